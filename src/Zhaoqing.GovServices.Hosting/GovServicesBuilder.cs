using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hosting;

/// <summary>Adds the packages to a host.</summary>
public static class GovServicesBuilder
{
    /// <summary>
    /// Adds what all packages share: the archive of holiday notices (the shipped ones and those of <see cref="TimeLimitOptions.Notices"/>) and the
    /// working calendar that it makes, the warning policy, the system clock, and the health checks <c>journal</c> and <c>calendar</c>, tagged <c>ready</c>. What the host has registered before stays. Choose a journal with <c>UseSqlite</c> or <c>UseInMemoryJournal</c>.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets the options; they are validated at start, with the key in the message.</param>
    /// <returns>Where each package adds its own <c>Use…()</c> or <c>Add…()</c>.</returns>
    public static IGovServicesBuilder AddGovServices(this IServiceCollection services, Action<GovServicesOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<GovServicesOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GovServicesOptions>, GovServicesOptionsValidation>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TimeLimitOptions>, TimeLimitOptionsValidation>());
        services.AddOptions<TimeLimitOptions>().ValidateOnStart();
        services.TryAddSingleton(provider => NoticeFiles.Load(provider.GetRequiredService<IOptions<TimeLimitOptions>>().Value));
        services.TryAddSingleton(provider => CalendarOf(provider.GetRequiredService<NoticeArchive>()));
        services.TryAddSingleton(provider => WarningPolicyOf(provider.GetRequiredService<IOptions<GovServicesOptions>>().Value));
        services.AddHealthChecks()
            .AddCheck<JournalHealth>("journal", tags: [ReadyTag])
            .AddCheck<CalendarHealth>("calendar", tags: [ReadyTag]);
        return new Builder(services);
    }

    /// <summary>The tag of the health checks that say whether the host can serve.</summary>
    public const string ReadyTag = "ready";

    private static WorkingCalendar CalendarOf(NoticeArchive notices) =>
        ReferenceEquals(notices, NoticeArchive.StateCouncil) ? WorkingCalendar.StateCouncil : new WorkingCalendar(notices.Latest);

    private static WarningPolicy WarningPolicyOf(GovServicesOptions options) => new(options.YellowWithinWorkingDays, redAtMost: 0);

    private sealed record Builder(IServiceCollection Services) : IGovServicesBuilder;
}
