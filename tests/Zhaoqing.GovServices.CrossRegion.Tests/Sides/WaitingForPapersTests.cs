using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>How the waiting for papers ends where some never come, and that it does not end while one is under way.</summary>
public sealed class WaitingForPapersTests
{
    private static SlipNumber C1 => Slips[1];

    private static SlipNumber C2 => Slips[2];

    private static SlipNumber C3 => Slips[3];

    [Fact]
    public void After_a_part_arrived_the_authority_may_still_wait_for_no_more()
    {
        var line = Asked("原件", "照片");
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, null));
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new PaperArrived(C1, null)));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperArrived(C2, null) { IsEnough = true }));
        line.Says(Authority, new PaperArrived(C1, null) { IsEnough = true });
        line.Pass();
        Assert.Equal((HandoverState.AtHandlingPlace, "照片"), (line[Window].View!.State, Assert.Single(line[Window].View!.PapersMissing)));
        Assert.Equal((PaperStanding.Arrived, HandoverAct.ArrivePaper), (Assert.Single(line[Window].View!.Consignments).Standing, line[Window].View!.Moments[^1].Act));
        Assert.Equal(line[Window].View, line[Authority].View);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void While_a_loss_is_handled_the_authority_may_wait_for_no_more_and_only_where_it_knows_of_a_consignment(bool ofTheLost)
    {
        var line = Asked("原件", "照片");
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, null));
        line.Says(Authority, new PaperLost(C2));
        line.Pass();
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new PaperArrived(C3, null) { IsEnough = true }));
        Assert.Equal("cross-region.not-owner", line.Refused(Window, new PaperArrived(C1, null) { IsEnough = true }));
        line.Says(Authority, new PaperArrived(ofTheLost ? C2 : C1, null) { IsEnough = true });
        // What takes its place without knowing of that is under way, and changes nothing else.
        var replaced = line.Says(Window, new PaperReplaced(C3) { Replaces = C2 });
        line.Pass();
        Assert.Equal((HandoverState.AtHandlingPlace, PaperStanding.Lost, Authority), (line[Window].View!.State, line[Window].View!.Consignments[1].Standing, line[Window].View!.Owner));
        Assert.Equal((HandoverAct.SendLate, replaced.Id, PaperStanding.UnderWay), (line[Window].View!.Moments[^1].Act, line[Window].View!.Moments[^1].Message, line[Window].View!.Consignments[^1].Standing));
        Assert.Equal(line[Window].View, line[Authority].View);
        // Among cases without lists nothing of the kind is known.
        line = Asked("原件");
        line.Says(Window, new PaperLost(Slip));
        line.Pass();
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new PaperArrived(Slip, null) { IsEnough = true }));
    }

    /// <summary>A program that knows one consignment at a time passes the list over: both have to come to the same.</summary>
    [Fact]
    public void The_list_of_a_replacement_counts_only_where_the_case_has_lists()
    {
        var line = Asked("原件", "照片");
        line.All(Window, new PaperLost(Slip), new PaperReplaced(C1) { Papers = ["原件"], Seal = "F1" });
        Assert.Empty(Assert.Single(line[Window].View!.Consignments).Papers);
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, null));
        Assert.Equal((HandoverState.AtHandlingPlace, 0), (line[Authority].View!.State, line[Authority].View!.PapersMissing.Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("合同")]
    public void Under_a_broken_seal_all_of_a_consignment_is_made_up_for_and_no_more(string? named)
    {
        var line = Asked("原件", "照片");
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperShort(C1, [new ConsignmentFault(ConsignmentFaultKind.SealBroken, named)]));
        line.Pass();
        Assert.Equal(["原件", "照片"], line[Window].View!.PapersMissing.AsEnumerable());
        line.Says(Window, new PaperReplaced(C3) { Replaces = C1 });
        line.Pass();
        Assert.Equal(["原件"], line[Authority].View!.Consignments[^1].Papers.AsEnumerable());
        line.Says(Authority, new PaperArrived(C3, null));
        Assert.Equal((HandoverState.AwaitPaper, "照片"), (line[Authority].View!.State, Assert.Single(line[Authority].View!.PapersMissing)));
        line.Says(Authority, new PaperArrived(C2, null));
        Assert.Equal(HandoverState.AtHandlingPlace, line[Authority].View!.State);
    }

    [Fact]
    public void What_has_no_list_brings_all_but_what_another_brings()
    {
        var line = Asked("原件", "照片", "证明");
        line.All(Window, new PaperLost(Slip), new PaperReplaced(C1), new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, null));
        Assert.Equal((HandoverState.AwaitPaper, "照片"), (line[Authority].View!.State, Assert.Single(line[Authority].View!.PapersMissing)));
        line.Pass();
        line.Says(Window, new PaperLost(C2));
        Assert.Equal("照片", Assert.Single(line[Window].View!.PapersMissing));
        line.Says(Window, new PaperReplaced(C3));
        line.Pass();
        line.Says(Authority, new PaperArrived(C3, null));
        Assert.Equal((HandoverState.AtHandlingPlace, 0), (line[Authority].View!.State, line[Authority].View!.PapersMissing.Length));
    }

    [Fact]
    public void A_paper_that_was_lost_or_short_is_made_up_for_and_not_sent_beside_it()
    {
        var line = Asked("原件", "照片", "证明");
        line.All(Window, new PaperSent(C1, "F1", ["原件", "照片"]), new PaperLost(C1));
        foreach (string[] papers in new string[][] { ["原件"], ["证明", "照片"] }) Assert.Equal("cross-region.paper-to-replace", line.Refused(Window, new PaperSent(C2, "F2", [.. papers])));
        var refusal = line[Window].Write(new PaperSent(C2, "F2", ["原件"]), Guid.CreateVersion7(), line.Now).AsT0;
        Assert.Contains("补齐材料", refusal.Message, StringComparison.Ordinal);
        line.Says(Window, new PaperSent(C2, "F2", ["证明"]));
        line.Says(Window, new PaperReplaced(C3) { Replaces = C1, Papers = ["照片"] });
        Assert.Equal(HandoverState.AwaitPaper, line[Window].View!.State);
        // What its replacement leaves out is sent as before.
        line.Says(Window, new PaperSent(Slips[4], "F4", ["原件"]));
        line.Pass();
        line.Says(Authority, new PaperShort(C2, [new ConsignmentFault(ConsignmentFaultKind.PaperMissing, "证明")]));
        line.Pass();
        Assert.Equal("cross-region.paper-to-replace", line.Refused(Window, new PaperSent(Slip, "F5", ["证明"])));
    }

    [Fact]
    public void A_paper_too_many_is_no_fault_of_the_paper_that_it_goes_by()
    {
        var line = Asked("原件", "照片");
        line.Says(Window, new PaperSent(C1, "F1", ["原件", "照片"]));
        line.Pass();
        line.Says(Authority, new PaperShort(C1, [new ConsignmentFault(ConsignmentFaultKind.PaperUnlisted, "原件"), new ConsignmentFault(ConsignmentFaultKind.PagesDiffer, "照片")]));
        Assert.Equal(("照片", "照片"), (Assert.Single(line[Authority].View!.Consignments[0].Faulty), Assert.Single(line[Authority].View!.PapersMissing)));
        line = Asked("原件", "照片");
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Pass();
        line.Says(Authority, new PaperShort(C1, [new ConsignmentFault(ConsignmentFaultKind.PaperUnlisted, "原件")]));
        line.Pass();
        Assert.Equal("照片", Assert.Single(line[Window].View!.PapersMissing));
        line.Says(Window, new PaperReplaced(C2));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        Assert.Equal((HandoverState.AwaitPaper, "照片"), (line[Authority].View!.State, Assert.Single(line[Authority].View!.PapersMissing)));
    }

    [Fact]
    public void The_last_day_of_a_part_counts_for_nothing_and_is_not_checked()
    {
        var line = Line.Collected(Opening(policy: ClockStartPolicy.PaperArrival));
        line.Says(Window, new CasePushed([Digest], null));
        line.Pass();
        line.All(Authority, new CaseSigned(true, null), new PaperAsked(["原件", "照片"]));
        line.Pass();
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, Day.PlusDays(90)));
        line.Pass();
        Assert.Empty(PeerCheckTests.Check().Of(line[Window]));
        var last = line.Says(Authority, new PaperArrived(C2, Day.PlusDays(90)));
        line.Pass();
        Assert.Equal((HandoverFindingKind.InformByDiffers, last.Id), Assert.Single(PeerCheckTests.Check().Of(line[Window]).Select(finding => (finding.Kind, finding.Message))));
    }

    private static Line Asked(params string[] papers)
    {
        var line = Line.Signed();
        line.Says(Authority, new PaperAsked([.. papers]));
        line.Pass();
        return line;
    }
}
