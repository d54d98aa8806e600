using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

public sealed partial record Commitment
{
    /// <summary>Decides an act: the role, then the state, then what the act itself needs.</summary>
    internal static OneOf<Refusal, PartEvent> Decide(Commitment? part, CommitmentOrder order, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (part is null) return order is OfferCommitment first ? Offer(first, file, by, at) : CommitmentRefusals.NotOffered();
        if (order.Act == CommitmentAct.Revoke && part.State == CommitmentState.RevocationProposed) return CommitmentRefusals.HearFirst();
        if (CommitmentTable.Table.Allow(part.State, order.Act, by.Role).TryPickT0(out var refusal, out _)) return refusal;
        return order switch
        {
            OfferCommitment offer => Offer(offer, file, by, at),
            SignCommitment sign => part.Sign(sign, file, by, at, calendar),
            DeclineCommitment => new CommitmentDeclined(at, by.Id),
            WithdrawCommitment => IsOpen(file) ? new CommitmentWithdrawn(at, by.Id) : CommitmentRefusals.CaseTooLate(),
            SupplyInstead supply => IsOpen(file) ? part.Supply(supply, by, at) : CommitmentRefusals.CaseTooLate(),
            FindFalse found => found.Finding is { } finding ? new CommitmentFoundFalse(at, by.Id, finding) : CommitmentRefusals.WordsMissing(),
            ProveConditions => calendar.Due(part.Offered.Terms.VerifyWithin, ChinaTime.DayOf(at))
                .MapT1<PartEvent>(due => new CommitmentConditionsProven(at, by.Id, due, calendar.Edition.Id)),
            VerifyCommitment verify => part.Verify(verify, by, at),
            FindBroken broken => part.Break(broken, by, at),
            OrderCorrection => part.Correct(by, at, calendar),
            ConfirmCorrection => new CommitmentCorrected(at, by.Id),
            ProposeRevocation propose => part.Propose(propose, by, at),
            HearHolder hear => hear.Statement is { } said ? new CommitmentHolderHeard(at, by.Id, said) : CommitmentRefusals.WordsMissing(),
            DecideRevocation decide => decide.Reason is { } why ? new CommitmentRevocationDecided(at, by.Id, decide.Outcome, why) : CommitmentRefusals.WordsMissing(),
            RecordCredit => part.IsRecorded ? CommitmentRefusals.RecordedAlready() : new CommitmentCreditRecorded(at, by.Id),
            RepairCredit repair => part.Repair(repair, by, at),
            _ => throw new ArgumentException($"Unknown order {order.GetType().Name}.", nameof(order)),
        };
    }

    /// <summary>Shows the notice of the entry in force: only for matters of the list, and for people whom nothing bars.</summary>
    [Clause("CON-7.2")]
    private static OneOf<Refusal, PartEvent> Offer(OfferCommitment order, CaseFile file, CaseActor by, Instant at)
    {
        if (!CommitmentTable.Table.Rows.First(row => row.Act == CommitmentAct.Offer).Roles.Contains(by.Role))
            return new Refusal("cases.not-authorised", "您的身份不能办理此事。", PromiseGrounds.Notice);
        if (!IsOpen(file)) return CommitmentRefusals.CaseTooLate();
        if (CommitmentEligibility.Check(order.Facts.Edition, file.Application.Matter, order.Facts.Parties, order.Facts.Area).TryPickT0(out var refusal, out var entry)) return refusal;
        if (order.Facts.Until <= at) return CommitmentRefusals.EditionChanging();
        var terms = TermsOf(order.Facts.Edition!, entry, file);
        return new CommitmentOffered(at, by.Id, terms, PromiseDigestOf(terms.NoticeDigest, file.Number, at));
    }

    private static CommitmentTerms TermsOf(PromiseEdition edition, CommitEntry entry, CaseFile file)
    {
        var notice = new CommitmentNotice(edition, entry, file.Terms.MatterName);
        var plan = entry.Verification;
        return new CommitmentTerms(
            notice.Edition, notice.Digest, notice.Text.Promised, entry.Replaces, plan.Methods, plan.Within, plan.Correction, plan.ByAnother, entry.DecideWithin, entry.ConditionsWithin);
    }

    /// <summary>Whether what is shown now is what was shown then: the text, and what hangs on it.</summary>
    private static bool AreSame(CommitmentTerms now, CommitmentTerms then) =>
        string.Equals(now.NoticeDigest, then.NoticeDigest, StringComparison.Ordinal) && now.Replaces.SequenceEqual(then.Replaces)
        && now.VerifiedByAnother == then.VerifiedByAnother && now.DecideWithin == then.DecideWithin && now.ConditionsWithin == then.ConditionsWithin;

