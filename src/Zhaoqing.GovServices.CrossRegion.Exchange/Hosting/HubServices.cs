using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>Joins a host to a middle platform.</summary>
public static class HubServices
{
    /// <summary>Adds hand-overs with other platforms through a middle platform: the <see cref="HandoverStation"/> with its outboxes, the <see cref="HubExchange"/>, and what looks for what waits there. Needs a journal and its subscription store.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="sites">Who serves what; all of the others are reached through the middle platform.</param>
    /// <param name="hub">Makes the way to the middle platform.</param>
    /// <param name="options">How this platform works through it.</param>
    /// <param name="outbox">How the outboxes are run; <see langword="null"/> for the usual way.</param>
    /// <param name="reconciliation">When days are compared by themselves; <see langword="null"/> for the usual way. Through a middle platform that carries no questions that is not possible, which is told.</param>
    /// <param name="cases">How much each platform may have this one keep of new cases; <see langword="null"/> for <see cref="NewCaseLimits.Usual"/>.</param>
    public static IGovServicesBuilder AddHandoverHub(
        this IGovServicesBuilder builder, HandoverSites sites, Func<IServiceProvider, IHandoverHub> hub, HubOptions options, SubscriptionOptions? outbox = null, ReconciliationRhythm? reconciliation = null, NewCaseLimits? cases = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(hub);
        ArgumentNullException.ThrowIfNull(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new HubExchange(services.GetRequiredService<HandoverStation>(), hub(services), services.GetRequiredService<TimeProvider>(), options));
        builder.Services.AddHostedService(services => new HubWatch(services.GetRequiredService<HubExchange>(), services.GetRequiredService<TimeProvider>(), options, services.GetRequiredService<ILogger<HubWatch>>()));
        return builder.AddCrossRegion(sites, (services, peer) => services.GetRequiredService<HubExchange>().LinkTo(peer), outbox, reconciliation, cases);
    }
}

/// <summary>Looks again and again for what waits at the middle platform.</summary>
internal sealed partial class HubWatch(HubExchange exchange, TimeProvider time, HubOptions options, ILogger<HubWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.PollEvery, time);
        bool wasUp = true;
        do
        {
            bool isUp = await LookAsync(stoppingToken).ConfigureAwait(false);
            if (isUp != wasUp) Changed(log, wasUp = isUp);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>Fetches until nothing waits any more.</summary>
    private async Task<bool> LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await exchange.PollAsync(stoppingToken).ConfigureAwait(false) > 0)
            {
            }

            return true;
        }
        catch (JournalUnavailableException)
        {
            // What waits is fetched the next time.
            return false;
        }
#pragma warning disable CA1031 // What nobody expects ends this look, and not the host.
        catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Unexpected(log, fault);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What waits at the middle platform could not be fetched; it is tried again.")]
    private static partial void Unexpected(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The middle platform can be reached: {IsUp}.")]
    private static partial void Changed(ILogger log, bool isUp);
}
