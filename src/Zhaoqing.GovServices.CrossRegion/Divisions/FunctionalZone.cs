using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The identifier of a functional zone (功能区) in a namespace of its own, such as <c>zq:gxq</c>: never six digits, for no standard gives a zone a code.</summary>
/// <remarks>Two groups of small ASCII letters around a colon. <c>default</c> is none: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(TextJsonConverter<ZoneId>))]
public readonly record struct ZoneId : IParsable<ZoneId>
{
    private const int MaxLength = 40;

    private readonly string? _text;

    private ZoneId(string text) => _text = text;

    /// <summary>Reads an identifier and tells what is wrong with it.</summary>
    public static OneOf<CodeFault, ZoneId> Read(string? text) =>
        text is { Length: <= MaxLength } && text.Split(':') is [{ Length: > 0 } city, { Length: > 0 } zone] && city.All(char.IsAsciiLetterLower) && zone.All(char.IsAsciiLetterLower)
            ? new ZoneId(text)
            : new CodeFault(CodeFaultKind.Structure, Position: null, "功能区标识应为“市:区”两段小写字母,如 zq:gxq;功能区没有国家标准行政区划代码。");

    /// <summary>Reads an identifier; see <see cref="Read"/>.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static ZoneId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Read(s).Match(fault => throw new FormatException(fault.Message), id => id);
    }

    /// <summary>Reads an identifier without throwing; see <see cref="Read"/>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ZoneId result) => Read(s).TryPickT1(out result, out _);

    /// <summary>The identifier.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(ZoneId) is no zone.");
}

/// <summary>A functional zone (功能区): it has windows and an authority of its own, but lies in a division and has no code.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Host">The division in which it lies, or around all of it.</param>
public sealed record FunctionalZone(ZoneId Id, string Name, DivisionCode Host)
{
    /// <summary>From which day on it is so; <see langword="null"/> where that is not known.</summary>
    public LocalDate? From { get; init; }
}

/// <summary>The functional zones (功能区名录).</summary>
/// <remarks>Immutable.</remarks>
public sealed class FunctionalZoneList
{
    private static readonly Lazy<FunctionalZoneList> Loaded = new(() => new FunctionalZoneList(ShippedDivisions.Zones()));

    private readonly FrozenDictionary<ZoneId, FunctionalZone[]> _zones;

    /// <summary>A list. A zone that another division has come to host stands in it once for each, from its day on.</summary>
    /// <exception cref="ArgumentException">An identifier stands twice from the same day on.</exception>
    public FunctionalZoneList(IEnumerable<FunctionalZone> zones)
    {
        ArgumentNullException.ThrowIfNull(zones);
        Zones = [.. zones];
        if (Zones.DistinctBy(zone => (zone.Id, zone.From)).Count() != Zones.Length) throw new ArgumentException("An identifier stands twice from the same day on.", nameof(zones));
        _zones = Zones.GroupBy(zone => zone.Id).ToFrozenDictionary(rows => rows.Key, rows => rows.OrderBy(row => row.From ?? LocalDate.MinIsoValue).ToArray());
    }

    /// <summary>The zones of Zhaoqing and Foshan that ship with the package.</summary>
    public static FunctionalZoneList Shipped => Loaded.Value;

    /// <summary>The zones, in the order of the list.</summary>
    public ImmutableArray<FunctionalZone> Zones { get; }

    /// <summary>The zone as the list has it last; <see langword="null"/> where the list has none.</summary>
    public FunctionalZone? Find(ZoneId id) => _zones.GetValueOrDefault(id)?[^1];

    /// <summary>The division by which a window of the zone is routed: the one that hosts it on that day.</summary>
    /// <param name="id">The zone.</param>
    /// <param name="day">The day in China.</param>
    /// <returns>The division; refused with <c>cross-region.zone-unknown</c>, also before the zone was.</returns>
    public OneOf<Refusal, DivisionCode> HostOf(ZoneId id, LocalDate day) =>
        _zones.TryGetValue(id, out var rows) && Array.FindLast(rows, row => !(row.From > day)) is { } zone ? zone.Host : RoutingRefusals.ZoneUnknown();
}
