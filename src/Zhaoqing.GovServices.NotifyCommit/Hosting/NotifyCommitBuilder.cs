using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>Adds commitment and tolerated deficiency to a host.</summary>
public static class NotifyCommitBuilder
{
    /// <summary>Adds <see cref="PromiseDesk"/>, <see cref="PromiseMeasures"/> and the two kinds of parts that cases may carry, and <see cref="ProjectDesk"/>. Needs cases; <see cref="ProjectSchemes"/> that are registered before are the scheme, else no project is admitted; a <see cref="CreditServiceOf"/> that is registered before is asked as well, else only the record counts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="lists">Makes the lists.</param>
    public static IGovServicesBuilder AddNotifyCommit(this IGovServicesBuilder builder, Func<IServiceProvider, PromiseLists> lists)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(lists);
        builder.Services.TryAddSingleton(lists);
        builder.Services.TryAddSingleton<CreditServiceOf>(_ => (_, _) => ValueTask.FromResult(CreditStanding.Clear));
        builder.Services.TryAddSingleton<AssessedAreaOf>(_ => _ => null);
        builder.Services.TryAddSingleton<PromiseCredit>();
        builder.Services.TryAddSingleton<PromiseDesk>();
        builder.Services.TryAddSingleton<PromiseMeasures>();
        builder.Services.TryAddSingleton(new ProjectSchemes([]));
        builder.Services.TryAddSingleton<ProjectDesk>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ICasePartKind, CommitmentPartKind>());
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<ICasePartKind, TolerancePartKind>());
        return builder;
    }
}