    /// <summary>Signs: whole, for the notice that was shown, while its edition is in force and nothing bars.</summary>
    [Clause("CON-7.3")]
    private OneOf<Refusal, PartEvent> Sign(SignCommitment order, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (!IsOpen(file)) return CommitmentRefusals.CaseTooLate();
        if (!order.Signature.IsWhole) return CommitmentRefusals.NotSigned();
        if (!string.Equals(order.Signature.PromiseDigest, Offered.PromiseDigest, StringComparison.Ordinal)) return CommitmentRefusals.NoticeChanged();
        if (CommitmentEligibility.Check(order.Facts.Edition, file.Application.Matter, order.Facts.Parties, order.Facts.Area).TryPickT0(out var refusal, out var entry)) return refusal;
        if (order.Facts.Until <= at) return CommitmentRefusals.EditionChanging();
        if (!string.Equals(order.Facts.Edition!.Id, Offered.Terms.Edition, StringComparison.Ordinal)) return CommitmentRefusals.Superseded(order.Facts.Edition.Id);
        if (!AreSame(TermsOf(order.Facts.Edition, entry, file), Offered.Terms)) return CommitmentRefusals.NoticeChanged();
        return calendar.Due(Offered.Terms.DecideWithin, ChinaTime.DayOf(at))
            .MapT1<PartEvent>(due => new CommitmentSigned(at, by.Id, Offered.PromiseDigest, order.Signature.Evidence!, due, calendar.Edition.Id));
    }

    private OneOf<Refusal, PartEvent> Supply(SupplyInstead order, CaseActor by, Instant at)
    {
        bool fits = !order.Materials.IsDefaultOrEmpty && order.Materials.All(Offered.Terms.Replaces.Contains) && order.Materials.Distinct().Count() == order.Materials.Length;
        return fits ? new CommitmentSuppliedInstead(at, by.Id, order.Materials) : CommitmentRefusals.NotReplaced();
    }

    /// <summary>Verifies, by another than who decided where the list parts them, and as the list says.</summary>
    [Clause("CON-7.4")]
    private OneOf<Refusal, PartEvent> Verify(VerifyCommitment order, CaseActor by, Instant at)
    {
        if (IsDecider(by)) return CommitmentRefusals.SamePerson();
        return Offered.Terms.Methods.Contains(order.Method) ? new CommitmentVerified(at, by.Id, order.Method) : CommitmentRefusals.MethodUnplanned();
    }

    private OneOf<Refusal, PartEvent> Break(FindBroken order, CaseActor by, Instant at)
    {
        if (!Enum.IsDefined(order.Breach)) throw new ArgumentException("There is no such breach.", nameof(order));
        if (State != CommitmentState.Conditional && IsDecider(by)) return CommitmentRefusals.SamePerson();
        return order.Finding is { } finding ? new CommitmentBroken(at, by.Id, order.Breach, finding) : CommitmentRefusals.WordsMissing();
    }

    private OneOf<Refusal, PartEvent> Correct(CaseActor by, Instant at, WorkingCalendar calendar) => Breach == BreachKind.Deceit
        ? CommitmentRefusals.NoCorrectionForDeceit()
        : calendar.Due(Offered.Terms.CorrectWithin, ChinaTime.DayOf(at)).MapT1<PartEvent>(due => new CommitmentCorrectionOrdered(at, by.Id, due, calendar.Edition.Id));

    private OneOf<Refusal, PartEvent> Propose(ProposeRevocation order, CaseActor by, Instant at)
    {
        if (State == CommitmentState.Broken && Breach != BreachKind.Deceit) return CommitmentRefusals.CorrectionFirst();
        return order.Reason is { } reason ? new CommitmentRevocationProposed(at, by.Id, reason) : CommitmentRefusals.WordsMissing();
    }

    private OneOf<Refusal, PartEvent> Repair(RepairCredit order, CaseActor by, Instant at)
    {
        if (!IsRecorded || IsRepaired) return CommitmentRefusals.NothingToRepair();
        return string.IsNullOrWhiteSpace(order.Document) ? CommitmentRefusals.WordsMissing("document") : new CommitmentCreditRepaired(at, by.Id, order.Document);
    }

    /// <summary>Whether there is something left for an act that the state and the role allow.</summary>
    internal bool HasRoomFor(CommitmentAct act, CaseActor by) => act switch
    {
        CommitmentAct.SupplyInstead => Offered.Terms.Replaces.Any(code => !SuppliedInstead.Contains(code)),
        CommitmentAct.Verify => !IsDecider(by),
        CommitmentAct.FindBroken => State == CommitmentState.Conditional || !IsDecider(by),
        CommitmentAct.OrderCorrection => Breach != BreachKind.Deceit,
        CommitmentAct.ProposeRevocation => State != CommitmentState.Broken || Breach == BreachKind.Deceit,
        CommitmentAct.RecordCredit => !IsRecorded,
        CommitmentAct.RepairCredit => IsRecorded && !IsRepaired,
        _ => true,
    };

    private bool IsDecider(CaseActor by) => Offered.Terms.VerifiedByAnother && string.Equals(Grant?.By, by.Id, StringComparison.Ordinal);

    private static bool IsOpen(CaseFile file) => file.State is CaseState.Submitted or CaseState.AwaitingSupplement or CaseState.Accepted or CaseState.InSpecialStep;
}
