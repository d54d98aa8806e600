using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using OneOf;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The outline of a parcel or of an assessed area (宗地、区域评估范围): one or more polygons of longitude and latitude in CGCS2000, in degrees.</summary>
/// <remarks>Immutable.</remarks>
public sealed class LandShape
{
    /// <summary>The one datum that is taken (2000国家大地坐标系); others lie up to some hundred metres off.</summary>
    public const string Datum = "CGCS2000";

    /// <summary>The number of the datum in the registry EPSG, should the text name one.</summary>
    private const int Cgcs2000 = 4490;

    private static readonly Envelope China = new(73, 136, 3, 54);

    private readonly Geometry _geometry;

    private LandShape(Geometry geometry) => _geometry = geometry;

    /// <summary>Reads an outline.</summary>
    /// <param name="wellKnownText">Well-known text (OGC 06-103r4), <c>POLYGON ((112.45 23.05, …))</c> or <c>MULTIPOLYGON</c>, longitude first, each ring closed.</param>
    /// <param name="datum">The datum of the coordinates.</param>
    /// <returns>The outline; refused with <c>notify-commit.land-unfit</c> on <c>datum</c> or <c>shape</c>.</returns>
    public static OneOf<Refusal, LandShape> Read(string? wellKnownText, string? datum)
    {
        if (!string.Equals(datum, Datum, StringComparison.Ordinal)) return ProjectRefusals.LandUnfit("datum", $"坐标系应为{Datum}。");
        Geometry geometry;
        try
        {
            geometry = new WKTReader().Read(wellKnownText ?? "");
        }
        catch (Exception fault) when (fault is ParseException or ArgumentException)
        {
            return ProjectRefusals.LandUnfit("shape", "应为闭合的多边形(WKT)。");
        }

        if (geometry.SRID is not (0 or -1 or Cgcs2000)) return ProjectRefusals.LandUnfit("datum", $"坐标系应为{Datum}。");
        if (geometry is not (Polygon or MultiPolygon) || geometry.IsEmpty || !geometry.IsValid || geometry.Area <= 0) return ProjectRefusals.LandUnfit("shape", "应为闭合、不自相交且面积大于零的多边形。");
        return China.Contains(geometry.EnvelopeInternal) ? new LandShape(geometry) : ProjectRefusals.LandUnfit("shape", "坐标应为先经度、后纬度的度数,并在我国范围内。");
    }

    /// <summary>Whether another outline lies wholly in this one, its border included.</summary>
    public bool Covers(LandShape other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _geometry.Covers(other._geometry);
    }

    /// <summary>The outline as well-known text.</summary>
    public override string ToString() => _geometry.ToString() ?? string.Create(CultureInfo.InvariantCulture, $"{_geometry.GeometryType}");
}
