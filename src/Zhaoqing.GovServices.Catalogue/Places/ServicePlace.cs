using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A place where people are served (政务服务场所): a centre of city or county, a town's centre, a village's station.</summary>
/// <remarks>Immutable. Whether its name is right is told by <see cref="PlaceTree.Of"/>, which knows the divisions around it.</remarks>
/// <param name="Id">Its identifier, one of a kind.</param>
/// <param name="Level">Its level.</param>
/// <param name="Division">The division it serves.</param>
/// <param name="DivisionName">The name of that division, for example 端州区.</param>
/// <param name="Name">The name on its door.</param>
/// <param name="Parent">The place of the next higher level; <see langword="null"/> for the city's.</param>
public sealed record ServicePlace(string Id, PlaceLevel Level, DivisionCode Division, string DivisionName, string Name, string? Parent)
{
    /// <summary>The sign (标识) added where the place was merged into a party-mass service centre (党群服务中心) and keeps that name; <see langword="null"/> for none.</summary>
    public string? Sign { get; init; }

    /// <summary>Whether it serves a functional zone (功能区), which has a place of the county level whatever its code.</summary>
    public bool IsZone { get; init; }

    /// <summary>Its windows.</summary>
    public ImmutableArray<ServiceWindow> Windows { get; init; } = [];

    /// <summary>Identifier and name.</summary>
    public override string ToString() => $"{Id} {Name}";
}
