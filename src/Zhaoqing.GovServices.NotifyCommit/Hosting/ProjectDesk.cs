using System.Collections.Immutable;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>Admits projects to the scheme of double tolerance and double commitment (双容双承诺) and does their acts.</summary>
/// <remarks>Safe for concurrent use. What it returns has been recorded durably; a refusal leaves the record as it was.</remarks>
public sealed class ProjectDesk(IEventStore store, ProjectSchemes schemes, PromiseCredit credit, WorkingCalendar calendar, TimeProvider time)
{
    private readonly StreamRecord<Project, ProjectEvent> _record = new(store, time, Project.Replay, ProjectContract.Read, ProjectContract.ToRecord, "notify-commit.key-reused");

    /// <summary>Admits a project.</summary>
    /// <returns><c>notify-commit.project-exists</c>, <c>notify-commit.key-reused</c> or what <see cref="Project.Admit"/> refuses; else the project.</returns>
    public async Task<OneOf<Refusal, Project>> AdmitAsync(ProjectProposal proposal, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        var standing = await credit.StandingAsync(proposal.Enterprise, cancellationToken).ConfigureAwait(false);
        var answer = await _record.ChangeAsync(
            StreamOf(proposal.Code),
            key,
            (found, now) => found is not null
                ? new Refusal("notify-commit.project-exists", "该项目已经申报。", ProjectGrounds.NegativeList).OnField("code", "该项目已经申报。")
                : Project.Admit(proposal, by, schemes.InForceAt(now), standing, now).MapT1(admitted => ImmutableArray.Create<ProjectEvent>(admitted)),
            cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    /// <summary>A project as it stands now; <see langword="null"/> where there is none.</summary>
    public async Task<Project?> FindAsync(ProjectCode code, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(code), cancellationToken).ConfigureAwait(false)) is { } kept ? AsOfNow(kept.State) : null;

    /// <summary>Everything that happened to a project, as recorded, in order; empty where there is none.</summary>
    public async Task<ImmutableArray<ProjectEvent>> ReadAsync(ProjectCode code, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(code), cancellationToken).ConfigureAwait(false))?.Events ?? [];

    /// <summary>Does an act on a project.</summary>
    /// <returns><c>notify-commit.project-unknown</c>, <c>notify-commit.key-reused</c> or what <see cref="Project.Take"/> refuses; else the project after the act.</returns>
    public async Task<OneOf<Refusal, Project>> ActAsync(ProjectCode code, ProjectOrder order, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var answer = await _record.ChangeAsync(
            StreamOf(code),
            key,
            (found, now) => found is null
                ? new Refusal("notify-commit.project-unknown", "没有这个项目。", ProjectGrounds.NegativeList)
                : found.Take(order, by, now, calendar, schemes.InForceAt(now)),
            cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    private Project AsOfNow(Project project) => project.At(NodaTime.Instant.Max(_record.Now(), project.LastAt));

    private const string StreamPrefix = "project-";

    /// <summary>The project whose stream this is; <see langword="null"/> where it is no project's.</summary>
    internal static ProjectCode? CodeOf(StreamId stream) =>
        stream.ToString() is var name && name.StartsWith(StreamPrefix, StringComparison.Ordinal) && ProjectCode.Read(name[StreamPrefix.Length..]).TryPickT1(out var code, out _) ? code : null;

    private static StreamId StreamOf(ProjectCode code) => StreamId.Parse(StreamPrefix + code);
}
