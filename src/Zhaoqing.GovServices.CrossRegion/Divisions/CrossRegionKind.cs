namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Across what border a matter is handled (通办类别), the most specific first.</summary>
public enum CrossRegionKind
{
    /// <summary>Across none: both are in the same division of county level (就地办理).</summary>
    Local = 1,

    /// <summary>Within one city (市内通办).</summary>
    WithinCity,

    /// <summary>Between Foshan and Zhaoqing (佛肇通办), a part of <see cref="WithinProvince"/>.</summary>
    FoZhao,

    /// <summary>Within one province (省内通办).</summary>
    WithinProvince,

    /// <summary>Between two provinces of the mainland (跨省通办).</summary>
    CrossProvince,

    /// <summary>With Hong Kong, Macao or Taiwan (跨境通办).</summary>
    CrossBorder,
}
