using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>One reading of a file: what is missing or odd is collected, so that all of it is told at once.</summary>
/// <param name="divisions">The divisions that there are.</param>
internal sealed class AgreementReading(DivisionTree divisions)
{
    private const int LongestText = 2_000, MostFaults = 100;

    private readonly List<FieldFault> _faults = [];

    public OneOf<Refusal, AgreementFile> Read(AgreementRow row)
    {
        if (TooLong(row) is { } list) return AgreementFileRefusals.TooLarge(list);
        string id = Text(row.Id, "id");
        int edition = row.Edition ?? Odd("edition", "请填写。", 0);
        AgreementParty first = Party(row.First, "first"), second = Party(row.Second, "second");
        var (from, through) = (Day(row.From, "from"), DayOrNone(row.Through, "through"));
        var fields = new FieldList(Rows(row.Fields ?? [], "fields", Text));
        var items = Rows(row.Items ?? Odd<AgreementItemRow?[]>("items", "请填写。", []), "items", Item);
        var exceptions = Rows(row.Exceptions ?? [], "exceptions", (entry, path) => (Path: path, Entry: Exception(entry, path)));
        var zones = Rows(row.Zones ?? [], "zones", Zone);
        var seen = new HashSet<(ZoneId Id, LocalDate? From)>();
        for (int i = 0; i < zones.Length; i++)
        {
            if (zones[i] is { } zone && !seen.Add((zone.Id, zone.From))) Odd($"zones[{i}].id", "重复。", 0);
        }

        if (_faults.Count > 0) return AgreementFileRefusals.Malformed(_faults);
        if (exceptions.FirstOrDefault(one => one.Entry.IsT0) is { Path: { } place } refused) return refused.Entry.AsT0 with { Fields = [.. refused.Entry.AsT0.Fields.Select(fault => fault with { Field = $"{place}.{fault.Field}" })] };
        return Agreement.Of(id, edition, first, second, from, through, fields, items).MapT1(agreement => new AgreementFile(agreement, fields, [.. exceptions.Select(one => one.Entry.AsT1)], zones));
    }

    private static string? TooLong(AgreementRow row) =>
        new (string Name, int? Count)[] { ("first", row.First?.Length), ("second", row.Second?.Length), ("fields", row.Fields?.Length), ("items", row.Items?.Length), ("exceptions", row.Exceptions?.Length), ("zones", row.Zones?.Length) }
            .FirstOrDefault(list => list.Count > AgreementFile.MostRows).Name;

    private AgreementItem Item(AgreementItemRow? row, string path)
    {
        if (row is null) return Odd<AgreementItem>(path, "请填写。", null!);
        var modes = HandlingModes.None;
        foreach (var mode in Rows(row.Modes ?? Odd<string?[]>($"{path}.modes", "请填写。", []), $"{path}.modes", Named<HandlingMode>))
        {
            if (((int)modes & (int)mode) != 0) Odd($"{path}.modes", "重复。", 0);
            modes |= (HandlingModes)mode;
        }

        return new(
            Matter(row.Matter, $"{path}.matter"), Named<AgreementDirection>(row.Direction, $"{path}.direction"), modes, Text(row.ReceivingUnit, $"{path}.receivingUnit"), Text(row.HandlingUnit, $"{path}.handlingUnit"),
            Deciding(row.Deciding, $"{path}.deciding"), Text(row.Field, $"{path}.field"));
    }

    private DecidingUnit Deciding(DecidingRow? row, string path)
    {
        if (row is null) return Odd<DecidingUnit>(path, "请填写。", null!);
        UnifiedSocialCreditCode? code = null;
        if (row.Code is not null) code = UnifiedSocialCreditCode.TryParse(row.Code, provider: null, out var read) ? read : Odd<UnifiedSocialCreditCode?>($"{path}.code", "不是统一社会信用代码。", null);
        string name = Text(row.Authority, $"{path}.authority");
        return new DecidingUnit(Division(row.Division, $"{path}.division"), new Authority(name.Length == 0 ? "—" : name, code));
    }

