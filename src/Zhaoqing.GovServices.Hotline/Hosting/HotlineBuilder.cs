using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using NodaTime;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Adds the hotline to a host.</summary>
public static class HotlineBuilder
{
    /// <summary>
    /// Adds <see cref="BridgeStation"/>, <see cref="OrderDesk"/>, <see cref="OrderBridge"/>, <see cref="AlarmDesk"/>, the <see cref="ScopeList"/>, <see cref="HandlingPolicy"/> and <see cref="DispatchDirectory"/> they work by, and the watch that writes
    /// down what time and the bridge bring about. Needs a journal; a <see cref="WorkingCalendar"/> that is registered is used, else the State Council's. The link itself is the host's: <see cref="BridgeSocket"/>.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="sources">Which desk it is, and what the city lays down.</param>
    /// <param name="configure">Sets the options; they are validated at start, with the key in the message.</param>
    public static IGovServicesBuilder AddHotline(this IGovServicesBuilder builder, Func<IServiceProvider, HotlineSources> sources, Action<HotlineOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(sources);
        var options = builder.Services.AddOptions<HotlineOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HotlineOptions>, HotlineOptionsValidation>());
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(sources);
        builder.Services.TryAddSingleton(services => services.GetRequiredService<HotlineSources>().Scope);
        builder.Services.TryAddSingleton(services => services.GetRequiredService<HotlineSources>().Policy);
        builder.Services.TryAddSingleton(services => services.GetRequiredService<HotlineSources>().Directory);
        builder.Services.TryAddSingleton(RulesOf);
        builder.Services.TryAddSingleton(StationOf);
        builder.Services.TryAddSingleton(services => new OrderDesk(services.GetRequiredService<IEventStore>(), services.GetRequiredService<TimeProvider>(), services.GetRequiredService<Func<Instant, HandlingRules>>()));
        builder.Services.TryAddSingleton<OrderBridge>();
        builder.Services.TryAddSingleton<AlarmDesk>();
        builder.Services.TryAddSingleton<HotlineWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<HotlineWatch>());
        return builder;
    }

    private static Func<Instant, HandlingRules> RulesOf(IServiceProvider services)
    {
        var rules = new HandlingRules(services.GetService<WorkingCalendar>() ?? WorkingCalendar.StateCouncil, services.GetRequiredService<HandlingPolicy>(), services.GetRequiredService<DispatchDirectory>());
        return _ => rules;
    }

    private static BridgeStation StationOf(IServiceProvider services)
    {
        var sources = services.GetRequiredService<HotlineSources>();
        return new BridgeStation(services.GetRequiredService<IEventStore>(), services.GetRequiredService<TimeProvider>(), sources.Desk, sources.Site);
    }
}
