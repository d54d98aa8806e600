using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>All projects under double tolerance and double commitment (双容双承诺看板): a fold of their events, from which it is read how each side keeps its promises.</summary>
/// <remarks>Not safe for concurrent use. A duty stands in one number of its side, so nothing is counted twice; a day that has passed in silence is seen on the day asked for, written down or not.</remarks>
public sealed class ProjectBoard
{
    private readonly Dictionary<ProjectCode, Entry> _projects = [];

    /// <summary>Takes an event of a project, the first of which is its admission.</summary>
    /// <param name="code">The project.</param>
    /// <param name="happened">The event.</param>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public void Take(ProjectCode code, ProjectEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        _projects[code] = _projects.TryGetValue(code, out var known) ? known.After(happened) : new Entry(Project.Replay([happened]), []);
    }

    /// <summary>Leaves a project out, which cannot be read.</summary>
    /// <param name="code">The project.</param>
    public void Remove(ProjectCode code) => _projects.Remove(code);

    /// <summary>Counts by division, in the order of their codes.</summary>
    /// <param name="at">The instant for which is asked, not before the last event.</param>
    /// <param name="within">Only projects of this division and of those that lie in it; <see langword="null"/> for all.</param>
    [Clause("CON-7.8")]
    public ImmutableArray<ProjectCounts> CountAt(Instant at, DivisionCode? within = null) =>
    [
        .. At(at, within).Select(division => new ProjectCounts(
            division.Key,
            division.CountBy(entry => entry.Project.State).ToImmutableSortedDictionary(),
            DutiesOf(division, PromiseSide.Enterprise),
            DutiesOf(division, PromiseSide.Government),
            division.Count(entry => entry.Project.IsRecorded),
            division.Count(entry => entry.Project.IsRepaired))),
    ];

    /// <summary>Counts how promises came out over a period, by division: a duty on the day in China on which it was reported as done, if that was confirmed, or else on the day that followed its last.</summary>
    /// <param name="from">The first day in China.</param>
    /// <param name="through">The last, not before it.</param>
    /// <param name="at">The instant for which is asked, not before the last event.</param>
    /// <param name="within">Only projects of this division and of those that lie in it; <see langword="null"/> for all.</param>
    /// <returns>A row for each division in which something came out; what has not come out yet is in none, so <see cref="DutyCounts.Open"/> is 0.</returns>
    /// <exception cref="ArgumentException">The period ends before it begins.</exception>
    [Clause("CON-7.8")]
    public ImmutableArray<ProjectPeriod> CountOver(LocalDate from, LocalDate through, Instant at, DivisionCode? within = null)
    {
        if (through < from) throw new ArgumentException("A period does not end before it begins.", nameof(through));
        return
        [
            .. At(at, within).Select(division => new ProjectPeriod(
                    division.Key,
                    division.Count(entry => IsIn(ChinaTime.DayOf(entry.Project.Admission.At))),
                    DutiesOf(division, PromiseSide.Enterprise, IsIn),
                    DutiesOf(division, PromiseSide.Government, IsIn)))
                .Where(period => period.Admitted + period.Enterprise.Total + period.Government.Total > 0),
        ];

        bool IsIn(LocalDate? day) => day >= from && day <= through;
    }

    private IEnumerable<IGrouping<DivisionCode, Entry>> At(Instant at, DivisionCode? within) => _projects.Values
        .Where(entry => within?.Contains(entry.Project.Admission.Proposal.Division) != false)
        .Select(entry => entry.Project.LapsesBy(at).Aggregate(entry, (before, lapse) => before.After(lapse)))
        .GroupBy(entry => entry.Project.Admission.Proposal.Division)
        .OrderBy(division => division.Key.ToString(format: null, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    private static DutyCounts DutiesOf(IEnumerable<Entry> entries, PromiseSide side, Func<LocalDate?, bool>? isIn = null)
    {
        var counts = new DutyCounts(0, 0, 0, 0);
        foreach (var (entry, run) in entries.SelectMany(entry => entry.Project.Duties.Where(run => run.Duty.Side == side).Select(run => (entry, run))))
        {
            var came = run.State == DutyState.Kept ? run.ReportedOn : run.WasMissed ? entry.MissedOn[run.Duty.Id] : (LocalDate?)null;
            if (isIn?.Invoke(came) == false) continue;
            counts = run switch
            {
                { State: DutyState.Kept, WasMissed: false } => counts with { Kept = counts.Kept + 1 },
                { State: DutyState.Kept } => counts with { Late = counts.Late + 1 },
                { WasMissed: true } => counts with { Broken = counts.Broken + 1 },
                _ => counts with { Open = counts.Open + 1 },
            };
        }

        return counts;
    }

    /// <summary>A project with the days on which its duties were missed.</summary>
    private sealed record Entry(Project Project, ImmutableDictionary<string, LocalDate> MissedOn)
    {
        public Entry After(ProjectEvent happened) => new(Project.Apply(happened), happened is DutyMissed missed ? MissedOn.SetItem(missed.Duty, ChinaTime.DayOf(missed.At)) : MissedOn);
    }
}

/// <summary>The duties of one side, each counted once (履约统计).</summary>
/// <param name="Open">Its day has not passed, and nobody has confirmed that it is done.</param>
/// <param name="Kept">Done in time (按期履行).</param>
/// <param name="Late">Done after its day (逾期履行).</param>
/// <param name="Broken">Its day has passed, and it is not done (逾期未履行).</param>
public sealed record DutyCounts(int Open, int Kept, int Late, int Broken)
{
    /// <summary>All of them: the sum.</summary>
    public int Total => Open + Kept + Late + Broken;
}

/// <summary>The projects of one division as they stand (双容双承诺统计).</summary>
/// <param name="Division">The division.</param>
/// <param name="Projects">How many stand in each state.</param>
/// <param name="Enterprise">The duties of the enterprises.</param>
/// <param name="Government">The duties of the government.</param>
/// <param name="Recorded">How many were taken out with a record of credit. Counted apart.</param>
/// <param name="Repaired">How many of these are repaired. Counted apart.</param>
public sealed record ProjectCounts(DivisionCode Division, ImmutableSortedDictionary<ProjectState, int> Projects, DutyCounts Enterprise, DutyCounts Government, int Recorded, int Repaired);

/// <summary>How the promises of projects of one division came out over a period.</summary>
/// <param name="Division">The division.</param>
/// <param name="Admitted">How many projects were admitted.</param>
/// <param name="Enterprise">The duties of the enterprises.</param>
/// <param name="Government">The duties of the government.</param>
public sealed record ProjectPeriod(DivisionCode Division, int Admitted, DutyCounts Enterprise, DutyCounts Government);
