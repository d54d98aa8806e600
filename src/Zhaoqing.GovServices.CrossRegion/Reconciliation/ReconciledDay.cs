using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What comparing a day with another platform came to (对账结果).</summary>
public enum ReconciliationOutcome
{
    /// <summary>Both have the same (对账一致).</summary>
    Agreed = 1,

    /// <summary>They differed, and what the other lacked was sent again (有差异,已重发): it is compared once more soon.</summary>
    Differs,

    /// <summary>A case differs still although what the other lacked was sent again (差异未消除): people look into it.</summary>
    Standing,

    /// <summary>They could not be compared (不能对账): the other platform does not answer, or cannot be asked.</summary>
    NotPossible,
}

/// <summary>A case that was not the same on both platforms.</summary>
/// <param name="Case">The case.</param>
/// <param name="IsHere">Whether this platform has it.</param>
/// <param name="IsThere">Whether the other has it.</param>
public sealed record DifferingCase(CaseNumber Case, bool IsHere, bool IsThere);

/// <summary>What became of a day last (日对账结果). It is kept in the record of this platform, for all of its hosts.</summary>
/// <param name="Day">The day in China on which the cases were begun.</param>
/// <param name="Outcome">What it came to.</param>
/// <param name="At">When, by the clock of the host that compared.</param>
public sealed record ReconciledDay(LocalDate Day, ReconciliationOutcome Outcome, Instant At)
{
    /// <summary>The most cases that are named.</summary>
    public const int MostNamed = 100;

    /// <summary>How many cases of the day this platform has.</summary>
    public int Cases { get; init; }

    /// <summary>How many were not the same.</summary>
    public int Differing { get; init; }

    /// <summary>Those that were not the same, in the order of their numbers; the first <see cref="MostNamed"/>.</summary>
    public ImmutableArray<DifferingCase> Differences { get; init; } = [];

    /// <summary>Why it was not possible, for programs: <c>cross-region.peer-away</c>, with what a middle platform refused the question, or <c>cross-region.comparing-failed</c> where something went wrong that the log tells; <see langword="null"/> otherwise.</summary>
    public string? Code { get; init; }
}
