using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests.Sources;

public class FormatTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private static readonly string Hash = SmallFiles.Import(SmallFiles.Texts()).Edition.Hash;

    [Fact]
    public void The_same_rows_in_any_format_give_the_same_edition()
    {
        var texts = SmallFiles.Texts();
        Assert.Equal(Hash, Import(texts, text => Encoding.UTF8.GetBytes(text)).AsT1.Edition.Hash);
        Assert.Equal(Hash, Import(texts, text => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)]).AsT1.Edition.Hash);
        Assert.Equal(Hash, Import(texts, Gb18030.GetBytes).AsT1.Edition.Hash);
        Assert.Equal(Hash, Import(texts, text => Encoding.UTF8.GetBytes(Json(text))).AsT1.Edition.Hash);
        Assert.Equal(Hash, Import(texts, text => Gb18030.GetBytes(Json(text))).AsT1.Edition.Hash);
        Assert.Equal(Hash, Import(texts, text => Workbooks.Of(change: null, ("any", text))).AsT1.Edition.Hash);
        byte[] all = Workbooks.Of(change: null, [.. texts.Select(file => (file.Key[..^4], file.Value))]);
        Assert.Equal(Hash, Import(texts, _ => all).AsT1.Edition.Hash);
    }

    [Fact]
    public void The_real_files_in_GB_18030_give_the_same_edition_and_report()
    {
        var report = Import(RealFiles.Texts(), Gb18030.GetBytes, RealFiles.Zhaoqing()).AsT1;
        Assert.Equal(RealFiles.Report.Value.Edition.Hash, report.Edition.Hash);
        Assert.Equal(RealFiles.Report.Value.Findings.AsEnumerable(), report.Findings);
        Assert.Empty(report.Rejected);
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xfe, 0x41, 0x00 }, 1)]
    [InlineData(new byte[] { 0xef, 0xbb, 0xbf, 0x41, 0x80 }, 5)]
    [InlineData(new byte[] { 0x6e, 0x6f, 0xff, 0xff, 0x0a }, 3)]
    public void Bytes_of_no_encoding_are_refused_with_the_first_that_fits_none(byte[] bytes, int at)
    {
        var refusal = Import(SmallFiles.Texts(), text => text.StartsWith("no,", StringComparison.Ordinal) ? bytes : Encoding.UTF8.GetBytes(text)).AsT0;
        Assert.Equal(("catalogue.import-file-unreadable", $"matters.csv:byte {at}"), (refusal.Code, refusal.Fields[0].Field));
    }

    [Property(MaxTest = 200, QuietOnSuccess = true)]
    public Property A_damaged_UTF8_file_is_not_taken_for_GB_18030() => Prop.ForAll(Gen.Choose(0, 10_000).ToArbitrary(), place =>
    {
        string text = RealFiles.Text("guides.csv");
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int at = place % bytes.Length;
        while (bytes[at] < 0x80) at = (at + 1) % bytes.Length;
        byte was = bytes[at];
        bytes[at] = 0x80;
        if (was == 0x80 || System.Text.Unicode.Utf8.IsValid(bytes)) return;
        var refusal = Import(RealFiles.Texts(), t => t.StartsWith("guide,matter,", StringComparison.Ordinal) ? bytes : Encoding.UTF8.GetBytes(t)).AsT0;
        Assert.Contains("字节:编码不是UTF-8", refusal.Message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("{}", "[0].")]
    [InlineData("[1]", "[0].")]
    [InlineData("[{\"no\":\"1\"}]", "[0].name")]
    [InlineData("[{\"no\":[]}]", "[0].no")]
    [InlineData("[{\"no\":true}]", "[0].no")]
    [InlineData("[{\"no\":1.5}]", "[0].no")]
    [InlineData("[{\"no\":\"1\",\"no\":\"2\"}]", "[0].no")]
    [InlineData("[{\"no\":\"a\\u0000\"}]", "[0].no")]
    [InlineData("[{\"no\":\"1\"", "[0].no")]
    public void Json_of_another_form_is_refused_with_its_place(string json, string place)
    {
        var refusal = Import(SmallFiles.Texts(), text => Encoding.UTF8.GetBytes(text.StartsWith("no,", StringComparison.Ordinal) ? json : text)).AsT0;
        Assert.Equal(("catalogue.import-file-unreadable", $"matters.csv:{place}"), (refusal.Code, refusal.Fields[0].Field));
    }

    [Fact]
    public void A_rejected_row_is_told_with_its_place_and_can_be_written_as_csv()
    {
        var texts = SmallFiles.Adding("matters.csv", ("no", "2"), ("name", "=1+1"), ("kind", "行政处罚"));
        var bad = SmallFiles.Adding("guide-materials.csv", ("necessity", "或许"), ("seq", "2"));
        texts["guide-materials.csv"] = bad["guide-materials.csv"];
        var report = Import(texts, Encoding.UTF8.GetBytes).AsT1;
        Assert.Equal([("guide-materials.csv", 3, "necessity", "或许", "material.necessity"), ("matters.csv", 3, "kind", "行政处罚", "matter.kind")], report.Rejected.Select(row => (row.File, row.Row, row.Column, row.Value, row.Rule)));
        Assert.All(report.Rejected, row => Assert.Contains(report.Findings, finding => finding.Rule == row.Rule));
        using var written = new StringWriter();
        (report with { }).WriteRejected(written);
        string[] lines = written.ToString().Split('\n');
        Assert.Equal(["file,row,column,value,rule,message", $"guide-materials.csv,3,necessity,或许,material.necessity,\"{report.Rejected[0].Message}\"", $"matters.csv,3,kind,行政处罚,matter.kind,\"{report.Rejected[1].Message}\"", ""], lines);
        var formula = Import(SmallFiles.Adding("matters.csv", ("no", "2"), ("kind", "=HYPERLINK(1)")), Encoding.UTF8.GetBytes).AsT1;
        using var safe = new StringWriter();
        formula.WriteRejected(safe);
        Assert.Contains(",'=HYPERLINK(1),", safe.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_the_limits_is_refused_and_no_more_than_that_is_read()
    {
        var limits = new ImportLimits { FileLength = 100_000, Rows = 1 };
        using var endless = new EndlessStream();
        var files = Files(SmallFiles.Texts(), Encoding.UTF8.GetBytes);
        var refusal = CatalogueImporter.Import(files with { Guides = new ImportFile("guides.csv", endless) }, SmallHousing, "x", RealFiles.Effective, limits).AsT0;
        Assert.Equal(("catalogue.import-file-too-large", "guides.csv"), (refusal.Code, refusal.Fields[0].Field));
        Assert.InRange(endless.Given, 100_000, 200_000);
        foreach (var format in (Func<string, byte[]>[])[Encoding.UTF8.GetBytes, text => Encoding.UTF8.GetBytes(Json(text)), text => Workbooks.Of(change: null, ("any", text))])
            Assert.Equal("catalogue.import-file-too-large", CatalogueImporter.Import(Files(SmallFiles.Adding("matters.csv", ("no", "2")), format), SmallHousing, "x", RealFiles.Effective, limits).AsT0.Code);
    }

    [Fact]
    public void Progress_is_told_and_a_stop_is_heard()
    {
        var told = new Told();
        CatalogueImporter.Import(Files(RealFiles.Texts(), Encoding.UTF8.GetBytes), RealFiles.Zhaoqing(), "x", RealFiles.Effective, progress: told);
        Assert.Equal([("matters.csv", 1, 783), ("guides.csv", 2, 152), ("guide-materials.csv", 3, 555), ("guide-steps.csv", 4, 363)], told.All);
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => CatalogueImporter.Import(Files(RealFiles.Texts(), Encoding.UTF8.GetBytes), RealFiles.Zhaoqing(), "x", RealFiles.Effective, cancellation: stop.Token));
    }

    internal static readonly Housing SmallHousing = RealFiles.Zhaoqing();

    internal static OneOf<Refusal, ImportReport> Import(Dictionary<string, string> texts, Func<string, byte[]> format, Housing? housing = null) =>
        CatalogueImporter.Import(Files(texts, format), housing ?? SmallHousing, "2026-01", RealFiles.Effective);

    internal static ImportFiles Files(Dictionary<string, string> texts, Func<string, byte[]> format)
    {
        ImportFile File(string name) => new(name, new MemoryStream(format(texts[name])));
        return new ImportFiles(File("matters.csv"), File("guides.csv"), File("guide-materials.csv"), File("guide-steps.csv"));
    }

    private static string Json(string csv)
    {
        string[] lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries), header = lines[0].Split(',');
        return JsonSerializer.Serialize(lines[1..].Select(line => line.Split(',')).Select(cells => header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second)), Readable);
    }

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private sealed class Told : IProgress<ImportProgress>
    {
        public List<(string, int, int)> All { get; } = [];

        public void Report(ImportProgress value) => All.Add((value.File, value.Number, value.Rows));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }
    }
}
