using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Catalogue.Hosting;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Adds cases to a host.</summary>
public static class CasesBuilder
{
    /// <summary>Adds <see cref="CaseDesk"/> the watch that writes lapses down, and a pass at start that counts open cases anew by the calendar's edition. Needs a journal and a catalogue edition; a <see cref="SpecialStepsOf"/> that is registered before gives the special steps, else there are none; so for the <see cref="CaseRulesOf"/>, the <see cref="CaseFactsOf"/>, the <see cref="IntakeFactsOf"/> and the <see cref="SlotPlanOf"/> of bookings.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options; they are validated at start, with the key in the message.</param>
    public static IGovServicesBuilder AddCases(this IGovServicesBuilder builder, Action<CaseOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<CaseOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CaseOptions>, CaseOptionsValidation>());
        builder.Services.TryAddSingleton(SourcesOf);
        builder.Services.TryAddSingleton<SlotPlanOf>(_ => _ => null);
        builder.Services.TryAddSingleton<CaseDesk>();
        builder.Services.TryAddSingleton<TakeOverDesk>();
        builder.Services.TryAddSingleton<BookingDesk>();
        builder.Services.TryAddSingleton(_ => new TicketDuty("duty"));
        builder.Services.TryAddSingleton<TicketDesk>();
        builder.Services.TryAddSingleton<FeeDesk>();
        builder.Services.TryAddSingleton<CustodyDesk>();
        builder.Services.TryAddSingleton<ThemeDesk>();
        builder.Services.TryAddSingleton<ThemeWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ThemeWatch>());
        builder.Services.TryAddSingleton(_ => new VideoRules());
        builder.Services.TryAddSingleton<VideoDesk>();
        builder.Services.TryAddSingleton<LapseWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LapseWatch>());
        builder.Services.TryAddSingleton<CaseViews>();
        builder.Services.AddHostedService<CaseViewsAtStart>();
        builder.Services.TryAddSingleton<RecountAtStart>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RecountAtStart>());
        return builder;
    }

    /// <summary>Adds <see cref="NoticeDesk"/> and the watch that issues the notices of cases and sends them. A <see cref="ServicePlanOf"/>, a <see cref="ServiceRules"/> and any <see cref="INoticeSender"/> that are registered before are used; without them everything is served on paper.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="start">From when on the host issues notices by itself.</param>
    public static IGovServicesBuilder AddCaseNotices(this IGovServicesBuilder builder, NoticeStart start)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(start);
        builder.Services.TryAddSingleton(start);
        builder.Services.TryAddSingleton<ServicePlanOf>(_ => _ => ServicePlan.OnPaper);
        builder.Services.TryAddSingleton(new ServiceRules());
        builder.Services.TryAddSingleton<NoticeDesk>();
        builder.Services.TryAddSingleton<NoticeWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<NoticeWatch>());
        return builder;
    }

    /// <summary>Adds <see cref="FileDesk"/> over a folder, and the sweep of files that no event names. A store of the host's own that is registered before is used instead of the folder.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="folder">The folder for the files; nothing else may write into it.</param>
    /// <param name="rules">What files are taken; the defaults where <see langword="null"/>.</param>
    public static IGovServicesBuilder AddCaseFiles(this IGovServicesBuilder builder, string folder, FileRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        builder.Services.TryAddSingleton(rules ?? new FileRules());
        builder.Services.TryAddSingleton<IMaterialStore>(services => new FolderMaterialStore(folder, services.GetRequiredService<TimeProvider>()));
        builder.Services.TryAddSingleton<FileDesk>();
        builder.Services.AddHostedService<FileSweep>();
        return builder;
    }

    private static CaseSources SourcesOf(IServiceProvider services)
    {
        var sources = new CaseSources(services.GetRequiredService<EditionInForce>());
        return sources with
        {
            SpecialSteps = services.GetService<SpecialStepsOf>() ?? sources.SpecialSteps,
            Rules = services.GetService<CaseRulesOf>() ?? sources.Rules,
            ImplementCodes = services.GetService<ImplementCodeOf>() ?? sources.ImplementCodes,
            Facts = services.GetService<CaseFactsOf>() ?? sources.Facts,
            PartFacts = services.GetService<PartFactsOf>() ?? sources.PartFacts,
            Codec = new CaseRecordCodec(services.GetServices<ICasePartKind>()),
            IntakeFacts = services.GetService<IntakeFactsOf>() ?? sources.IntakeFacts,
        };
    }
}
