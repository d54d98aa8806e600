using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Divisions;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 400, QuietOnSuccess = true)]
public class DivisionCodeTests
{
    private static readonly int[] Lengths = [2, 4, 6, 9, 12];

    [Property]
    public void Parse_undoes_every_format(DivisionCode code)
    {
        string[] formats = code.Level > DivisionLevel.County ? ["G", "12"] : ["G", "12", "6"];
        foreach (string format in formats) Assert.Equal(code, DivisionCode.Parse(code.ToString(format, formatProvider: null)));
        Assert.Equal(code, DivisionCode.Parse(code.ToString()));
        Assert.Equal(code, DivisionCode.Parse(code.ToString().AsSpan()));
        Assert.Equal(code, JsonSerializer.Deserialize<DivisionCode>(JsonSerializer.Serialize(code)));
    }

    [Property]
    public void Every_form_padded_with_zeros_is_the_same_code(DivisionCode code)
    {
        string canonical = code.ToString();
        Assert.Equal(Lengths[(int)code.Level], canonical.Length);
        foreach (int length in Lengths.Where(length => length >= canonical.Length))
        {
            var padded = DivisionCode.Parse(canonical.PadRight(length, '0'));
            Assert.Equal(code, padded);
            Assert.Equal(code.GetHashCode(), padded.GetHashCode());
        }
    }

    [Property]
    public void No_text_makes_a_reader_throw(AnyText text)
    {
        Laws.ReaderIsTotal<DivisionCode>(text.Value, code => code.ToString().PadRight(text.Value!.Length, '0'));
        Assert.Equal(DivisionCode.TryParse(text.Value, provider: null, out _), DivisionCode.Read(text.Value).IsT1);
    }

    [Property]
    public void The_parent_is_one_or_two_levels_up_and_contains_its_child(DivisionCode code)
    {
        if (code.Parent is not { } parent)
        {
            Assert.Equal(DivisionLevel.Province, code.Level);
            return;
        }

        Assert.True(parent.Contains(code));
        Assert.False(code.Contains(parent));
        Assert.StartsWith(parent.ToString(), code.ToString(), StringComparison.Ordinal);
        // Only a town of a city without counties skips a level.
        bool skips = code.Level == DivisionLevel.Town && code.ToString()[4..6] == "00";
        Assert.Equal(code.Level - (skips ? 2 : 1), parent.Level);
    }

    [Property]
    public void Containing_is_being_among_the_ancestors(DivisionCode one, DivisionCode other)
    {
        Assert.Equal(Ancestors(other).Contains(one), one.Contains(other));
        Assert.True(one.Contains(one));
        // Two codes drawn apart are seldom related; an ancestor and its code always are.
        foreach (var ancestor in Ancestors(one)) Assert.True(ancestor.Contains(one));
    }

    [Property]
    public bool Containing_is_antisymmetric(DivisionCode one, DivisionCode other) =>
        !(one.Contains(other) && other.Contains(one)) || one == other;

    [Property]
    public void The_standard_follows_the_level(DivisionCode code) => Assert.Equal(
        code.Level switch { DivisionLevel.Village => DivisionStandard.Statistics, DivisionLevel.Town => DivisionStandard.GBT10114, _ => DivisionStandard.GBT2260 },
        code.Standard);

    [Property]
    public void An_unknown_format_or_a_short_buffer_writes_nothing(DivisionCode code)
    {
        Assert.Throws<FormatException>(() => code.ToString("9", formatProvider: null));
        if (code.Level > DivisionLevel.County) Assert.Throws<FormatException>(() => code.ToString("6", formatProvider: null));
        var buffer = new char[Lengths[(int)code.Level] - 1];
        Assert.False(code.TryFormat(buffer, out int written, default, provider: null));
        Assert.Equal((0, new string('\0', buffer.Length)), (written, new string(buffer)));
    }

    [Theory]
    [InlineData("44120", CodeFaultKind.Length, null)]
    [InlineData("４４", CodeFaultKind.Alphabet, 1)]
    [InlineData("44120a", CodeFaultKind.Alphabet, 6)]
    [InlineData("001200", CodeFaultKind.Structure, 1)]
    [InlineData("440002", CodeFaultKind.Structure, 3)]
    [InlineData("441202000001", CodeFaultKind.Structure, 7)]
    public void A_fault_tells_its_kind_and_place(string text, CodeFaultKind kind, int? position)
    {
        var fault = DivisionCode.Read(text).AsT0;
        Assert.Equal((kind, position), (fault.Kind, fault.Position));
    }

    [Fact]
    public void Every_code_of_the_list_has_the_level_and_the_parent_the_list_gives_it()
    {
        var levels = new Dictionary<string, DivisionLevel>(StringComparer.Ordinal)
        {
            ["province"] = DivisionLevel.Province,
            ["city"] = DivisionLevel.Prefecture,
            ["county"] = DivisionLevel.County,
            ["town"] = DivisionLevel.Town,
            ["village"] = DivisionLevel.Village,
        };
        var rows = Table.Rows("divisions.csv", "code", "level", "parent");
        Assert.Equal(3_055, rows.Count);
        Assert.Empty(rows.Where(row =>
        {
            var code = DivisionCode.Parse(row[0]);
            return code.Level != levels[row[1]] || (code.Parent?.ToString("12", formatProvider: null) ?? "") != row[2] || code.ToString("12", formatProvider: null) != row[0];
        }).Select(row => string.Join(',', row)));
    }

    [Fact]
    public void The_default_throws_on_every_read()
    {
        DivisionCode none = default, some = DivisionCode.Parse("44");
        Action[] reads =
        [
            () => _ = none.ToString(), () => none.ToString("12", formatProvider: null), () => _ = none.Level, () => _ = none.Standard, () => _ = none.Parent,
            () => none.Contains(some), () => some.Contains(none), () => none.TryFormat(new char[12], out _, default, provider: null), () => JsonSerializer.Serialize(none),
        ];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }

    private static List<DivisionCode> Ancestors(DivisionCode code)
    {
        var chain = new List<DivisionCode> { code };
        while (chain[^1].Parent is { } parent) chain.Add(parent);
        return chain;
    }
}
