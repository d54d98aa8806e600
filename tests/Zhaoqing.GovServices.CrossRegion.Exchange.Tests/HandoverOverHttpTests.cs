using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Exchange.Tests.PlatformServer;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests;

/// <summary>Two platforms over sockets, with everything going wrong between them.</summary>
public sealed class HandoverOverHttpTests : IDisposable
{
    private static readonly LocalDate Day = new(2026, 11, 30);

    private static readonly HandoverOpening Opening = new(
        MatterCode.Parse("511A0074300005"), HandlingMode.CollectOnBehalf, ClockStartPolicy.AuthorityAcceptance, new HandoverUnit(DivisionCode.Parse("440605"), "南海区政务服务中心(虚构)"), new HandoverUnit(ZhaoqingCity, "肇庆市示例局(虚构)"), Channel.Window);

    private readonly InMemoryEventStore _record = new();
    private readonly FakeTimeProvider _time = new(Now.ToDateTimeOffset());
    private readonly HandoverStation _foshan;
    private readonly InMemorySubscriptionStore _subscriptions;

    public HandoverOverHttpTests()
    {
        _foshan = new HandoverStation(_record, _time, new HandoverSites(FoshanCity, ZhaoqingCity));
        _subscriptions = new InMemorySubscriptionStore(_time);
    }

    public static TheoryData<string> Faults => ["answers 500", "answers 503", "answers 404", "answers 500 with what looks like an answer", "hangs up", "breaks off in the head", "sends half an answer", "sends garbage", "sends another's answer", "answers after the timeout", "stores and hangs up"];