    private OneOf<Refusal, ExceptionEntry> Exception(ExceptionRow? row, string path)
    {
        if (row is null) return Odd<OneOf<Refusal, ExceptionEntry>>(path, "请填写。", default);
        var (matter, kind) = (Matter(row.Matter, $"{path}.matter"), Named<CrossRegionKind>(row.Kind, $"{path}.kind"));
        if (kind == CrossRegionKind.Local) Odd($"{path}.kind", "就地办理不能列为例外。", 0);
        var (from, through) = (Day(row.From, $"{path}.from"), DayOrNone(row.Through, $"{path}.through"));
        DivisionCode? receiving = row.Receiving is null ? null : Division(row.Receiving, $"{path}.receiving");
        string? reason = row.Reason is null ? null : Text(row.Reason, $"{path}.reason"), publishedIn = row.PublishedIn is null ? null : Text(row.PublishedIn, $"{path}.publishedIn");
        if (_faults.Count > 0) return default;
        return ExceptionEntry.Of(matter, kind, reason, publishedIn, from, through).MapT1(entry => entry with { Receiving = receiving });
    }

    private FunctionalZone Zone(ZoneRow? row, string path)
    {
        if (row is null) return Odd<FunctionalZone>(path, "请填写。", null!);
        var id = ZoneId.TryParse(row.Id, provider: null, out var read) ? read : Odd<ZoneId>($"{path}.id", "不是功能区标识,如 zq:gxq。", default);
        return new FunctionalZone(id, Text(row.Name, $"{path}.name"), Division(row.Host, $"{path}.host")) { From = DayOrNone(row.From, $"{path}.from") };
    }

    private AgreementParty Party(string?[]? row, string path)
    {
        if (row is null or []) return Odd(path, "请填写行政区划;全国写作“*”。", AgreementParty.Anywhere);
        if (row is [AgreementFileJson.Anywhere]) return AgreementParty.Anywhere;
        return new AgreementParty([.. Rows(row, path, Division)]);
    }

    private DivisionCode Division(string? text, string path) =>
        !DivisionCode.TryParse(text, provider: null, out var code) ? Odd(path, "不是行政区划代码。", Unread)
        : divisions.Find(code) is null && divisions.FormerOf(code).IsEmpty ? Odd(path, "现行和曾用代码中都没有。", code)
        : code;

    private MatterCode Matter(string? text, string path) => MatterCode.TryParse(text, provider: null, out var code) ? code : Odd(path, "不是事项编码。", MatterCode.Local("0"));

    private LocalDate? DayOrNone(string? text, string path) => text is null ? null : Day(text, path);

    private LocalDate Day(string? text, string path) =>
        text is not null && LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? day : Odd<LocalDate>(path, "应为2026-11-30形式的日期。", default);

    private T Named<T>(string? text, string path)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(AgreementFileJson.NameOf(value), text, StringComparison.Ordinal)) return value;
        }

        return Odd<T>(path, $"应为{string.Join('、', Enum.GetValues<T>().Select(AgreementFileJson.NameOf))}之一。", default);
    }

    private string Text(string? text, string path) =>
        string.IsNullOrWhiteSpace(text) ? Odd(path, "请填写。", "")
        : text.Length > LongestText || text.Any(char.IsControl) ? Odd(path, $"至多{LongestText}字,不含控制字符。", "")
        : text;

    private static ImmutableArray<T> Rows<TRow, T>(TRow[] rows, string path, Func<TRow, string, T> read) => [.. rows.Select((row, i) => read(row, $"{path}[{i}]"))];

    private T Odd<T>(string field, string why, T instead)
    {
        if (_faults.Count < MostFaults) _faults.Add(new FieldFault(field, why));
        return instead;
    }

    private static DivisionCode Unread { get; } = DivisionCode.Parse("44", provider: null);
}
