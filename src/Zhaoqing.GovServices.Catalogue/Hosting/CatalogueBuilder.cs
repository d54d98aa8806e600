using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>Adds the catalogue to a host.</summary>
public static class CatalogueBuilder
{
    /// <summary>Adds the edition in force, in place of any chosen before.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="edition">Loads the edition; called once.</param>
    public static IGovServicesBuilder AddCatalogue(this IGovServicesBuilder builder, Func<IServiceProvider, CatalogueEdition> edition)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(edition);
        builder.Services.Replace(ServiceDescriptor.Singleton(edition));
        return builder;
    }
}
