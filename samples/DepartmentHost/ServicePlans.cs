using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost;

/// <summary>How people are served, and who agreed to be served electronically (送达地址确认).</summary>
/// <remarks>
/// A file <c>{"note":"…","ways":[way…],"consents":[{"account":"…","way":"…","address":"…","givenAt":"…"}]}</c>.
/// <c>Notices:Path</c> names the department's own file; without it a sample stands in. <c>Notices:From</c> is the day from which the host issues notices.
/// </remarks>
internal sealed class ServicePlans
{
    private const string StartKey = "Notices:From";
    private readonly ImmutableArray<ServiceWay> _ways;
    private readonly FrozenDictionary<string, ImmutableArray<ElectronicConsent>> _consents;

    private ServicePlans(ImmutableArray<ServiceWay> ways, FrozenDictionary<string, ImmutableArray<ElectronicConsent>> consents) => (_ways, _consents) = (ways, consents);

    /// <summary>How the applicant of a case is served.</summary>
    public ServicePlan Of(CaseFile file) => new(_ways, _consents.GetValueOrDefault(file.Principal, []));

    /// <summary>Loads the file.</summary>
    /// <exception cref="InvalidOperationException">It is missing or is nothing of the kind; the message names the key and what is wrong.</exception>
    public static ServicePlans Load(IConfiguration configuration) => DepartmentFile.Load(configuration, "Notices:Path", "service-plans.json", "plan of service", Read);

    /// <summary>From when on the host issues notices.</summary>
    /// <exception cref="InvalidOperationException">It is no day; the message names the key.</exception>
    public static NoticeStart StartOf(IConfiguration configuration) =>
        LocalDatePattern.Iso.Parse(configuration[StartKey] ?? "") is { Success: true } day
            ? new NoticeStart(ChinaTime.StartOf(day.Value))
            : throw new InvalidOperationException($"{StartKey} is no day; it has the form yyyy-MM-dd.");

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is not what such a file is made of.</exception>
    /// <exception cref="ArgumentException">No way is named, or one twice.</exception>
    /// <exception cref="FormatException">An address is none.</exception>
    public static ServicePlans Read(Stream file)
    {
        var read = DepartmentFile.Json<PlansFile>(file);
        var plan = new ServicePlan([.. read.Ways ?? []], []);
        return new ServicePlans(plan.Ways, (read.Consents ?? []).GroupBy(consent => consent.Account, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key,
            group => group.Select(consent => new ElectronicConsent(consent.Way, DocumentNumber.Parse(consent.Address), consent.GivenAt)).ToImmutableArray(),
            StringComparer.Ordinal));
    }

    private sealed record PlansFile(string? Note = null, List<ServiceWay>? Ways = null, List<ConsentOfAccount>? Consents = null);

    private sealed record ConsentOfAccount(string Account, ServiceWay Way, string Address, Instant GivenAt);
}
