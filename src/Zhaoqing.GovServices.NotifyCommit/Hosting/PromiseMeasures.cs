using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>How promises are kept (履诺统计), out of the record of all cases, and which verifications are due.</summary>
/// <remarks>
/// Safe for concurrent use. It is up to date with the journal whenever it answers. Who may ask is for the caller to see to.
/// <see cref="JournalUnavailableException"/> passes through when the record cannot be reached.
/// </remarks>
public sealed partial class PromiseMeasures(IEventStore store, TimeProvider time, ILogger<PromiseMeasures> log) : IDisposable
{
    private static readonly ImmutableHashSet<string> ToleranceNames = [.. PromiseContracts.Tolerance.WireNames];

    private readonly JournalFollower _journal = new(store);
    private readonly HashSet<CaseNumber> _leftAlone = [];
    private readonly PromiseBoard _board = new();
    private readonly HashSet<ProjectCode> _projectsLeftAlone = [];
    private readonly ProjectBoard _projects = new();

    /// <summary>The numbers as they stand now, by division and matter.</summary>
    /// <param name="within">The division whose cases the one who asks may see, with all that lie in it.</param>
    /// <param name="matter">Only this matter; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<ImmutableArray<PromiseCounts>> CountAsync(DivisionCode within, MatterCode? matter = null, CancellationToken cancellationToken = default) =>
        _journal.LookAsync(Take, () => _board.CountAt(Now(), within, matter), cancellationToken);

    /// <summary>The verifications that are overdue now, or fall due by a day.</summary>
    /// <param name="within">The division whose cases the one who asks may see, with all that lie in it.</param>
    /// <param name="through">The day by which they fall due.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<ImmutableArray<VerificationDue>> VerificationsDueAsync(DivisionCode within, LocalDate through, CancellationToken cancellationToken = default) =>
        _journal.LookAsync(Take, () => _board.VerificationsDue(ChinaTime.DayOf(Now()), through, within), cancellationToken);

    /// <summary>What happened over a period, by division and matter, see <see cref="PromiseBoard.CountOver"/>.</summary>
    /// <param name="from">The first day in China.</param>
    /// <param name="through">The last, not before it.</param>
    /// <param name="within">The division whose cases the one who asks may see, with all that lie in it.</param>
    /// <param name="matter">Only this matter; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<ImmutableArray<PromisePeriod>> CountOverAsync(LocalDate from, LocalDate through, DivisionCode within, MatterCode? matter = null, CancellationToken cancellationToken = default) =>
        _journal.LookAsync(Take, () => _board.CountOver(from, through, Now(), within, matter), cancellationToken);

    /// <summary>The projects as they stand now, by division.</summary>
    /// <param name="within">The division whose projects the one who asks may see, with all that lie in it.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<ImmutableArray<ProjectCounts>> CountProjectsAsync(DivisionCode within, CancellationToken cancellationToken = default) =>
        _journal.LookAsync(Take, () => _projects.CountAt(Now(), within), cancellationToken);

    /// <summary>How the promises of projects came out over a period, by division, see <see cref="ProjectBoard.CountOver"/>.</summary>
    /// <inheritdoc cref="CountOverAsync"/>
    public Task<ImmutableArray<ProjectPeriod>> CountProjectsOverAsync(LocalDate from, LocalDate through, DivisionCode within, CancellationToken cancellationToken = default) =>
        _journal.LookAsync(Take, () => _projects.CountOver(from, through, Now(), within), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private void Take(RecordedEvent recorded)
    {
        if (ProjectDesk.CodeOf(recorded.Stream) is { } project)
        {
            TakeOf(project, recorded);
            return;
        }

        if (CaseDesk.NumberOf(recorded.Stream) is not { } number || _leftAlone.Contains(number)) return;
        try
        {
            if (Read(recorded) is { } happened) _board.Take(number, happened);
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException or ArgumentException)
        {
            // One case that this program cannot read keeps nobody from the others; a newer program can read it.
            _leftAlone.Add(number);
            _board.Remove(number);
            CannotRead(log, number.ToString(), fault.Message);
        }
    }

    private void TakeOf(ProjectCode project, RecordedEvent recorded)
    {
        if (_projectsLeftAlone.Contains(project)) return;
        try
        {
            _projects.Take(project, ProjectContract.Read(recorded));
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException or ArgumentException)
        {
            _projectsLeftAlone.Add(project);
            _projects.Remove(project);
            CannotRead(log, project.ToString(), fault.Message);
        }
    }

    /// <summary>The event, where it begins a case or is a promise's; nothing else is read.</summary>
    private static CaseEvent? Read(RecordedEvent recorded) => recorded.Type switch
    {
        "case.submitted.v1" or "case.taken-over.v1" => CaseEventCodec.Read(recorded.Type, recorded.Content.Span),
        var own when ToleranceNames.Contains(own) => PromiseContracts.Tolerance.Read(own, recorded.Content.Span),
        var own when own.StartsWith("notify-commit.", StringComparison.Ordinal) => PromiseContracts.Commitment.Read(own, recorded.Content.Span),
        _ => null,
    };

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Error, Message = "{Number} cannot be read by this program and stands in no measure of promises: {Why}")]
    private static partial void CannotRead(ILogger logger, string number, string why);
}
