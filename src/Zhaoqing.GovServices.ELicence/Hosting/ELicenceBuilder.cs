using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>Adds e-licences to a host.</summary>
public static class ELicenceBuilder
{
    /// <summary>Adds <see cref="LicenceDesk"/>. Needs a journal.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="sources">Makes what the desk has to be told from outside.</param>
    public static IGovServicesBuilder AddELicence(this IGovServicesBuilder builder, Func<IServiceProvider, LicenceSources> sources)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(sources);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(sources);
        builder.Services.TryAddSingleton<LicenceDesk>();
        return builder;
    }
}
