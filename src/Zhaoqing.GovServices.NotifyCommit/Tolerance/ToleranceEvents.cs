using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Something that happened to a tolerated deficiency.</summary>
public abstract record ToleranceEvent : PartEvent
{
    private protected ToleranceEvent(Instant at, string? by)
        : base(at, by)
    {
    }

    /// <inheritdoc/>
    public override string Part => ToleratedDeficiency.PartKind;

    /// <summary>The act it is the outcome of; <see langword="null"/> for the beginning.</summary>
    /// <param name="left">How many materials are missing after it.</param>
    internal abstract ToleranceAct? ActLeaving(int left);
}

/// <summary>The application was accepted although something tolerable is missing (容缺受理), <c>notify-commit.tolerated.v1</c>; it tells once, of everything.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who accepted.</param>
/// <param name="Edition">The edition of the list.</param>
/// <param name="Missing">All that is missing; nothing else may be asked for later.</param>
/// <param name="Due">The last day to supply it.</param>
/// <param name="RemindAt">When the applicant is reminded.</param>
/// <param name="ExtensionDays">By how many working days the time may be extended, once.</param>
/// <param name="OnLapse">What follows when it is not supplied in time.</param>
/// <param name="MayDecideFirst">The article by which the case may be decided before; <see langword="null"/> where none lets it.</param>
/// <param name="Evidence">Where the signed promise is kept, opaque.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record DeficiencyTolerated(
    Instant At, string By, string Edition, ImmutableArray<MaterialCode> Missing, DueDay Due, Instant RemindAt, int ExtensionDays, LapseConsequence OnLapse, LegalGround? MayDecideFirst,
    string Evidence, string CalendarEdition) : ToleranceEvent(At, By)
{
    internal override ToleranceAct? ActLeaving(int left) => null;

    /// <inheritdoc/>
    public override CasePart Begin() => new ToleratedDeficiency(this);

    /// <summary>The reminder comes first; from then on the watch looks again after each of these instants.</summary>
    public override Instant? WaitsUntil => RemindAt;
}

/// <summary>Something of it was supplied (补齐材料), <c>notify-commit.supplied.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who supplied it.</param>
/// <param name="Materials">What.</param>
/// <param name="LookAgainAt">When silence speaks next if something is still missing.</param>
public sealed record DeficiencySupplied(Instant At, string By, ImmutableArray<MaterialCode> Materials, Instant LookAgainAt) : ToleranceEvent(At, By)
{
    internal override ToleranceAct? ActLeaving(int left) => left == 0 ? ToleranceAct.SupplyAll : ToleranceAct.SupplyPart;

    /// <inheritdoc/>
    public override Instant? WaitsUntil => LookAgainAt;
}

/// <summary>The time to supply was extended, once (延期), <c>notify-commit.supply-extended.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who extended it.</param>
/// <param name="Reason">The force majeure.</param>
/// <param name="Due">The last day now.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record SupplyExtended(Instant At, string By, Remark Reason, DueDay Due, string CalendarEdition) : ToleranceEvent(At, By)
{
    /// <summary>When the applicant is reminded of the new day; <see langword="null"/> in records of before it was told anew.</summary>
    public Instant? RemindAt { get; init; }

    internal override ToleranceAct? ActLeaving(int left) => ToleranceAct.Extend;

    /// <inheritdoc/>
    public override Instant? WaitsUntil => RemindAt ?? ChinaTime.StartOf(Due.Date.PlusDays(1));
}

/// <summary>The applicant is to be reminded (到期提醒), <c>notify-commit.supply-reminded.v1</c>.</summary>
/// <param name="At">When, as the list says.</param>
/// <param name="Due">The last day to supply it.</param>
public sealed record SupplyReminded(Instant At, DueDay Due) : ToleranceEvent(At, by: null)
{
    internal override ToleranceAct? ActLeaving(int left) => ToleranceAct.Remind;

    /// <inheritdoc/>
    public override Instant? WaitsUntil => ChinaTime.StartOf(Due.Date.PlusDays(1));
}

/// <summary>The time to supply has passed (逾期未补齐), <c>notify-commit.supply-lapsed.v1</c>.</summary>
/// <param name="At">The first instant after the last day.</param>
public sealed record SupplyLapsed(Instant At) : ToleranceEvent(At, by: null)
{
    internal override ToleranceAct? ActLeaving(int left) => ToleranceAct.Lapse;
}

/// <summary>The case ended (随办件结束), <c>notify-commit.tolerance-ended.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who ended the case; <see langword="null"/> for silence.</param>
public sealed record ToleranceEnded(Instant At, string? By) : ToleranceEvent(At, By)
{
    internal override ToleranceAct? ActLeaving(int left) => ToleranceAct.End;
}

/// <summary>The case was opened again while something was missing (办件重新办理), <c>notify-commit.tolerance-reopened.v1</c>: it is to be supplied after all, within the same time anew.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who opened the case again.</param>
/// <param name="Due">The last day now.</param>
/// <param name="RemindAt">When the applicant is reminded.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record DeficiencyReopened(Instant At, string? By, DueDay Due, Instant RemindAt, string CalendarEdition) : ToleranceEvent(At, By)
{
    internal override ToleranceAct? ActLeaving(int left) => ToleranceAct.Reopen;

    /// <inheritdoc/>
    public override Instant? WaitsUntil => RemindAt;
}
