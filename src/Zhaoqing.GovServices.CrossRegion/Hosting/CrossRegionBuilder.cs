using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Adds hand-overs between platforms to a host.</summary>
public static class CrossRegionBuilder
{
    /// <summary>The usual way an outbox is run: what the other platform refuses it may take tomorrow, once a clock is set right or a newer version is known there, so that it is tried for ever, at last every ten minutes.</summary>
    public static SubscriptionOptions Usual { get; } = new() { Attempts = int.MaxValue };

    /// <summary>Adds the <see cref="HandoverStation"/>, and for each platform it is connected with an outbox and the daily reconciliation. Needs a journal and its subscription store.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="sites">Who serves what.</param>
    /// <param name="link">Makes the way to a platform.</param>
    /// <param name="options">How the outboxes are run; <see langword="null"/> for <see cref="Usual"/>.</param>
    /// <param name="reconciliation">When days are compared by themselves; <see langword="null"/> for <see cref="ReconciliationRhythm.Usual"/>, <see cref="ReconciliationRhythm.None"/> for never.</param>
    /// <param name="cases">How much each platform may have this one keep of new cases; <see langword="null"/> for <see cref="NewCaseLimits.Usual"/>.</param>
    public static IGovServicesBuilder AddCrossRegion(
        this IGovServicesBuilder builder, HandoverSites sites, Func<IServiceProvider, DivisionCode, IHandoverLink> link, SubscriptionOptions? options = null, ReconciliationRhythm? reconciliation = null, NewCaseLimits? cases = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(sites);
        ArgumentNullException.ThrowIfNull(link);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(services => new HandoverStation(services.GetRequiredService<IEventStore>(), services.GetRequiredService<TimeProvider>(), sites, cases: cases, log: services.GetService<ILogger<HandoverStation>>()));
        foreach (var peer in sites.Peers)
        {
            builder.Services.AddKeyedSingleton(peer, (services, _) => link(services, peer));
            builder.Services.AddKeyedSingleton(peer, (services, _) => new HandoverReconciler(services.GetRequiredService<HandoverStation>(), peer, services.GetRequiredKeyedService<IHandoverLink>(peer)));
            builder.Services.AddKeyedSingleton(peer, (services, _) => new HandoverOutbox(services.GetRequiredService<HandoverStation>(), peer, services.GetRequiredKeyedService<IHandoverLink>(peer)));
            builder.AddSubscription(services => services.GetRequiredKeyedService<HandoverOutbox>(peer), options ?? Usual);
            builder.AddSubscription(
                services => new HandoverFreshOutbox(services.GetRequiredKeyedService<HandoverOutbox>(peer), services.GetRequiredService<ISubscriptionStore>(), services.GetRequiredService<TimeProvider>()), options ?? Usual);
            var rhythm = reconciliation ?? ReconciliationRhythm.Usual;
            if (!rhythm.IsOff) builder.Services.AddSingleton<IHostedService>(services => WatchOver(services, peer, rhythm));
        }

        return builder;
    }

    private static ReconciliationWatch WatchOver(IServiceProvider services, DivisionCode peer, ReconciliationRhythm rhythm) => new(
        services.GetRequiredService<HandoverStation>(), peer, services.GetRequiredKeyedService<HandoverReconciler>(peer), rhythm, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ReconciliationWatch>>());
}
