using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Which units of a city decide, so that matters without a local list can be placed (事项落位).</summary>
/// <remarks>Immutable. One unit for the city itself and one for each county-level division; either may be absent.</remarks>
public sealed record Housing
{
    /// <summary>Creates the housing rules.</summary>
    /// <param name="units">The units, at most one for a division, all of city or county level.</param>
    /// <exception cref="ArgumentException">Two units for one division, or a division of another level.</exception>
    public Housing(ImmutableArray<DecidingUnit> units)
    {
        if (units.IsDefault) throw new ArgumentException("There are no units.", nameof(units));
        if (units.DistinctBy(unit => unit.Division).Count() != units.Length) throw new ArgumentException("Two units decide for one division.", nameof(units));
        if (units.Any(unit => unit.Division.Level is not (DivisionLevel.Prefecture or DivisionLevel.County)))
            throw new ArgumentException("Units stand at city or county level.", nameof(units));
        City = [.. units.Where(unit => unit.Division.Level == DivisionLevel.Prefecture)];
        Counties = [.. units.Where(unit => unit.Division.Level == DivisionLevel.County)];
    }

    internal ImmutableArray<DecidingUnit> City { get; }

    internal ImmutableArray<DecidingUnit> Counties { get; }

    /// <summary>The units for a level as a guide prints it; nothing where a word of it is not known.</summary>
    internal ImmutableArray<DecidingUnit>? For(string level)
    {
        if (level.Length == 0) return [.. City, .. Counties];
        bool city = false, county = false;
        foreach (string word in level.Split(';'))
        {
            switch (word)
            {
                case "市级" or "省级" or "国家级":
                    city = true;
                    break;
                case "县级":
                    county = true;
                    break;
                case "县级以上":
                    city = county = true;
                    break;
                default:
                    return null;
            }
        }

        return [.. city ? City : [], .. county ? Counties : []];
    }
}
