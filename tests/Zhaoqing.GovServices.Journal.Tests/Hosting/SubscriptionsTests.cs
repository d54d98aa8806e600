using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class SubscriptionsTests
{
    [Fact]
    public async Task A_host_runs_a_subscription_hears_of_appends_and_tells_the_lag()
    {
        // A pass that was cut off by the end of the host tells nothing: the end waits until one has told that nothing lies behind.
        var caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subscriber = new Told();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "govservices.subscription.lag") listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, lag, tags, _) =>
        {
            if (lag == 0 && subscriber.Second.Task.IsCompleted && tags.ToArray().Any(tag => "told".Equals(tag.Value))) caughtUp.TrySetResult();
        });
        listener.Start();
        var application = new HostApplicationBuilder();
        new Adapter(application.Services).UseInMemoryJournal().AddSubscription(_ => subscriber, new() { Poll = TimeSpan.FromMinutes(5) });
        using var host = application.Build();
        await host.StartAsync();

        await host.Services.GetRequiredService<IEventStore>().AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();
        await caughtUp.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await host.StopAsync();

        var store = host.Services.GetRequiredService<ISubscriptionStore>();
        Assert.NotNull(await store.LeaseAsync("told", "another", TimeSpan.FromSeconds(1)));
    }

    private sealed class Told : ISubscriber
    {
        public TaskCompletionSource Second { get; } = new();

        public string Name => "told";

        public ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
        {
            if (position == 2) Second.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Adapter(IServiceCollection services) : IGovServicesBuilder
    {
        public IServiceCollection Services { get; } = services;
    }
}
