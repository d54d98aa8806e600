using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.DepartmentHost.People;
using Zhaoqing.GovServices.ELicence;
using Zhaoqing.GovServices.ELicence.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>Adds what the host needs for licences.</summary>
internal static class LicenceServices
{
    public static void AddLicences(this IServiceCollection services, LicenceRegister register, ActingPeople people)
    {
        services.AddSingleton(register);
        services.AddSingleton<AskedGrants>();
        services.AddSingleton<SigningService>();
        services.AddSingleton<LicenceWindow>();
        services.AddSingleton<HolderAnswers>();
        services.AddSingleton<GrantViews>();
        services.AddSingleton(provider => new LicenceExchange(provider.GetRequiredService<LicenceDesk>(), ExchangeOf(register)));
        services.AddSingleton<CaseFactsOf>(provider => async (file, _, order, _, cancellation) =>
            order is Cases.AcceptOrder or Cases.NotifyOnceOrder ? people.Facts.With(await provider.GetRequiredService<LicenceWindow>().FactsAsync(file, cancellation)) : people.Facts);
    }

    private static ExchangeSources ExchangeOf(LicenceRegister register) => new(
        (head, _) => ValueTask.FromResult(register.UserOf(head)), register.ReferenceOf, (licence, fields, _) => ValueTask.FromResult(register.FaceOf(licence, fields)));

    /// <summary>What the desk is told: data leave this host only after the use was made, so what was reserved and not made never left.</summary>
    public static LicenceSources SourcesOf(LicenceRegister register) =>
        new(GrantPolicy.Default, register.Find, (_, _) => new UseFacts(OperatorMayAct: true, ChainHolds: true), (_, _, _) => ValueTask.FromResult<bool?>(false)) { Types = register.Types };
}
