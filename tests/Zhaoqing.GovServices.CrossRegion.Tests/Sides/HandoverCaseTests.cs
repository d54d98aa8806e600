using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sides.Said;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>Cases between two platforms by example: the usual paths, and what may not be.</summary>
public sealed class HandoverCaseTests
{
    [Fact]
    [Clause("GOAL-0.2")]
    public void The_window_answers_until_the_handling_place_has_signed_and_again_when_the_result_is_back()
    {
        var line = Line.Collected();
        line.Says(Window, Of(HandoverAct.Push));
        line.Pass();
        Assert.Equal((HandoverState.Pushed, Window, true, false), (line[Authority].View!.State, line[Authority].View!.Owner, line[Window].IsResponsible, line[Authority].IsResponsible));
        line.Says(Authority, new CaseSigned(true, null));
        Assert.True(line[Window].IsResponsible && line[Authority].IsResponsible);
        line.Pass();
        Assert.True(!line[Window].IsResponsible && line[Authority].IsResponsible);
        line.All(Authority, new ApplicationAccepted("受理1号"), new LicenceGranted("准予1号"), new ResultIssued(Digest, IsSealed: true));
        line.Pass();
        Assert.Equal("cross-region.result-sealed", line[Window].View!.ResultFor(Window).AsT0.Code);
        Assert.Equal(Digest, line[Window].View!.ResultFor(Authority).AsT1);
        line.Says(Window, new ResultArrived(Digest));
        line.Pass();
        Assert.Equal((HandoverState.GrantAtWindow, Window), (line[Authority].View!.State, line[Authority].View!.Owner));
        line.Says(Window, new ResultHandedOut("读卡"));
        line.Pass();
        Assert.Equal((HandoverState.GrantDelivered, Authority), (line[Window].View!.State, line[Window].View!.Owner));
        Assert.False(line[Window].IsResponsible);
    }

