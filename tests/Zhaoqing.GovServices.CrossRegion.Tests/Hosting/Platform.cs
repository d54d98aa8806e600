using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.CrossRegionCities.Tests;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>One city's platform: a record, and a host over it that can be started anew at any step.</summary>
internal sealed class Platform : IDisposable
{
    private readonly FakeTimeProvider _time;
    private readonly InMemorySubscriptionStore _subscriptions;
    private SubscriptionRunner? _runner, _fresh;

    private Platform(DivisionCode site, DivisionCode peer, FakeTimeProvider time, IEventStore store) =>
        (Site, Peer, _time, Store, _subscriptions) = (site, peer, time, store, new InMemorySubscriptionStore(time));

    public DivisionCode Site { get; }

    public DivisionCode Peer { get; }

    public IEventStore Store { get; }

    public HandoverStation Station { get; private set; } = null!;

    public BadLine Line { get; private set; } = null!;

    public HandoverReconciler Reconciler => new(Station, Peer, Line);

    public Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    /// <summary>佛山 and 肇庆, each connected with the other.</summary>
    public static (Platform Foshan, Platform Zhaoqing) Two(IEventStore? foshan = null, IEventStore? zhaoqing = null)
    {
        var time = new FakeTimeProvider(Said.Start.ToDateTimeOffset());
        var (one, other) = (new Platform(FoshanCity, ZhaoqingCity, time, foshan ?? new InMemoryEventStore()), new Platform(ZhaoqingCity, FoshanCity, time, zhaoqing ?? new InMemoryEventStore()));
        one.Line = new BadLine(() => other.Station, one.Site);
        other.Line = new BadLine(() => one.Station, other.Site);
        one.Start();
        other.Start();
        return (one, other);
    }

    /// <summary>A new process over the same record.</summary>
    public void Start()
    {
        Station?.Dispose();
        Station = new HandoverStation(Store, _time, new HandoverSites(Site, Peer));
        var outbox = new HandoverOutbox(Station, Peer, Line);
        var options = new SubscriptionOptions { Backoff = TimeSpan.Zero, Attempts = 3 };
        _runner = new SubscriptionRunner(Store, _subscriptions, outbox, "host", _time, options);
        _fresh = new SubscriptionRunner(Store, _subscriptions, new HandoverFreshOutbox(outbox, _subscriptions, _time, near: 0), "host", _time, options);
    }

    /// <summary>Sends what waits.</summary>
    /// <returns>Whether all of it went; not where the line did not let it.</returns>
    public Task<bool> PumpAsync() => PumpAsync(_runner!);

    /// <summary>Sends what is new before what waits.</summary>
    public Task<bool> PumpFreshAsync() => PumpAsync(_fresh!);

    private static async Task<bool> PumpAsync(SubscriptionRunner runner)
    {
        try
        {
            // What is acknowledged is recorded too, and passed over the next time.
            while (await runner.RunOnceAsync(default) is { Lag: > 0 })
            {
            }

            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }

    public void Wait(TimeSpan time) => _time.Advance(time);

    public void WaitUntil(string local) => _time.SetUtcNow(At(local).ToDateTimeOffset());

    /// <summary>What compares the days of this platform by itself, as a host of its own has it.</summary>
    public ReconciliationWatch Watch(ReconciliationRhythm? rhythm = null, Listener? log = null, HandoverStation? station = null) =>
        new(station ?? Station, Peer, new HandoverReconciler(station ?? Station, Peer, Line), rhythm ?? ReconciliationRhythm.Usual, _time, log ?? new Listener());

    /// <summary>Another host over the same record.</summary>
    public HandoverStation AnotherStation() => new(Store, _time, new HandoverSites(Site, Peer));

    public ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync() => _subscriptions.SetAsideAsync($"cross-region.outbox-{Peer}");

    public async Task<HandoverCase> CaseAsync(CaseNumber number) => (await Station.FindAsync(number))!;

    public async Task<List<RecordedEvent>> RecordAsync()
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in Store.ReadAllAsync(0)) events.Add(recorded);
        return events;
    }

    public void Dispose() => Station.Dispose();
}

/// <summary>What happens to a request between two platforms.</summary>
internal enum Mishap
{
    None,
    RequestLost,
    AnswerLost,
    Twice,
    HalfThenBroken,
    Backwards,
    Garbled,
}

/// <summary>The way to the other platform, with what goes wrong on it.</summary>
internal sealed class BadLine(Func<HandoverStation> other, DivisionCode self) : IHandoverLink
{
    public Func<Mishap> Next { get; set; } = () => Mishap.None;

    public int Sent { get; private set; }

    /// <summary>Why nobody answers a question about days now.</summary>
    public Func<Exception?> Silent { get; set; } = () => null;

    /// <summary>The days that were asked about.</summary>
    public List<LocalDate> Asked { get; } = [];

    public async ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
    {
        var mishap = Next();
        if (mishap == Mishap.RequestLost) throw new JournalUnavailableException();
        Sent += messages.Count;
        if (mishap == Mishap.HalfThenBroken)
        {
            await other().TakeAsync(self, [.. messages.Take(messages.Count / 2)], cancellationToken);
            throw new JournalUnavailableException();
        }

        if (mishap == Mishap.Twice) await other().TakeAsync(self, messages, cancellationToken);
        if (mishap == Mishap.Backwards)
        {
            foreach (var message in messages.Reverse()) await other().TakeAsync(self, [message], cancellationToken);
        }

        var answers = await other().TakeAsync(self, messages, cancellationToken);
        return mishap switch
        {
            Mishap.AnswerLost => throw new JournalUnavailableException(),
            Mishap.Garbled => answers[1..],
            _ => answers,
        };
    }

    public ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken) => throw new NotSupportedException();

    public async ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken)
    {
        Asked.Add(day);
        return Silent() is { } fault ? throw fault : await other().DayAsync(self, day, cancellationToken);
    }

    public async ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken) => await other().TalliesAsync(self, day, cancellationToken);
}
