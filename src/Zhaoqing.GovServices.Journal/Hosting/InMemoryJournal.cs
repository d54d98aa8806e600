using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Puts the journal in memory into a host.</summary>
public static class InMemoryJournal
{
    /// <summary>Takes a journal in memory, in place of any journal chosen before; what it holds ends with the program.</summary>
    public static IGovServicesBuilder UseInMemoryJournal(this IGovServicesBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.RemoveAll<IEventStore>().RemoveAll<ISubscriptionStore>();
        builder.Services.AddSingleton<IEventStore, InMemoryEventStore>();
        builder.Services.AddSingleton<ISubscriptionStore>(services => new InMemorySubscriptionStore(services.GetService<TimeProvider>() ?? TimeProvider.System));
        return builder;
    }
}
