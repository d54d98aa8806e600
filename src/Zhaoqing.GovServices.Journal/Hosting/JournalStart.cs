using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Opens the journal with the host; for whoever writes a store.</summary>
public static class JournalStart
{
    /// <summary>Opens whichever journal the host ended up with before anything else of it starts: what cannot be opened stops the start.</summary>
    public static IGovServicesBuilder OpenJournalAtStart(this IGovServicesBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, OpensAtStart>());
        return builder;
    }

    private sealed class OpensAtStart(IServiceProvider services) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancellationToken) =>
            Task.Run(() => services.GetRequiredService<IEventStore>(), cancellationToken);

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
