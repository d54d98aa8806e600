using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Commitments;

public sealed class CommitmentTests
{
    private const string Morning = "2026-05-06T09:00";
    private static readonly DecideOrder Grant = new(CaseOutcome.Granted, Reason: null);
    private static readonly Remark Why = Remark.Parse("说明");

    [Fact]
    [Clause("CON-7.4")]
    public void Example_1_offered_signed_accepted_without_the_proof_and_decided_on_the_spot()
    {
        var signed = Signed();
        Assert.Equal(("committed", new LocalDate(2026, 5, 6)), (signed.Commitment().StatusAt(At(Morning)).State, signed.Commitment().Due!.Value.Date));
        var decided = Granted();
        Assert.Equal((CaseState.Decided, CommitmentState.ToVerify), (decided.File.State, decided.Commitment().State));
        Assert.Equal(SubstituteKind.Commitment, decided.File.Acceptance!.Substitutes.Single().Kind);
    }

    [Fact]
    public void Example_2_who_declines_goes_on_as_if_there_were_no_commitment()
    {
        var plain = Submitted(Morning, Form, Licence);
        var declined = plain.After(Offer(), Citizen, "2026-05-06T09:05").After(new DeclineCommitment(), Citizen, "2026-05-06T09:10");
        Assert.Equal("cases.materials-missing", declined.Refused(new AcceptOrder(), Window, "2026-05-06T09:20"));
        Assert.Equal(plain.File.MissingRequired.AsEnumerable(), declined.File.MissingRequired);
        Assert.Equal(plain.File.Wait, declined.File.Wait);
        Assert.Null(declined.Commitment().Breach);
    }

    [Fact]
    [Clause("CON-7.3")]
    public void A_signature_that_lacks_anything_is_none()
    {
        var offered = Offered();
        string digest = offered.Commitment().Offered.PromiseDigest;
        foreach (var half in new[] { Whole(digest) with { HasRead = false }, Whole(digest) with { IsTrue = false }, Whole(digest) with { TakesLiability = false }, Whole(digest) with { Evidence = null }, Whole(digest) with { Evidence = "图 片" } })
            Assert.Equal("notify-commit.not-signed", offered.Refused(new SignCommitment(Facts(), half), Citizen, "2026-05-06T09:10"));
        Assert.Equal("notify-commit.notice-changed", offered.Refused(new SignCommitment(Facts(), Whole(new string('0', 64))), Citizen, "2026-05-06T09:10"));
    }

    [Fact]
    [Clause("CON-7.3")]
    public void A_signature_for_one_case_or_one_showing_serves_no_other()
    {
        var first = Offered();
        var again = first.After(Offer(), Citizen, "2026-05-06T09:07");
        Assert.NotEqual(first.Commitment().Offered.PromiseDigest, again.Commitment().Offered.PromiseDigest);
        Assert.Equal("notify-commit.notice-changed", again.Refused(Sign(first), Citizen, "2026-05-06T09:10"));
        Assert.NotEqual(NotifyCommit.Commitment.PromiseDigestOf("a", CaseNumber.Create(new LocalDate(2026, 5, 6), new byte[10]), At(Morning)), NotifyCommit.Commitment.PromiseDigestOf("a", CaseNumber.Create(new LocalDate(2026, 5, 7), new byte[10]), At(Morning)));
    }

    [Fact]
    public void Example_9_a_notice_that_was_superseded_while_it_was_read_is_shown_anew()
    {
        var offered = Offered();
        var next = EditionOf(Entry(), Tolerable(), "2026-05");
        Assert.Equal("notify-commit.notice-superseded", offered.Refused(new SignCommitment(Facts(next), Whole(offered.Commitment().Offered.PromiseDigest)), Citizen, "2026-05-06T09:10"));
        var shownAgain = offered.After(Offer(next), Citizen, "2026-05-06T09:11");
        Assert.Equal(CommitmentState.Committed, shownAgain.After(new SignCommitment(Facts(next), Whole(shownAgain.Commitment().Offered.PromiseDigest)), Citizen, "2026-05-06T09:12").Commitment().State);
    }