    [Fact]
    public void What_may_not_be_said_is_refused_with_its_ground()
    {
        var line = Line.Collected();
        line.Pass();
        Assert.Equal("cross-region.not-owner", line.Refused(Window, new LicenceGranted("准予1号")));
        Assert.Equal("cross-region.not-owner", line.Refused(Window, new ApplicationAccepted("受理1号")));
        Assert.Equal("cross-region.not-owner", line.Refused(Authority, Of(HandoverAct.Push)));
        Assert.Equal("cross-region.not-decided", line.Refused(Window, new ResultHandedOut("读卡")));
        Assert.Equal("cross-region.not-decided", line.Refused(Authority, new ResultIssued(Digest, false)));
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Authority, new LicenceGranted("准予1号")));
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new CasePushed([Digest], InformBy: null)));
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new CasePushed(["xyz"], Day)));
        line.Says(Window, Of(HandoverAct.Push));
        line.Pass();
        line.All(Authority, new CaseSigned(true, null), new ApplicationAccepted("受理1号"));
        Assert.Equal("cross-region.accepted-already", line.Refused(Authority, new ApplicationAccepted("受理2号")));
        line.Says(Authority, new StepBegun("hearing", "通知1号"));
        Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new StepEnded("tender")));
        line.All(Authority, new StepEnded("hearing"), new LicenceDenied("不予1号", "不符合条件", "可以申请复议"));
        Assert.Equal("cross-region.decided-already", line.Refused(Authority, new LicenceGranted("准予1号")));
        line.Says(Authority, new ResultIssued(Digest, false));
        line.Pass();
        Assert.Equal("cross-region.withdraw-too-late", line.Refused(Window, new ApplicationWithdrawn(Channel.Window, "不再办理")));
        Assert.Equal("cross-region.message-invalid", line.Refused(Window, new ResultArrived(new string('b', 64))));
        Assert.Equal("cross-region.not-decided", HandoverCase.Empty(Number, Window).Take(line[Window].Messages.First()).Case.View!.ResultFor(Window).AsT0.Code);
        Assert.Equal("cross-region.act-not-allowed", HandoverCase.Empty(Number, Window).Write(new LicenceGranted("准予1号"), Guid.NewGuid(), Start).AsT0.Code);
        Assert.Equal("cross-region.not-owner", HandoverCase.Empty(Number, Authority).Write(new CaseBegun(Opening()), Guid.NewGuid(), Start).AsT0.Code);
        Assert.Equal("opening.receiving.department", HandoverCase.Empty(Number, Window).Write(new CaseBegun(Opening() with { Receiving = new HandoverUnit(Nanhai, "") }), Guid.NewGuid(), Start).AsT0.Fields[0].Field);
    }

    /// <summary>A message that overtook the first one of its case.</summary>
    [Fact]
    public void A_case_that_the_other_side_has_begun_is_not_begun_again_before_its_opening_is_there()
    {
        var line = Line.Signed();
        var copy = HandoverCase.Empty(Number, Authority).Take(line[Window].Messages.Last(message => message.Sender == Window)).Case;
        Assert.Null(copy.View);
        var opening = new CaseBegun(Opening() with { Mode = HandlingMode.FullOnline });
        Assert.True(HandoverCase.Empty(Number, Authority).Write(opening, Guid.NewGuid(), Start).IsT1);
        Assert.Equal("cross-region.act-not-allowed", copy.Write(opening, Guid.NewGuid(), Start).AsT0.Code);
    }

    [Fact]
    public void Correction_is_told_once_and_again_only_for_what_is_new()
    {
        var line = Line.Signed();
        line.Says(Authority, new CorrectionAsked(["照片"], Day.PlusDays(30), IsForNewMaterial: false));
        line.Pass();
        line.Says(Window, new CorrectionSupplied(Channel.Window, ["照片"]));
        line.Pass();
        Assert.Equal("cross-region.corrected-already", line.Refused(Authority, new CorrectionAsked(["身份证"], Day.PlusDays(30), IsForNewMaterial: false)));
        line.Says(Authority, new CorrectionAsked(["照片底色"], Day.PlusDays(30), IsForNewMaterial: true));
        line.Pass();
        Assert.Equal(HandoverState.AwaitCorrection, line[Window].View!.State);
        Assert.Null(line[Window].View!.InformBy);
        // Not supplied in time: it closes by itself, and what comes later changes nothing.
        Assert.Equal(HandoverState.AwaitCorrection, line[Window].View!.At(ChinaTime.StartOf(Day.PlusDays(31)) - Duration.Epsilon).State);
        Assert.Equal(HandoverState.ClosedNotCorrected, line[Window].View!.At(ChinaTime.StartOf(Day.PlusDays(31))).State);
        line.Now = ChinaTime.StartOf(Day.PlusDays(31));
        Assert.Equal("cross-region.act-not-allowed", line.Refused(Window, new CorrectionSupplied(Channel.Online, ["照片"])));
    }

    [Fact]
    [Clause("CON-2.1")]
    public void The_acceptance_of_a_trusted_window_stands_and_without_trust_it_is_a_receipt()
    {
        foreach (bool honours in new[] { true, false })
        {
            var line = Line.Begun();
            line.All(Window, new IdentityChecked("读卡", Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), "g1", InformBy: null));
            Assert.Equal((true, Day), (line[Window].View!.IsAcceptedByWindow, line[Window].View!.LegalFrom));
            line.Says(Window, Of(HandoverAct.Push));
            line.Pass();
            Assert.Equal("cross-region.message-invalid", line.Refused(Authority, new CaseSigned(false, null)));
            line.Says(Authority, new CaseSigned(honours, honours ? null : "授信已撤销"));
            line.Pass();
            Assert.Equal((honours ? HandoverState.Accepted : HandoverState.AtHandlingPlace, honours, honours ? Day : (LocalDate?)null), (line[Window].View!.State, line[Window].View!.IsAcceptedByWindow, line[Window].View!.LegalFrom));
            if (honours) Assert.Equal("cross-region.accepted-already", line.Refused(Authority, new ApplicationAccepted("受理1号")));
            else line.Says(Authority, new ApplicationAccepted("受理1号"));
        }
    }

    [Fact]
    [Clause("CON-2.4")]
    public void What_the_authority_did_stands_and_a_withdrawal_that_crossed_it_counts_after_it()
    {
        var line = Line.Signed();
        line.Says(Authority, new ApplicationAccepted("受理1号"));
        line.Pass();
        var withdrawn = line.Says(Window, new ApplicationWithdrawn(Channel.Window, "不再办理"));
        Assert.Equal(HandoverState.Withdrawn, line[Window].View!.State);
        line.Says(Authority, new LicenceGranted("准予1号"));
        line.Pass();
        Assert.Equal((HandoverState.Granted, HandoverState.Granted), (line[Window].View!.State, line[Authority].View!.State));
        Assert.Equal(withdrawn.Id, Assert.Single(line[Window].View!.WithoutEffect));
        // Where the authority has only accepted, the withdrawal reaches it before a decision and counts.
        var other = Line.Signed();
        other.Says(Window, new ApplicationWithdrawn(Channel.Window, "不再办理"));
        other.Says(Authority, new ApplicationAccepted("受理1号"));
        other.Pass();
        Assert.Equal((HandoverState.Withdrawn, HandoverState.Withdrawn), (other[Window].View!.State, other[Authority].View!.State));
    }

    [Fact]
    public void Lost_papers_are_replaced_or_end_the_case_and_the_window_answers_meanwhile()
    {
        var line = Line.Signed();
        line.Says(Authority, new PaperAsked(["原件"]));
        line.Pass();
        line.Says(Window, new PaperLost(Slip));
        line.Pass();
        Assert.Equal((HandoverState.LossHandling, Window), (line[Authority].View!.State, line[Authority].View!.Owner));
        line.Says(Window, new PaperReplaced(Slip));
        line.Pass();
        line.Says(Authority, new PaperShort(Slip, [new ConsignmentFault(ConsignmentFaultKind.PaperMissing, "1")]));
        line.Pass();
        line.Says(Window, new PaperGivenUp("无法补办"));
        line.Pass();
        Assert.Equal(HandoverState.ClosedLost, line[Authority].View!.State);
    }

    [Fact]
    public void What_comes_twice_early_or_in_a_taken_place_is_told()
    {
        var line = Line.Collected();
        var pushed = line.Says(Window, Of(HandoverAct.Push));
        var copy = HandoverCase.Empty(Number, Authority);
        Assert.Equal(HandoverIntake.HeldBack, copy.Take(pushed).Intake);
        Assert.Equal([(1, pushed.Seq - 1)], copy.Take(pushed).Case.Gaps);
        Assert.Null(copy.Take(pushed).Case.View);
        foreach (var message in line[Window].Messages) copy = copy.Take(message).Case;
        Assert.Equal(HandoverState.Pushed, copy.View!.State);
        Assert.Equal(HandoverIntake.Duplicate, copy.Take(pushed).Intake);
        // A side cannot say that it has, or has seen, more than was said.
        var signed = copy.Write(new CaseSigned(true, null), Guid.CreateVersion7(), Start).AsT1 with { SeenPeerSeq = 99 };
        Assert.Equal((HandoverIntake.HeldBack, HandoverState.Pushed), (line[Window].Take(signed).Intake, line[Window].Take(signed).Case.View!.State));
        Assert.Same(line[Window], line[Window].TakeAck(99, Authority));
        var (small, large) = (pushed with { Id = Guid.Parse("00000000-0000-7000-8000-000000000001"), Content = new SigningUrged("另一消息") }, pushed);
        Assert.Equal(HandoverIntake.SequenceReuse, copy.Take(small).Intake);
        Assert.Equal(copy.Take(small).Case.View, HandoverCaseOf(line[Window].Messages.Where(message => message.Id != large.Id).Append(small).Append(large)).View);
        Assert.Throws<ArgumentException>(() => copy.Take(pushed with { Case = CaseNumber.Create(Day, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => copy.Take(pushed with { Seq = 0 }));
        Assert.Equal(HandoverIntake.WithoutEffect, copy.Take(pushed with { Id = Guid.NewGuid(), Seq = pushed.Seq + 1 }).Intake);
        Assert.Throws<ArgumentException>(() => HandoverCase.Empty(Number, default));
    }

    [Fact]
    [Clause("CON-2.4")]
    public void A_message_of_a_newer_version_is_refused_and_unknown_members_are_passed_over()
    {
        byte[] bytes = HandoverMessageCodec.Write(Line.Begun()[Window].Messages.First());
        string text = Encoding.UTF8.GetString(bytes);
        Assert.True(HandoverMessageCodec.Read(Encoding.UTF8.GetBytes(text.Replace("\"seq\":1", "\"seq\":1,\"later\":{\"a\":[1]}", StringComparison.Ordinal))).IsT1);
        Assert.Equal("cross-region.message-unknown", Code(text.Replace("begun.v1", "begun.v2", StringComparison.Ordinal)));
        Assert.All(["", "{}", "[]", "null", text[..^1], text.Replace("\"seq\":1", "\"seq\":0", StringComparison.Ordinal), text.Replace("\"seq\":1", "\"seq\":\"1\"", StringComparison.Ordinal), text.Replace("\"receiving\"", "\"\\ud800\"", StringComparison.Ordinal),
            text.Replace("\"seq\":1", "\"seq\":1,\"seq\":2", StringComparison.Ordinal), text.Replace("collectOnBehalf", "none", StringComparison.Ordinal), text.Replace("\"content\":{", "\"content\":{\"x\":", StringComparison.Ordinal)], bad => Assert.Equal("cross-region.message-unreadable", Code(bad)));
        Assert.Equal("cross-region.message-unreadable", HandoverMessageCodec.Read(new byte[HandoverMessageCodec.MaxLength + 1]).AsT0.Code);
        // Bytes that no record can hold, in a member that nobody reads.
        byte[] broken = Encoding.UTF8.GetBytes(text.Replace("\"seq\":1", "\"seq\":1,\"later\":\"?\"", StringComparison.Ordinal));
        Assert.True(HandoverMessageCodec.Read(broken).IsT1);
        broken[broken.AsSpan().IndexOf("?"u8)] = 0xFF;
        Assert.Equal("cross-region.message-unreadable", HandoverMessageCodec.Read(broken).AsT0.Code);
        Assert.Equal(33, HandoverMessageCodec.TypeNames.Count());
        Assert.All(HandoverMessageCodec.TypeNames, name => Assert.Matches(@"^handover\.[a-z-]+\.v1$", name));

        static string Code(string text) => HandoverMessageCodec.Read(Encoding.UTF8.GetBytes(text)).Match(refusal => refusal.Code, _ => "read");
    }

    private static HandoverContent Of(HandoverAct act) => Said.Of(act, null, Start, new Random(1));

    private static HandoverCase HandoverCaseOf(IEnumerable<HandoverMessage> messages) => messages.Aggregate(HandoverCase.Empty(Number, Authority), (copy, message) => copy.Take(message).Case);
}
