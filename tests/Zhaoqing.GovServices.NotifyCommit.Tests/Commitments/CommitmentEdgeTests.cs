using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Commitments;

/// <summary>Commitments at the edges: a text edited under its old name, papers after all, a breach recorded once, and a case that is opened again.</summary>
public sealed class CommitmentEdgeTests
{
    private const string Morning = "2026-05-06T09:00";
    private static readonly DecideOrder Grant = new(CaseOutcome.Granted, Reason: null);
    private static readonly Remark Why = Remark.Parse("说明");
    private static readonly DecideOrder Deny = new(CaseOutcome.Denied, Why);

    public static TheoryData<string> Edits => ["text", "replaces", "verifier", "decision", "conditions"];

    [Theory]
    [MemberData(nameof(Edits))]
    [Clause("CON-7.3")]
    public void A_notice_that_was_edited_under_its_old_name_after_it_was_shown_is_not_signed(string edit)
    {
        var entry = edit switch
        {
            "text" => CommitEntry.Of(Listed, CommitKind.Proof, NoticeText.Of(["经营场所为本人所有"], Text.Requirements, Text.Liability).AsT1, Plan, ApprovalLevel.Province, TextRank.Law).AsT1 with { Replaces = [Proof] },
            "replaces" => Entry() with { Replaces = [Proof, Licence] },
            "verifier" => CommitEntry.Of(Listed, CommitKind.Proof, Text, VerificationPlan.Of(Plan.Methods, Plan.Within, Plan.Correction, byAnother: false).AsT1, ApprovalLevel.Province, TextRank.Law).AsT1 with { Replaces = [Proof] },
            "decision" => Entry() with { DecideWithin = Limit.WorkingDays(3) },
            _ => Entry() with { ConditionsWithin = Limit.WorkingDays(10) },
        };
        var offered = Offered();
        var edited = EditionOf(entry, Tolerable());
        Assert.Equal("notify-commit.notice-changed", offered.Refused(new SignCommitment(Facts(edited), Whole(offered.Commitment().Offered.PromiseDigest)), Citizen, "2026-05-06T09:10"));
        var again = offered.After(Offer(edited), Citizen, "2026-05-06T09:11");
        Assert.Equal(CommitmentState.Committed, again.After(Sign(again, edited), Citizen, "2026-05-06T09:12").Commitment().State);
    }

    [Fact]
    public void Papers_that_came_after_a_promise_was_taken_back_are_there_when_the_case_is_accepted()
    {
        var withdrawn = Signed().After(new WithdrawCommitment(), Citizen, "2026-05-06T09:20");
        Assert.Equal("cases.materials-missing", withdrawn.Refused(new AcceptOrder(), Window, "2026-05-06T09:25"));
        var supplied = withdrawn.After(new SupplyInstead([Proof]), Citizen, "2026-05-06T09:30");
        Assert.Equal("cases.material-not-needed", supplied.Refused(new NotifyOnceOrder([Proof]), Window, "2026-05-06T09:35"));
        Assert.Equal(CaseState.Decided, supplied.After(new AcceptOrder(), Window, "2026-05-06T09:40").After(Grant, Examiner, "2026-05-06T10:00").File.State);
    }

    [Fact]
    public void Nothing_is_handed_in_for_a_promise_when_the_case_has_ended()
    {
        var ended = Signed().After(new WithdrawCommitment(), Citizen, "2026-05-06T09:20").After(new WithdrawOrder(Reason: null), Citizen, "2026-05-06T09:30");
        Assert.Equal("notify-commit.after-decision", ended.Refused(new SupplyInstead([Proof]), Citizen, "2026-05-06T09:40"));
    }

    [Fact]
    [Clause("CON-7.4")]
    public void A_breach_is_recorded_once_and_not_again_after_its_repair()
    {
        var repaired = Granted().After(new FindBroken(BreachKind.Untrue, Why), Inspector, "2026-06-01T09:00").After(new OrderCorrection(), Examiner, "2026-06-01T10:00")
            .After(new ConfirmCorrection(), Inspector, "2026-06-02T10:00").After(new RecordCredit(), Examiner, "2026-06-02T11:00").After(new RepairCredit("示例〔2026〕9号"), Supervisor, "2026-09-02T11:00");
        Assert.Equal("notify-commit.credit-recorded-already", repaired.Refused(new RecordCredit(), Examiner, "2026-09-03T11:00"));
    }

    [Fact]
    [Clause("CON-7.4")]
    public void A_grant_after_the_case_was_opened_again_is_verified_like_any_other()
    {
        var denied = Signed().After(new AcceptOrder(), Window, "2026-05-06T09:30").After(Deny, Examiner, "2026-05-06T10:00");
        var granted = denied.After(Reopen, Examiner, "2026-06-01T09:00").After(Grant, Examiner, "2026-06-02T09:00");
        Assert.Equal((CommitmentState.ToVerify, Calendar.Due(Plan.Within, new LocalDate(2026, 6, 2)).AsT1.Date), (granted.Commitment().State, granted.Commitment().VerifyBy!.Value.Date));
        var quashed = Granted().After(Reopen, Examiner, "2026-06-01T09:00");
        Assert.Equal("committed", quashed.Commitment().StatusAt(At("2027-01-04T09:00")).State);
        Assert.Equal(CommitmentState.Ended, quashed.After(Deny, Examiner, "2026-06-02T09:00").Commitment().State);
    }

    [Fact]
    public void A_promise_that_nobody_signed_is_none_when_the_case_is_opened_again()
    {
        var denied = Submitted(Morning, Form, Licence, Proof).After(Offer(), Citizen, "2026-05-06T09:05").After(new AcceptOrder(), Window, "2026-05-06T09:30").After(Deny, Examiner, "2026-05-06T10:00");
        Assert.Equal(CommitmentState.Ended, denied.After(Reopen, Examiner, "2026-06-01T09:00").Commitment().State);
    }

    private static ReopenOrder Reopen => new(ReopeningKind.Reconsideration, DocumentNumber.Parse("(2026)虚构2号"), new LocalDate(2026, 6, 1));

    private static CaseDossier Offered() => Submitted(Morning, Form, Licence).After(Offer(), Citizen, "2026-05-06T09:05");

    private static CaseDossier Signed()
    {
        var offered = Offered();
        return offered.After(Sign(offered), Citizen, "2026-05-06T09:10");
    }

    private static CaseDossier Granted() => Signed().After(new AcceptOrder(), Window, "2026-05-06T09:30").After(Grant, Examiner, "2026-05-06T10:05");
}
