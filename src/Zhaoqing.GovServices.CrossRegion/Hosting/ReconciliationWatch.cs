using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Compares the days that are over with another platform, day after day, and keeps what it found.</summary>
/// <remarks>Several hosts may run it: what two find at once is kept once, and comparing changes nothing but that what the other lacks is sent again.</remarks>
internal sealed partial class ReconciliationWatch(HandoverStation station, DivisionCode peer, HandoverReconciler reconciler, ReconciliationRhythm rhythm, TimeProvider time, ILogger log) : BackgroundService
{
    private const string Away = "cross-region.peer-away", ComparingFailed = "cross-region.comparing-failed";

    private static readonly Duration Every = Duration.FromMinutes(1);

    private Instant? _failedAt;

    /// <summary>Compares what is due; a platform that cannot be asked ends it until later.</summary>
    /// <returns>How many days were compared.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        int compared = 0;
        foreach (var day in await station.DueAsync(peer, rhythm, station.Now, _failedAt, cancellationToken).ConfigureAwait(false))
        {
            // How far its cases have been said is looked at first: what comes meanwhile has it compared again. Another host may have compared it since.
            var before = await station.DayInBookAsync(peer, day, cancellationToken).ConfigureAwait(false);
            if (!rhythm.IsDueAt(station.Now, before.Known)) continue;
            if (!await CompareAsync(day, before, cancellationToken).ConfigureAwait(false)) break;
            compared++;
        }

        return compared;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Duration.Min(Every, rhythm.Again).ToTimeSpan(), time);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (JournalUnavailableException fault)
            {
                CannotReach(log, fault);
            }
#pragma warning disable CA1031 // What nobody expects ends this look, and not the host.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                _failedAt = station.Now;
                Failed(log, peer, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>A case that differed before and differs again stands; of what was not named nobody knows whether it is the same.</summary>
    internal static ReconciliationOutcome OutcomeOf(ReconciledDay? before, ImmutableArray<HandoverDifference> found) =>
        found.IsEmpty ? ReconciliationOutcome.Agreed
        : before is { Outcome: ReconciliationOutcome.Differs or ReconciliationOutcome.Standing } && (before.Differing > before.Differences.Length || found.Select(one => one.Case).Intersect(before.Differences.Select(one => one.Case)).Any()) ? ReconciliationOutcome.Standing
        : ReconciliationOutcome.Differs;

    /// <summary>Compares a day and keeps what became of it; not where the other platform cannot be asked.</summary>
    private async Task<bool> CompareAsync(LocalDate day, DayInBook before, CancellationToken cancellationToken)
    {
        ImmutableArray<HandoverDifference> found;
        try
        {
            found = await reconciler.ReconcileAsync(day, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException fault)
        {
            _failedAt = station.Now;
            string code = fault.InnerException is HandoverRefusedException refused ? refused.Refusal.Code : Away;
            if (await NotPossibleAsync(day, before, code, cancellationToken).ConfigureAwait(false)) Waits(log, peer, code);
            return false;
        }
#pragma warning disable CA1031 // What nobody expects is kept of its day, so that older ones get their turn.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _failedAt = station.Now;
            await NotPossibleAsync(day, before, ComparingFailed, cancellationToken).ConfigureAwait(false);
            Failed(log, peer, fault);
            return false;
        }

        _failedAt = null;
        var outcome = OutcomeOf(before.Kept?.Day, found);
        var kept = new ReconciledDay(day, outcome, station.Now)
        {
            Cases = before.Cases,
            Differing = found.Length,
            Differences = [.. found.Take(ReconciledDay.MostNamed).Select(one => new DifferingCase(one.Case, one.Ours is not null, one.Theirs is not null))],
        };
        if (!await station.KeepReconciledAsync(peer, new KeptDay(kept, before.SaidThrough), before.Version, cancellationToken).ConfigureAwait(false)) return true;
        if (before.LastCode is not null) Answers(log, peer);
        if (outcome == ReconciliationOutcome.Standing) Stands(log, peer, LocalDatePattern.Iso.Format(day), found.Length);
        return true;
    }

    /// <summary>Kept once a run.</summary>
    /// <returns>Whether it is news: told once until it is possible again.</returns>
    private async Task<bool> NotPossibleAsync(LocalDate day, DayInBook before, string code, CancellationToken cancellationToken)
    {
        var now = station.Now;
        if (before is { Kept.Day: { Outcome: ReconciliationOutcome.NotPossible } last, Known: { } known } && string.Equals(last.Code, code, StringComparison.Ordinal) && ReconciliationRhythm.IsOfRun(known, rhythm.RunAt(now), now)) return false;
        var kept = new ReconciledDay(day, ReconciliationOutcome.NotPossible, now) { Cases = before.Cases, Code = code };
        return await station.KeepReconciledAsync(peer, new KeptDay(kept, before.SaidThrough), before.Version, cancellationToken).ConfigureAwait(false) && !string.Equals(before.LastCode, code, StringComparison.Ordinal);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal cannot be reached; days are compared later.")]
    private static partial void CannotReach(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Comparing days with {Peer} went wrong; it is tried again.")]
    private static partial void Failed(ILogger log, DivisionCode peer, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Days cannot be compared with {Peer} now, and are tried again: {Code}")]
    private static partial void Waits(ILogger log, DivisionCode peer, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "Days are compared with {Peer} again.")]
    private static partial void Answers(ILogger log, DivisionCode peer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} cases of {Day} differ between this platform and {Peer}, although what it lacked was sent again.")]
    private static partial void Stands(ILogger log, DivisionCode peer, string day, int count);
}
