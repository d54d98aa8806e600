using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

public sealed partial record CatalogueChange
{
    /// <summary>Drafts a change.</summary>
    /// <param name="id">Its number, given by the host.</param>
    /// <param name="cause">Why it is made.</param>
    /// <param name="evidence">The law or document that gives the cause.</param>
    /// <param name="edits">What is changed.</param>
    /// <param name="by">Who proposes it: the department in charge.</param>
    /// <param name="at">When.</param>
    /// <returns>The event; refused with <c>catalogue.change-without-evidence</c>, <c>change-empty</c>, <c>matter-edited-twice</c> and <c>change-not-authorised</c>.</returns>
    [Clause("STD-3.1")]
    public static OneOf<Refusal, ChangeDrafted> Draft(string id, ChangeCause cause, LegalGround? evidence, ImmutableArray<MatterEdit> edits, CatalogueEditor by, Instant at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(by);
        if (cause is < ChangeCause.LawChanged or > ChangeCause.ErrorCorrected) throw new ArgumentOutOfRangeException(nameof(cause), cause, "Unknown cause.");
        if (by.Role != EditorRole.Department) return ChangeRefusals.NotAuthorised("调整由业务主管部门提出。");
        if (evidence is null) return ChangeRefusals.WithoutEvidence();
        if (FaultOf(edits) is { } fault) return fault;
        return new ChangeDrafted(at, by, id, cause, evidence, edits);
    }

    /// <summary>Writes a draft anew, such as after it was given back.</summary>
    /// <returns>The event; refused as <see cref="Draft"/> is, and with <c>catalogue.change-not-now</c>.</returns>
    public OneOf<Refusal, ChangeRevised> Revise(ImmutableArray<MatterEdit> edits, CatalogueEditor by, Instant at)
    {
        if (NotNow(at, ChangeState.Draft) is { } refusal) return refusal;
        if (!IsProposer(by)) return ChangeRefusals.NotAuthorised("只有提出人可以修改草稿。");
        if (FaultOf(edits) is { } fault) return fault;
        return new ChangeRevised(at, by, edits);
    }

    /// <summary>Hands a draft to the department in charge.</summary>
    /// <returns>The event; refused with <c>catalogue.change-not-now</c> and <c>change-not-authorised</c>.</returns>
    public OneOf<Refusal, ChangeSubmitted> Submit(CatalogueEditor by, Instant at)
    {
        if (NotNow(at, ChangeState.Draft) is { } refusal) return refusal;
        return IsProposer(by) ? new ChangeSubmitted(at, by) : ChangeRefusals.NotAuthorised("只有提出人可以提交。");
    }

    /// <summary>The department in charge finds it right: another person than who proposed it.</summary>
    /// <returns>The event; refused with <c>catalogue.change-not-now</c>, <c>change-not-authorised</c> and <c>proposer-reviews</c>.</returns>
    public OneOf<Refusal, ChangeChecked> Check(CatalogueEditor by, Instant at)
    {
        if (NotNow(at, ChangeState.DepartmentCheck) is { } refusal) return refusal;
        if (MayNotJudge(by, EditorRole.Department) is { } fault) return fault;
        return new ChangeChecked(at, by);
    }

    /// <summary>Whoever has it on the table gives it back to be put right.</summary>
    /// <returns>The event; refused with <c>catalogue.change-not-now</c>, <c>change-not-authorised</c> and <c>proposer-reviews</c>.</returns>
    public OneOf<Refusal, ChangeReturned> Return(Remark reason, CatalogueEditor by, Instant at)
    {
        if (NotNow(at, ChangeState.DepartmentCheck, ChangeState.DataReview) is { } refusal) return refusal;
        if (MayNotJudge(by, Table) is { } fault) return fault;
        return new ChangeReturned(at, by, reason);
    }

    /// <summary>Whoever has it on the table refuses it for good.</summary>
    /// <returns>The event; refused with <c>catalogue.change-not-now</c>, <c>change-not-authorised</c> and <c>proposer-reviews</c>.</returns>
    public OneOf<Refusal, ChangeRejected> Reject(Remark reason, CatalogueEditor by, Instant at)
    {
        if (NotNow(at, ChangeState.DepartmentCheck, ChangeState.DataReview) is { } refusal) return refusal;
        if (MayNotJudge(by, Table) is { } fault) return fault;
        return new ChangeRejected(at, by, reason);
    }

