using OneOf;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class GroupCommitTests
{
    private static readonly Appended Done = new(Some.Case, 1, 1, 1, Repeated: false);

    private readonly List<int> _groups = [];
    private readonly Queue<TaskCompletionSource> _gates = new();
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Those_who_come_while_a_group_is_written_form_the_next_one()
    {
        var queue = Gated(most: 3, out var first, out var second, out var third);
        var appends = new List<Task<OneOf<AppendFault, Appended>>> { Append(queue) };
        await _begun.Task;
        appends.AddRange(Enumerable.Range(0, 4).Select(_ => Append(queue)));

        first.SetResult();
        await appends[0];
        second.SetResult();
        await Task.WhenAll(appends[1..4]);
        third.SetResult();
        await appends[4];

        Assert.Equal([1, 3, 1], _groups);
    }

    [Fact]
    public async Task Who_waits_may_go_and_who_is_written_may_not()
    {
        var queue = Gated(most: 3, out var first, out var second, out _);
        using var source = new CancellationTokenSource();
        var written = Append(queue, source.Token);
        await _begun.Task;
        var waiting = Append(queue, source.Token);
        var other = Append(queue);

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.SetResult();
        second.SetResult();

        Assert.Equal(Done, (await written).AsT1);
        Assert.Equal(Done, (await other).AsT1);
        Assert.Equal([1, 1], _groups);
    }

    [Fact]
    public async Task What_went_wrong_is_the_answer_of_its_group_alone_and_closing_waits_for_the_last()
    {
        var queue = Gated(most: 1, out var first, out var second, out _);
        var fails = Append(queue);
        var goes = Append(queue);
        var closing = queue.CloseAsync();

        first.SetException(new JournalUnavailableException());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => fails);
        Assert.False(closing.IsCompleted);
        second.SetResult();

        Assert.Equal(Done, (await goes).AsT1);
        await closing;
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Append(queue));
    }

    [Fact]
    public async Task A_group_ends_where_its_events_are_large_and_one_append_always_goes()
    {
        var queue = Gated(most: 512, out var first, out var second, out var third);
        var large = Enumerable.Range(0, 70).Select(_ => Some.Event($$"""{"t":"{{new string('x', 250_000)}}"}""")).ToArray();
        var appends = new List<Task<OneOf<AppendFault, Appended>>> { Append(queue) };
        appends.Add(queue.AppendAsync(Some.Case, 0, [.. large], key: null, CancellationToken.None).AsTask());
        appends.Add(Append(queue));

        first.SetResult();
        second.SetResult();
        third.SetResult();
        await Task.WhenAll(appends);

        Assert.Equal([1, 1, 1], _groups);
    }

    [Fact]
    public async Task A_caller_is_not_held_up_by_the_writing_of_what_it_began()
    {
        using var isWritten = new ManualResetEventSlim();
        int writer = 0;
        var queue = new GroupCommit(group =>
        {
            writer = Environment.CurrentManagedThreadId;
            isWritten.Set();
            foreach (var append in group) append.Answer(Done);
            return ValueTask.CompletedTask;
        });
        var begun = Append(queue);
        // This thread is kept here, so that it cannot be the one that writes.
        isWritten.Wait();
        Assert.NotEqual(Environment.CurrentManagedThreadId, writer);
        await begun;
    }

    [Fact]
    public void A_group_has_one_append_at_least() => Assert.Throws<ArgumentOutOfRangeException>(() => new GroupCommit(_ => ValueTask.CompletedTask, most: 0));

    private static Task<OneOf<AppendFault, Appended>> Append(GroupCommit queue, CancellationToken cancellationToken = default) =>
        queue.AppendAsync(Some.Case, 0, [Some.Event()], key: null, cancellationToken).AsTask();

    private GroupCommit Gated(int most, out TaskCompletionSource first, out TaskCompletionSource second, out TaskCompletionSource third)
    {
        (first, second, third) = (new(), new(), new());
        foreach (var gate in (TaskCompletionSource[])[first, second, third]) _gates.Enqueue(gate);
        return new GroupCommit(
            async group =>
            {
                _groups.Add(group.Count);
                _begun.TrySetResult();
                await _gates.Dequeue().Task;
                foreach (var append in group) append.Answer(Done);
            },
            most);
    }
}
