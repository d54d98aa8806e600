namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Where a code lies, worked out once: its division of today and all that lie around it.</summary>
internal sealed class DivisionSpot
{
    private static readonly DivisionCode Foshan = DivisionCode.Parse("4406");
    private static readonly DivisionCode Zhaoqing = DivisionCode.Parse("4412");
    private static readonly DivisionCode[] CityProvinces = [.. new[] { "11", "12", "31", "50", "81", "82" }.Select(code => DivisionCode.Parse(code))];
    private static readonly DivisionCode[] BeyondBorder = [.. new[] { "71", "81", "82" }.Select(code => DivisionCode.Parse(code))];

    /// <summary>The division itself, then each around the one before, the province last.</summary>
    private readonly DivisionCode[] _chain;

    private readonly DivisionCode? _county;
    private readonly bool _isBeyondBorder;

    public DivisionSpot(DivisionCode code)
    {
        var chain = new List<DivisionCode> { code };
        while (chain[^1].Parent is { } parent) chain.Add(parent);
        _chain = [.. chain];
        Province = chain[^1];
        _county = Of(DivisionLevel.County);
        _isBeyondBorder = BeyondBorder.Contains(Province);
        // Under 90 stand counties that lie directly under the province (省直辖县级行政区划).
        var prefecture = Of(DivisionLevel.Prefecture);
        City = CityProvinces.Contains(Province) ? Province : prefecture is { } direct && $"{direct}".EndsWith("90", StringComparison.Ordinal) ? _county : prefecture;
    }

    /// <summary>The division of today.</summary>
    public DivisionCode Code => _chain[0];

    /// <summary>The city, also where a county lies directly under the province, or the province is a city; null for a province that is none.</summary>
    public DivisionCode? City { get; }

    /// <summary>The province.</summary>
    public DivisionCode Province { get; }

    /// <summary>Whether it is a division or lies in it.</summary>
    public bool LiesIn(DivisionCode around)
    {
        foreach (var code in _chain)
        {
            if (code == around) return true;
        }

        return false;
    }

    /// <summary>The division of a level around it; itself where it stands above that level.</summary>
    public DivisionCode At(DivisionLevel level) => level switch
    {
        DivisionLevel.Province => Province,
        DivisionLevel.Prefecture => City ?? Code,
        _ => _county ?? Code,
    };

    /// <summary>Across what border something goes from here to there.</summary>
    public CrossRegionKind KindTo(DivisionSpot other)
    {
        if (Code == other.Code || (_county is { } county && county == other._county)) return CrossRegionKind.Local;
        if (City is { } city && other.City is { } there)
        {
            if (city == there) return CrossRegionKind.WithinCity;
            if ((city == Foshan && there == Zhaoqing) || (city == Zhaoqing && there == Foshan)) return CrossRegionKind.FoZhao;
        }

        if (Province == other.Province) return CrossRegionKind.WithinProvince;
        return _isBeyondBorder || other._isBeyondBorder ? CrossRegionKind.CrossBorder : CrossRegionKind.CrossProvince;
    }

    private DivisionCode? Of(DivisionLevel level)
    {
        foreach (var code in _chain)
        {
            if (code.Level == level) return code;
        }

        return null;
    }
}
