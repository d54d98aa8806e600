using System.IO.Compression;
using System.Security;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests.Sources;

/// <summary>Small workbooks, written part by part so that a test can put into them what no library would write.</summary>
internal static class Workbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A workbook with a sheet for each name, of the rows of a CSV text without quotes.</summary>
    public static byte[] Of(Func<string, string, string>? change, params (string Sheet, string Csv)[] sheets)
    {
        string Changed(string part, string text) => change?.Invoke(part, text) ?? text;
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", Changed("types",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"));
            Add(archive, "_rels/.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relationships}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", Changed("workbook",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relationships}\"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Sheet}\" sheetId=\"{i + 1}\" r:id=\"s{i}\"/>"))}</sheets></workbook>"));
            Add(archive, "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"st\" Type=\"{Relationships}/styles\" Target=\"styles.xml\"/>{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i}\" Type=\"{Relationships}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))}</Relationships>");
            Add(archive, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
            for (int i = 0; i < sheets.Length; i++) Add(archive, $"xl/worksheets/sheet{i}.xml", Changed(sheets[i].Sheet, Sheet(sheets[i].Csv)));
        }

        return stream.ToArray();
    }

    private static string Sheet(string csv)
    {
        var xml = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        string[] lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (int row = 0; row < lines.Length; row++)
        {
            string[] cells = lines[row].Split(',');
            xml.Append($"<row r=\"{row + 1}\">");
            for (int i = 0; i < cells.Length; i++) xml.Append($"<c r=\"{(char)('A' + i)}{row + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(cells[i])}</t></is></c>");
            xml.Append("</row>");
        }

        return xml.Append("</sheetData></worksheet>").ToString();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
