using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>What stands at the border of a day, of a place, of a paper.</summary>
public sealed class HandoverBorderTests
{
    [Fact]
    [Clause("CON-2.8")]
    public void What_silence_has_accepted_no_later_loss_takes_back_and_the_clock_of_the_law_goes_on()
    {
        var (line, last) = (Line.Signed(), new LocalDate(2023, 10, 7));
        line.Says(Authority, new PaperAsked(["原件"]));
        line.Pass();
        line.Now = ChinaTime.StartOf(last.PlusDays(3));
        Assert.True(line[Window].View!.At(line.Now).IsDeemed);
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Window, new PaperLost(Slip)));
        // The applicant may still withdraw, and the clock then says from when it ran.
        line.Says(Window, new ApplicationWithdrawn(Channel.Window, "不再办理"));
        line.Pass();
        Assert.Equal(line[Window].View, line[Authority].View);
        Assert.Equal((HandoverState.Withdrawn, true, Day), (line[Authority].View!.State, line[Authority].View!.IsDeemed, line[Authority].View!.LegalFrom));
        Assert.True(LegalClock.Read(line[Authority], line.Now, LegalLimits.LicensingDecision, new SpecialStepList(), WorkingCalendar.StateCouncil).IsT2);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(59, true)]
    [InlineData(60, false)]
    public void Within_an_hour_of_midnight_the_clock_of_a_window_makes_no_authority_late(int minutes, bool mayBeSaid)
    {
        var line = Line.Signed();
        line.Says(Authority, new PaperAsked(["原件"]));
        line.Pass();
        line.Now = ChinaTime.StartOf(new LocalDate(2023, 10, 8)) + Duration.FromMinutes(minutes);
        Assert.Equal(mayBeSaid ? "written: PaperLost" : "cross-region.act-not-allowed", line.Refused(Window, new PaperLost(Slip)).Split(" {")[0]);
    }

    [Fact]
    public void A_correction_is_never_due_before_it_is_told()
    {
        var line = Line.Signed();
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new CorrectionAsked(["照片"], Day.PlusDays(-1), IsForNewMaterial: false)));
        line.Says(Authority, new CorrectionAsked(["照片"], Day, IsForNewMaterial: false));
        line.Pass();
        Assert.Equal(HandoverState.AwaitCorrection, line[Window].View!.At(ChinaTime.StartOf(Day.PlusDays(1)) - Duration.Epsilon).State);
    }

    [Fact]
    public void A_receipt_is_one_of_the_window_that_has_the_case()
    {
        foreach (var (window, county, isTheirs) in new[] { (Nanhai, "440604", false), (DivisionCode.Parse("440605001"), "440605", true), (DivisionCode.Parse("440605001"), "440604", false), (FoshanCity, "440604", true) })
        {
            var line = Line.Begun(Opening() with { Receiving = new HandoverUnit(window, "示例政务服务中心(虚构)") });
            line.Says(Window, new IdentityChecked("读卡", Digest));
            Assert.Equal(isTheirs ? "written: PapersCollected" : "cross-region.message-invalid", line.Refused(Window, new PapersCollected(ReceiptNumber.Create(DivisionCode.Parse(county), Day, 1), null, null)).Split(" {")[0]);
        }
    }

    [Fact]
    public void Papers_go_under_the_number_of_a_consignment_and_a_fault_is_named()
    {
        var line = Line.Signed();
        line.Says(Authority, new PaperAsked(["原件"]));
        line.Pass();
        var other = SlipNumber.Create(SlipKind.Fee, Day, new byte[CaseNumber.RandomBytes]);
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperArrived(other, InformBy: null)));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperShort(other, [new ConsignmentFault(ConsignmentFaultKind.PaperMissing, "1")])));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperShort(Slip, [null!])));
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new PaperLost(other)));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new ApplicationRefused("不属于本机关职权范围", " ")));
    }
}
