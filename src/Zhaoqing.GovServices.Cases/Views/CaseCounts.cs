using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The cases of one matter in one division, each counted once, as they stand at an instant (办件统计).</summary>
/// <param name="Division">The division.</param>
/// <param name="Matter">The matter.</param>
/// <param name="MatterName">Its name, by the latest list that a case is bound to.</param>
/// <param name="Received">All that were handed in.</param>
/// <param name="Accepted">Those of them that were accepted, by an act or by silence, whatever came after.</param>
/// <param name="Granted">Those that were granted.</param>
/// <param name="Denied">Those that were denied.</param>
/// <param name="NotAccepted">Those that stand as not accepted.</param>
/// <param name="Withdrawn">Those that stand as withdrawn.</param>
/// <param name="Closed">Those that have lapsed, were ended or are filed, however they came there.</param>
/// <param name="Open">Those on which something is still to be done.</param>
/// <param name="Overdue">Those that were decided after their last day, or whose running clock ended before the day of the instant.</param>
/// <param name="MedianDays">The median of the calendar days from the day of receipt to the day of the decision, of an even number the mean of the middle two; <see langword="null"/> where nothing was decided.</param>
public sealed record CaseCounts(
    DivisionCode Division,
    MatterCode Matter,
    string MatterName,
    int Received,
    int Accepted,
    int Granted,
    int Denied,
    int NotAccepted,
    int Withdrawn,
    int Closed,
    int Open,
    int Overdue,
    decimal? MedianDays)
{
    /// <summary>Counts lines by division and matter, in the order of their codes.</summary>
    internal static ImmutableArray<CaseCounts> Of(IEnumerable<CaseLine> lines, LocalDate today) =>
    [
        .. lines.GroupBy(line => (line.Division, line.Matter))
            .Select(group => Of(group.Key.Division, group.Key.Matter, [.. group], today))
            .OrderBy(counts => counts.Division.ToString(format: null, CultureInfo.InvariantCulture), StringComparer.Ordinal)
            .ThenBy(counts => counts.Matter.ToString(), StringComparer.Ordinal),
    ];

    private static CaseCounts Of(DivisionCode division, MatterCode matter, CaseLine[] lines, LocalDate today) => new(
        division,
        matter,
        lines.MaxBy(line => line.SubmittedAt)!.MatterName,
        lines.Length,
        lines.Count(line => line.File.Acceptance is not null),
        lines.Count(line => line.Outcome == CaseOutcome.Granted),
        lines.Count(line => line.Outcome == CaseOutcome.Denied),
        lines.Count(line => line.State == CaseState.NotAccepted),
        lines.Count(line => line.State == CaseState.Withdrawn),
        lines.Count(line => line.State is CaseState.Lapsed or CaseState.Closed),
        lines.Count(line => line.IsOpen),
        lines.Count(line => line.File.Decision is { Overdue: true } || line.Clock?.Due.Date < today),
        MedianOf([.. lines.Where(line => line.File.Decision is not null).Select(DaysOf).Order()]));

    private static int DaysOf(CaseLine line) =>
        Period.DaysBetween(ChinaTime.DayOf(line.SubmittedAt), ChinaTime.DayOf(line.File.Decision!.At));

    private static decimal? MedianOf(int[] sorted) => sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2m;
}

/// <summary>What an enterprise has in hand (企业在办项目): its open cases, the first due first, and the progress of its construction projects.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Name">Its name, as the latest case has it.</param>
/// <param name="Cases">Its open cases.</param>
public sealed record EnterpriseOverview(UnifiedSocialCreditCode Organisation, string Name, ImmutableArray<CaseLine> Cases)
{
    /// <summary>Its construction projects, by their codes; a project stays to be seen when its cases are finished (在建工程进度).</summary>
    public ImmutableArray<ConstructionProject> Projects { get; init; } = [];

    /// <summary>The overviews of the organisations among these lines, in the order of their codes.</summary>
    internal static ImmutableArray<EnterpriseOverview> Of(IEnumerable<CaseLine> lines) =>
    [
        .. lines.Where(line => (line.IsOpen || line.Project is not null) && line.Organisation is not null)
            .GroupBy(line => line.Organisation!.Value)
            .Select(group => new EnterpriseOverview(
                group.Key,
                group.MaxBy(line => line.SubmittedAt)!.Applicant,
                [.. group.Where(line => line.IsOpen).OrderBy(CasePlace.Of, CasePlace.Order).ThenBy(line => line.Number.ToString(), StringComparer.Ordinal)])
            {
                Projects = ConstructionProject.Of(group),
            })
            .OrderBy(overview => overview.Organisation.ToString(format: null, CultureInfo.InvariantCulture), StringComparer.Ordinal),
    ];
}