    public void Dispose() => _foshan.Dispose();

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_case_goes_over_and_the_other_answers_for_each_message()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        var number = await BegunAsync();
        Assert.True((await PumpAsync(caller)).Leads);
        Assert.Equal(HandoverState.IdentityVerified, (await server.Station.FindAsync(number))!.View!.State);
        Assert.Equal(2, (await _foshan.FindAsync(number))!.PeerSeen);
        Assert.Equal(await _foshan.DayAsync(ZhaoqingCity, Day), await caller.HandoverLinkTo(ZhaoqingCity).DayAsync(Day, default));
        Assert.Equal(await _foshan.TalliesAsync(ZhaoqingCity, Day), (await caller.HandoverLinkTo(ZhaoqingCity).TalliesAsync(Day, default)).AsEnumerable());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    [Clause("CON-2.4")]
    public async Task Whatever_goes_wrong_the_messages_wait_and_count_once(string fault)
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller(adjust: options => (options.Retries, options.AttemptTimeout) = (1, fault == "answers after the timeout" ? TimeSpan.FromMilliseconds(300) : TimeSpan.FromSeconds(30)));
        var number = await BegunAsync();
        for (int i = 0; i < 2; i++) server.Script.Enqueue((context, next) => FailAsync(fault, context, next));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => PumpAsync(caller));
        server.Script.Clear();
        Assert.True((await PumpAsync(caller)).Leads);
        var copy = (await server.Station.FindAsync(number))!;
        Assert.Equal([1, 2], copy.Messages.Select(message => message.Seq));
        Assert.Equal((await _foshan.FindAsync(number))!.View, copy.View);
        Assert.Empty(await _subscriptions.SetAsideAsync($"cross-region.outbox-{ZhaoqingCity}"));
    }

    [Fact]
    public async Task What_the_other_refuses_comes_back_with_its_code_and_field()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        byte[] stray = HandoverMessageCodec.Write(HandoverCase.Empty(CaseNumber.Create(Day, new byte[10]), HandoverSide.Receiving)
            .Write(new CaseBegun(Opening with { Handling = Opening.Handling with { Division = DivisionCode.Parse("4413") } }), Guid.CreateVersion7(), Now).AsT1);
        var answer = Assert.Single(await caller.HandoverLinkTo(ZhaoqingCity).SendAsync([stray], default)).AsT0;
        Assert.Equal(("cross-region.not-for-us", "content.opening.handling.division"), (answer.Code, answer.Fields[0].Field));
    }

    [Theory]
    [InlineData("POST", "messages", "[]", 400)]
    [InlineData("POST", "messages", "{}", 400)]
    [InlineData("POST", "messages", "[1,", 400)]
    [InlineData("POST", "messages", "many", 400)]
    [InlineData("POST", "messages", "large", 413)]
    [InlineData("GET", "days/2026-02-30", "", 400)]
    [InlineData("GET", "days/x/cases", "", 400)]
    [InlineData("GET", "days/2026-11-30", "", 200)]
    public async Task A_request_that_is_none_is_told_so(string method, string path, string body, int status)
    {
        await using var server = await StartAsync();
        body = body switch
        {
            "many" => $"[{string.Join(',', Enumerable.Repeat("{}", HandoverOutbox.MostMessages + 1))}]",
            "large" => new string(' ', HandoverWire.MostBytes + 1),
            _ => body,
        };
        using var http = new HttpClient();
        foreach (string? caller in new[] { FoshanCity.ToString(), "4401", null })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(server.Address, path));
            if (method == "POST") request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (caller is not null) request.Headers.Add("X-Platform", caller);
            using var answer = await http.SendAsync(request);
            Assert.Equal(caller == FoshanCity.ToString() ? status : 403, (int)answer.StatusCode);
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
        }

        Assert.Empty(await server.Station.ReadAsync(10));
    }

    [Fact]
    public async Task A_greeting_tells_who_is_there_and_what_differs()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        var own = HandoverGreeting.Of(FoshanCity, Edition, Now);
        var theirs = await caller.HandoverLinkTo(ZhaoqingCity).GreetAsync(own, default);
        var skew = Duration.FromMinutes(5);
        Assert.Empty(own.Compare(ZhaoqingCity, theirs, skew).AsT1.AsEnumerable());
        // Given another edition while it runs, it tells that.
        server.EditionNow = "fo-zhao-2";
        Assert.Equal("fo-zhao-2", (await caller.HandoverLinkTo(ZhaoqingCity).GreetAsync(own, default)).Edition);
        Assert.Equal([HandoverRemark.OtherEdition, HandoverRemark.ClocksDiffer], (own with { Edition = "fo-zhao-2", Now = Now + skew + Duration.Epsilon }).Compare(ZhaoqingCity, theirs, skew).AsT1.AsEnumerable());
        Assert.Equal([HandoverRemark.ClocksDiffer], (own with { Now = Now - skew - Duration.Epsilon }).Compare(ZhaoqingCity, theirs, skew).AsT1.AsEnumerable());
        Assert.Equal("cross-region.wrong-peer", own.Compare(FoshanCity, theirs, skew).AsT0.Code);
        Assert.Equal("cross-region.no-common-version", (own with { Versions = [2] }).Compare(ZhaoqingCity, theirs, skew).AsT0.Code);
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_greeting_tells_what_its_platform_reads_and_one_that_tells_nothing_is_an_older_one()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller();
        var own = HandoverGreeting.Of(FoshanCity, Edition, Now);
        var link = caller.HandoverLinkTo(ZhaoqingCity);
        var theirs = await link.GreetAsync(own, default);
        Assert.Equal(HandoverMessageCodec.TypeNames.Order(StringComparer.Ordinal), theirs.Reads);
        var list = new PaperSent(SlipNumber.Create(SlipKind.Consignment, Day, new byte[10]), "F1", ["原件"]);
        var push = new CasePushed([new string('a', 64)], InformBy: null);
        Assert.Equal((true, null), (theirs.CanRead(list), theirs.WhyNot(list)));
        // A newer program has names that are not known here: they are kept. One that has fewer is told before something is sent that it does not know.
        server.Script.Enqueue((context, _) => AnswerAsync(context, """, "reads":["handover.pushed.v1","handover.later.v3"] """));
        theirs = await link.GreetAsync(own, default);
        Assert.Equal(["handover.pushed.v1", "handover.later.v3"], theirs.Reads.AsEnumerable());
        Assert.Equal([HandoverRemark.ReadsLess], own.Compare(ZhaoqingCity, theirs, Duration.FromMinutes(5)).AsT1.AsEnumerable());
        Assert.Equal((true, false, "cross-region.peer-cannot-read"), (theirs.CanRead(push), theirs.CanRead(list), theirs.WhyNot(list)!.Code));
        // An older one tells nothing: it knows what platforms said to each other from the beginning.
        server.Script.Enqueue((context, _) => AnswerAsync(context, ""));
        theirs = await link.GreetAsync(own, default);
        Assert.Equal([HandoverRemark.ReadsUntold], own.Compare(ZhaoqingCity, theirs, Duration.FromMinutes(5)).AsT1.AsEnumerable());
        Assert.Equal((true, null, null), (theirs.CanRead(push), theirs.CanRead(list), theirs.WhyNot(list)));

        static Task AnswerAsync(HttpContext context, string more)
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync($$"""{"site":"4412","versions":[1],"edition":"fo-zhao-1","now":"2026-11-30T01:00:00Z"{{more}}}""");
        }
    }

    [Fact]
    public async Task A_question_that_only_reads_is_asked_again_beside_the_first_where_that_takes_long()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller(adjust: options => options.HedgeAfter = TimeSpan.FromMilliseconds(50));
        server.Script.Enqueue((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        Assert.Equal(0, (await caller.HandoverLinkTo(ZhaoqingCity).DayAsync(Day, default)).Cases);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task After_many_failures_nothing_is_sent_for_a_while()
    {
        await using var server = await StartAsync();
        await using var caller = server.Caller(adjust: options => (options.Retries, options.BreakAfter, options.BreakFor) = (1, 4, TimeSpan.FromMinutes(5)));
        await BegunAsync();
        for (int i = 0; i < 20; i++) server.Script.Enqueue((context, next) => FailAsync("answers 500", context, next));
        for (int i = 0; i < 6; i++) await Assert.ThrowsAsync<JournalUnavailableException>(() => PumpAsync(caller));
        Assert.Equal(4, server.Requests);
    }

    [Theory]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://127.0.0.1/?a=b")]
    public async Task Options_that_cannot_be_used_are_found_out(string address)
    {
        var services = new ServiceCollection();
        services.AddHandoverLink(ZhaoqingCity, options => options.Address = new Uri(address));
        await using var provider = services.BuildServiceProvider();
        await Assert.ThrowsAsync<OptionsValidationException>(async () => await provider.HandoverLinkTo(ZhaoqingCity).DayAsync(Day, default));
    }

    private async Task<CaseNumber> BegunAsync()
    {
        var number = (await _foshan.BeginAsync(Opening, "window-1")).AsT1.Number;
        Assert.True((await _foshan.SayAsync(number, new IdentityChecked("读卡", new string('a', 64)), "window-1")).IsT1);
        return number;
    }

    private Task<SubscriptionPass> PumpAsync(ServiceProvider caller) =>
        new SubscriptionRunner(_record, _subscriptions, new HandoverOutbox(_foshan, ZhaoqingCity, caller.HandoverLinkTo(ZhaoqingCity)), "host", _time).RunOnceAsync(default);

    private static async Task FailAsync(string fault, HttpContext context, RequestDelegate next)
    {
        switch (fault)
        {
            case "answers 500" or "answers 503" or "answers 404":
                context.Response.StatusCode = int.Parse(fault.AsSpan(8), System.Globalization.CultureInfo.InvariantCulture);
                break;
            case "answers 500 with what looks like an answer":
                context.Response.OnStarting(() =>
                {
                    context.Response.StatusCode = StatusCodes.Status500InternalServerError;
                    return Task.CompletedTask;
                });
                await next(context);
                break;
            case "hangs up":
                context.Abort();
                break;
            case "breaks off in the head":
                context.Response.ContentLength = 1_000;
                await context.Response.StartAsync();
                context.Abort();
                break;
            case "sends half an answer":
                context.Response.ContentLength = 1_000;
                await context.Response.WriteAsync("[{\"case\":");
                context.Abort();
                break;
            case "sends garbage":
                await context.Response.WriteAsync("<html>");
                break;
            case "sends another's answer":
                await context.Response.WriteAsync("""[{"case":"20261130-0000000000-X","intake":"stored","seen":9,"owner":"handling"},{"code":""}]""");
                break;
            case "answers after the timeout":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            default:
                // It is recorded there, and nobody hears of it.
                var answer = context.Response.Body;
                context.Response.Body = Stream.Null;
                await next(context);
                context.Response.Body = answer;
                context.Abort();
                break;
        }
    }
}
