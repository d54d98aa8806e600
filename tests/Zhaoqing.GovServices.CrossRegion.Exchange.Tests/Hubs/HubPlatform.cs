using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using OneOf;
using OneOf.Types;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests.Hubs;

/// <summary>A city's platform that is connected with a middle platform: a record, and a host over it that can be started anew at any step.</summary>
internal sealed class HubPlatform : IDisposable
{
    public const string Message = "handover.message", Answer = "handover.answer";

    private readonly FakeTimeProvider _time = new(Said.Start.ToDateTimeOffset());
    private readonly InMemorySubscriptionStore _subscriptions;
    private SubscriptionRunner? _runner;

    public HubPlatform(ProvincialHub hub, DivisionCode site, DivisionCode peer)
    {
        (Site, Peer, Hub, _subscriptions) = (site, peer, new Hooked(hub.Connect(site)), new InMemorySubscriptionStore(_time));
        Start();
    }

    public DivisionCode Site { get; }

    public DivisionCode Peer { get; }

    /// <summary>The edition it works by now.</summary>
    public string Edition { get; set; } = "fo-zhao-1";

    public InMemoryEventStore Record { get; } = new();

    public Hooked Hub { get; }

    public HandoverStation Station { get; private set; } = null!;

    public HubExchange Exchange { get; private set; } = null!;

    public IHandoverLink Link => Exchange.LinkTo(Peer);

    public HandoverReconciler Reconciler => new(Station, Peer, Link);

    /// <summary>佛山 and 肇庆 at one middle platform.</summary>
    public static (HubPlatform Foshan, HubPlatform Zhaoqing) Two(ProvincialHub hub) => (new(hub, FoshanCity, ZhaoqingCity), new(hub, ZhaoqingCity, FoshanCity));

    public static ProvincialHub HubOfTwo() => new(FoshanCity, ZhaoqingCity);

    /// <summary>A new process over the same record.</summary>
    public void Start()
    {
        Dispose();
        Station = new HandoverStation(Record, _time, new HandoverSites(Site, Peer));
        Exchange = new HubExchange(Station, Hub, _time, new HubOptions("fo-zhao-0") { EditionNow = () => Edition, Wait = TimeSpan.Zero });
        _runner = new SubscriptionRunner(Record, _subscriptions, new HandoverOutbox(Station, Peer, Link), "host", _time, new SubscriptionOptions { Backoff = TimeSpan.Zero, Attempts = 3 });
    }

    /// <summary>Sends what waits; not all of it is answered where the other has not looked.</summary>
    public Task<bool> PumpAsync() => TriedAsync(async () =>
    {
        while (await _runner!.RunOnceAsync(default) is { Lag: > 0 })
        {
        }
    });

    /// <summary>Fetches what waits at the middle platform.</summary>
    public Task<bool> LookAsync() => TriedAsync(() => Exchange.PollAsync());

    /// <summary>Both until everything has been said and answered.</summary>
    public static async Task<bool> SettleAsync(HubPlatform one, HubPlatform other)
    {
        int whole = 0;
        for (int i = 0; i < 100 && whole < 3; i++)
        {
            bool isWhole = true;
            foreach (var (platform, there) in new[] { (one, other), (other, one) })
            {
                await platform.PumpAsync();
                await there.LookAsync();
                isWhole &= await platform.PumpAsync();
            }

            whole = isWhole ? whole + 1 : 0;
        }

        return whole == 3;
    }

    public ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync() => _subscriptions.SetAsideAsync($"cross-region.outbox-{Peer}");

    public async Task<List<RecordedEvent>> RecordedAsync(string type)
    {
        var events = new List<RecordedEvent>();
        await foreach (var recorded in Record.ReadAllAsync(0))
        {
            if (recorded.Type == type) events.Add(recorded);
        }

        return events;
    }

    /// <summary>The codes of what was refused and kept.</summary>
    public async Task<string[]> KeptAsync() => [.. (await RecordedAsync("cross-region.message-refused.v1")).Select(kept => System.Text.Json.Nodes.JsonNode.Parse(kept.Content.Span)!["code"]!.GetValue<string>())];

    public async Task<CaseNumber> BegunAsync(ClockStartPolicy policy = ClockStartPolicy.AuthorityAcceptance)
    {
        var opening = Said.Opening(policy: policy);
        if (Site == ZhaoqingCity) opening = opening with { Receiving = opening.Receiving with { Division = Duanzhou }, Handling = opening.Handling with { Division = FoshanCity } };
        return (await Station.BeginAsync(opening, "officer-1")).AsT1.Number;
    }

    public void Dispose()
    {
        Exchange?.Dispose();
        Station?.Dispose();
    }

    private static async Task<bool> TriedAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (JournalUnavailableException)
        {
            return false;
        }
    }

    /// <summary>Lets the other look before this one does, where a test wants an answer at once.</summary>
    internal sealed class Hooked(IHandoverHub hub) : IHandoverHub
    {
        public Func<Task> Before { get; set; } = () => Task.CompletedTask;

        public ValueTask<ImmutableArray<OneOf<Refusal, Success>>> PushAsync(IReadOnlyList<HubEnvelope> envelopes, CancellationToken cancellationToken) => hub.PushAsync(envelopes, cancellationToken);

        public async ValueTask<ImmutableArray<HubEnvelope>> PollAsync(int most, CancellationToken cancellationToken)
        {
            await Before();
            return await hub.PollAsync(most, cancellationToken);
        }

        public ValueTask AcknowledgeAsync(IReadOnlyList<Guid> envelopes, CancellationToken cancellationToken) => hub.AcknowledgeAsync(envelopes, cancellationToken);
    }
}
