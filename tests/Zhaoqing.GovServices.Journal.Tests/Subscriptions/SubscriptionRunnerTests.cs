using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class SubscriptionRunnerTests
{
    private static readonly SubscriptionOptions Options = new() { Attempts = 3, Backoff = TimeSpan.FromSeconds(10), LongestBackoff = TimeSpan.FromSeconds(15), Lease = TimeSpan.FromSeconds(30) };

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 25, 4, 0, 0, TimeSpan.Zero));
    private readonly InMemoryEventStore _journal = new();
    private readonly InMemorySubscriptionStore _store;

    public SubscriptionRunnerTests() => _store = new InMemorySubscriptionStore(_time);

    [Fact]
    public async Task A_subscriber_gets_every_event_in_order_and_goes_on_where_it_stopped()
    {
        var view = new View();
        await AppendAsync(300);
        Assert.Equal(new SubscriptionPass(Leads: true, 300, 0, 0), await Runner(view, "a").RunOnceAsync(default));
        await AppendAsync(2);
        Assert.Equal(new SubscriptionPass(Leads: true, 302, 0, 0), await Runner(view, "a").RunOnceAsync(default));

        Assert.Equal(Enumerable.Range(1, 302).Select(n => (long)n), view.Seen);
        Assert.Equal([256, 44, 2], view.Batches);
    }

    [Fact]
    public async Task One_host_of_many_runs_a_subscription_and_another_takes_over_when_its_lease_has_run_out()
    {
        View one = new(), two = new();
        SubscriptionRunner first = Runner(one, "a"), second = Runner(two, "b");
        await AppendAsync(3);
        await first.RunOnceAsync(default);
        await AppendAsync(2);

        Assert.Equal(new SubscriptionPass(Leads: false, 3, 2, 0), await second.RunOnceAsync(default));
        _time.Advance(Options.Lease - TimeSpan.FromTicks(1));
        Assert.False((await second.RunOnceAsync(default)).Leads);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True((await second.RunOnceAsync(default)).Leads);
        Assert.False((await first.RunOnceAsync(default)).Leads);

        Assert.Equal([1, 2, 3], one.Seen);
        Assert.Equal([4, 5], two.Seen);
    }

    [Fact]
    public async Task A_host_that_gives_its_lease_back_is_followed_at_once()
    {
        var first = Runner(new View(), "a");
        await first.RunOnceAsync(default);
        await first.ReleaseAsync(default);
        Assert.True((await Runner(new View(), "b").RunOnceAsync(default)).Leads);
    }

    [Fact]
    public async Task A_host_that_loses_its_lease_in_the_middle_records_nothing_more()
    {
        await AppendAsync(600);
        var two = new View();
        var one = new View
        {
            OnHandle = async position =>
            {
                if (position != 512) return;
                _time.Advance(Options.Lease);
                await Runner(two, "b").RunOnceAsync(default);
            },
        };

        Assert.False((await Runner(one, "a").RunOnceAsync(default)).Leads);
        Assert.Equal(600, await _store.CheckpointAsync("view"));
        Assert.Equal(Enumerable.Range(257, 344).Select(n => (long)n), two.Seen);
    }

    [Fact]
    public async Task A_poison_event_is_set_aside_with_its_reason_and_its_stream_waits_behind_it_and_the_rest_goes_on()
    {
        var view = new View { Poison = { 2 } };
        for (int version = 0; version < 3; version++)
        {
            await _journal.AppendAsync(Some.Stream(1), version, Some.Events(1)).Accepted();
            await _journal.AppendAsync(Some.Stream(2), version, Some.Events(1)).Accepted();
        }

        var pass = await Runner(view, "a").RunOnceAsync(default);

        Assert.Equal(new SubscriptionPass(Leads: true, 6, 0, 3), pass);
        Assert.Equal([1, 3, 5], view.Seen.Order());
        var aside = await _store.SetAsideAsync("view");
        Assert.Equal([(2L, 1), (4L, 0), (6L, 0)], aside.Select(e => (e.Position, e.Attempts)));
        Assert.Equal("InvalidOperationException: poison 2", aside[0].Reason);
    }

    [Fact]
    public async Task A_poison_event_is_tried_again_with_growing_waits_until_it_is_dead_and_then_only_when_it_is_asked_for()
    {
        var view = new View { Poison = { 1 } };
        var runner = Runner(view, "a");
        await AppendAsync(1);
        await AppendAsync(1);
        await runner.RunOnceAsync(default);
        int tried = view.Tried(1);

        await Pass(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1), tried);
        await Pass(TimeSpan.FromTicks(1), tried + 1);
        await Pass(TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1), tried + 1);
        await Pass(TimeSpan.FromTicks(1), tried + 2);
        await Pass(TimeSpan.FromDays(30), tried + 2);
        Assert.Null((await _store.SetAsideAsync("view"))[0].Due);

        view.Poison.Clear();
        Assert.Equal(1, await _store.TryAgainAsync("view"));
        Assert.Equal(0, (await runner.RunOnceAsync(default)).SetAside);
        Assert.Equal([1, 2], view.Seen);

        async Task Pass(TimeSpan wait, int expected)
        {
            _time.Advance(wait);
            await runner.RunOnceAsync(default);
            Assert.Equal(expected, view.Tried(1));
            Assert.Empty(view.Seen);
        }
    }

    [Fact]
    public async Task However_many_are_due_what_is_new_waits_for_few_of_them_and_the_others_come_in_the_same_pass()
    {
        const int many = 600;
        int triesBeforeNew = 0;
        bool isCounting = false;
        var view = new View
        {
            OnHandle = position =>
            {
                // What is tried again has the place that has been reached, what is new a place beyond it.
                if (position > many) isCounting = false;
                if (isCounting) triesBeforeNew++;
                return Task.CompletedTask;
            },
        };
        for (int i = 1; i <= many; i++)
        {
            view.Poison.Add(i);
            await _journal.AppendAsync(Some.Stream(i), 0, Some.Events(1)).Accepted();
        }

        var runner = Runner(view, "a");
        Assert.Equal(many, (await runner.RunOnceAsync(default)).SetAside);
        int[] tried = [.. Enumerable.Range(1, many).Select(i => view.Tried(i))];
        await _journal.AppendAsync(Some.Stream(many + 1), 0, Some.Events(1)).Accepted();
        _time.Advance(Options.Backoff);
        isCounting = true;

        Assert.Equal(new SubscriptionPass(Leads: true, many + 1, 0, many), await runner.RunOnceAsync(default));
        Assert.InRange(triesBeforeNew, 1, 256);
        Assert.Equal([many + 1], view.Seen);
        Assert.Equal(tried.Select(before => before + 1), Enumerable.Range(1, many).Select(i => view.Tried(i)));
    }

    [Fact]
    public async Task What_has_been_due_longest_is_tried_first()
    {
        var view = new View { Poison = { 1, 2 } };
        var runner = Runner(view, "a");
        await _journal.AppendAsync(Some.Stream(1), 0, Some.Events(1)).Accepted();
        await runner.RunOnceAsync(default);
        // The first fails again, and is due after the second.
        _time.Advance(Options.Backoff);
        await _journal.AppendAsync(Some.Stream(2), 0, Some.Events(1)).Accepted();
        await runner.RunOnceAsync(default);
        view.Poison.Clear();
        _time.Advance(Options.LongestBackoff);
        await runner.RunOnceAsync(default);
        Assert.Equal([2, 1], view.Seen);
    }

    [Fact]
    public async Task What_cannot_be_reached_now_sets_nothing_aside()
    {
        var view = new View { Unavailable = true };
        await AppendAsync(2);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => Runner(view, "a").RunOnceAsync(default));
        Assert.Empty(await _store.SetAsideAsync("view"));

        view.Unavailable = false;
        Assert.Equal(2, (await Runner(view, "a").RunOnceAsync(default)).Position);
        Assert.Equal([1, 2], view.Seen);
    }

    [Fact]
    public async Task A_view_that_keeps_its_own_position_has_its_effects_once_whatever_the_store_remembers()
    {
        var view = new View { OwnPosition = 0 };
        await AppendAsync(5);
        await Runner(view, "a").RunOnceAsync(default);
        await AppendAsync(2);
        var forgotten = new InMemorySubscriptionStore(_time);
        await new SubscriptionRunner(_journal, forgotten, view, "b", _time, Options).RunOnceAsync(default);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], view.Seen);
        Assert.Equal(7, view.OwnPosition);
    }

    [Fact]
    public async Task A_view_is_built_anew_beside_the_live_one_and_both_are_equal_when_the_lag_is_none()
    {
        View live = new(), anew = new("view.v2");
        await AppendAsync(400);
        await Runner(live, "a").RunOnceAsync(default);
        var building = Runner(anew, "a").RunOnceAsync(default);
        await AppendAsync(3);
        await Runner(live, "a").RunOnceAsync(default);
        await building;

        Assert.Equal(0, (await Runner(anew, "a").RunOnceAsync(default)).Lag);
        Assert.Equal(live.Seen, anew.Seen);
    }

    [Fact]
    public async Task The_outbox_sends_what_is_wanted_in_order_of_each_stream_and_a_dead_letter_again_when_asked()
    {
        var channel = new Channel { Refused = { 3 } };
        var outbox = new Outbox("to-province", channel, recorded => recorded.Position != 1);
        for (int version = 0; version < 3; version++)
        {
            await _journal.AppendAsync(Some.Stream(1), version, Some.Events(1)).Accepted();
            await _journal.AppendAsync(Some.Stream(2), version, Some.Events(1)).Accepted();
        }

        var runner = new SubscriptionRunner(_journal, _store, outbox, "a", _time, Options with { Attempts = 1 });
        await runner.RunOnceAsync(default);
        Assert.Equal([2, 4, 6], channel.Sent);

        channel.Refused.Clear();
        Assert.Equal(1, await _store.TryAgainAsync("to-province", 3));
        await runner.RunOnceAsync(default);
        Assert.Equal([2, 4, 6, 3, 5], channel.Sent);
        Assert.Empty(await _store.SetAsideAsync("to-province"));
    }

    /// <summary>Whatever fails and whoever runs it: in the end every event was taken, and each stream in order.</summary>
    [Property(MaxTest = 100, QuietOnSuccess = true)]
    public Property Every_stream_is_taken_in_order_and_whole_whatever_fails() => Prop.ForAll(
        (from streams in Gen.Choose(1, 4).ListOf(30)
         from failures in Gen.Choose(0, 2).ListOf(30)
         from hosts in Gen.Choose(1, 3).ListOf(60)
         select (Streams: streams.ToList(), Failures: failures.ToList(), Hosts: hosts.ToList())).ToArbitrary(),
        script =>
        {
            var test = new SubscriptionRunnerTests();
            return test.InOrderAndWhole(script.Streams, script.Failures, script.Hosts).GetAwaiter().GetResult();
        });

    private async Task<bool> InOrderAndWhole(List<int> streams, List<int> failures, List<int> hosts)
    {
        var view = new View();
        for (int i = 0; i < streams.Count; i++) view.Failing[i + 1] = failures[i];
        var runners = Enumerable.Range(1, 3).Select(n => Runner(view, $"host{n}")).ToList();
        int appended = 0;
        var versions = new int[5];
        foreach (int host in hosts)
        {
            if (appended < streams.Count)
            {
                int stream = streams[appended++];
                await _journal.AppendAsync(Some.Stream(stream), versions[stream]++, Some.Events(1)).Accepted();
            }

            await runners[host - 1].RunOnceAsync(default);
            _time.Advance(TimeSpan.FromSeconds(20));
        }

        for (int i = 0; i < 10; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(60));
            await runners[0].RunOnceAsync(default);
        }

        var all = await _journal.ReadAllAsync().ToListAsync();
        return view.Seen.Order().SequenceEqual(all.Select(e => e.Position))
            && all.GroupBy(e => e.Stream).All(stream => view.Seen.Where(position => stream.Any(e => e.Position == position)).SequenceEqual(stream.Select(e => e.Position)));
    }

    private SubscriptionRunner Runner(ISubscriber view, string holder) => new(_journal, _store, view, holder, _time, Options);

    private async Task AppendAsync(int count)
    {
        int version = await _journal.ReadAsync(Some.Case).CountAsync();
        await _journal.AppendAsync(Some.Case, version, Some.Events(count)).Accepted();
    }

    private sealed class View(string name = "view") : ISubscriber
    {
        private readonly Dictionary<long, int> _tried = [];

        public string Name => name;

        public List<long> Seen { get; } = [];

        public List<int> Batches { get; } = [];

        public HashSet<long> Poison { get; } = [];

        public Dictionary<long, int> Failing { get; } = [];

        public bool Unavailable { get; set; }

        public long? OwnPosition { get; set; }

        public Func<long, Task>? OnHandle { get; init; }

        public int Tried(long position) => _tried.GetValueOrDefault(position);

        public ValueTask<long?> PositionAsync(CancellationToken cancellationToken) => ValueTask.FromResult(OwnPosition);

        /// <summary>Whole or not at all, as a view in one transaction is.</summary>
        public async ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
        {
            if (OnHandle is not null) await OnHandle(position);
            if (Unavailable) throw new JournalUnavailableException();
            foreach (var recorded in events)
            {
                _tried[recorded.Position] = Tried(recorded.Position) + 1;
                if (Poison.Contains(recorded.Position)) throw new InvalidOperationException($"poison {recorded.Position}");
                if (Failing.GetValueOrDefault(recorded.Position) is > 0 and var left)
                {
                    Failing[recorded.Position] = left - 1;
                    throw new InvalidOperationException("not yet");
                }
            }

            Seen.AddRange(events.Select(e => e.Position));
            if (events.Count > 0) Batches.Add(events.Count);
            if (OwnPosition is not null) OwnPosition = position;
        }
    }

    private sealed class Channel : IOutboxChannel
    {
        public List<long> Sent { get; } = [];

        public HashSet<long> Refused { get; } = [];

        public ValueTask SendAsync(RecordedEvent recorded, CancellationToken cancellationToken)
        {
            if (Refused.Contains(recorded.Position)) throw new InvalidOperationException("refused");
            Sent.Add(recorded.Position);
            return ValueTask.CompletedTask;
        }
    }
}
