using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Sweeps, every hour, the files that a crash has left without an event.</summary>
internal sealed partial class FileSweep(FileDesk desk, TimeProvider time, ILogger<FileSweep> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                int swept = await desk.SweepAsync(stoppingToken).ConfigureAwait(false);
                if (swept > 0) Swept(log, swept);
            }
            catch (Exception fault) when (fault is JournalUnavailableException or IOException or UnauthorizedAccessException or UnknownEventException)
            {
                CannotSweep(log, fault);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} files that no event names were swept.")]
    private static partial void Swept(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Files without an event cannot be swept now; tried again later.")]
    private static partial void CannotSweep(ILogger logger, Exception fault);
}
