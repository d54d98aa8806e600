using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

public class BadFileTests
{
    public static TheoryData<string, Func<string, string>, int> Faults => new()
    {
        { "matters.csv", text => "", 1 },
        { "matters.csv", text => "\n", 1 },
        { "guides.csv", text => text.Replace("law_version_date", "date", StringComparison.Ordinal), 1 },
        { "guides.csv", text => text.Replace(",note\n", ",law\n", StringComparison.Ordinal), 1 },
        { "matters.csv", text => text[..^1], 2 },
        { "guide-materials.csv", text => text[..^6], 2 },
        { "guide-steps.csv", text => text + "demo,2,送达,\"某机关", 3 },
        { "guide-steps.csv", text => text + "demo,2,\"送\n\n达\",某机关,,,,9\ndemo,3,送达\n", 6 },
        { "guide-steps.csv", text => text + "demo,2,送达,某机关,,,,9,多余\n", 3 },
        { "matters.csv", text => text.Replace("示例", "\ufffd\ufffd", StringComparison.Ordinal), 2 },
        { "matters.csv", text => text.Replace("示例", "示\0例", StringComparison.Ordinal), 2 },
        { "matters.csv", text => text.Replace("示例", "示\u202e例", StringComparison.Ordinal), 2 },
        { "matters.csv", text => text.Replace("\n", ";\n", StringComparison.Ordinal).Replace(',', ';'), 1 },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    [Clause("STD-3.4")]
    public void A_file_that_cannot_be_read_wholly_is_refused_with_its_name_and_line(string file, Func<string, string> break_, int line)
    {
        var texts = SmallFiles.Texts();
        texts[file] = break_(texts[file]);
        var refusal = RealFiles.Import(texts).AsT0;
        Assert.Equal("catalogue.import-file-unreadable", refusal.Code);
        Assert.Equal($"{file}:{line}", Assert.Single(refusal.Fields).Field);
        Assert.StartsWith($"{file}第{line}行", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_carriage_returns_and_quotes_are_read()
    {
        var texts = SmallFiles.Texts();
        foreach (var (file, text) in texts) texts[file] = "\ufeff" + text.Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Equal(SmallFiles.Import(SmallFiles.Texts()).Edition.Hash, SmallFiles.Import(texts).Edition.Hash);
        texts["matters.csv"] = SmallFiles.With("matters.csv", "name", "\"示例,\"\"许可\"\"\"")["matters.csv"];
        Assert.Equal("示例,\"许可\"", SmallFiles.Import(texts).Edition.Matters.Single().Name);
    }

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    public Property A_file_cut_anywhere_is_refused_unless_the_cut_is_between_rows()
    {
        var whole = SmallFiles.Texts();
        string[] files = [.. whole.Keys];
        var cuts = from file in Gen.Elements(files)
                   from at in Gen.Choose(0, whole[file].Length - 1)
                   select (file, at);
        return Prop.ForAll(cuts.ToArbitrary(), cut =>
        {
            var texts = SmallFiles.Texts();
            texts[cut.file] = texts[cut.file][..cut.at];
            return RealFiles.Import(texts).IsT0 == !texts[cut.file].EndsWith('\n');
        });
    }

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    public Property No_text_makes_the_import_throw()
    {
        var hostile = Gen.Elements("\"", ",", "\n", "\r", "\0", "\ud800", "行政许可", "-1", "\"\"", ";", ":", "《", "》", "9999999999", "\ufeff", "local-", "/");
        var changes = from file in Gen.Elements("matters.csv", "guides.csv", "guide-materials.csv", "guide-steps.csv")
                      from text in hostile
                      from place in Gen.Choose(0, 10_000)
                      from isInsert in ArbMap.Default.GeneratorFor<bool>()
                      select (file, text, place, isInsert);
        return Prop.ForAll(Gen.ArrayOf(changes, 3).ToArbitrary(), edits =>
        {
            var texts = SmallFiles.Texts();
            foreach (var (file, text, place, isInsert) in edits)
            {
                int at = place % texts[file].Length, end = isInsert ? at : Math.Min(at + 3, texts[file].Length - 1);
                texts[file] = string.Concat(texts[file].AsSpan(0, at), text, texts[file].AsSpan(Math.Max(at, end)));
            }

            RealFiles.Import(texts).Switch(
                refusal => Assert.Equal("catalogue.import-file-unreadable", refusal.Code),
                report => Assert.Equal(report.Findings.Length, report.CountsByRule.Values.Sum()));
        });
    }
}
