using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Accept although something tolerable is missing, on the applicant's promise to supply it (容缺受理). The acceptance is done with it, or neither.</summary>
/// <param name="Edition">The edition of the lists in force; <see langword="null"/> where there is none.</param>
/// <param name="Evidence">Where the signed promise is kept, opaque, 1 to 128 visible ASCII characters; without a promise nothing is tolerated.</param>
/// <param name="Parties">Everybody who stands behind the promise; looked at only where the list bars.</param>
public sealed record TolerateDeficiency(PromiseEdition? Edition, string? Evidence, ImmutableArray<PromiseParty> Parties) : PartOrder
{
    /// <inheritdoc cref="CommitmentFacts.Until"/>
    public Instant? Until { get; init; }

    /// <inheritdoc/>
    public override string Part => ToleratedDeficiency.PartKind;

    /// <inheritdoc/>
    public override OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar) => Decide(part, file, CaseFacts.None, by, at, calendar);

    /// <inheritdoc/>
    public override OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseFacts known, CaseActor by, Instant at, WorkingCalendar calendar) =>
        part is null
            ? ToleratedDeficiency.Tolerate(this, file, known, by, at, calendar).MapT1(tolerated => new PartStep([tolerated], new AcceptOrder()))
            : ToleranceRefusals.ToleratedAlready();
}

/// <summary>Supply what was missing (补齐材料).</summary>
/// <param name="Materials">What is supplied.</param>
public sealed record SupplyDeficiency(ImmutableArray<MaterialCode> Materials) : PartOrder
{
    /// <inheritdoc/>
    public override string Part => ToleratedDeficiency.PartKind;

    /// <inheritdoc/>
    public override MandatePower Power => MandatePower.Supplement;

    /// <inheritdoc/>
    public override OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar) =>
        part is ToleratedDeficiency tolerated ? tolerated.Supply(Materials, by, at).MapT1(supplied => new PartStep([supplied])) : ToleranceRefusals.NothingTolerated();
}

/// <summary>Extend the time to supply, once, for force majeure (延期).</summary>
/// <param name="Reason">The force majeure.</param>
public sealed record ExtendSupply(Remark? Reason) : PartOrder
{
    /// <inheritdoc/>
    public override string Part => ToleratedDeficiency.PartKind;

    /// <inheritdoc/>
    public override bool Judges => true;

    /// <inheritdoc/>
    public override OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar) =>
        part is ToleratedDeficiency tolerated ? tolerated.Extend(Reason, file, by, at, calendar).MapT1(extended => new PartStep([extended])) : ToleranceRefusals.NothingTolerated();
}
