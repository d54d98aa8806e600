using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests.Sources;

public class WorkbookTests
{
    private static readonly string Csv = SmallFiles.Texts()["matters.csv"];

    /// <summary>What is done to a part of the workbook, and the place that is then named.</summary>
    public static TheoryData<string, string, string, string> Oddities => new()
    {
        { "matters", "t=\"inlineStr\"><is><t>示例许可</t></is>", "><f>1+1</f><v>2</v>", "matters!B2" },
        { "matters", "t=\"inlineStr\"><is><t>示例许可</t></is>", "t=\"e\"><v>#REF!</v>", "matters!B2" },
        { "matters", "t=\"inlineStr\"><is><t>示例许可</t></is>", "s=\"1\"><v>45000</v>", "matters!B2" },
        { "matters", "t=\"inlineStr\"><is><t>示例许可</t></is>", "t=\"b\"><v>1</v>", "matters!B2" },
        { "matters", "t=\"inlineStr\"><is><t>示例许可</t></is>", "><v>1.5</v>", "matters!B2" },
        { "matters", "t=\"inlineStr\"><is><t>示例许可</t></is>", "><v>124415001967202443</v>", "matters!B2" },
        { "matters", "<t>示例许可</t>", "<t>示\u200b例</t>", "matters!B2" },
        { "matters", "</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>", "matters!A1:B1" },
        { "matters", "<row r=\"2\"", "<row r=\"2\" hidden=\"1\"", "matters!row2" },
        { "matters", "<sheetData>", "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>", "matters!col3" },
        { "matters", "<c r=\"I2\"", "<c r=\"K2\" t=\"inlineStr\"><is><t>多</t></is></c><c r=\"I2\"", "matters!K2" },
        { "matters", "<t>department</t>", "<t>name</t>", "matters!A1" },
        { "workbook", "sheetId=\"1\"", "sheetId=\"1\" state=\"hidden\"", "matters!" },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    [Clause("STD-3.4")]
    public void What_a_sheet_shows_otherwise_than_it_holds_is_refused_with_its_cell(string part, string was, string now, string place)
    {
        bool isDone = false;
        byte[] workbook = Workbooks.Of(
            (name, text) =>
            {
                if (name != part) return text;
                isDone = text.Contains(was, StringComparison.Ordinal);
                return text.Replace(was, now, StringComparison.Ordinal);
            },
            ("matters", Csv));
        var refusal = Import(workbook).AsT0;
        Assert.True(isDone);
        Assert.Equal(("catalogue.import-file-unreadable", $"matters.csv:{place}"), (refusal.Code, refusal.Fields[0].Field));
    }

    [Fact]
    public void A_wrong_sheet_is_refused_and_whole_numbers_and_days_are_read()
    {
        Assert.Equal("matters.csv:!", Import(Workbooks.Of(change: null, ("甲", Csv), ("乙", Csv))).AsT0.Fields[0].Field);
        var report = FormatTests.Import(SmallFiles.Texts(), text => text.StartsWith("guide,matter,", StringComparison.Ordinal)
            ? Workbooks.Of(
                (_, sheet) => sheet.Replace("t=\"inlineStr\"><is><t>15</t></is>", "><v>15</v>", StringComparison.Ordinal).Replace("t=\"inlineStr\"><is><t>2020-01-01</t></is>", "s=\"1\"><v>43831</v>", StringComparison.Ordinal),
                ("any", text))
            : Encoding.UTF8.GetBytes(text)).AsT1;
        Assert.Equal(SmallFiles.Import(SmallFiles.Texts()).Edition.Hash, report.Edition.Hash);
    }

    [Fact]
    public void A_workbook_that_unpacks_to_too_much_is_refused_whatever_it_says_of_its_length()
    {
        byte[] bomb = Workbooks.Of((part, text) => part == "types" ? text + new string(' ', 3_000_000) : text, ("matters", Csv));
        Assert.True(bomb.Length < 20_000);
        var limits = new ImportLimits { UnpackedLength = 1_000_000 };
        Assert.Equal("catalogue.import-file-too-large", Import(bomb, limits).AsT0.Code);
        // The lengths that the archive declares are made small: what comes out is counted and its check sum compared all the same.
        int changed = 0;
        for (int at = 0; at < bomb.Length - 4; at++)
        {
            uint declared = BitConverter.ToUInt32(bomb, at);
            if (declared is < 3_000_000 or > 3_001_000) continue;
            BitConverter.GetBytes(10u).CopyTo(bomb, at);
            changed++;
        }

        Assert.True(changed > 0);
        Assert.StartsWith("catalogue.import-file-", Import(bomb, limits).AsT0.Code, StringComparison.Ordinal);
        Assert.Equal("catalogue.import-file-too-large", Import(Workbooks.Of(change: null, ("matters", Csv)), new ImportLimits { Parts = 3 }).AsT0.Code);
    }

    [Fact]
    public void Old_and_encrypted_workbooks_are_refused_by_their_format() =>
        Assert.Equal("catalogue.import-file-format", Import([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).AsT0.Code);

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    public Property A_damaged_workbook_never_makes_the_import_throw()
    {
        byte[] whole = Workbooks.Of(change: null, ("matters", Csv));
        string hash = Import(whole).AsT1.Edition.Hash;
        var changes = from at in Gen.Choose(0, whole.Length - 1)
                      from bit in Gen.Choose(0, 7)
                      from isCut in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
                      select (at, bit, isCut);
        return Prop.ForAll(changes.ToArbitrary(), change =>
        {
            byte[] bytes = change.isCut ? whole[..change.at] : [.. whole];
            if (!change.isCut) bytes[change.at] ^= (byte)(1 << change.bit);
            Import(bytes).Switch(no => Assert.StartsWith("catalogue.import-file-", no.Code, StringComparison.Ordinal), report => Assert.Equal(hash, report.Edition.Hash));
        });
    }

    private static OneOf.OneOf<Refusal, ImportReport> Import(byte[] workbook, ImportLimits? limits = null) => CatalogueImporter.Import(
        FormatTests.Files(SmallFiles.Texts(), Encoding.UTF8.GetBytes) with { Matters = new ImportFile("matters.csv", new MemoryStream(workbook)) },
        FormatTests.SmallHousing, "2026-01", RealFiles.Effective, limits);
}
