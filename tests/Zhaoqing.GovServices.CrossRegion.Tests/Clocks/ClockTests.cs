using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Clocks;

/// <summary>The clock of the citizen, of the hand-over and of the law.</summary>
public sealed class ClockTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.StateCouncil;
    private static readonly SpecialStepList Steps = new(SpecialStep.Of("hearing", SpecialStepKind.Hearing, "听证", Limit.WorkingDays(20), SpecialStep.LicensingArticle45).AsT1);

    [Theory]
    [InlineData(ClockStartPolicy.ElectronicPush, "2023-10-08", "2023-09-25", "2023-10-27")]
    [InlineData(ClockStartPolicy.PaperArrival, "2023-10-11", "2023-09-28", "2023-11-01")]
    [Clause("STD-4.7")]
    public void Received_on_Friday_before_the_double_holiday_of_2023_silence_accepts_to_the_day(ClockStartPolicy policy, string informBy, string from, string due)
    {
        // The window receives Friday 2023-09-22 16:00, pushes Monday the 25th; the paper arrives Thursday the 28th; 29 September to 6 October are off, 7 and 8 October are worked.
        var rule = ClockStartRule.Default(acceptsElectronic: policy == ClockStartPolicy.ElectronicPush, acceptOnBehalf: false);
        Assert.Equal(policy, rule.Policy);
        var line = Line.Collected(Opening(policy: policy));
        line.Now = At("2023-09-25T09:00");
        line.Says(Window, new CasePushed([Digest], policy == ClockStartPolicy.ElectronicPush ? By(rule, line.Now) : null));
        line.Pass();
        line.All(Authority, new CaseSigned(true, null), new PaperAsked(["原件"]));
        line.Now = At("2023-09-28T10:00");
        line.Says(Authority, new PaperArrived(Slip, policy == ClockStartPolicy.PaperArrival ? By(rule, line.Now) : null));
        line.Pass();
        var last = ChinaTime.StartOf(Parse(informBy).PlusDays(1));
        foreach (var side in new[] { Window, Authority })
        {
            Assert.Equal(Parse(informBy), line[side].View!.InformBy);
            Assert.Equal(HandoverState.AtHandlingPlace, line[side].View!.At(last - Duration.Epsilon).State);
            var deemed = line[side].View!.At(last);
            Assert.Equal((HandoverState.Accepted, true, Parse(from)), (deemed.State, deemed.IsDeemed, deemed.LegalFrom));
            Assert.Equal(Parse(due), Legal(line[side], last).Due.Day.Date);
            Assert.True(LegalClock.Read(line[side], last - Duration.Epsilon, LegalLimits.LicensingDecision, Steps, Calendar).IsT1);
        }

        // Told in time on the last day, it is not accepted; told later, it is, and cannot be told any more.
        line.Now = last;
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new CorrectionAsked(["照片"], Day.PlusDays(40), false)));
        line.Now = last - Duration.Epsilon;
        line.Says(Authority, new CorrectionAsked(["照片"], Day.PlusDays(40), false));
        Assert.False(line[Authority].View!.At(last + Duration.FromDays(10)).IsDeemed);
    }

    [Fact]
    public void Each_policy_has_its_event_and_its_words()
    {
        Assert.Equal(ClockStartPolicy.WindowReceipt, ClockStartRule.Default(acceptsElectronic: false, acceptOnBehalf: true).Policy);
        Assert.Equal(3, new[] { (true, true), (true, false), (false, false) }.Select(pair => ClockStartRule.Default(pair.Item1, pair.Item2).Ground.Text).Distinct().Count());
        Assert.Throws<InvalidOperationException>(() => new ClockStartRule(ClockStartPolicy.AuthorityAcceptance, CrossRegionGrounds.Acceptance).InformBy(Day, Calendar));
        // Under acceptance by the authority nothing follows from silence.
        var line = Line.Collected(Opening(policy: ClockStartPolicy.AuthorityAcceptance));
        line.Says(Window, new CasePushed([Digest], Day));
        line.Pass();
        line.Says(Authority, new CaseSigned(true, null));
        Assert.Equal(HandoverState.AtHandlingPlace, line[Authority].View!.At(Start + Duration.FromDays(400)).State);
    }

    [Fact]
    public void Until_it_is_signed_for_nobody_is_silent_and_then_the_days_since_the_push_count()
    {
        var line = Line.Collected();
        line.Says(Window, new CasePushed([Digest], new LocalDate(2023, 10, 7)));
        line.Pass();
        line.Now = At("2023-10-20T09:00");
        Assert.Equal(HandoverState.Pushed, line[Window].View!.At(line.Now).State);
        line.Says(Window, new SigningUrged("电话催办"));
        line.Pass();
        line.Says(Authority, new CaseSigned(true, null));
        Assert.Equal((HandoverState.Accepted, Day), (line[Authority].View!.At(line.Now).State, line[Authority].View!.At(line.Now).LegalFrom));
    }

    [Fact]
    public void A_special_step_stops_the_legal_clock_and_no_other()
    {
        var line = Line.Signed();
        line.Now = At("2023-09-25T09:00");
        line.Says(Authority, new ApplicationAccepted("受理1号"));
        var without = Legal(line[Authority], line.Now).Due.Day.Date;
        line.Now = At("2023-10-09T09:00");
        line.Says(Authority, new StepBegun("hearing", "通知1号"));
        line.Now = At("2023-10-12T09:00");
        line.Says(Authority, new StepEnded("hearing"));
        Assert.Equal((new LocalDate(2023, 10, 27), new LocalDate(2023, 11, 1)), (without, Legal(line[Authority], line.Now).Due.Day.Date));
        line.Now = At("2023-10-13T09:00");
        line.Says(Authority, new LicenceGranted("准予1号"));
        line.Pass();
        Assert.Equal(ClockOutcome.Decided, Legal(line[Window], line.Now).End?.Outcome);
        Assert.Equal(Start, CitizenClock.Read(line[Window].View!, line.Now, Calendar).AsT1.From);
        Assert.True(CitizenClock.Read(line[Window].View!, line.Now, Calendar).AsT1.IsRunning);
        Assert.Equal("time-limit.step-not-listed", LegalClock.Read(line[Window], line.Now, LegalLimits.LicensingDecision, new SpecialStepList(), Calendar).AsT0.Code);
    }

    [Fact]
    [Clause("CON-2.8")]
    public void A_case_begun_at_a_window_goes_on_online_with_the_same_number_and_the_same_clocks()
    {
        var line = Line.Signed();
        line.Says(Authority, new CorrectionAsked(["照片"], Day.PlusDays(30), false));
        var before = CitizenClock.Read(line[Authority].View!, line.Now, Calendar).AsT1;
        line.Now += Duration.FromDays(3);
        // The applicant supplies online: it comes to the handling place and not to the window.
        line.Says(Authority, new CorrectionSupplied(Channel.Online, ["照片"]));
        line.Pass();
        line.All(Authority, new ApplicationAccepted("受理1号"), new LicenceGranted("准予1号"), new ResultIssued(Digest, false), new ResultDelivered("送达1号"));
        line.Pass();
        var after = CitizenClock.Read(line[Window].View!, line.Now, Calendar).AsT1;
        Assert.Equal((Channel.Window, HandoverState.GrantDelivered), (line[Window].View!.Opening.Channel, line[Window].View!.State));
        Assert.Equal((before.From, false), (after.From, after.IsRunning));
        Assert.All([line[Window], line[Authority]], copy => Assert.Equal(Number, copy.Number));
        Assert.All(line[Window].Messages, message => Assert.Equal(Number, message.Case));
        Assert.Equal(ChinaTime.DayOf(line.Now), Legal(line[Window], line.Now).From);
    }

    [Fact]
    public void The_clock_of_a_trusted_window_begins_at_its_receipt()
    {
        var line = Line.Begun(Opening(policy: ClockStartPolicy.WindowReceipt));
        line.All(Window, new IdentityChecked("读卡", Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), "g1", new LocalDate(2023, 10, 7)));
        line.Now = At("2023-09-25T09:00");
        line.Says(Window, new CasePushed([Digest], InformBy: null));
        line.Pass();
        line.Says(Authority, new CaseSigned(true, null));
        Assert.Equal((Day, new LocalDate(2023, 10, 26)), (Legal(line[Authority], line.Now).From, Legal(line[Authority], line.Now).Due.Day.Date));
        line.Says(Authority, new ApplicationWithdrawn(Channel.Online, "不再办理"));
        Assert.Equal(ClockOutcome.Withdrawn, Legal(line[Authority], line.Now).End?.Outcome);
    }

    [Property(MaxTest = 1_000)]
    [Clause("CON-2.8")]
    public Property The_shares_of_the_legs_add_up_to_the_whole() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), Gen.Choose(0, 3_000).ToArbitrary(), (seed, hours) =>
    {
        var platforms = new TwoPlatforms(seed);
        for (int i = 0; i < 60; i++) platforms.Step();
        platforms.Heal();
        var (view, now) = (platforms[HandoverSide.Receiving].View!, Start + Duration.FromHours(hours));
        if (!CitizenClock.Read(view, now, Calendar).TryPickT1(out var clock, out var refusal)) return refusal.Code == "cross-region.not-received" && view.Receipt is null;
        var sides = Enum.GetValues<HandoverSide>();
        return clock.Legs[0].From == clock.From && clock.Legs[^1].To == clock.To
            && clock.Legs.Zip(clock.Legs.Skip(1)).All(pair => pair.First.To == pair.Second.From && pair.First.Owner != pair.Second.Owner)
            && clock.Legs.All(leg => leg.From <= leg.To && leg.WorkingDays >= 0)
            && sides.Aggregate(Duration.Zero, (sum, side) => sum + clock.ShareOf(side)) == clock.Elapsed
            && sides.Sum(clock.WorkingDaysOf) == clock.WorkingDays
            && clock.WorkingDays == Calendar.CountAfter(ChinaTime.DayOf(clock.From), ChinaTime.DayOf(clock.To)).AsT1.Days
            && clock.IsRunning == !HandoverTable.IsEnd(view.State) | view.State == HandoverState.Revoked;
    });

    private static LimitClock Legal(HandoverCase copy, Instant now) => LegalClock.Read(copy, now, LegalLimits.LicensingDecision, Steps, Calendar).AsT2;

    private static LocalDate By(ClockStartRule rule, Instant at) => rule.InformBy(ChinaTime.DayOf(at), Calendar).AsT1.Date;

    private static LocalDate Parse(string day) => NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
}
