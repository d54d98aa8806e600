using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>Papers under way that nobody waits for any more: what becomes of them is told, and nothing else changes by it.</summary>
public sealed class LateConsignmentTests
{
    private static SlipNumber C1 => Slips[1];

    private static SlipNumber C2 => Slips[2];

    public static TheoryData<string> Ends => ["waits for no more", "accepted", "granted", "refused", "withdrawn"];

    [Theory]
    [MemberData(nameof(Ends))]
    [Clause("GOAL-0.2")]
    public void What_arrives_when_nobody_waits_is_told_on_both_sides_and_leaves_state_and_clocks_as_they_are(string end)
    {
        var line = TwoUnderWay(end);
        var before = line[Authority].View!;
        var clock = CitizenClock.Read(before, line.Now, WorkingCalendar.StateCouncil).AsT1;
        Assert.Equal(PaperStanding.UnderWay, before.Consignments.Single(one => one.Number == C2).Standing);
        line.Says(Authority, new PaperArrived(C2, Day.PlusDays(60)));
        line.Pass();
        var after = line[Window].View!;
        Assert.Equal(after, line[Authority].View);
        Assert.Equal(PaperStanding.Arrived, after.Consignments.Single(one => one.Number == C2).Standing);
        Assert.Equal((before.State, before.Owner, before.LegalFrom, before.InformBy, HandoverAct.ArriveLate), (after.State, after.Owner, after.LegalFrom, after.InformBy, after.Moments[^1].Act));
        var read = CitizenClock.Read(after, line.Now, WorkingCalendar.StateCouncil).AsT1;
        Assert.Equal((clock.From, clock.To, clock.IsRunning, clock.WorkingDays), (read.From, read.To, read.IsRunning, read.WorkingDays));
        Assert.Empty(PeerCheckTests.Check().Of(line[Window]));
        // Once.
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new PaperLost(C2)));
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new PaperShort(C2, [new ConsignmentFault(ConsignmentFaultKind.SealBroken, null)])));
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public void So_are_shortage_and_loss_by_whose_they_are(string end)
    {
        var line = TwoUnderWay(end);
        var shortage = new PaperShort(C2, [new ConsignmentFault(ConsignmentFaultKind.PaperMissing, "照片")]);
        Assert.Equal("cross-region.not-owner", line.Refused(Window, shortage));
        line.Says(Authority, shortage);
        line.Pass();
        Assert.Equal((HandoverAct.ReportShortageLate, PaperStanding.Deficient), (line[Window].View!.Moments[^1].Act, line[Window].View!.Consignments.Single(one => one.Number == C2).Standing));
        line = TwoUnderWay(end);
        line.Says(Window, new PaperLost(C2));
        line.Pass();
        Assert.Equal((HandoverAct.ReportLossLate, PaperStanding.Lost), (line[Authority].View!.Moments[^1].Act, line[Authority].View!.Consignments.Single(one => one.Number == C2).Standing));
        Assert.Equal(line[Window].View, line[Authority].View);
    }

    [Fact]
    public void What_was_sent_before_it_was_known_that_nobody_waits_is_under_way_and_its_sender_who_knows_sends_nothing()
    {
        var line = Asked();
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, null) { IsEnough = true });
        var sent = line.Says(Window, new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        foreach (var view in new[] { line[Window].View!, line[Authority].View! })
        {
            Assert.Empty(view.WithoutEffect);
            Assert.Equal((HandoverState.AtHandlingPlace, HandoverAct.SendLate, sent.Id, PaperStanding.UnderWay), (view.State, view.Moments[^1].Act, view.Moments[^1].Message, view.Consignments[^1].Standing));
        }

        Assert.Equal("cross-region.act-not-allowed", line.Refused(Window, new PaperSent(Slips[3], "F3", ["照片"])));
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Window, new PaperReplaced(Slips[3])));
        line.Says(Authority, new PaperArrived(C2, null));
        line.Pass();
        Assert.Empty(line[Window].View!.PapersMissing);
    }

    /// <summary>What is asked for again counts with what was under way all the time.</summary>
    [Fact]
    public void Asked_for_again_it_is_waited_for_again()
    {
        var line = TwoUnderWay("waits for no more");
        line.Says(Authority, new PaperAsked(["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        Assert.Equal((HandoverState.AtHandlingPlace, HandoverAct.ArrivePaper), (line[Authority].View!.State, line[Authority].View!.Moments[^1].Act));
    }

    /// <summary>Two consignments are sent, the first arrives, and then the case goes on without the second.</summary>
    private static Line TwoUnderWay(string end)
    {
        var line = Asked();
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        if (end == "withdrawn")
        {
            line.Says(Window, new ApplicationWithdrawn(Channel.Window, "不再办理"));
            line.Pass();
            return line;
        }

        line.Says(Authority, new PaperArrived(C1, null) { IsEnough = true });
        if (end == "refused") line.Says(Authority, new ApplicationRefused("不属于本机关职权范围", OtherAuthority: null));
        if (end is "accepted" or "granted") line.Says(Authority, new ApplicationAccepted("受理1号"));
        if (end == "accepted") line.Says(Authority, new StepBegun("hearing", "通知1号"));
        if (end == "granted") line.Says(Authority, new LicenceGranted("准予1号"));
        line.Pass();
        return line;
    }

    private static Line Asked()
    {
        var line = Line.Signed();
        line.Says(Authority, new PaperAsked(["原件", "照片"]));
        line.Pass();
        return line;
    }
}
