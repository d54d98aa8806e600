using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>A deficiency that was tolerated when the case was accepted (容缺受理): what its events add up to.</summary>
/// <remarks>Immutable. While something is missing nothing is granted, unless the list names the article that lets it.</remarks>
public sealed partial record ToleratedDeficiency : CasePart
{
    /// <summary>The kind of this part.</summary>
    public const string PartKind = "toleratedDeficiency";

    internal ToleratedDeficiency(DeficiencyTolerated tolerated)
    {
        Tolerated = tolerated;
        Missing = tolerated.Missing;
        Due = tolerated.Due;
        RemindAt = tolerated.RemindAt;
    }

    /// <inheritdoc/>
    public override string Package => Commitment.PartPackage;

    /// <inheritdoc/>
    public override string Kind => PartKind;

    /// <summary>How it was tolerated.</summary>
    public DeficiencyTolerated Tolerated { get; }

    /// <summary>Where it stands.</summary>
    public ToleranceState State { get; private init; } = ToleranceState.Outstanding;

    /// <summary>What is still missing, in the order of the notice.</summary>
    public ImmutableArray<MaterialCode> Missing { get; private init; }

    /// <summary>The last day to supply it, in China.</summary>
    public DueDay Due { get; private init; }

    /// <summary>Whether the time was extended.</summary>
    public bool WasExtended { get; private init; }

    /// <summary>When the applicant is reminded of <see cref="Due"/>.</summary>
    public Instant RemindAt { get; private init; }

    /// <summary>Whether the applicant was reminded of <see cref="Due"/>.</summary>
    public bool WasReminded { get; private init; }

    /// <inheritdoc/>
    public override PartStatus StatusAt(Instant at)
    {
        var now = At(at);
        string name = now.State.ToString();
        return new PartStatus(char.ToLowerInvariant(name[0]) + name[1..], ToleranceTable.Table.NameOf(now.State), now.State is ToleranceState.Outstanding or ToleranceState.Lapsed ? now.Due : null);
    }

    /// <summary>The reminder, then the lapse: each dated at its own instant.</summary>
    [Clause("CON-7.6")]
    public override PartEvent? LapseBy(Instant at)
    {
        if (State != ToleranceState.Outstanding) return null;
        var end = ChinaTime.StartOf(Due.Date.PlusDays(1));
        if (!WasReminded && RemindAt < end && at >= RemindAt) return new SupplyReminded(RemindAt, Due);
        return at >= end ? new SupplyLapsed(end) : null;
    }

    /// <summary>What is missing but tolerated does not keep the case from being accepted.</summary>
    public override CaseFacts FactsFor(CaseFile file, Instant at) => State == ToleranceState.Outstanding
        ? new CaseFacts { Substitutes = [.. Missing.Select(code => new MaterialSubstitute(code, SubstituteKind.Commitment, "容缺承诺书", PromiseGrounds.MustTolerate))] }
        : CaseFacts.None;

    /// <summary>Nothing is granted while something is missing; after the lapse only what the list says may follow.</summary>
    [Clause("CON-7.6")]
    public override Refusal? Bar(CaseFile file, CaseOrder order, CaseActor by, Instant at)
    {
        return State switch
        {
            ToleranceState.Outstanding when order is DecideOrder { Outcome: CaseOutcome.Granted } && Tolerated.MayDecideFirst is null => ToleranceRefusals.Outstanding(),
            ToleranceState.Lapsed when !Follows(order) => ToleranceRefusals.Lapsed(Tolerated.OnLapse),
            _ => null,
        };
    }

    /// <summary>Whether an act is none that settles the case, or the one that the list says: the case is denied, or else it is ended, which an acceptance that is revoked is as well.</summary>
    private bool Follows(CaseOrder order) => order switch
    {
        DecideOrder decide => decide.Outcome == CaseOutcome.Denied && Tolerated.OnLapse == LapseConsequence.Deny,
        TerminateOrder => Tolerated.OnLapse != LapseConsequence.Deny,
        _ => true,
    };

    /// <summary>An end of the case without a grant ends what was outstanding; a case that is opened again opens what is missing still.</summary>
    [Clause("CON-7.6")]
    public override OneOf<Refusal, ImmutableArray<PartEvent>> Follow(CaseFile after, CaseEvent happened, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(calendar);
        bool hasEnded = happened is CaseDecided { Outcome: CaseOutcome.Denied } || after.State is CaseState.NotAccepted or CaseState.Withdrawn or CaseState.Lapsed or CaseState.Closed;
        var act = happened is CaseReopened ? ToleranceAct.Reopen : ToleranceAct.End;
        if (happened is PartEvent || (act == ToleranceAct.End && !hasEnded) || ToleranceTable.Table.Find(State, act) is null) return ImmutableArray<PartEvent>.Empty;
        return happened is CaseReopened reopened
            ? Reopen(reopened, calendar).MapT1(again => ImmutableArray.Create<PartEvent>(again))
            : ImmutableArray.Create<PartEvent>(new ToleranceEnded(happened.At, happened.By));
    }

    /// <inheritdoc/>
    public override CasePart Apply(PartEvent happened)
    {
        var own = happened as ToleranceEvent ?? throw new ArgumentException($"{happened?.GetType().Name} is no event of a tolerated deficiency.", nameof(happened));
        ImmutableArray<MaterialCode> left = own is DeficiencySupplied supplied ? [.. Missing.Where(code => !supplied.Materials.Contains(code))] : Missing;
        var act = own.ActLeaving(left.Length) ?? throw new ArgumentException("A deficiency is tolerated once.", nameof(happened));
        var next = this with { State = ToleranceTable.Table.Follow(State, act), Missing = left };
        return own switch
        {
            SupplyExtended extended => next with { Due = extended.Due, WasExtended = true, RemindAt = extended.RemindAt ?? RemindAt, WasReminded = extended.RemindAt is null && WasReminded },
            SupplyReminded => next with { WasReminded = true },
            DeficiencyReopened reopened => next with { Due = reopened.Due, RemindAt = reopened.RemindAt, WasReminded = false },
            _ => next,
        };
    }

    private ToleratedDeficiency At(Instant at)
    {
        var now = this;
        while (now.LapseBy(at) is { } lapse) now = (ToleratedDeficiency)now.Apply(lapse);
        return now;
    }
}
