using System.Collections.Immutable;
using System.IO.Compression;
using System.Xml;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Looks through a workbook before its cells are read: how much it unpacks to, and what in its sheet cannot be taken as it stands.</summary>
internal sealed class Workbook : IDisposable
{
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The table of CRC-32, which the archive keeps for every part and nobody else compares.</summary>
    private static readonly ImmutableArray<uint> CheckSums =
    [
        .. Enumerable.Range(0, 256).Select(value =>
        {
            uint sum = (uint)value;
            for (int bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xedb88320;
            return sum;
        }),
    ];

    private readonly ImportRun _run;
    private readonly ZipArchive _archive;

    private Workbook(ImportRun run, ZipArchive archive)
    {
        _run = run;
        _archive = archive;
    }

    /// <summary>The name of the sheet to read, in a workbook that hides, merges and computes nothing there.</summary>
    public static OneOf<Refusal, string> Check(ImportRun run, byte[] bytes, string sheet)
    {
        try
        {
            using var workbook = new Workbook(run, new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read));
            return workbook.FaultOfParts() is { } refusal ? refusal : workbook.SheetOf(sheet);
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return ImportRefusals.Format(run.File, "不是完整的xlsx文件");
        }
    }

    public void Dispose() => _archive.Dispose();

    /// <summary>Unpacks everything once, counts, and compares the check sums: what a part says about its length is not believed.</summary>
    private Refusal? FaultOfParts()
    {
        if (_archive.Entries.Count > _run.Limits.Parts) return ImportRefusals.TooLarge(_run.File, $"超过{_run.Limits.Parts}个部件的上限");
        if (_archive.Entries.Sum(entry => (decimal)entry.Length) > _run.Limits.UnpackedLength) return TooLong();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        byte[] piece = new byte[1 << 16];
        long total = 0;
        foreach (var entry in _archive.Entries)
        {
            if (!names.Add(entry.FullName)) return ImportRefusals.Format(_run.File, "有两个同名部件");
            using var stream = entry.Open();
            uint sum = uint.MaxValue;
            for (int read; (read = stream.Read(piece, 0, piece.Length)) > 0;)
            {
                _run.Cancellation.ThrowIfCancellationRequested();
                total += read;
                foreach (byte next in piece.AsSpan(0, read)) sum = CheckSums[(int)((sum ^ next) & 0xff)] ^ (sum >> 8);
                if (total > _run.Limits.UnpackedLength) return TooLong();
            }

            if (~sum != entry.Crc32) return ImportRefusals.Format(_run.File, "已损坏");
        }

        return null;

        Refusal TooLong() => ImportRefusals.TooLarge(_run.File, $"解压后超过{_run.Limits.UnpackedLength}字节的上限");
    }

    private OneOf<Refusal, string> SheetOf(string wanted)
    {
        var sheets = new List<(string Name, bool IsHidden, string Id)>();
        foreach (var xml in Elements("xl/workbook.xml"))
        {
            if (xml.LocalName is "sheet") sheets.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is not (null or "visible"), xml.GetAttribute("id", Relationships) ?? ""));
        }

        if (sheets.FirstOrDefault(sheet => sheet.IsHidden) is { Name: { } hidden }) return At($"{hidden}!", $"工作表“{hidden}”", "工作表被隐藏");
        var found = sheets.Count == 1 ? sheets[0] : sheets.FirstOrDefault(sheet => string.Equals(sheet.Name, wanted, StringComparison.Ordinal));
        if (found.Name is null) return At("!", "", $"没有名为“{wanted}”的工作表");
        string target = "";
        foreach (var xml in Elements("xl/_rels/workbook.xml.rels"))
        {
            if (xml.LocalName is "Relationship" && string.Equals(xml.GetAttribute("Id"), found.Id, StringComparison.Ordinal)) target = xml.GetAttribute("Target") ?? "";
        }

        return FaultOfSheet(found.Name, target.StartsWith('/') ? target[1..] : $"xl/{target}") is { } refusal ? refusal : found.Name;
    }

    /// <summary>Formulas, merged cells, hidden rows and columns: what one sees is then not what the file holds.</summary>
    private Refusal? FaultOfSheet(string sheet, string part)
    {
        string cell = "";
        foreach (var xml in Elements(part))
        {
            switch (xml.LocalName)
            {
                case "c":
                    cell = xml.GetAttribute("r") ?? "";
                    if (xml.GetAttribute("t") is "e") return At($"{sheet}!{cell}", $"工作表“{sheet}”单元格{cell}", "有错误值");
                    break;
                case "f":
                    return At($"{sheet}!{cell}", $"工作表“{sheet}”单元格{cell}", "有公式,请改为数值或文本");
                case "mergeCell":
                    string range = xml.GetAttribute("ref") ?? "";
                    return At($"{sheet}!{range}", $"工作表“{sheet}”区域{range}", "有合并单元格");
                case "row" or "col" when xml.GetAttribute("hidden") is "1" or "true":
                    string number = xml.GetAttribute("r") ?? xml.GetAttribute("min") ?? "";
                    return At($"{sheet}!{xml.LocalName}{number}", $"工作表“{sheet}”第{number}{(xml.LocalName is "row" ? "行" : "列")}", "被隐藏");
            }
        }

        return null;
    }

    private IEnumerable<XmlReader> Elements(string part)
    {
        var entry = _archive.GetEntry(part) ?? throw new InvalidDataException($"There is no {part}.");
        using var stream = entry.Open();
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        for (int count = 0; xml.Read(); count++)
        {
            if (count % 4_096 == 0) _run.Cancellation.ThrowIfCancellationRequested();
            if (xml.NodeType == XmlNodeType.Element) yield return xml;
        }
    }

    private Refusal At(string place, string said, string message) => ImportRefusals.At($"{_run.File}:{place}", $"{_run.File}{said}", message);
}
