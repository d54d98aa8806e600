using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What lets an agency do a service (资质).</summary>
/// <param name="Service">The code of the service.</param>
/// <param name="Validity">When it holds.</param>
public sealed record AgencyQualification(string Service, Validity Validity);

/// <summary>An agency of the supermarket (中介服务机构).</summary>
/// <remarks>Immutable.</remarks>
/// <param name="Code">Its unified social credit code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Grade">Its credit grade (信用等级), as the supermarket prints it.</param>
public sealed record IntermediaryAgency(UnifiedSocialCreditCode Code, string Name, string Grade)
{
    /// <summary>Its qualifications.</summary>
    public ImmutableArray<AgencyQualification> Qualifications { get; init; } = [];

    /// <summary>The guides it has published, by the code of the service.</summary>
    public ImmutableDictionary<string, ServiceGuide> Guides { get; init; } = ImmutableDictionary.Create<string, ServiceGuide>(StringComparer.Ordinal);
}

/// <summary>Which agencies may be chosen: an edition of the credit grades that are admitted.</summary>
/// <remarks>Immutable. A grade that the edition does not name is not admitted.</remarks>
/// <param name="Edition">The edition.</param>
/// <param name="AdmittedGrades">The grades that may be chosen.</param>
public sealed record SelectionRule(string Edition, ImmutableArray<string> AdmittedGrades)
{
    /// <summary>Whether an agency may be chosen for a service.</summary>
    /// <returns>
    /// Its guide for the service; refused with <c>catalogue.agency-barred</c>, <c>catalogue.agency-not-qualified</c> where no qualification holds at the instant, or
    /// <c>catalogue.agency-without-guide</c>.
    /// </returns>
    [Clause("REG-2.15")]
    [Clause("REG-2.21")]
    public OneOf<Refusal, ServiceGuide> Check(IntermediaryAgency agency, string service, Instant at)
    {
        ArgumentNullException.ThrowIfNull(agency);
        ArgumentNullException.ThrowIfNull(service);
        if (!AdmittedGrades.Contains(agency.Grade, StringComparer.Ordinal)) return IntermediaryRefusals.Barred();
        if (!agency.Qualifications.Any(own => string.Equals(own.Service, service, StringComparison.Ordinal) && own.Validity.Holds(at))) return IntermediaryRefusals.NotQualified();
        return agency.Guides.GetValueOrDefault(service) is { } guide ? guide : IntermediaryRefusals.WithoutGuide();
    }
}
