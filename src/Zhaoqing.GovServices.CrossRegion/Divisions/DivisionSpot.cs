using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Where a code lies, worked out once: its division of today, the city and the province around it.</summary>
/// <param name="Code">The division of today.</param>
/// <param name="County">The division of county level; null above it.</param>
/// <param name="City">The city, also where the law puts the county directly under the province, or the city is a province; null for a province that is no city.</param>
/// <param name="Province">The province.</param>
/// <param name="IsBeyondBorder">Whether it lies in Hong Kong, Macao or Taiwan.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DivisionSpot(DivisionCode Code, DivisionCode? County, DivisionCode? City, DivisionCode Province, bool IsBeyondBorder)
{
    private static readonly DivisionCode Foshan = DivisionCode.Parse("4406");
    private static readonly DivisionCode Zhaoqing = DivisionCode.Parse("4412");
    private static readonly DivisionCode[] CityProvinces = [.. new[] { "11", "12", "31", "50", "81", "82" }.Select(code => DivisionCode.Parse(code))];
    private static readonly DivisionCode[] BeyondBorder = [.. new[] { "71", "81", "82" }.Select(code => DivisionCode.Parse(code))];

    public static DivisionSpot Of(DivisionCode code)
    {
        DivisionCode? county = null, prefecture = null;
        var around = code;
        while (around.Parent is { } parent)
        {
            if (around.Level == DivisionLevel.County) county = around;
            if (around.Level == DivisionLevel.Prefecture) prefecture = around;
            around = parent;
        }

        // Under 90 stand counties that lie directly under the province (省直辖县级行政区划).
        var city = CityProvinces.Contains(around) ? around
            : prefecture is { } direct && $"{direct}".EndsWith("90", StringComparison.Ordinal) ? county : prefecture;
        return new DivisionSpot(code, county, city, around, BeyondBorder.Contains(around));
    }

    /// <summary>The division of a level around it; itself where it stands above that level.</summary>
    public DivisionCode At(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => Province,
        DivisionLevel.Prefecture => City ?? Code,
        _ => County ?? Code,
    };

    /// <summary>Across what border something goes from here to there.</summary>
    public CrossRegionKind KindTo(in DivisionSpot other)
    {
        if (Code == other.Code || (County is not null && County == other.County)) return CrossRegionKind.Local;
        if (City is { } city && other.City is { } there)
        {
            if (city == there) return CrossRegionKind.WithinCity;
            if ((city == Foshan && there == Zhaoqing) || (city == Zhaoqing && there == Foshan)) return CrossRegionKind.FoZhao;
        }

        if (Province == other.Province) return CrossRegionKind.WithinProvince;
        return IsBeyondBorder || other.IsBeyondBorder ? CrossRegionKind.CrossBorder : CrossRegionKind.CrossProvince;
    }
}
