using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>Greets the other platform again and again, so that the page says how the link is.</summary>
internal sealed partial class LinkWatch(CityLink link, CitySettings settings, TimeProvider time, ILogger<LinkWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.GreetEvery, time);
        bool wasUp = false;
        string? edition = null;
        do
        {
            try
            {
                var file = settings.EditionAt(time.GetUtcNow());
                if (edition is not null && !string.Equals(file.Edition, edition, StringComparison.Ordinal)) CityApp.TellEdition(log, settings, file);
                edition = file.Edition;
                await link.GreetAsync(stoppingToken);
            }
            catch (JournalUnavailableException)
            {
                // The status says so.
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // A greeting that fails must not bring the platform down; it is told and tried again.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                Failed(log, settings.City.Peer.Name, fault);
            }

            if (link.Status.IsUp != wasUp) Changed(log, settings.City.Peer.Name, wasUp = link.Status.IsUp);
        }
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The greeting of {Peer} failed, and is tried again.")]
    private static partial void Failed(ILogger log, string peer, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The link to {Peer} is up: {IsUp}.")]
    private static partial void Changed(ILogger log, string peer, bool isUp);
}
