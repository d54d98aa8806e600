using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Scope;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>The hotline in a host.</summary>
public sealed class HotlineBuilderTests
{
    private readonly FakeTimeProvider _time = new(Start.ToDateTimeOffset());

    [Fact]
    public async Task The_watch_of_the_host_writes_down_what_time_brings_about_and_mends_groups()
    {
        await using var services = Services();
        var desk = services.GetRequiredService<OrderDesk>();
        var (parent, child) = ((await desk.OpenAsync(Demand(), Seat)).AsT1.Number, (await desk.OpenAsync(Demand(person: "2"), Seat)).AsT1.Number);
        foreach (var number in new[] { parent, child }) Assert.True((await desk.TakeAsync(number, new PlainAct(OrderAct.Accept), Seat)).IsT1);
        Assert.True((await desk.TakeAsync(parent, new JoinMember((await desk.FindAsync(child))!), Seat)).IsT1);
        var late = (await desk.OpenAsync(Demand(person: "3"), Seat)).AsT1.Number;
        Assert.True((await desk.TakeAsync(late, new PlainAct(OrderAct.Accept), Seat)).IsT1);
        Assert.True((await desk.TakeAsync(late, new PlainAct(OrderAct.NeedInfo, "哪一盏?"), Seat)).IsT1);
        var watch = services.GetRequiredService<HotlineWatch>();
        Assert.Equal(1, await watch.RunOnceAsync(CancellationToken.None));
        Assert.Equal(OrderState.Merged, (await desk.FindAsync(child))!.State);
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, await watch.RunOnceAsync(CancellationToken.None));
        Assert.Equal(OrderState.Closed, (await desk.FindAsync(late))!.State);
        Assert.Equal(0, await watch.RunOnceAsync(CancellationToken.None));
        Assert.Same(watch, Assert.Single(services.GetServices<IHostedService>(), service => service is HotlineWatch));
    }

    [Fact]
    public async Task The_watch_looks_again_after_its_seconds()
    {
        await using var services = Services(options => options.ScanSeconds = 5);
        var desk = services.GetRequiredService<OrderDesk>();
        var number = (await desk.OpenAsync(Demand(), Seat)).AsT1.Number;
        await desk.TakeAsync(number, new PlainAct(OrderAct.Accept), Seat);
        await desk.TakeAsync(number, new PlainAct(OrderAct.NeedInfo, "哪一盏?"), Seat);
        var watch = services.GetRequiredService<HotlineWatch>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await watch.StartAsync(patience.Token);
        _time.Advance(TimeSpan.FromDays(30));
        while ((await desk.FindAsync(number, patience.Token))!.State != OrderState.Closed)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await watch.StopAsync(patience.Token);
    }

    [Fact]
    public async Task An_order_that_a_newer_program_wrote_keeps_nobody_from_the_others()
    {
        await using var services = Services();
        var desk = services.GetRequiredService<OrderDesk>();
        var (strange, plain) = ((await desk.OpenAsync(Demand(), Seat)).AsT1.Number, (await desk.OpenAsync(Demand(person: "2"), Seat)).AsT1.Number);
        foreach (var number in new[] { strange, plain })
        {
            await desk.TakeAsync(number, new PlainAct(OrderAct.Accept), Seat);
            await desk.TakeAsync(number, new PlainAct(OrderAct.NeedInfo, "哪一盏?"), Seat);
        }

        var store = services.GetRequiredService<IEventStore>();
        await store.AppendAsync(StreamId.Parse($"order-{strange}"), 3, [new NewEvent(Guid.NewGuid(), "order.moved-to-the-moon.v9", Start, "later", "{}"u8.ToArray())]);
        _time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, await services.GetRequiredService<HotlineWatch>().RunOnceAsync(CancellationToken.None));
        Assert.Equal(OrderState.Closed, (await desk.FindAsync(plain))!.State);
        await Assert.ThrowsAsync<UnknownEventException>(() => desk.FindAsync(strange));
        Assert.Equal(2, (await desk.ReadFiguresAsync()).Efficiency.Received);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_601)]
    public void An_option_out_of_range_is_refused_by_its_key(int seconds)
    {
        using var services = Services(options => options.ScanSeconds = seconds);
        Assert.Contains("Hotline:ScanSeconds", Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<HotlineOptions>>().Value).Message, StringComparison.Ordinal);
    }

    private ServiceProvider Services(Action<HotlineOptions>? configure = null)
    {
        var builder = new Builder();
        builder.Services.AddSingleton<TimeProvider>(_time);
        var scope = ScopeListFile.Read(Sentences.Open("scope-rules.json"));
        builder.UseInMemoryJournal().AddHotline(_ => new HotlineSources(BridgeDesk.Hotline, DivisionCode.Parse("4412", null), scope, Rules.Policy, Rules.Directory), configure);
        return builder.Services.BuildServiceProvider();
    }

    internal sealed record Builder : IGovServicesBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection().AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
    }
}
