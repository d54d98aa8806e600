using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Runs subscriptions in a host.</summary>
public static class Subscriptions
{
    /// <summary>The name of the meter: <c>govservices.subscription.lag</c> (events) and <c>govservices.subscription.set_aside</c> (events), by <c>subscription</c>.</summary>
    public const string MeterName = "Zhaoqing.GovServices.Journal";

    /// <summary>Runs a subscriber in exactly one of the hosts that share a journal.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="subscriber">Makes the subscriber.</param>
    /// <param name="options">How it is run; <see langword="null"/> for the usual way.</param>
    public static IGovServicesBuilder AddSubscription(this IGovServicesBuilder builder, Func<IServiceProvider, ISubscriber> subscriber, SubscriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(subscriber);
        builder.Services.AddSingleton<IHostedService>(services => new Worker(
            services.GetRequiredService<IEventStore>(),
            services.GetRequiredService<ISubscriptionStore>(),
            subscriber(services),
            services.GetService<TimeProvider>() ?? TimeProvider.System,
            options ?? new(),
            services.GetService<IMeterFactory>(),
            services.GetRequiredService<ILogger<SubscriptionRunner>>()));
        return builder;
    }

    private sealed class Worker(
        IEventStore journal, ISubscriptionStore store, ISubscriber subscriber, TimeProvider time, SubscriptionOptions options, IMeterFactory? meters, ILogger<SubscriptionRunner> log)
        : BackgroundService
    {
        private readonly SubscriptionRunner _runner =
            new(journal, store, subscriber, $"{Environment.MachineName}/{Guid.NewGuid():N}"[..Math.Min(100, Environment.MachineName.Length + 33)], time, options);

        private readonly KeyValuePair<string, object?> _tag = new("subscription", subscriber.Name);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            using var meter = meters?.Create(new MeterOptions(MeterName)) ?? new Meter(MeterName);
            var lag = meter.CreateGauge<long>("govservices.subscription.lag", "{event}", "Events of the journal that the subscription has not seen.");
            var aside = meter.CreateGauge<long>("govservices.subscription.set_aside", "{event}", "Events that the subscription has set aside.");
            while (!stoppingToken.IsCancellationRequested)
            {
                long position = long.MaxValue;
                try
                {
                    var pass = await _runner.RunOnceAsync(stoppingToken).ConfigureAwait(false);
                    lag.Record(pass.Lag, _tag);
                    if (pass.Leads) aside.Record(pass.SetAside, _tag);
                    if (pass.Leads) position = pass.Position;
                }
                catch (JournalUnavailableException fault)
                {
                    SubscriptionLog.Waits(log, subscriber.Name, fault);
                }
                catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
                {
                    break;
                }
#pragma warning disable CA1031 // A subscriber must not bring the host down; it is told and tried again.
                catch (Exception fault)
#pragma warning restore CA1031
                {
                    SubscriptionLog.Failed(log, subscriber.Name, fault);
                }

                await WaitAsync(position, stoppingToken).ConfigureAwait(false);
            }

            try
            {
                await _runner.ReleaseAsync(CancellationToken.None).ConfigureAwait(false);
            }
            catch (JournalUnavailableException fault)
            {
                // The lease ends by itself.
                SubscriptionLog.Waits(log, subscriber.Name, fault);
            }
        }

        private async Task WaitAsync(long position, CancellationToken stoppingToken)
        {
            var wait = journal is IAppendSignal signal ? signal.Signal.WaitAsync(position, options.Poll, time, stoppingToken) : Task.Delay(options.Poll, time, stoppingToken);
            await wait.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

internal static partial class SubscriptionLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The subscription {Subscription} waits: something it needs cannot be reached.")]
    public static partial void Waits(ILogger log, string subscription, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The subscription {Subscription} failed, and is tried again.")]
    public static partial void Failed(ILogger log, string subscription, Exception fault);
}
