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
    private const string Away = "cross-region.peer-away";

    private static readonly Duration Every = Duration.FromMinutes(1);

    private Instant? _failedAt;

    /// <summary>Compares what is due; a platform that cannot be asked ends it until later.</summary>
    /// <returns>How many days were compared.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        int compared = 0;
        foreach (var day in await station.DueAsync(peer, rhythm, station.Now, _failedAt, cancellationToken).ConfigureAwait(false))
        {
            if (!await CompareAsync(day, cancellationToken).ConfigureAwait(false)) break;
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

    /// <summary>Compares a day and keeps what became of it; not where the other platform cannot be asked.</summary>
    private async Task<bool> CompareAsync(LocalDate day, CancellationToken cancellationToken)
    {
        // How far its cases have been said is looked at first: what comes meanwhile has it compared again.
        var before = await station.DayInBookAsync(peer, day, cancellationToken).ConfigureAwait(false);
        ImmutableArray<HandoverDifference> found;
        try
        {
            found = await reconciler.ReconcileAsync(day, cancellationToken).ConfigureAwait(false);
        }
        catch (JournalUnavailableException fault)
        {
            _failedAt = station.Now;
            await NotPossibleAsync(day, before, fault, cancellationToken).ConfigureAwait(false);
            return false;
        }

        _failedAt = null;
        bool isStanding = before.Kept?.Day.Outcome is ReconciliationOutcome.Differs or ReconciliationOutcome.Standing;
        var outcome = found.IsEmpty ? ReconciliationOutcome.Agreed : isStanding ? ReconciliationOutcome.Standing : ReconciliationOutcome.Differs;
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

    /// <summary>Kept once a run and told once until it is possible again.</summary>
    private async Task NotPossibleAsync(LocalDate day, DayInBook before, JournalUnavailableException fault, CancellationToken cancellationToken)
    {
        string code = fault.InnerException is HandoverRefusedException refused ? refused.Refusal.Code : Away;
        var now = station.Now;
        if (before is { Kept.Day: { Outcome: ReconciliationOutcome.NotPossible } last, Known: { } known } && string.Equals(last.Code, code, StringComparison.Ordinal) && ReconciliationRhythm.IsOfRun(known, rhythm.RunAt(now), now)) return;
        var kept = new ReconciledDay(day, ReconciliationOutcome.NotPossible, now) { Cases = before.Cases, Code = code };
        if (await station.KeepReconciledAsync(peer, new KeptDay(kept, before.SaidThrough), before.Version, cancellationToken).ConfigureAwait(false)
            && !string.Equals(before.LastCode, code, StringComparison.Ordinal)) Waits(log, peer, code);
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
