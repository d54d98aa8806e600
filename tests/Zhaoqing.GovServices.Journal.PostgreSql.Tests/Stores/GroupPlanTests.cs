namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

public sealed class GroupPlanTests
{
    /// <summary>The same id twice in a group is written again, while another host took a position: the second then stands where the first attempt had seen it, but as the event of the first append.</summary>
    [Fact]
    public async Task An_id_that_is_written_again_for_another_append_acknowledges_nobody()
    {
        var twice = Some.Event();
        var group = new List<PendingAppend>();
        var isWhole = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = new GroupCommit(taken =>
        {
            group.AddRange(taken);
            if (group.Count == 2) isWhole.SetResult();
            return ValueTask.CompletedTask;
        });
        var one = queue.AppendAsync(Some.Stream(1), 0, [twice], key: null, CancellationToken.None).AsTask();
        var two = queue.AppendAsync(Some.Stream(2), 0, [twice], key: null, CancellationToken.None).AsTask();
        await isWhole.Task;

        var failed = Plan(10, looksAtIds: false);
        foreach (var append in group) failed.Add(append, []);
        var again = Plan(11, looksAtIds: true);
        foreach (var append in group) again.Add(append, [failed.Accepted]);
        again.Answer();

        Assert.Equal(new Appended(Some.Stream(1), 1, 1, 12, Repeated: false), (await one).AsT1);
        await Assert.ThrowsAsync<ArgumentException>(() => two);
        Assert.Equal(12, Assert.Single(again.Events).Event.Position);
    }

    private static GroupPlan Plan(long position, bool looksAtIds) =>
        new(new JournalHead(position, default), new(StringComparer.Ordinal), new(StringComparer.Ordinal), looksAtIds ? [] : null);
}
