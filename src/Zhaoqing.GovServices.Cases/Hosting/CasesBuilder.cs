using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Adds cases to a host.</summary>
public static class CasesBuilder
{
    /// <summary>Adds <see cref="CaseDesk"/> the watch that writes lapses down, and a pass at start that counts open cases anew by the calendar's edition. Needs a journal and a catalogue edition; a <see cref="SpecialStepsOf"/> that is registered before gives the special steps, else there are none; so for the <see cref="SlotPlanOf"/> of bookings.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; they are validated at start, with the key in the message.</param>
    public static IGovServicesBuilder AddCases(this IGovServicesBuilder builder, Action<CaseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<CaseOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CaseOptions>, CaseOptionsValidation>());
        builder.Services.TryAddSingleton<SpecialStepsOf>(_ => new SpecialStepList());
        builder.Services.TryAddSingleton<SlotPlanOf>(_ => _ => null);
        builder.Services.TryAddSingleton<CaseDesk>();
        builder.Services.TryAddSingleton<BookingDesk>();
        builder.Services.TryAddSingleton<LapseWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LapseWatch>());
        builder.Services.TryAddSingleton<RecountAtStart>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RecountAtStart>());
        return builder;
    }
}
