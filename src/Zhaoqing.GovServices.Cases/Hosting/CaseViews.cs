using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NodaTime;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Lists of cases (办件列表): of who is party to them, of a desk, of an enterprise, and their numbers.</summary>
/// <remarks>
/// Kept in memory and read on from the journal by whoever asks, so that an answer shows everything recorded before it was asked for, on every host.
/// Who may ask is for the caller to see to: see each member. Safe for concurrent use.
/// <see cref="JournalUnavailableException"/> passes through when the record cannot be reached.
/// </remarks>
public sealed partial class CaseViews(
    IEventStore store, CaseSources sources, WorkingCalendar calendar, WarningPolicy warnings, TimeProvider time, ILogger<CaseViews> log) : IDisposable
{
    private readonly JournalFollower _journal = new(store);
    private readonly HashSet<CaseNumber> _leftAlone = [];
    private readonly CaseBoard _board = new();

    /// <summary>A page of the cases an account is party to: its own, whoever handed them in, and those it acts for while the mandate holds.</summary>
    /// <param name="account">The account, which must be the one that asks.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<CasePage> MineAsync(string account, CaseQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(query);
        return LookAsync((board, today) => board.Mine(account, query, LightsOn(today)), cancellationToken);
    }

    /// <summary>A page of the cases of a desk.</summary>
    /// <param name="within">The division whose cases the one who asks may see, with all that lie in it.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<CasePage> DeskAsync(DivisionCode within, CaseQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return LookAsync((board, today) => board.Desk(within, query, LightsOn(today)), cancellationToken);
    }

    /// <summary>What the enterprises have in hand whose cases an account is party to: those cases, and no others.</summary>
    /// <param name="account">The account, of the enterprise or of its agent, which must be the one that asks.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    [Clause("CON-6.9")]
    public Task<ImmutableArray<EnterpriseOverview>> OverviewAsync(string account, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        return LookAsync((board, _) => EnterpriseOverview.Of(board.OfAccount(account)), cancellationToken);
    }

    /// <summary>The numbers of the cases of a desk, by division and matter.</summary>
    /// <param name="within">The division whose cases the one who asks may see, with all that lie in it.</param>
    /// <param name="from">The first day of receipt; <see langword="null"/> for the first there is.</param>
    /// <param name="through">The last day of receipt; <see langword="null"/> for the last there is.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<ImmutableArray<CaseCounts>> CountAsync(DivisionCode within, LocalDate? from = null, LocalDate? through = null, CancellationToken cancellationToken = default) =>
        LookAsync(
            (board, today) => CaseCounts.Of(
                board.All.Where(line => within.Contains(line.Division) && !(ChinaTime.DayOf(line.SubmittedAt) < from) && !(ChinaTime.DayOf(line.SubmittedAt) > through)), today),
            cancellationToken);

    /// <summary>The light of a line now.</summary>
    public WarningLight LightOf(CaseLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.LightOn(calendar, ChinaTime.DayOf(Now()), warnings);
    }

    /// <summary>The worst light of a construction project now.</summary>
    public WarningLight LightOf(ConstructionProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return project.LightOn(calendar, ChinaTime.DayOf(Now()), warnings);
    }

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    /// <summary>Reads what is new in the journal.</summary>
    internal Task CatchUpAsync(CancellationToken cancellationToken) => LookAsync((_, _) => 0, cancellationToken);

    private Task<T> LookAsync<T>(Func<CaseBoard, LocalDate, T> look, CancellationToken cancellationToken) => _journal.LookAsync(
        recorded =>
        {
            if (CaseDesk.NumberOf(recorded.Stream) is { } number && !_leftAlone.Contains(number)) Take(number, recorded);
        },
        () =>
        {
            var now = Now();
            _board.AdvanceTo(now);
            return look(_board, ChinaTime.DayOf(now));
        },
        cancellationToken);

    private void Take(CaseNumber number, RecordedEvent recorded)
    {
        try
        {
            _board.Take(number, sources.Codec.Read(recorded));
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException or ArgumentException)
        {
            // One case that this program cannot read keeps nobody from the others; a newer program can read it.
            _leftAlone.Add(number);
            _board.Remove(number);
            CannotRead(log, number.ToString(), fault.Message);
        }
    }

    private Func<LocalDate, WarningLight> LightsOn(LocalDate today)
    {
        var known = new Dictionary<LocalDate, WarningLight>();
        return due => known.TryGetValue(due, out var light) ? light : known[due] = CaseLine.LightOf(due, calendar, today, warnings);
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    [LoggerMessage(Level = LogLevel.Error, Message = "The case {Number} cannot be read by this program and stands in no list: {Why}")]
    private static partial void CannotRead(ILogger logger, string number, string why);
}