    /// <summary>The data authority of the proposer's level approves it for an instant.</summary>
    /// <param name="effective">From which instant on it is to be in force; not in the past.</param>
    /// <param name="before">The edition that would be in force then without it.</param>
    /// <param name="by">Who reviews: neither the proposer nor who checked.</param>
    /// <param name="at">When.</param>
    /// <returns>
    /// The event; refused with <c>catalogue.change-not-now</c>, <c>change-not-authorised</c>, <c>proposer-reviews</c>, <c>effective-in-past</c>,
    /// <c>change-stale</c>, <c>matter-without-basis</c> where a matter of administrative power is added without a legal basis or loses all it had, <c>elements-incomplete</c> where elements have errors, the refusals of <see cref="MatterElements.Edit"/> where elements, or what all divisions
    /// share of a matter, were changed by who does not own them, those of <see cref="UnifiedPart.VariationFault"/>, and <c>rise-without-basis</c> where the change asks for more than before and names no article for it.
    /// </returns>
    [Clause("STD-2.3")]
    [Clause("STD-4.1")]
    [Clause("STD-4.3")]
    [Clause("GOAL-1.2")]
    [Clause("REG-4.9")]
    [Clause("STD-3.2")]
    [Clause("REG-3.15")]
    public OneOf<Refusal, ChangeApproved> Approve(Instant effective, CatalogueEdition before, CatalogueEditor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (NotNow(at, ChangeState.DataReview) is { } refusal) return refusal;
        if (MayNotJudge(by, EditorRole.DataAuthority) is { } fault) return fault;
        if (effective < at) return ChangeRefusals.EffectiveInPast();
        if (EditedMatters.Of(before.Matters, Edits).TryPickT0(out refusal, out var after)) return refusal;
        if (Unfounded(before) is { } without) return ChangeRefusals.WithoutBasis(without);
        if (ElementReview.FaultOf(before.Matters, this) is { } unfit) return unfit;
        if (Edits.Select(edit => edit.After?.Unified.VariationFault()).FirstOrDefault(fault => fault is not null) is { } longer) return longer;
        var unfounded = EditionComparison.Between(before.Matters, after).RisesWithoutBasis;
        return unfounded.IsEmpty ? new ChangeApproved(at, by, effective) : ChangeRefusals.RiseWithoutBasis(unfounded);
    }

    /// <summary>The proposer takes it back, before it is in force.</summary>
    /// <returns>The event; refused with <c>catalogue.change-not-now</c>, also when its instant has come, and <c>change-not-authorised</c>.</returns>
    public OneOf<Refusal, ChangeCancelled> Cancel(CatalogueEditor by, Instant at)
    {
        if (NotNow(at, ChangeState.Draft, ChangeState.DepartmentCheck, ChangeState.DataReview, ChangeState.Approved) is { } refusal) return refusal;
        if (Effective <= at) return ChangeRefusals.NotNow(this);
        return IsProposer(by) ? new ChangeCancelled(at, by) : ChangeRefusals.NotAuthorised("只有提出人可以撤销。");
    }

    /// <summary>Does the act that is asked for.</summary>
    /// <param name="order">The act.</param>
    /// <param name="inForce">The edition that would be in force at an instant without this change.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">When.</param>
    /// <returns>The event, or what the verb refuses.</returns>
    public OneOf<Refusal, ChangeEvent> Take(ChangeOrder order, Func<Instant, CatalogueEdition> inForce, CatalogueEditor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(inForce);
        return order switch
        {
            ChangeOrder.Revise revise => Revise(revise.Edits, by, at).MapT1(ChangeEvent (e) => e),
            ChangeOrder.Submit => Submit(by, at).MapT1(ChangeEvent (e) => e),
            ChangeOrder.Check => Check(by, at).MapT1(ChangeEvent (e) => e),
            ChangeOrder.GiveBack back => Return(back.Reason, by, at).MapT1(ChangeEvent (e) => e),
            ChangeOrder.Reject reject => Reject(reject.Reason, by, at).MapT1(ChangeEvent (e) => e),
            ChangeOrder.Approve approve => Approve(approve.Effective ?? at, inForce(approve.Effective ?? at), by, at).MapT1(ChangeEvent (e) => e),
            ChangeOrder.Cancel => Cancel(by, at).MapT1(ChangeEvent (e) => e),
            _ => throw new ArgumentException("Unknown act.", nameof(order)),
        };
    }

    /// <summary>The first matter that is to stand there without a basis, and did not before: what the source never told is not held against an edit of something else.</summary>
    private MatterEdit? Unfounded(CatalogueEdition before) => Edits.FirstOrDefault(edit =>
        edit.After is { Bases.IsEmpty: true, Kind: not MatterKind.PublicService } && before.Find(edit.Code) is not { Bases.IsEmpty: true });

    private EditorRole Table => State == ChangeState.DataReview ? EditorRole.DataAuthority : EditorRole.Department;

    private bool IsProposer(CatalogueEditor by) => string.Equals(by.Id, ProposedBy.Id, StringComparison.Ordinal);

    /// <summary>Two persons and, for the review, the body of the same level.</summary>
    private Refusal? MayNotJudge(CatalogueEditor by, EditorRole role)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (IsProposer(by) || (role == EditorRole.DataAuthority && string.Equals(by.Id, CheckedBy?.Id, StringComparison.Ordinal))) return ChangeRefusals.ProposerReviews();
        if (by.Role == role && by.Level == ProposedBy.Level) return null;
        return ChangeRefusals.NotAuthorised(role == EditorRole.DataAuthority ? "审核由提出部门同级的政务服务数据管理部门作出。" : "核对由同级业务主管部门作出。");
    }

    private Refusal? NotNow(Instant at, params ReadOnlySpan<ChangeState> states)
    {
        if (at < LastAt) throw new ArgumentException("An act cannot come before the last event.", nameof(at));
        return states.Contains(State) ? null : ChangeRefusals.NotNow(this);
    }

    private static Refusal? FaultOf(ImmutableArray<MatterEdit> edits)
    {
        if (edits.IsDefaultOrEmpty) return ChangeRefusals.Empty();
        var seen = new HashSet<MatterCode>(edits.Length);
        for (int i = 0; i < edits.Length; i++)
        {
            if (!seen.Add(edits[i].Code)) return ChangeRefusals.EditedTwice(i, edits[i].Code);
            if (edits[i] is { BaseHash: { } hash, After: { } after } && string.Equals(hash, MatterHash.Of(after), StringComparison.Ordinal)) return ChangeRefusals.Unchanged(i, edits[i].Code);
        }

        return null;
    }
}
