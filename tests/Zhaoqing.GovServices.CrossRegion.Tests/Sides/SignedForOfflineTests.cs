using NodaTime;
using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>A consignment arrives while the line is cut, and its list has not come: it is signed for by what was found in it.</summary>
public sealed class SignedForOfflineTests
{
    private static SlipNumber C1 => Slips[1];

    private static SlipNumber C2 => Slips[2];

    private static SlipNumber C3 => Slips[3];

    [Fact]
    [Clause("CON-2.4")]
    public void The_second_consignment_is_signed_for_while_the_line_is_cut_and_the_waiting_ends_by_what_was_found()
    {
        var line = Asked();
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Pass();
        line.Says(Window, new PaperSent(C2, "F2", ["照片"]));
        line.Says(Authority, new PaperArrived(C1, null));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperArrived(C2, null)));
        line.Says(Authority, new PaperSignedFor(C2, "F2", ["照片"], null));
        Assert.Equal((HandoverState.AtHandlingPlace, true), (line[Authority].View!.State, line[Authority].View!.Consignments[^1].IsListAwaited));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperSignedFor(C2, "F2", ["照片"], null)));
        line.Pass();
        var view = line[Window].View!;
        Assert.Equal(view, line[Authority].View);
        Assert.Empty(view.WithoutEffect);
        Assert.Equal((HandoverState.AtHandlingPlace, 0, PaperStanding.Arrived, false), (view.State, view.PapersMissing.Length, view.Consignments[^1].Standing, view.Consignments[^1].IsListAwaited));
        Assert.Empty(PeerCheckTests.Check().Of(line[Window]).Concat(PeerCheckTests.Check().Of(line[Authority])));
    }

    [Fact]
    public void Before_any_list_came_the_first_is_signed_for_as_well_and_the_rest_is_waited_for()
    {
        var line = Asked();
        line.Says(Authority, new PaperSignedFor(C1, "F1", ["原件"], null));
        Assert.Equal((HandoverState.AwaitPaper, "照片", HandoverAct.ArrivePart), (line[Authority].View!.State, Assert.Single(line[Authority].View!.PapersMissing), line[Authority].View!.Moments[^1].Act));
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Pass();
        line.Says(Window, new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        line.Pass();
        Assert.Equal(HandoverState.AtHandlingPlace, line[Window].View!.State);
        Assert.Equal(line[Window].View, line[Authority].View);
    }

    [Theory]
    [InlineData("F9", "原件", "照片")]
    [InlineData("F1", "原件", null)]
    public void What_was_found_stands_and_where_the_list_is_another_both_sides_are_told(string seal, string first, string? second)
    {
        var line = Asked();
        string[] found = second is null ? [first] : [first, second];
        var signed = line.Says(Authority, new PaperSignedFor(C1, seal, [.. found], null));
        var sent = line.Says(Window, new PaperSent(C1, "F1", ["原件", "照片"]));
        line.Pass();
        Assert.Equal(line[Window].View, line[Authority].View);
        Assert.Equal(second is null ? ["照片"] : [], line[Window].View!.PapersMissing.AsEnumerable());
        Assert.Equal("F1", line[Window].View!.Consignments[0].Seal);
        Assert.Equal((HandoverFindingKind.FoundOtherwise, signed.Id), Assert.Single(PeerCheckTests.Check().Of(line[Window]).Select(finding => (finding.Kind, finding.Message))));
        Assert.Equal((HandoverFindingKind.FoundOtherwise, sent.Id), Assert.Single(PeerCheckTests.Check().Of(line[Authority]).Select(finding => (finding.Kind, finding.Message))));
        if (second is not null) return;
        // What was not found is sent again.
        line.Says(Window, new PaperSent(C2, "F2", ["照片"]));
        Assert.Equal(PaperStanding.UnderWay, line[Window].View!.Consignments[^1].Standing);
    }

    [Fact]
    public void What_takes_the_place_of_a_loss_is_signed_for_as_well()
    {
        var line = Asked();
        line.All(Window, new PaperSent(C1, "F1", ["原件", "照片"]), new PaperLost(C1));
        line.Pass();
        line.Says(Window, new PaperReplaced(C3) { Replaces = C1, Seal = "F3", Papers = ["原件", "照片"] });
        line.Says(Authority, new PaperSignedFor(C3, "F3", ["原件", "照片"], null));
        Assert.Equal(HandoverState.LossHandling, line[Authority].View!.State);
        line.Pass();
        Assert.Equal(line[Window].View, line[Authority].View);
        Assert.Equal((HandoverState.AwaitPaper, 0, true), (line[Window].View!.State, line[Window].View!.PapersMissing.Length, line[Window].View!.Consignments[0].IsReplaced));
        line.Says(Authority, new PaperArrived(C3, null) { IsEnough = true });
        Assert.Equal(HandoverState.AtHandlingPlace, line[Authority].View!.State);
    }

    [Fact]
    public void A_list_that_comes_after_papers_were_asked_for_anew_neither_sends_its_consignment_again_nor_brings_anything()
    {
        var line = Asked();
        line.Says(Window, new PaperSent(C1, "F1", ["原件", "照片"]));
        line.All(Authority, new PaperSignedFor(C1, "F1", ["原件", "照片"], null), new PaperAsked(["照片", "合同"]));
        var there = line[Authority].View!;
        Assert.Equal((HandoverState.AwaitPaper, true, 0), (there.State, Assert.Single(there.Consignments).IsListAwaited, there.Consignments[0].Papers.Length));
        Assert.Equal(["照片", "合同"], there.PapersMissing.AsEnumerable());
        line.Pass();
        var view = line[Window].View!;
        Assert.Equal(view, line[Authority].View);
        Assert.Empty(view.WithoutEffect);
        Assert.Empty(view.Consignments);
        Assert.Equal((HandoverState.AwaitPaper, 2), (view.State, view.PapersMissing.Length));
        // What is asked for anew is sent and waited for as any other.
        line.Says(Window, new PaperSent(C2, "F2", ["照片", "合同"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        line.Pass();
        Assert.Equal((HandoverState.AtHandlingPlace, PaperStanding.Arrived), (line[Window].View!.State, Assert.Single(line[Window].View!.Consignments).Standing));
        Assert.Equal(line[Window].View, line[Authority].View);
    }

    [Fact]
    public void It_is_the_authority_s_and_of_papers_that_were_asked_for_and_the_days_count_from_it()
    {
        var line = Asked();
        Assert.Equal("cross-region.not-owner", line.Refused(Window, new PaperSignedFor(C1, "F1", ["原件"], null)));
        foreach (var unfit in new[] { new PaperSignedFor(C1, "F1", ["合同"], null), new PaperSignedFor(C1, " ", ["原件"], null), new PaperSignedFor(C1, "F1", [], null) })
            Assert.Equal("cross-region.message-invalid", line.Refused(Authority, unfit));
        line = Line.Collected(Opening(policy: ClockStartPolicy.PaperArrival));
        line.Says(Window, new CasePushed([Digest], null));
        line.Pass();
        line.All(Authority, new CaseSigned(true, null), new PaperAsked(["原件"]));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperSignedFor(C1, "F1", ["原件"], null)));
        line.Says(Authority, new PaperSignedFor(C1, "F1", ["原件"], new LocalDate(2023, 10, 7)));
        Assert.Equal(new LocalDate(2023, 10, 7), line[Authority].View!.InformBy);
        line.Pass();
        Assert.Empty(PeerCheckTests.Check().Of(line[Window]));
    }

    private static Line Asked()
    {
        var line = Line.Signed();
        line.Says(Authority, new PaperAsked(["原件", "照片"]));
        line.Pass();
        return line;
    }
}
