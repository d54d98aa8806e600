namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a place must be to stand in the tree.</summary>
internal static class PlaceCheck
{
    public static Refusal? LevelFault(ServicePlace place, ServicePlace? parent)
    {
        if (parent is null ? place.Level != PlaceLevel.City : parent.Level + 1 != place.Level) return PlaceRefusals.LevelGap(place);
        bool fits = place.IsZone
            ? place.Level == PlaceLevel.County
            : place.Division.Level == DivisionOf(place.Level) && (parent is not { IsZone: false } || parent.Division.Contains(place.Division));
        return fits ? null : PlaceRefusals.DivisionMismatch(place);
    }

    [Clause("REG-1.6")]
    public static Refusal? NameFault(ServicePlace place, IEnumerable<string> around)
    {
        var outer = around.ToList();
        bool isMerged = place.Level is PlaceLevel.Town or PlaceLevel.Village && PlaceNames.IsPartyCentre(place.Name);
        if (!isMerged && !PlaceNames.IsName(place.Name, place.Level, place.DivisionName, outer)) return PlaceRefusals.WrongName(place);
        return place.Sign is not { } sign || (isMerged && PlaceNames.IsName(sign, place.Level, place.DivisionName, outer)) ? null : PlaceRefusals.WrongSign(place);
    }

    private static DivisionLevel DivisionOf(PlaceLevel level) => level switch
    {
        PlaceLevel.City => DivisionLevel.Prefecture,
        PlaceLevel.County => DivisionLevel.County,
        PlaceLevel.Town => DivisionLevel.Town,
        _ => DivisionLevel.Village,
    };
}
