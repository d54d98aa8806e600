using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>How far one stage of a construction project has come.</summary>
/// <param name="Stage">The stage; <see langword="null"/> for cases whose matter is laid down for none.</param>
/// <param name="Granted">How many of its cases were granted.</param>
/// <param name="Open">How many of its cases something is still to be done on.</param>
/// <param name="Ended">How many of its cases ended otherwise.</param>
public sealed record ProjectStageProgress(ProjectStage? Stage, int Granted, int Open, int Ended);

/// <summary>The progress of a construction project (在建工程进度): the cases of an organisation under one project code.</summary>
/// <param name="Project">The code of the project.</param>
/// <param name="Stages">How far each stage has come that there are cases of, in the order of the stages.</param>
/// <param name="Cases">All its cases, finished ones included, the first handed in first.</param>
public sealed record ConstructionProject(ProjectCode Project, ImmutableArray<ProjectStageProgress> Stages, ImmutableArray<CaseLine> Cases)
{
    /// <summary>The stage it is at: the first with anything open, else the last with a grant; <see langword="null"/> where there is neither.</summary>
    public ProjectStage? Stage => Stages.FirstOrDefault(stage => stage is { Stage: not null, Open: > 0 })?.Stage ?? Stages.LastOrDefault(stage => stage is { Stage: not null, Granted: > 0 })?.Stage;

    /// <summary>The worst light of its open cases on a day.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">The day in China.</param>
    /// <param name="warnings">When lights change.</param>
    public WarningLight LightOn(WorkingCalendar calendar, LocalDate today, WarningPolicy warnings) =>
        Cases.Where(line => line.IsOpen).Select(line => line.LightOn(calendar, today, warnings)).DefaultIfEmpty(WarningLight.None).Max();

    /// <summary>The projects among the lines of one organisation, in the order of their codes.</summary>
    internal static ImmutableArray<ConstructionProject> Of(IEnumerable<CaseLine> lines) =>
    [
        .. lines.Where(line => line.Project is not null).GroupBy(line => line.Project!.Value)
            .OrderBy(project => project.Key.ToString(), StringComparer.Ordinal)
            .Select(project => new ConstructionProject(
                project.Key,
                [
                    .. project.GroupBy(line => line.ProjectStage).OrderBy(stage => stage.Key is null).ThenBy(stage => stage.Key).Select(stage => new ProjectStageProgress(
                        stage.Key, stage.Count(line => line.Outcome == CaseOutcome.Granted), stage.Count(line => line.IsOpen && line.Outcome is null), stage.Count(line => !line.IsOpen && line.Outcome != CaseOutcome.Granted))),
                ],
                [.. project.OrderBy(line => line.SubmittedAt).ThenBy(line => line.Number.ToString(), StringComparer.Ordinal)])),
    ];
}
