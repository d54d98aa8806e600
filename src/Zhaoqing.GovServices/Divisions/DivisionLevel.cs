namespace Zhaoqing.GovServices;

/// <summary>The level of an administrative division (行政区划层级).</summary>
public enum DivisionLevel
{
    /// <summary>Province, autonomous region or municipality (省级): 2 digits.</summary>
    Province,

    /// <summary>Prefecture-level city, prefecture or league (地级): 4 digits.</summary>
    Prefecture,

    /// <summary>County, district or county-level city (县级): 6 digits.</summary>
    County,

    /// <summary>Town, township or sub-district (乡级): 9 digits.</summary>
    Town,

    /// <summary>Village or residents' committee (村级): 12 digits.</summary>
    Village,
}

/// <summary>Which standard gives a division its code.</summary>
public enum DivisionStandard
{
    /// <summary>GB/T 2260: province, prefecture and county, up to 6 digits.</summary>
    GBT2260,

    /// <summary>GB/T 10114: town level, 9 digits.</summary>
    GBT10114,

    /// <summary>The statistical division code (统计用区划代码): village level, 12 digits; no national standard.</summary>
    Statistics,
}
