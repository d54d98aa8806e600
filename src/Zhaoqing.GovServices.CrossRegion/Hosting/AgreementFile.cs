using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>An edition of an agreement as a file (协议文件): what is open, the exceptions that were published with it, the zones it counts with.</summary>
/// <remarks>
/// Immutable. UTF-8 JSON, versioned by <see cref="Format"/>; days as <c>yyyy-MM-dd</c> in China, values of closed sets by their camelCase names, the whole country as a party <c>["*"]</c>.
/// Members a reader does not know are passed over. It is read whole or not at all.
/// </remarks>
public sealed class AgreementFile
{
    /// <summary>The version of the form that is read and written.</summary>
    public const string Format = "cross-region.agreement.v1";

    /// <summary>The most bytes a file may have.</summary>
    public const int MaxLength = 4 * 1024 * 1024;

    /// <summary>The most items, and the most exceptions, zones or divisions of a party, a file may have.</summary>
    public const int MostRows = 10_000;

    /// <summary>A file of an edition.</summary>
    /// <param name="agreement">The edition.</param>
    /// <param name="fields">The open list of fields that it uses.</param>
    /// <param name="exceptions">The exceptions published with it; none is the principle.</param>
    /// <param name="zones">The functional zones it counts with.</param>
    /// <exception cref="ArgumentException">A zone stands twice.</exception>
    public AgreementFile(Agreement agreement, FieldList fields, ImmutableArray<ExceptionEntry> exceptions = default, ImmutableArray<FunctionalZone> zones = default)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        ArgumentNullException.ThrowIfNull(fields);
        (Agreement, Fields, Exceptions, Zones) = (agreement, fields, exceptions.IsDefault ? [] : exceptions, new FunctionalZoneList(zones.IsDefault ? [] : zones));
    }

    /// <summary>The edition.</summary>
    public Agreement Agreement { get; }

    /// <summary>The open list of fields that it uses.</summary>
    public FieldList Fields { get; }

    /// <summary>The exceptions published with it, in the order of the file.</summary>
    public ImmutableArray<ExceptionEntry> Exceptions { get; }

    /// <summary>The functional zones it counts with.</summary>
    public FunctionalZoneList Zones { get; }

    /// <summary>How platforms name the edition to each other (<see cref="HandoverGreeting.Edition"/>), for example <c>fo-zhao-3</c>.</summary>
    public string Edition => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Agreement.Id}-{Agreement.Edition}");

    /// <summary>Reads a file over the divisions that ship with the package; see <see cref="Read(ReadOnlySpan{byte}, DivisionTree)"/>.</summary>
    public static OneOf<Refusal, AgreementFile> Read(ReadOnlySpan<byte> file) => Read(file, DivisionTree.Shipped);

    /// <summary>Reads a file.</summary>
    /// <param name="file">The bytes; a byte order mark may stand before them.</param>
    /// <param name="divisions">The divisions that there are.</param>
    /// <returns>
    /// The whole of it; refused with <c>cross-region.agreement-too-large</c>, <c>cross-region.agreement-version-unknown</c> by its name, <c>cross-region.agreement-malformed</c> on every field that is missing or odd by its path
    /// (<c>items[3].modes[0]</c>), or as <see cref="Agreement.Of"/> and <see cref="ExceptionEntry.Of"/> refuse.
    /// </returns>
    [Clause("CON-2.6")]
    public static OneOf<Refusal, AgreementFile> Read(ReadOnlySpan<byte> file, DivisionTree divisions)
    {
        ArgumentNullException.ThrowIfNull(divisions);
        if (file.Length > MaxLength) return AgreementFileRefusals.TooLarge("file");
        if (file.StartsWith("\uFEFF"u8)) file = file[3..];
        if (!Utf8.IsValid(file)) return AgreementFileRefusals.Malformed("file", "不是UTF-8。");
        try
        {
            if (JsonSerializer.Deserialize(file, AgreementFileJson.Rows.AgreementFormatRow) is not { Format: { } format }) return AgreementFileRefusals.Malformed("format", "请填写。");
            if (!string.Equals(format, Format, StringComparison.Ordinal)) return AgreementFileRefusals.VersionUnknown(format);
            return new AgreementReading(divisions).Read(JsonSerializer.Deserialize(file, AgreementFileJson.Rows.AgreementRow)!);
        }
        catch (JsonException fault)
        {
            return AgreementFileRefusals.Malformed(fault.Path is { Length: > 2 } path ? path[2..] : "file", "JSON格式或者类型不对。");
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return AgreementFileRefusals.Malformed("file", "文字不是完整的字符。");
        }
    }

    /// <summary>The file: UTF-8 JSON that reads as the same.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(AgreementFileJson.RowOf(this), AgreementFileJson.Rows.AgreementRow);
}

/// <summary>What reading a file of an agreement refuses, beside what agreements and exceptions do.</summary>
internal static class AgreementFileRefusals
{
    private const string Code = "cross-region.agreement-malformed", Message = "协议文件不能识别,请按所列字段核对;全部未予采用。";

    public static Refusal TooLarge(string field) => new Refusal("cross-region.agreement-too-large", $"协议文件过大:至多4 MiB,各列表至多{AgreementFile.MostRows}项。", CrossRegionGrounds.FoZhao).OnField(field, "过大。");

    public static Refusal VersionUnknown(string format) => new Refusal("cross-region.agreement-version-unknown", "没有这一版本的协议文件格式,请升级或者换用可读的版本。", CrossRegionGrounds.FoZhao)
        .OnField("format", format.Length <= 64 && format.All(c => c is > ' ' and <= '~') ? $"不能识别“{format}”,可读的是“{AgreementFile.Format}”。" : $"可读的是“{AgreementFile.Format}”。");

    public static Refusal Malformed(string field, string why) => new Refusal(Code, Message, CrossRegionGrounds.FoZhao).OnField(field, why);

    public static Refusal Malformed(IEnumerable<FieldFault> faults) => new Refusal(Code, Message, CrossRegionGrounds.FoZhao) with { Fields = [.. faults] };
}
