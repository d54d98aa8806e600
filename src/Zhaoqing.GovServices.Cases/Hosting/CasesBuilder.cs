using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Adds cases to a host.</summary>
public static class CasesBuilder
{
    /// <summary>Adds <see cref="CaseDesk"/> and the watch that writes lapses down. Needs a journal and a catalogue edition.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; they are validated at start, with the key in the message.</param>
    public static IGovServicesBuilder AddCases(this IGovServicesBuilder builder, Action<CaseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<CaseOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CaseOptions>, CaseOptionsValidation>());
        builder.Services.TryAddSingleton<CaseDesk>();
        builder.Services.TryAddSingleton<LapseWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LapseWatch>());
        return builder;
    }
}
