using Microsoft.Extensions.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Builds the lists while the host starts, so that the first who asks does not wait for it.</summary>
internal sealed class CaseViewsAtStart(CaseViews views) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Off the start of the host, which waits for the first await.
        await Task.Yield();
        try
        {
            await views.CatchUpAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is JournalUnavailableException or OperationCanceledException)
        {
            // Whoever asks reads on from here.
        }
    }
}
