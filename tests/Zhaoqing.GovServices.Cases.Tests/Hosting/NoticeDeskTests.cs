using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Cases.Tests.Notices;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class NoticeDeskTests
{
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(At("2026-10-19T09:00").ToDateTimeOffset());
    private readonly CaseDesk _cases;
    private readonly Carrier _platform = new(ServiceWay.Platform);
    private readonly Carrier _sms = new(ServiceWay.Sms);

    public NoticeDeskTests() => _cases = new CaseDesk(_store, new CaseSources((_, _) => ValueTask.FromResult(Edition)), Calendar, NoticeArchive.StateCouncil, WarningPolicy.Default, _time);

    [Fact]
    public async Task Each_event_that_is_a_notice_gives_exactly_one_on_however_many_hosts_and_after_any_restart()
    {
        var number = await DeniedAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Watch().RunOnceAsync(CancellationToken.None))));
        await Watch().RunOnceAsync(CancellationToken.None);
        var notice = Assert.Single(await Desk().OfCaseAsync(number));
        Assert.Equal((NoticeNumber.Of(number, 3), CaseNoticeKind.Decision, NoticeState.Sent, ServiceWay.Sms), (notice.Number, notice.Issued.Kind, notice.State, notice.Attempts.Single().Way));
        Assert.All(_sms.Taken, message => Assert.Equal((notice.Number, ServiceWay.Sms, "address-1"), (message.Number, message.Way, message.Address.ToString())));
        Assert.Equal(1, await CountAsync("notice.issued.v1"));
        Assert.Equal(1, await CountAsync("notice.sent.v1"));
    }

    [Fact]
    public async Task A_carrier_that_fails_is_asked_again_under_the_same_number_and_one_that_cannot_carry_gives_way_to_the_next()
    {
        var number = await DeniedAsync();
        var watch = Watch();
        _sms.Answer = _ => throw new TimeoutException();
        await watch.RunOnceAsync(CancellationToken.None);
        Assert.Equal(NoticeState.Issued, (await Desk().OfCaseAsync(number)).Single().State);
        _sms.Answer = _ => SendingAnswer.Undeliverable;
        await watch.RunOnceAsync(CancellationToken.None);
        var notice = (await Desk().OfCaseAsync(number)).Single();
        Assert.Equal((NoticeState.Sent, ServiceFailure.Undeliverable), (notice.State, notice.Attempts[0].Failure!.Value));
        Assert.Equal((2, 1), (_sms.Taken.Count, _platform.Taken.Count));
        Assert.Single(_sms.Taken.Select(message => message.Number).Distinct());
    }

    [Theory]
    [InlineData(typeof(System.Text.Json.JsonException))]
    [InlineData(typeof(ArgumentException))]
    [InlineData(typeof(UnknownEventException))]
    public async Task Whatever_a_carrier_throws_means_not_now(Type fault)
    {
        var number = await DeniedAsync();
        var watch = Watch();
        _sms.Answer = _ => throw (Exception)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(fault);
        Assert.Equal(NoticeState.Issued, Assert.Single(await Desk().CarryOutAsync(number)).State);
        await watch.RunOnceAsync(CancellationToken.None);
        Assert.Equal(2, _sms.Taken.Count);
        _sms.Answer = _ => SendingAnswer.Taken;
        await watch.RunOnceAsync(CancellationToken.None);
        Assert.Equal(NoticeState.Sent, Assert.Single(await Desk().OfCaseAsync(number)).State);
    }

    [Fact]
    public async Task What_happened_before_the_start_gives_no_notice()
    {
        await DeniedAsync();
        await Watch("2026-11-01T00:00").RunOnceAsync(CancellationToken.None);
        Assert.Equal(0, await CountAsync("notice.issued.v1"));
    }

    [Fact]
    public async Task A_confirmation_serves_once_and_the_offices_and_strangers_cannot_confirm()
    {
        var number = NoticeNumber.Of(await DeniedAsync(), 3);
        _sms.Answer = _ => SendingAnswer.Undeliverable;
        await Desk().CarryOutAsync(number.Case);
        _time.Advance(TimeSpan.FromDays(2));
        Assert.Equal("cases.not-authorised", (await Desk().ConfirmAsync(number, Stranger, Key("x"))).AsT0.Code);
        Assert.Equal("cases.not-authorised", (await Desk().ConfirmAsync(number, Window, Key("y"))).AsT0.Code);
        Assert.Equal("cases.not-authorised", (await Desk().SendAsync(number, ServiceWay.InPerson, OtherExaminer, Key("z"))).AsT0.Code);
        Assert.Equal("cases.notice-unknown", (await Desk().ConfirmAsync(NoticeNumber.Of(number.Case, 2), Citizen, Key("w"))).AsT0.Code);
        var first = (await Desk().ConfirmAsync(number, Citizen, Key("a"))).AsT1;
        _time.Advance(TimeSpan.FromDays(1));
        var again = (await Desk().ConfirmAsync(number, Citizen, Key("b"))).AsT1;
        Assert.Equal((NoticeState.Served, first.Service), (again.State, again.Service));
        Assert.Equal(At("2026-10-22T09:00"), first.Service!.ServedAt);
    }

    [Fact]
    public async Task A_gateway_may_tell_as_often_as_it_likes()
    {
        var number = NoticeNumber.Of(await DeniedAsync(), 3);
        await Desk().CarryOutAsync(number.Case);
        _time.Advance(TimeSpan.FromMinutes(5));
        var receipt = new ServiceProof(ServiceWay.Sms, At("2026-10-20T09:01"), ServiceProofKind.GatewayReceipt, NoticeSample.Mark);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Desk().ReceiptAsync(number, receipt, "gateway-1"))));
        Assert.Equal(1, await CountAsync("notice.served.v1"));
    }

    [Fact]
    public async Task An_announcement_whose_days_are_over_is_written_down_once_at_its_own_instant()
    {
        var number = NoticeNumber.Of(await DeniedAsync(), 3);
        _sms.Answer = _platform.Answer = _ => SendingAnswer.Undeliverable;
        var watch = Watch();
        await watch.RunOnceAsync(CancellationToken.None);
        await Desk().SendAsync(number, ServiceWay.InPerson, Window, Key("a"));
        await Desk().ReportAsync(number, new ServiceSetback(ServiceWay.InPerson, At("2026-10-20T09:00"), ServiceFailure.NobodyThere), Window, Key("b"));
        await Desk().SendAsync(number, ServiceWay.Announcement, Window, Key("c"));
        await Desk().ReportAsync(number, new ServiceProof(ServiceWay.Announcement, At("2026-10-20T09:00"), ServiceProofKind.Publication, NoticeSample.Mark), Window, Key("d"));
        await watch.RunOnceAsync(CancellationToken.None);
        Assert.Equal(0, await CountAsync("notice.served.v1"));
        _time.Advance(TimeSpan.FromDays(31));
        Assert.Equal((NoticeState.Served, new NodaTime.LocalDate(2026, 11, 19)), ((await Desk().FindAsync(number))!.State, (await Desk().FindAsync(number))!.Service!.ServedOn));
        await watch.RunOnceAsync(CancellationToken.None);
        await Watch().RunOnceAsync(CancellationToken.None);
        Assert.Equal(1, await CountAsync("notice.served.v1"));
    }

    private NoticeDesk Desk() => new(
        _store, _cases, _ => new ServicePlan([ServiceWay.Sms, ServiceWay.Platform, ServiceWay.InPerson, ServiceWay.Announcement], NoticeSample.Everything.Consents), new ServiceRules(), [_sms, _platform], Calendar, _time);

    private NoticeWatch Watch(string from = "2026-01-01T00:00") =>
        new(_store, Desk(), new NoticeStart(At(from)), Options.Create(new CaseOptions()), _time, NullLogger<NoticeWatch>.Instance);

    private async Task<CaseNumber> DeniedAsync()
    {
        var number = (await _cases.SubmitAsync(Citizen, Application(Form, Proof), Key("s"))).AsT1.File.Number;
        await _cases.ActAsync(Window, number, 1, new AcceptOrder(), Key("1"));
        _time.Advance(TimeSpan.FromDays(1));
        await _cases.ActAsync(Examiner, number, 2, new DecideOrder(CaseOutcome.Denied, Remark.Parse("不符合条件")), Key("2"));
        return number;
    }

    private async Task<int> CountAsync(string type) => await _store.ReadAllAsync().CountAsync(recorded => recorded.Type == type);

    private static AppendKey Key(string key) => new(key, new string('0', 64));

    private sealed class Carrier(ServiceWay way) : INoticeSender
    {
        public System.Collections.Concurrent.ConcurrentQueue<NoticeMessage> Taken { get; } = [];

        public Func<NoticeMessage, SendingAnswer> Answer { get; set; } = _ => SendingAnswer.Taken;

        public bool Serves(ServiceWay asked) => asked == way;

        public Task<SendingAnswer> SendAsync(NoticeMessage message, CancellationToken cancellationToken)
        {
            Taken.Enqueue(message);
            return Task.FromResult(Answer(message));
        }
    }
}
