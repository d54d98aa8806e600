using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.CrossRegion.Rounds;

/// <summary>佛山 and 肇庆 in one process, each with a SQLite journal, and HTTP over loopback between them.</summary>
internal sealed class TwoPlatforms : IAsyncDisposable
{
    private static readonly DivisionCode FoshanCity = DivisionCode.Parse("4406"), ZhaoqingCity = DivisionCode.Parse("4412");

    private static readonly HandoverOpening Opening = new(
        MatterCode.Parse("440111106000"), HandlingMode.CollectOnBehalf, ClockStartPolicy.ElectronicPush, new HandoverUnit(DivisionCode.Parse("440605"), "示例中心"), new HandoverUnit(ZhaoqingCity, "示例局"), Channel.Window);

    /// <summary>What is older belongs to the backlog.</summary>
    internal static readonly Duration Newness = Duration.FromSeconds(20);

    private readonly SqliteEventStore _foshanStore, _zhaoqingStore;
    private readonly HandoverStation _foshan, _zhaoqing;
    private readonly WebApplication _app;
    private readonly ServiceProvider _services;
    private readonly ISubscriber[] _outboxes;
    private readonly CancellationTokenSource _stop = new();
    private Task _sending = Task.CompletedTask;

    private TwoPlatforms(SqliteEventStore foshan, SqliteEventStore zhaoqing, WebApplication app)
    {
        (_foshanStore, _zhaoqingStore, _app) = (foshan, zhaoqing, app);
        _foshan = StationOf(foshan);
        _zhaoqing = app.Services.GetRequiredService<HandoverStation>();
        var services = new ServiceCollection();
        services.AddHandoverLink(ZhaoqingCity, options => options.Address = new Uri(app.Urls.Single() + "/cross-region/v1/"), _ => new SocketsHttpHandler());
        _services = services.BuildServiceProvider();
        var outbox = new HandoverOutbox(_foshan, ZhaoqingCity, new Timed(_services.HandoverLinkTo(ZhaoqingCity), Arrived));
        _outboxes = [outbox, new HandoverFreshOutbox(outbox, foshan.Subscriptions, TimeProvider.System, Newness)];
    }

    /// <summary>When the other platform first answered for each case.</summary>
    internal ConcurrentDictionary<CaseNumber, long> Arrived { get; } = new();

    internal static async Task<TwoPlatforms> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var zhaoqing = await SqliteEventStore.OpenAsync(Path.Combine(folder, "zhaoqing.db"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new HandoverStation(zhaoqing, TimeProvider.System, new HandoverSites(ZhaoqingCity, FoshanCity), cases: NewCaseLimits.Usual with { MostADay = int.MaxValue }));
        var app = builder.Build();
        app.MapHandover("/cross-region/v1", _ => FoshanCity, "rounds-1");
        await app.StartAsync();
        return new TwoPlatforms(await SqliteEventStore.OpenAsync(Path.Combine(folder, "foshan.db")), zhaoqing, app);
    }

    /// <summary>Begins cases in 佛山, so many at the same time.</summary>
    internal async Task BeginAsync(int cases, int callers)
    {
        int left = cases;
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await BeginAsync();
        })));
    }

    internal Task<CaseNumber> BeginAsync() => BegunAsync(_foshan);

    /// <summary>The platform with which 佛山 has its cases.</summary>
    internal static DivisionCode Peer => ZhaoqingCity;

    /// <summary>佛山 over a record.</summary>
    internal static HandoverStation StationOf(IEventStore store) => new(store, TimeProvider.System, new HandoverSites(FoshanCity, ZhaoqingCity));

    internal static async Task<CaseNumber> BegunAsync(HandoverStation foshan) => (await foshan.BeginAsync(Opening, "window-1")).AsT1.Number;

    /// <summary>What is said in a case until it is pushed.</summary>
    internal static HandoverContent[] UpToThePush(CaseNumber number) =>
    [
        new IdentityChecked("读卡", new string('a', 64)), new PapersCollected(ReceiptNumber.Create(DivisionCode.Parse("440605"), NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd").Parse(number.ToString()[..8]).Value, 1), null, null),
        new CasePushed([new string('a', 64)], new LocalDate(2099, 1, 1)),
    ];

    /// <summary>The line is there: the outboxes run as in a host.</summary>
    internal void Connect() => _sending = Task.WhenAll(_outboxes.Select(outbox => Task.Run(() => SendAsync(outbox))));

    /// <summary>Waits until the other platform has answered for so many cases.</summary>
    internal async Task WaitAsync(int cases)
    {
        while (Arrived.Count < cases && !_sending.IsFaulted) await Task.Delay(1);
        if (_sending.IsFaulted) await _sending;
    }

    /// <summary>The events of the journal of 佛山 that say something, as they would be appended bare.</summary>
    internal async Task<List<(StreamId Stream, NewEvent Said)>> SaidAsync()
    {
        var said = new List<(StreamId, NewEvent)>();
        await foreach (var recorded in _foshanStore.ReadAllAsync())
        {
            if (recorded.Type.Contains("message-sent", StringComparison.Ordinal)) said.Add((recorded.Stream, new NewEvent(Guid.CreateVersion7(), recorded.Type, recorded.At, recorded.Actor, recorded.Content.ToArray())));
        }

        return said;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _sending;
        await _app.DisposeAsync();
        await _services.DisposeAsync();
        foreach (var station in new[] { _foshan, _zhaoqing }) station.Dispose();
        foreach (var store in new[] { _foshanStore, _zhaoqingStore }) await store.DisposeAsync();
        _stop.Dispose();
    }

    private async Task SendAsync(ISubscriber outbox)
    {
        var runner = new SubscriptionRunner(_foshanStore, _foshanStore.Subscriptions, outbox, "rounds", TimeProvider.System);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var pass = await runner.RunOnceAsync(_stop.Token);
                await _foshanStore.Signal.WaitAsync(pass.Position, TimeSpan.FromSeconds(1), TimeProvider.System, _stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private sealed class Timed(IHandoverLink inner, ConcurrentDictionary<CaseNumber, long> arrived) : IHandoverLink
    {
        public async ValueTask<ImmutableArray<OneOf<Refusal, HandoverReceived>>> SendAsync(IReadOnlyList<ReadOnlyMemory<byte>> messages, CancellationToken cancellationToken)
        {
            var answers = await inner.SendAsync(messages, cancellationToken);
            long now = Stopwatch.GetTimestamp();
            foreach (var answer in answers) arrived.TryAdd(answer.AsT1.Case, now);
            return answers;
        }

        public ValueTask<HandoverGreeting> GreetAsync(HandoverGreeting own, CancellationToken cancellationToken) => inner.GreetAsync(own, cancellationToken);

        public ValueTask<HandoverDay> DayAsync(LocalDate day, CancellationToken cancellationToken) => inner.DayAsync(day, cancellationToken);

        public ValueTask<ImmutableArray<HandoverTally>> TalliesAsync(LocalDate day, CancellationToken cancellationToken) => inner.TalliesAsync(day, cancellationToken);
    }
}
