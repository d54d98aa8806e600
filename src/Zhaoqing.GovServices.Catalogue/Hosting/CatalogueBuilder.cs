using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>Adds the catalogue to a host.</summary>
public static class CatalogueBuilder
{
    /// <summary>Adds <see cref="CatalogueDesk"/> and <see cref="EditionInForce"/>, with a first edition in place of any chosen before. Needs a journal.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="first">Loads the first edition; called once. Changes that were published since are in the journal.</param>
    public static IGovServicesBuilder AddCatalogue(this IGovServicesBuilder builder, Func<IServiceProvider, CatalogueEdition> first)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(first);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Replace(ServiceDescriptor.Singleton(services =>
            new CatalogueDesk(services.GetRequiredService<IEventStore>(), first(services), services.GetRequiredService<TimeProvider>())));
        builder.Services.TryAddSingleton<EditionInForce>(services => services.GetRequiredService<CatalogueDesk>().InForceAsync);
        return builder;
    }
}
