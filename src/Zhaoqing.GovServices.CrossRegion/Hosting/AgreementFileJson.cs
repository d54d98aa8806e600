using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime.Text;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How a file of an agreement stands in JSON: texts and numbers alone, so that what is wrong with one is told by its name.</summary>
internal static class AgreementFileJson
{
    public const string Anywhere = "*";

    public static AgreementRows Rows { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.Strict,
        // A member in other letters would be passed over as unknown, and a published exception with it.
        PropertyNameCaseInsensitive = true,
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    });

    /// <summary>A value of a closed set by its name.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static AgreementRow RowOf(AgreementFile file)
    {
        var agreement = file.Agreement;
        return new(
            AgreementFile.Format,
            agreement.Id,
            agreement.Edition,
            DivisionsOf(agreement.First),
            DivisionsOf(agreement.Second),
            LocalDatePattern.Iso.Format(agreement.From),
            DayOf(agreement.Through),
            [.. file.Fields.Names.Except(FieldList.KeyFields, StringComparer.Ordinal)],
            [.. agreement.Items.Select(RowOf)],
            [.. file.Exceptions.Select(RowOf)],
            [.. file.Zones.Zones.Select(zone => new ZoneRow($"{zone.Id}", zone.Name, $"{zone.Host}", DayOf(zone.From)))]);
    }

    private static AgreementItemRow RowOf(AgreementItem item) => new(
        $"{item.Matter}",
        NameOf(item.Direction),
        [.. Enum.GetValues<HandlingMode>().Where(mode => ((int)item.Modes & (int)mode) != 0).Select(NameOf)],
        item.ReceivingUnit,
        item.HandlingUnit,
        new DecidingRow($"{item.Deciding.Division}", item.Deciding.Authority.Name, item.Deciding.Authority.Code is { } code ? $"{code}" : null),
        item.Field);

    private static ExceptionRow RowOf(ExceptionEntry entry) =>
        new($"{entry.Matter}", NameOf(entry.Kind), entry.Reason, entry.PublishedIn, LocalDatePattern.Iso.Format(entry.From), DayOf(entry.Through), entry.Receiving is { } receiving ? $"{receiving}" : null);

    private static string?[] DivisionsOf(AgreementParty party) => party.Divisions.IsEmpty ? [Anywhere] : [.. party.Divisions.Select(division => $"{division}")];

    private static string? DayOf(NodaTime.LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}

internal sealed record AgreementFormatRow(string? Format);

internal sealed record AgreementRow(
    string? Format, string? Id, int? Edition, string?[]? First, string?[]? Second, string? From, string? Through, string?[]? Fields, AgreementItemRow?[]? Items, ExceptionRow?[]? Exceptions, ZoneRow?[]? Zones);

internal sealed record AgreementItemRow(string? Matter, string? Direction, string?[]? Modes, string? ReceivingUnit, string? HandlingUnit, DecidingRow? Deciding, string? Field);

internal sealed record DecidingRow(string? Division, string? Authority, string? Code);

internal sealed record ExceptionRow(string? Matter, string? Kind, string? Reason, string? PublishedIn, string? From, string? Through, string? Receiving);

internal sealed record ZoneRow(string? Id, string? Name, string? Host, string? From);

[JsonSerializable(typeof(AgreementFormatRow))]
[JsonSerializable(typeof(AgreementRow))]
internal sealed partial class AgreementRows : JsonSerializerContext;
