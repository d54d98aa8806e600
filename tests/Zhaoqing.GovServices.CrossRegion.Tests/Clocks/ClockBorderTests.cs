using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Clocks;

/// <summary>The clocks over holidays and make-up days, at midnight in China, and where the calendar ends.</summary>
public sealed class ClockBorderTests
{
    private static readonly WorkingCalendar Calendar = WorkingCalendar.StateCouncil;

    [Theory]
    // Spring Festival 2026: off from Sunday 02-15 to 02-23, worked on Saturday 02-14 and on Saturday 02-28.
    [InlineData("2026-02-12T23:59:59", "2026-02-26")]
    [InlineData("2026-02-13T00:00:00", "2026-02-27")]
    [InlineData("2026-02-14T12:00:00", "2026-02-28")]
    [InlineData("2026-02-18T12:00:00", "2026-02-28")]
    [InlineData("2026-02-23T23:59:59", "2026-02-28")]
    [InlineData("2026-02-24T00:00:00", "2026-03-02")]
    // National Day 2026: off from 10-01 to 10-07, worked on Saturday 10-10.
    [InlineData("2026-09-30T23:59:59", "2026-10-13")]
    [InlineData("2026-10-01T00:00:00", "2026-10-13")]
    [InlineData("2026-10-10T23:59:59", "2026-10-16")]
    [InlineData("2026-10-11T00:00:00", "2026-10-16")]
    [Clause("CON-2.8")]
    public void Silence_accepts_to_the_day_over_holidays_and_make_up_days(string pushed, string informBy)
    {
        var (at, last) = (Second(pushed), LocalDatePattern.Iso.Parse(informBy).Value);
        var line = new Line { Now = at };
        line.All(Window, new CaseBegun(Opening()), new IdentityChecked("读卡", Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, ChinaTime.DayOf(at), 1), null, null), new CasePushed([Digest], By(at)));
        line.Pass();
        line.Says(Authority, new CaseSigned(true, null));
        line.Pass();
        Assert.Empty(PeerCheckTests.Check().Of(line[Authority]));
        var midnight = ChinaTime.StartOf(last.PlusDays(1));
        Assert.All([line[Window], line[Authority]], copy =>
        {
            Assert.Equal(last, copy.View!.InformBy);
            Assert.False(copy.View.At(midnight - Duration.Epsilon).IsDeemed);
            Assert.Equal((true, (LocalDate?)ChinaTime.DayOf(at)), (copy.View.At(midnight).IsDeemed, copy.View.At(midnight).LegalFrom));
        });
        // The last second is in time, the next is not.
        line.Now = midnight - Duration.FromSeconds(1);
        Assert.True(line[Authority].Write(new CorrectionAsked(["照片"], last.PlusDays(30), false), Guid.CreateVersion7(), line.Now).IsT1);
        Assert.Equal("cross-region.act-not-allowed", line[Authority].Write(new CorrectionAsked(["照片"], last.PlusDays(30), false), Guid.CreateVersion7(), midnight).AsT0.Code);
    }

    [Property(MaxTest = 500)]
    [Clause("CON-2.8")]
    public Property Legs_add_up_over_any_days_and_where_the_calendar_ends_it_refuses_and_throws_nothing() => Prop.ForAll(Gen.Choose(-40, 40).ToArbitrary(), Gen.ArrayOf(Gen.Choose(0, 30 * 24 * 60)).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (around, waits, where) =>
    {
        var border = where switch { 0 => Calendar.First, 1 => Calendar.FirmThrough, 2 => Calendar.Last, _ => new LocalDate(2026, 2, 15) };
        var line = new Line { Now = ChinaTime.StartOf(border.PlusDays(around)) - Duration.FromSeconds(around & 1) };
        int next = 0;
        foreach (var (side, content) in new (HandoverSide, Func<HandoverContent>)[]
        {
            (Window, () => new CaseBegun(Opening())), (Window, () => new IdentityChecked("读卡", Digest)), (Window, () => new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), null, null)), (Window, () => new CasePushed([Digest], ByOrFarAhead(line.Now))),
            (Authority, () => new CaseSigned(true, null)), (Authority, () => new ApplicationAccepted("受理1号")), (Authority, () => new StepBegun("hearing", "通知1号")), (Authority, () => new StepEnded("hearing")), (Authority, () => new LicenceGranted("准予1号")),
            (Authority, () => new ResultIssued(Digest, true)), (Window, () => new ResultArrived(Digest)), (Window, () => new ResultHandedOut("读卡")),
        })
        {
            line.Now += Duration.FromMinutes(waits.Length == 0 ? 0 : waits[next++ % waits.Length]);
            // Where silence accepted before, some of it may not be said any more.
            if (line[side].Write(content(), Guid.CreateVersion7(), line.Now).TryPickT1(out var message, out _)) foreach (var copy in new[] { Window, Authority }) line.Hears(copy, message);
        }

        var (view, now) = (line[Authority].View!, line.Now);
        _ = LegalClock.Read(line[Authority], now, LegalLimits.LicensingDecision, new SpecialStepList(SpecialStep.Of("hearing", SpecialStepKind.Hearing, "听证", Limit.WorkingDays(20), SpecialStep.LicensingArticle45).AsT1), Calendar);
        _ = PeerCheckTests.Check().Of(line[Authority]);
        _ = PeerCheckTests.Check().Of(line[Window]);
        if (!line[Window].View!.Equals(view)) return false;
        var (first, last) = (ChinaTime.DayOf(view.Moments.First(moment => moment.Act == HandoverAct.Collect).At), ChinaTime.DayOf(now));
        bool isCovered = first >= Calendar.First && last <= Calendar.Last;
        return CitizenClock.Read(view, now, Calendar).Match(
            refusal => !isCovered && refusal.Code.StartsWith("time-limit.", StringComparison.Ordinal),
            clock => clock.Legs.Sum(leg => leg.WorkingDays) == clock.WorkingDays && clock.Legs.Aggregate(Duration.Zero, (sum, leg) => sum + (leg.To - leg.From)) == clock.Elapsed
                && clock.WorkingDays == Calendar.CountAfter(ChinaTime.DayOf(clock.From), ChinaTime.DayOf(clock.To)).AsT1.Days);
    });

    private static Instant Second(string local) => LocalDateTimePattern.ExtendedIso.Parse(local).Value.InZoneStrictly(ChinaTime.Zone).ToInstant();

    private static LocalDate By(Instant at) => LegalLimits.LicensingAcceptance.Due(Calendar, ChinaTime.DayOf(at)).AsT1.Date;

    private static LocalDate ByOrFarAhead(Instant at) => LegalLimits.LicensingAcceptance.Due(Calendar, ChinaTime.DayOf(at)).Match(_ => ChinaTime.DayOf(at).PlusDays(7), due => due.Date);
}