    [Fact]
    public void A_matter_taken_off_the_list_and_a_person_barred_meanwhile_are_refused_when_signing()
    {
        var offered = Offered();
        var signature = Whole(offered.Commitment().Offered.PromiseDigest);
        var emptied = PromiseEdition.Of("2026-06", 2, Instant.FromUtc(2026, 5, 1, 0, 0), [], []).AsT1;
        Assert.Equal("notify-commit.not-on-list", offered.Refused(new SignCommitment(Facts(emptied), signature), Citizen, "2026-05-06T09:10"));
        Assert.Equal("notify-commit.applicant-barred", offered.Refused(new SignCommitment(Facts(Edition, new PromiseParty(PromiseRole.Applicant, CreditStanding.BrokenPromise)), signature), Citizen, "2026-05-06T09:10"));
    }

    [Fact]
    public void Example_10_a_decision_of_6_May_is_verified_by_16_June()
    {
        Assert.Equal(new LocalDate(2026, 6, 16), Granted().Commitment().VerifyBy!.Value.Date);
    }

    [Fact]
    [Clause("CON-7.4")]
    public void Example_12_found_untrue_on_16_June_it_is_corrected_by_1_July_or_revocation_is_proposed()
    {
        var broken = Granted().After(new FindBroken(BreachKind.Untrue, Why), Inspector, "2026-06-16T15:00").After(new OrderCorrection(), Examiner, "2026-06-16T16:00");
        Assert.Equal(new LocalDate(2026, 7, 1), broken.Commitment().CorrectBy!.Value.Date);
        Assert.Equal("correcting", broken.Commitment().StatusAt(At("2026-07-01T23:59:59")).State);
        Assert.Equal("revocationProposed", broken.Commitment().StatusAt(At("2026-07-02T00:00")).State);
        var lapse = broken.LapsesBy(At("2026-08-01T00:00")).Single();
        Assert.Equal((typeof(CommitmentCorrectionMissed), At("2026-07-02T00:00")), (lapse.GetType(), lapse.At));
    }

    [Fact]
    [Clause("CON-7.4")]
    public void Example_13_deceit_is_revoked_after_a_hearing_and_never_corrected()
    {
        var deceit = Granted().After(new FindBroken(BreachKind.Deceit, Why), Inspector, "2026-06-16T15:00");
        Assert.Equal("notify-commit.no-correction-for-deceit", deceit.Refused(new OrderCorrection(), Examiner, "2026-06-16T16:00"));
        var proposed = deceit.After(new ProposeRevocation(Why), Examiner, "2026-06-17T09:00");
        Assert.Equal("notify-commit.hearing-missing", proposed.Refused(new DecideRevocation(RevocationOutcome.Revoked, Why), Examiner, "2026-06-18T09:00"));
        var revoked = proposed.After(new HearHolder(Why), Examiner, "2026-06-20T09:00").After(new DecideRevocation(RevocationOutcome.Revoked, Why), Examiner, "2026-06-25T09:00");
        var repaired = revoked.After(new RecordCredit(), Examiner, "2026-06-25T10:00").After(new RepairCredit("示例〔2026〕9号"), Supervisor, "2026-12-25T10:00");
        Assert.Equal((CommitmentState.Revoked, BreachKind.Deceit, true, true), (repaired.Commitment().State, repaired.Commitment().Breach, repaired.Commitment().IsRecorded, repaired.Commitment().IsRepaired));
    }

    [Fact]
    [Clause("CON-7.4")]
    public void Example_14_nobody_verified_and_the_holder_keeps_the_grant()
    {
        var granted = Granted();
        Assert.Equal("toVerify", granted.Commitment().StatusAt(At("2026-06-16T23:59:59")).State);
        Assert.Equal("verificationOverdue", granted.Commitment().StatusAt(At("2026-06-17T00:00")).State);
        var late = granted.After(new VerifyCommitment(VerificationMethod.OnSite), Inspector, "2026-07-01T09:00").Commitment();
        Assert.Equal((CommitmentState.Kept, true), (late.State, late.WasVerifiedLate));
    }

