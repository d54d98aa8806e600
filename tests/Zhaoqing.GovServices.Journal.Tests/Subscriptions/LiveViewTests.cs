using Microsoft.Extensions.Time.Testing;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class LiveViewTests
{
    private readonly InMemorySubscriptionStore _store = new(new FakeTimeProvider());

    [Fact]
    public async Task Readers_go_over_to_a_new_build_when_it_has_caught_up_and_never_back()
    {
        var live = new LiveView(_store, "search.v1", "search.v2");
        Assert.Equal("search.v1", await live.NameAsync());
        await ReachAsync("search.v1", 500);
        await ReachAsync("search.v2", 499);
        Assert.Equal("search.v1", await live.NameAsync());
        await ReachAsync("search.v2", 500);
        Assert.Equal("search.v2", await live.NameAsync());

        await ReachAsync("search.v1", 510);

        Assert.Equal("search.v2", await live.NameAsync());
    }

    [Fact]
    public async Task Every_host_finds_the_same_build_without_being_told()
    {
        await ReachAsync("search.v1", 500);
        await ReachAsync("search.v2", 600);
        await ReachAsync("search.v3", 20);

        Assert.Equal("search.v2", await new LiveView(_store, "search.v1", "search.v2", "search.v3").NameAsync());
        await ReachAsync("search.v3", 600);
        Assert.Equal("search.v3", await new LiveView(_store, "search.v1", "search.v2", "search.v3").NameAsync());
    }

    [Fact]
    public async Task A_question_that_was_answered_late_takes_nobody_back()
    {
        await ReachAsync("search.v1", 500);
        await ReachAsync("search.v2", 499);
        var slow = new SlowStore(_store);
        var live = new LiveView(slow, "search.v1", "search.v2");
        var late = live.NameAsync();
        slow.Held = false;
        await ReachAsync("search.v2", 500);
        Assert.Equal("search.v2", await live.NameAsync());
        await ReachAsync("search.v1", 510);

        slow.Answer.SetResult(499);

        Assert.Equal("search.v2", await late);
        Assert.Equal("search.v2", await live.NameAsync());
    }

    [Theory]
    [InlineData()]
    [InlineData("search.v1", "search.v1")]
    [InlineData("Search")]
    public void Builds_are_named_once_and_well(params string[] builds) => Assert.Throws<ArgumentException>(() => new LiveView(_store, builds));

    private async Task ReachAsync(string build, long position)
    {
        var lease = (await _store.LeaseAsync(build, "host", TimeSpan.FromMinutes(1)))!;
        Assert.True(await _store.RecordAsync(lease, position, [], [], TimeSpan.FromMinutes(1)));
    }

    /// <summary>Holds the answers for the newer build back while it is told to.</summary>
    private sealed class SlowStore(ISubscriptionStore store) : ISubscriptionStore
    {
        internal bool Held { get; set; } = true;

        internal TaskCompletionSource<long> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ValueTask<long> CheckpointAsync(string subscription, CancellationToken cancellationToken = default) =>
            Held && subscription.EndsWith("v2", StringComparison.Ordinal) ? new(Answer.Task) : store.CheckpointAsync(subscription, cancellationToken);

        public ValueTask<SubscriptionLease?> LeaseAsync(string subscription, string holder, TimeSpan length, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<bool> RecordAsync(SubscriptionLease lease, long position, IReadOnlyList<SetAsideEvent> setAside, IReadOnlyList<long> done, TimeSpan length, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public ValueTask ReleaseAsync(SubscriptionLease lease, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync(string subscription, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask<int> TryAgainAsync(string subscription, long? position = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
