using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The level of a service place (政务服务场所层级): city, county, town, village.</summary>
[Clause("ORG-1.1")]
public enum PlaceLevel
{
    /// <summary>City (市).</summary>
    City,

    /// <summary>County, district or functional zone (县、市、区).</summary>
    County,

    /// <summary>Town or sub-district (乡镇、街道).</summary>
    Town,

    /// <summary>Village or community (村、社区).</summary>
    Village,
}

/// <summary>The names that the plan fixes for service places by level (场所统一名称).</summary>
public static class PlaceNames
{
    private const string PartyCentre = "党群服务中心";

    private static readonly ImmutableArray<(PlaceLevel Level, string Suffix)> Suffixes =
        [(PlaceLevel.City, "政务服务中心"), (PlaceLevel.County, "政务服务中心"), (PlaceLevel.Town, "便民服务中心"), (PlaceLevel.Village, "便民服务站")];

    /// <summary>What a name ends with at a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    [Clause("REG-1.3")]
    [Clause("REG-1.4")]
    [Clause("REG-1.5")]
    public static string Suffix(this PlaceLevel level) =>
        Enum.IsDefined(level) ? Suffixes[(int)level].Suffix : throw new ArgumentOutOfRangeException(nameof(level), level, "There is no such level.");

    /// <summary>The clause that fixes the names of a level.</summary>
    internal static LegalGround GroundOf(PlaceLevel level) => LegalGround.OfClause(level switch
    {
        PlaceLevel.Town => "REG-1.4",
        PlaceLevel.Village => "REG-1.5",
        _ => "REG-1.3",
    });

    /// <summary>Whether a name is the division's name with the suffix of the level, with or without the names of divisions around it before it.</summary>
    internal static bool IsName(string name, PlaceLevel level, string division, IEnumerable<string> around)
    {
        string allowed = division + level.Suffix();
        if (string.Equals(name, allowed, StringComparison.Ordinal)) return true;
        foreach (string outer in around)
        {
            allowed = outer + allowed;
            if (string.Equals(name, allowed, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Whether a place bears the name of a party-mass service centre into which it was merged.</summary>
    internal static bool IsPartyCentre(string name) => name.EndsWith(PartyCentre, StringComparison.Ordinal) && name.Length > PartyCentre.Length;
}
