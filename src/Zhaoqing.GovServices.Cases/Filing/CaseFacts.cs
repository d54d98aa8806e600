using System.Collections.Immutable;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What is known from outside a case when an act on it is decided: facts come in, the rules of the case ask nobody.</summary>
/// <remarks>Immutable.</remarks>
public sealed record CaseFacts
{
    /// <summary>Nothing is known from outside.</summary>
    public static CaseFacts None { get; } = new();

    /// <summary>What stands in for a material: an electronic licence, shared data or a commitment. Such a material is not missing and may not be asked for.</summary>
    public ImmutableArray<MaterialSubstitute> Substitutes { get; init; } = [];

    /// <summary>The mandates that are registered, as they stand now, revoked ones included (代理授权).</summary>
    public ImmutableArray<Mandate> Mandates { get; init; } = [];

    /// <summary>The letters of authorisation of chief representatives, as they stand now, revoked ones included (首席事务代表授权书).</summary>
    public ImmutableArray<ChiefAuthorisation> Authorisations { get; init; } = [];

    /// <summary>The session of the video window that an application or an act names, as it stands; <see langword="null"/> where it names none, or there is none.</summary>
    public VideoSession? Video { get; init; }

    /// <summary>These facts and others.</summary>
    public CaseFacts With(CaseFacts others)
    {
        ArgumentNullException.ThrowIfNull(others);
        return ReferenceEquals(others, None) ? this : this with
        {
            Substitutes = [.. Substitutes, .. others.Substitutes],
            Mandates = [.. Mandates, .. others.Mandates],
            Authorisations = [.. Authorisations, .. others.Authorisations],
            Video = others.Video ?? Video,
        };
    }
}
