using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the workers of this package come back to the journal.</summary>
internal static class RepeatedScan
{
    /// <summary>Scans now and every so many seconds, until the host stops; a journal that cannot be reached is asked again.</summary>
    public static Task RunAsync(int everySeconds, TimeProvider time, Func<Task> scan, Action<JournalUnavailableException> cannotReach, CancellationToken stoppingToken) => RunAsync(
        everySeconds,
        time,
        async () =>
        {
            await scan().ConfigureAwait(false);
            return true;
        },
        cannotReach,
        stoppingToken);

    /// <summary>Scans now and every so many seconds, until a scan says that it was the last or the host stops; a journal that cannot be reached is asked again.</summary>
    public static async Task RunAsync(int everySeconds, TimeProvider time, Func<Task<bool>> scan, Action<JournalUnavailableException> cannotReach, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(everySeconds), time);
        do
        {
            try
            {
                if (!await scan().ConfigureAwait(false)) return;
            }
            catch (JournalUnavailableException fault)
            {
                cannotReach(fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }
}