    [Fact]
    public void Example_15_a_promise_is_taken_back_before_the_decision_and_not_after()
    {
        var accepted = Signed().After(new AcceptOrder(), Window, "2026-05-06T09:30");
        var withdrawn = accepted.After(new WithdrawCommitment(), Citizen, "2026-05-06T10:00");
        Assert.Null(withdrawn.Commitment().Breach);
        Assert.Equal("notify-commit.materials-still-missing", withdrawn.Refused(Grant, Examiner, "2026-05-06T10:05"));
        Assert.Equal("notify-commit.material-not-replaced", withdrawn.Refused(new SupplyInstead([Photo]), Citizen, "2026-05-06T10:05"));
        Assert.Equal(CaseState.Decided, withdrawn.After(new SupplyInstead([Proof]), Citizen, "2026-05-07T10:05").After(Grant, Examiner, "2026-05-07T11:05").File.State);
        Assert.Equal("notify-commit.act-not-allowed", Granted().Refused(new WithdrawCommitment(), Citizen, "2026-05-06T11:00"));
    }

    [Fact]
    [Clause("CON-7.4")]
    public void Who_decided_does_not_verify_where_the_list_parts_them_and_only_planned_methods_count()
    {
        var granted = Granted();
        Assert.Equal("notify-commit.verifier-decided", granted.Refused(new VerifyCommitment(VerificationMethod.OnSite), Examiner, "2026-06-01T09:00"));
        Assert.Equal("notify-commit.verifier-decided", granted.Refused(new FindBroken(BreachKind.Untrue, Why), Examiner, "2026-06-01T09:00"));
        Assert.Equal("notify-commit.method-unplanned", granted.Refused(new VerifyCommitment(VerificationMethod.OnPaper), Inspector, "2026-06-01T09:00"));
        Assert.Equal("cases.not-authorised", granted.Refused(new VerifyCommitment(VerificationMethod.OnSite), Citizen, "2026-06-01T09:00"));
    }

    [Fact]
    public void Of_two_outcomes_recorded_at_once_the_second_meets_what_the_first_has_left()
    {
        var kept = Granted().After(new VerifyCommitment(VerificationMethod.Online), Inspector, "2026-06-01T09:00");
        Assert.Equal("notify-commit.act-not-allowed", kept.Refused(new VerifyCommitment(VerificationMethod.Online), Inspector, "2026-06-01T09:00"));
        Assert.Equal(CommitmentState.Broken, kept.After(new FindBroken(BreachKind.Untrue, Why), Supervisor, "2026-08-01T09:00").Commitment().State);
    }

    [Fact]
    public void A_promise_found_false_before_the_decision_is_granted_by_nobody()
    {
        var found = Signed().After(new AcceptOrder(), Window, "2026-05-06T09:30").After(new FindFalse(Why), Examiner, "2026-05-06T10:00");
        Assert.Equal("notify-commit.found-false", found.Refused(Grant, Examiner, "2026-05-06T10:05"));
        Assert.Equal(CaseState.Decided, found.After(new DecideOrder(CaseOutcome.Denied, Why), Examiner, "2026-05-06T10:05").File.State);
        Assert.True(found.After(new RecordCredit(), Examiner, "2026-05-06T10:10").Commitment().IsRecorded);
    }

    [Fact]
    public void Conditions_left_open_are_met_by_their_day_or_the_promise_is_broken()
    {
        var edition = EditionOf(Entry() with { ConditionsWithin = Limit.WorkingDays(10) });
        var offered = Submitted(Morning, Form, Licence).After(Offer(edition), Citizen, "2026-05-06T09:05");
        var granted = offered.After(Sign(offered, edition), Citizen, "2026-05-06T09:10").After(new AcceptOrder(), Window, "2026-05-06T09:30").After(Grant, Examiner, "2026-05-06T10:00");
        Assert.Equal((CommitmentState.Conditional, new LocalDate(2026, 5, 19)), (granted.Commitment().State, granted.Commitment().Due!.Value.Date));
        Assert.Equal(BreachKind.NotMet, granted.At(At("2026-05-20T00:00")).Commitment().Breach);
        Assert.Equal(BreachKind.EarlyStart, granted.After(new FindBroken(BreachKind.EarlyStart, Why), Supervisor, "2026-05-08T09:00").Commitment().Breach);
        Assert.Equal(CommitmentState.ToVerify, granted.After(new ProveConditions(), Examiner, "2026-05-08T09:00").Commitment().State);
    }

