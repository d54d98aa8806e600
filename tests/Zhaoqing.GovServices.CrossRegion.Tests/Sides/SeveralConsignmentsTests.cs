using System.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>Papers of one case in several consignments: each known by its number, the waiting over when all that was asked for is there.</summary>
public sealed class SeveralConsignmentsTests
{
    private static SlipNumber C1 => Slips[1];

    private static SlipNumber C2 => Slips[2];

    private static SlipNumber C3 => Slips[3];

    [Fact]
    public void The_waiting_ends_with_the_last_paper_that_was_asked_for()
    {
        var line = Asked("原件", "照片");
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Says(Window, new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        line.Pass();
        var view = line[Window].View!;
        Assert.Equal((HandoverState.AwaitPaper, "原件", HandoverAct.ArrivePart), (view.State, Assert.Single(view.PapersMissing), view.Moments[^1].Act));
        Assert.Equal([(C1, PaperStanding.UnderWay), (C2, PaperStanding.Arrived)], view.Consignments.Select(one => (one.Number, one.Standing)));
        line.Says(Authority, new PaperArrived(C1, null));
        line.Pass();
        Assert.Equal((HandoverState.AtHandlingPlace, HandoverAct.ArrivePaper), (line[Window].View!.State, line[Window].View!.Moments[^1].Act));
        Assert.Empty(line[Window].View!.PapersMissing);
        Assert.Equal(line[Window].View, line[Authority].View);
    }

    [Fact]
    public void The_authority_may_wait_for_no_more()
    {
        var line = Asked("原件", "照片");
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, null) { IsEnough = true });
        Assert.Equal((HandoverState.AtHandlingPlace, "照片"), (line[Authority].View!.State, Assert.Single(line[Authority].View!.PapersMissing)));
    }

    [Fact]
    public void A_second_loss_while_the_first_is_handled_is_an_act_of_its_own_and_both_are_made_up_for()
    {
        var line = Asked("原件", "照片", "证明");
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片", "证明"]));
        line.Pass();
        line.Says(Window, new PaperLost(C1));
        line.Pass();
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Window, new PaperLost(C1)));
        line.Says(Authority, new PaperShort(C2, [new ConsignmentFault(ConsignmentFaultKind.PaperMissing, "证明")]));
        line.Pass();
        Assert.Equal((HandoverState.LossHandling, Window), (line[Window].View!.State, line[Window].View!.Owner));
        Assert.Equal(["原件", "证明"], line[Window].View!.PapersMissing.AsEnumerable());
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new PaperReplaced(Slips[4]) { Replaces = C3 }));
        line.Says(Window, new PaperReplaced(C3) { Replaces = C1 });
        Assert.Equal((HandoverState.LossHandling, HandoverAct.ReplacePart), (line[Window].View!.State, line[Window].View!.Moments[^1].Act));
        Assert.Equal(["原件"], line[Window].View!.Consignments[^1].Papers.AsEnumerable());
        line.Says(Window, new PaperReplaced(Slips[4]) { Replaces = C2, Seal = "F4" });
        Assert.Equal((HandoverState.AwaitPaper, "证明"), (line[Window].View!.State, Assert.Single(line[Window].View!.Consignments[^1].Papers)));
        line.Pass();
        line.Says(Authority, new PaperArrived(Slips[4], null));
        Assert.Equal(HandoverState.AwaitPaper, line[Authority].View!.State);
        line.Says(Authority, new PaperArrived(C3, null));
        Assert.Equal(HandoverState.AtHandlingPlace, line[Authority].View!.State);
    }

    [Fact]
    public void What_arrives_while_a_loss_is_handled_is_taken_and_the_loss_stays()
    {
        var line = Asked("原件", "照片");
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片"]), new PaperLost(C1));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        Assert.Equal((HandoverState.LossHandling, "原件"), (line[Authority].View!.State, Assert.Single(line[Authority].View!.PapersMissing)));
        // The window reports lost what has arrived meanwhile: the authority has it.
        line = Asked("原件", "照片");
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        var lost = line.Says(Window, new PaperLost(C2));
        line.Pass();
        Assert.Equal(lost.Id, Assert.Single(line[Window].View!.WithoutEffect));
        Assert.Equal((HandoverState.AwaitPaper, PaperStanding.Arrived), (line[Authority].View!.State, line[Authority].View!.Consignments[1].Standing));
    }

    [Fact]
    public void A_paper_in_two_lists_is_refused_where_the_sender_knows_and_told_at_the_other_side_where_not()
    {
        var line = Asked("原件", "照片");
        Assert.Equal("cross-region.paper-twice", line.Refused(Window, new PaperSent(C1, "F1", ["原件", "原件"])));
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        Assert.Equal("cross-region.paper-twice", line.Refused(Window, new PaperSent(C2, "F2", ["照片", "原件"])));
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new PaperSent(C1, "F1", ["照片"])));
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new PaperSent(C2, "F2", ["合同"])));
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new PaperLost(C3)));
        Assert.Equal("cross-region.not-owner", line.Refused(Authority, new PaperSent(C2, "F2", ["照片"])));
        // A program that does not look says it all the same: the consignment is under way, and people are told.
        var twice = new HandoverMessage(Guid.CreateVersion7(), Number, Window, line[Window].LastSeq + 1, line.Now, line[Window].SeenPeerSeq, Window, new PaperSent(C2, "F2", ["照片", "原件"]));
        line.Hears(Authority, line[Window].Messages.Last(message => message.Sender == Window));
        line.Hears(Authority, twice);
        Assert.Equal(PaperStanding.UnderWay, line[Authority].View!.Consignments.Single(one => one.Number == C2).Standing);
        Assert.Equal((HandoverFindingKind.PaperTwice, twice.Id), Assert.Single(PeerCheckTests.Check().Of(line[Authority]).Select(finding => (finding.Kind, finding.Message))));
        // What was lost may go again.
        line.Says(Window, new PaperLost(C1));
        line.Says(Window, new PaperReplaced(C3) { Papers = ["原件"] });
        Assert.Equal("cross-region.paper-twice", line.Refused(Window, new PaperSent(Slips[4], "F4", ["原件"])));
    }

    /// <summary>As a program wrote it that knew one consignment at a time.</summary>
    [Fact]
    public void Old_records_read_and_fold_as_they_did_and_what_has_no_list_is_written_as_it_was()
    {
        var line = Asked("原件", "照片");
        line.Says(Window, new PaperLost(Slip));
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Window, new PaperLost(C1)));
        line.Pass();
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new PaperArrived(C1, null)));
        line.Says(Window, new PaperReplaced(Slip));
        line.Pass();
        line.Says(Authority, new PaperArrived(C2, null));
        Assert.Equal((HandoverState.AtHandlingPlace, HandoverAct.ArrivePaper), (line[Authority].View!.State, line[Authority].View!.Moments[^1].Act));
        // A record may have a fault that says nothing, which nobody writes any more.
        line = Asked("原件");
        line.Says(Window, new PaperSent(C1, "F1", ["原件"]));
        line.Hears(Window, new HandoverMessage(Guid.CreateVersion7(), Number, Authority, line[Authority].LastSeq + 1, line.Now, line[Window].LastSeq, Authority, new PaperShort(C1, [null!])));
        Assert.Equal((HandoverState.LossHandling, PaperStanding.Deficient), (line[Window].View!.State, line[Window].View!.Consignments[0].Standing));
        foreach (var content in new HandoverContent[] { new PaperReplaced(Slip), new PaperArrived(Slip, null) })
        {
            string text = Encoding.UTF8.GetString(HandoverMessageCodec.Write(line[Window].Messages.First() with { Content = content }));
            Assert.All(["papers", "replaces", "seal", "isEnough"], name => Assert.DoesNotContain(name, text, StringComparison.OrdinalIgnoreCase));
            Assert.Equal(content, HandoverMessageCodec.Read(Encoding.UTF8.GetBytes(text)).AsT1.Content);
        }
    }

    [Fact]
    public void The_five_days_count_from_the_last_paper()
    {
        var line = Asked("原件", "照片", Opening(policy: ClockStartPolicy.PaperArrival));
        line.All(Window, new PaperSent(C1, "F1", ["原件"]), new PaperSent(C2, "F2", ["照片"]));
        line.Pass();
        line.Says(Authority, new PaperArrived(C1, null));
        Assert.Null(line[Authority].View!.InformBy);
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new PaperArrived(C2, null)));
        line.Says(Authority, new PaperArrived(C2, new(2023, 10, 7)));
        Assert.Equal(new NodaTime.LocalDate(2023, 10, 7), line[Authority].View!.InformBy);
        line.Pass();
        Assert.Empty(PeerCheckTests.Check().Of(line[Window]));
    }

    [Fact]
    public void Papers_asked_for_again_are_missing_again_and_what_is_under_way_stays_so()
    {
        var line = Asked("原件", "照片");
        line.All(Window, new PaperSent(C1, "F1", ["原件", "照片"]));
        line.Pass();
        line.All(Authority, new PaperArrived(C1, null), new PaperAsked(["照片"]));
        line.Pass();
        Assert.Equal(("照片", 0), (Assert.Single(line[Window].View!.PapersMissing), line[Window].View!.Consignments.Length));
        line.Says(Window, new PaperSent(C2, "F2", ["照片"]));
        Assert.Equal(C2, Assert.Single(line[Window].View!.Consignments).Number);
    }

    private static Line Asked(string first, string second, HandoverOpening? opening = null) => Asked(opening, first, second);

    private static Line Asked(params string[] papers) => Asked(opening: null, papers);

    private static Line Asked(HandoverOpening? opening, params string[] papers)
    {
        var line = opening is null ? Line.Signed() : Line.Collected(opening);
        if (opening is not null)
        {
            line.Says(Window, new CasePushed([Digest], null));
            line.Pass();
            line.Says(Authority, new CaseSigned(true, null));
        }

        line.Says(Authority, new PaperAsked([.. papers]));
        line.Pass();
        return line;
    }
}
