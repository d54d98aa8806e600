using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Counts open cases anew when the host starts with a new edition of the working calendar, and writes down which last days move.</summary>
/// <remarks>Several hosts may run it: the version of the record lets exactly one write each change. A start with the same edition changes nothing.</remarks>
internal sealed partial class RecountAtStart(IEventStore store, CaseDesk desk, IOptions<CaseOptions> options, TimeProvider time, ILogger<RecountAtStart> log)
    : BackgroundService
{
    /// <summary>Looks at every case once.</summary>
    /// <returns>How many this call changed.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        var open = new HashSet<StreamId>();
        await foreach (var recorded in store.ReadAllAsync(0, cancellationToken).ConfigureAwait(false))
        {
            if (!CaseDesk.IsCase(recorded.Stream)) continue;
            if (recorded.Type is "case.decided.v1" or "case.withdrawn.v1" or "case.not-accepted.v1" or "case.lapsed.v1" or "case.terminated.v1") open.Remove(recorded.Stream);
            else if (recorded.Type is "case.submitted.v1" or "case.taken-over.v1" or "case.accepted.v1" or "case.reopened.v1") open.Add(recorded.Stream);
        }

        int changed = 0;
        foreach (var stream in open)
        {
            try
            {
                if (await desk.WriteRecountAsync(stream, cancellationToken).ConfigureAwait(false)) changed++;
            }
            catch (Exception fault) when (fault is UnknownEventException or JsonException or ArgumentException)
            {
                // One case that this program cannot read stops neither the others nor the host.
                CannotRead(log, stream.ToString(), fault.Message);
            }
        }

        return changed;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RepeatedScan.RunAsync(
        options.Value.LapseScanSeconds,
        time,
        async () =>
        {
            int changed = await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            if (changed > 0) Changed(log, changed);
            return false;
        },
        fault => CannotReach(log, fault),
        stoppingToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "A new edition of the working calendar moved the last day of {Count} cases; written down.")]
    private static partial void Changed(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal cannot be reached; cases are counted anew later.")]
    private static partial void CannotReach(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stream} cannot be read by this program, its last day is left alone: {Why}")]
    private static partial void CannotRead(ILogger logger, string stream, string why);
}
