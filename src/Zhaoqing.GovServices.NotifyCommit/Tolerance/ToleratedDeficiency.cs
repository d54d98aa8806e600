using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Where a tolerated deficiency stands (容缺状态).</summary>
public enum ToleranceState
{
    /// <summary>Accepted; something is still to be supplied (待补齐).</summary>
    Outstanding,

    /// <summary>All is there (已补齐).</summary>
    Complete,

    /// <summary>Not supplied in time (逾期未补齐).</summary>
    Lapsed,

    /// <summary>The case ended before (随办件结束).</summary>
    Ended,
}

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

    /// <summary>Whether the applicant was reminded.</summary>
    public bool WasReminded { get; private init; }

    /// <inheritdoc/>
    public override PartStatus StatusAt(Instant at)
    {
        var now = At(at);
        return now.State switch
        {
            ToleranceState.Outstanding => new PartStatus("outstanding", "待补齐", now.Due),
            ToleranceState.Complete => new PartStatus("complete", "已补齐", Due: null),
            ToleranceState.Lapsed => new PartStatus("lapsed", "逾期未补齐", now.Due),
            ToleranceState.Ended => new PartStatus("ended", "随办件结束", Due: null),
            _ => throw new InvalidOperationException($"Unknown state {now.State}."),
        };
    }

    /// <summary>The reminder, then the lapse: each dated at its own instant.</summary>
    [Clause("CON-7.6")]
    public override PartEvent? LapseBy(Instant at)
    {
        if (State != ToleranceState.Outstanding) return null;
        var end = ChinaTime.StartOf(Due.Date.PlusDays(1));
        if (!WasReminded && Tolerated.RemindAt < end && at >= Tolerated.RemindAt) return new SupplyReminded(Tolerated.RemindAt, Due);
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
        if (order is not DecideOrder { Outcome: CaseOutcome.Granted }) return null;
        return State switch
        {
            ToleranceState.Outstanding when Tolerated.MayDecideFirst is null => ToleranceRefusals.Outstanding(),
            ToleranceState.Lapsed => ToleranceRefusals.Lapsed(Tolerated.OnLapse),
            _ => null,
        };
    }

    /// <summary>An end of the case without a grant ends what was outstanding.</summary>
    public override OneOf<Refusal, ImmutableArray<PartEvent>> Follow(CaseFile after, CaseEvent happened, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        bool hasEnded = happened is CaseDecided { Outcome: CaseOutcome.Denied } || after.State is CaseState.NotAccepted or CaseState.Withdrawn or CaseState.Lapsed or CaseState.Closed;
        return happened is not PartEvent && hasEnded && State == ToleranceState.Outstanding
            ? ImmutableArray.Create<PartEvent>(new ToleranceEnded(happened.At, happened.By))
            : ImmutableArray<PartEvent>.Empty;
    }

    /// <inheritdoc/>
    public override CasePart Apply(PartEvent happened) => (State, happened) switch
    {
        (ToleranceState.Outstanding, DeficiencySupplied supplied) => After(supplied),
        (ToleranceState.Outstanding, SupplyExtended extended) => this with { Due = extended.Due, WasExtended = true },
        (ToleranceState.Outstanding, SupplyReminded) => this with { WasReminded = true },
        (ToleranceState.Outstanding, SupplyLapsed) => this with { State = ToleranceState.Lapsed },
        (ToleranceState.Outstanding, ToleranceEnded) => this with { State = ToleranceState.Ended },
        _ => throw new ArgumentException($"{happened?.GetType().Name} does not follow from {State}.", nameof(happened)),
    };

    private ToleratedDeficiency After(DeficiencySupplied supplied)
    {
        ImmutableArray<MaterialCode> left = [.. Missing.Where(code => !supplied.Materials.Contains(code))];
        return this with { Missing = left, State = left.IsEmpty ? ToleranceState.Complete : ToleranceState.Outstanding };
    }

    private ToleratedDeficiency At(Instant at)
    {
        var now = this;
        while (now.LapseBy(at) is { } lapse) now = (ToleratedDeficiency)now.Apply(lapse);
        return now;
    }
}