    [Fact]
    public void Example_32_a_case_that_was_committed_finishes_under_its_edition()
    {
        var granted = Granted();
        Assert.Equal("2026-01", granted.Commitment().Offered.Terms.Edition);
        Assert.Equal(CommitmentState.Kept, granted.After(new VerifyCommitment(VerificationMethod.OnSite), Inspector, "2026-06-02T09:00").Commitment().State);
    }

    [Fact]
    public void An_end_of_the_case_without_a_grant_ends_the_commitment_and_nothing_is_left_to_verify()
    {
        Assert.Equal(CommitmentState.Ended, Signed().After(new WithdrawOrder(Reason: null), Citizen, "2026-05-06T09:30").Commitment().State);
        Assert.Equal("notify-commit.act-not-allowed", Granted().Refused(Offer(), Citizen, "2026-05-06T11:00"));
        var undecided = Submitted(Morning, Form, Licence, Proof).After(new AcceptOrder(), Window, "2026-05-06T09:30").After(Grant, Examiner, "2026-05-06T10:05");
        Assert.Equal("notify-commit.after-decision", undecided.Refused(Offer(), Citizen, "2026-05-06T11:00"));
    }

    [Fact]
    [Clause("CON-7.4")]
    public void A_grant_by_silence_begins_the_verification_like_any_other()
    {
        var silent = new CaseRules { SilenceGrants = new SilentGrantRule(SilentGrantFrom.EndOfLimit, LegalGround.OfLaw("示例规定(虚构)", "第一条", "逾期视为准予")) };
        var offered = Submitted(Morning, Terms() with { Rules = silent }, Form, Licence).After(Offer(), Citizen, "2026-05-06T09:05");
        var accepted = offered.After(Sign(offered), Citizen, "2026-05-06T09:10").After(new AcceptOrder(), Window, "2026-05-06T09:30");
        var lapses = accepted.LapsesBy(At("2026-05-20T00:00"), Calendar);
        Assert.Equal([typeof(CaseOverdue), typeof(CaseDecided), typeof(CommitmentGranted)], lapses.Select(lapse => lapse.GetType()));
        Assert.All(lapses, lapse => Assert.Equal(At("2026-05-20T00:00"), lapse.At));
        var verify = Calendar.Due(Plan.Within, new LocalDate(2026, 5, 20)).AsT1;
        Assert.Equal((CommitmentState.ToVerify, verify), (accepted.At(At("2026-05-20T00:00"), Calendar).Commitment().State, accepted.At(At("2026-05-20T00:00"), Calendar).Commitment().VerifyBy!.Value));
        Assert.Equal(CommitmentState.VerificationOverdue, accepted.At(At("2026-12-01T00:00"), Calendar).Commitment().State);
        Assert.Equal(CommitmentState.Kept, accepted.After(new VerifyCommitment(VerificationMethod.OnSite), Inspector, "2026-06-01T09:00").Commitment().State);
    }

    [Fact]
    public void What_is_said_without_words_is_told_by_its_field()
    {
        var granted = Granted();
        Assert.Equal("notify-commit.reason-missing", granted.Refused(new FindBroken(BreachKind.Untrue, Finding: null), Inspector, "2026-06-01T09:00"));
        Assert.Equal("notify-commit.correction-first", granted.After(new FindBroken(BreachKind.Untrue, Why), Inspector, "2026-06-01T09:00").Refused(new ProposeRevocation(Why), Examiner, "2026-06-01T10:00"));
        Assert.Equal("notify-commit.not-offered", Submitted(Morning, Form).Refused(new DeclineCommitment(), Citizen, "2026-05-06T09:10"));
    }

    private static CaseDossier Offered() => Submitted(Morning, Form, Licence).After(Offer(), Citizen, "2026-05-06T09:05");

    private static CaseDossier Signed()
    {
        var offered = Offered();
        return offered.After(Sign(offered), Citizen, "2026-05-06T09:10");
    }

    private static CaseDossier Granted() => Signed().After(new AcceptOrder(), Window, "2026-05-06T09:30").After(Grant, Examiner, "2026-05-06T10:05");
}
