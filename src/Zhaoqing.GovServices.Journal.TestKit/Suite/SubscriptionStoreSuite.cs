using NodaTime;

namespace Zhaoqing.GovServices.Journal.TestKit;

/// <summary>What every subscription store must show; a store's test project inherits it.</summary>
public abstract class SubscriptionStoreSuite : IAsyncLifetime
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    /// <summary>The store under test, empty at the start of each test.</summary>
    protected ISubscriptionStore Store { get; private set; } = null!;

    public async Task InitializeAsync() => Store = await OpenEmptyAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Another empty store.</summary>
    protected abstract Task<ISubscriptionStore> OpenEmptyAsync();

    /// <summary>Lets every lease of the store run out, as time would.</summary>
    protected abstract Task LetLeasesRunOutAsync();

    [Fact]
    public async Task One_host_holds_a_lease_and_may_prolong_it_and_the_others_may_not_have_it()
    {
        var lease = await Store.LeaseAsync("view", "a", Long);

        Assert.Equal(new SubscriptionLease("view", "a", 1, 0), lease);
        Assert.Equal(lease, await Store.LeaseAsync("view", "a", Long));
        Assert.Null(await Store.LeaseAsync("view", "b", Long));
        Assert.NotNull(await Store.LeaseAsync("other", "b", Long));
    }

    [Fact]
    public async Task Of_many_hosts_exactly_one_gets_the_lease()
    {
        var leases = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(async () => await Store.LeaseAsync("view", $"host{n}", Long))));

        Assert.Single(leases, lease => lease is not null);
    }

    [Fact]
    public async Task A_lease_that_ran_out_goes_to_another_and_the_first_may_record_nothing_any_more()
    {
        var first = (await Store.LeaseAsync("view", "a", Long))!;
        Assert.True(await Store.RecordAsync(first, 5, [], [], Long));
        await LetLeasesRunOutAsync();

        var second = await Store.LeaseAsync("view", "b", Long);

        Assert.Equal(new SubscriptionLease("view", "b", 2, 5), second);
        Assert.False(await Store.RecordAsync(first, 9, [Aside(9)], [], Long));
        Assert.Equal(5, await Store.CheckpointAsync("view"));
        Assert.Empty(await Store.SetAsideAsync("view"));
        Assert.Null(await Store.LeaseAsync("view", "a", Long));
        Assert.True(await Store.RecordAsync(second!, 6, [], [], Long));
    }

    [Fact]
    public async Task A_host_that_lost_its_lease_for_a_while_gets_a_new_one_and_not_the_old()
    {
        await Store.LeaseAsync("view", "a", Long);
        await LetLeasesRunOutAsync();

        Assert.Equal(2, (await Store.LeaseAsync("view", "a", Long))!.Token);
    }

    [Fact]
    public async Task A_lease_given_back_is_free_at_once_and_giving_back_an_old_one_changes_nothing()
    {
        var first = (await Store.LeaseAsync("view", "a", Long))!;
        await Store.ReleaseAsync(first);
        Assert.NotNull(await Store.LeaseAsync("view", "b", Long));
        await Store.ReleaseAsync(first);
        Assert.Null(await Store.LeaseAsync("view", "a", Long));
    }

    [Fact]
    public async Task What_is_set_aside_comes_back_in_order_and_is_changed_and_forgotten_with_the_checkpoint()
    {
        var lease = (await Store.LeaseAsync("view", "a", Long))!;
        await Store.RecordAsync(lease, 7, [Aside(7), Aside(3)], [], Long);
        Assert.Equal([Aside(3), Aside(7)], await Store.SetAsideAsync("view"));

        var dead = Aside(7) with { Attempts = 8, Due = null, Reason = "龘'\"" };
        await Store.RecordAsync(lease, 8, [dead], [3], Long);

        Assert.Equal([dead], await Store.SetAsideAsync("view"));
        Assert.Equal(8, await Store.CheckpointAsync("view"));
        Assert.Empty(await Store.SetAsideAsync("other"));
    }

    [Fact]
    public async Task Dead_events_are_tried_again_one_or_all_and_those_that_wait_are_left()
    {
        var lease = (await Store.LeaseAsync("view", "a", Long))!;
        await Store.RecordAsync(lease, 9, [Aside(2) with { Due = null }, Aside(3) with { Due = null }, Aside(4)], [], Long);

        Assert.Equal(0, await Store.TryAgainAsync("view", 4));
        Assert.Equal(1, await Store.TryAgainAsync("view", 3));
        Assert.Equal([null, NodaConstants.UnixEpoch, Aside(4).Due], (await Store.SetAsideAsync("view")).Select(e => e.Due));
        Assert.Equal(1, await Store.TryAgainAsync("view"));
        Assert.Equal([0, 0, 1], (await Store.SetAsideAsync("view")).Select(e => e.Attempts));
    }

    [Fact]
    public async Task A_name_of_another_form_is_a_programmers_mistake()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.LeaseAsync("View", "a", Long));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.SetAsideAsync(""));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.CheckpointAsync(new string('a', 101)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.LeaseAsync("view", " ", Long));
    }

    private static SetAsideEvent Aside(long position) => new(position, Some.Case, 1, Instant.FromUtc(2026, 11, 25, 4, 0) + Duration.FromNanoseconds(7), "InvalidOperationException: 不行");
}
