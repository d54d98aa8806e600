using System.Text.Json;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Matters;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 500, QuietOnSuccess = true)]
public class CodeTests
{
    [Property]
    public void A_matter_code_is_1_to_64_visible_ASCII_characters_without_a_slash(AnyText text)
    {
        bool expected = text.Value is { Length: >= 1 and <= 64 } t && t.All(c => c is > ' ' and < '\u007f' && c != '/');
        Assert.Equal(expected, MatterCode.TryParse(text.Value, provider: null, out var code));
        Assert.Equal(expected, MatterCode.Read(text.Value).IsT1);
        if (!expected && text.Value is not null) Assert.Throws<FormatException>(() => MatterCode.Parse(text.Value));
        if (!expected) return;
        Assert.Equal(text.Value, code.ToString());
        Assert.Equal(code, JsonSerializer.Deserialize<MatterCode>(JsonSerializer.Serialize(code)));
        _ = code.Scheme;
    }

    [Property]
    public void A_material_code_is_1_to_80_visible_ASCII_characters_without_a_slash(AnyText text)
    {
        bool expected = text.Value is { Length: >= 1 and <= 80 } t && t.All(c => c is > ' ' and < '\u007f' && c != '/');
        Assert.Equal(expected, MaterialCode.TryParse(text.Value, provider: null, out var code));
        Assert.Equal(expected, MaterialCode.Read(text.Value).IsT1);
        if (!expected && text.Value is not null) Assert.Throws<FormatException>(() => MaterialCode.Parse(text.Value));
        if (!expected) return;
        Assert.Equal(text.Value, code.ToString());
        Assert.Equal(code, JsonSerializer.Deserialize<MaterialCode>(JsonSerializer.Serialize(code)));
    }

    [Property]
    public void Codes_are_ordered_character_by_character(AnyText one, AnyText other)
    {
        if (!MatterCode.TryParse(one.Value, provider: null, out var left) || !MatterCode.TryParse(other.Value, provider: null, out var right)) return;
        int expected = Math.Sign(string.CompareOrdinal(one.Value, other.Value));
        Assert.Equal(expected, Math.Sign(left.CompareTo(right)));
        Assert.Equal((expected < 0, expected > 0, expected <= 0, expected >= 0), ((left < right), (left > right), (left <= right), (left >= right)));
    }

    [Theory]
    [InlineData("511Z07001006", MatterCodeScheme.Printed)]
    [InlineData("G-000007-001", MatterCodeScheme.Printed)]
    [InlineData("E", MatterCodeScheme.Printed)]
    [InlineData("1a", MatterCodeScheme.Printed)]
    [InlineData("aB", MatterCodeScheme.Printed)]
    [InlineData("local-Q01", MatterCodeScheme.Local)]
    [InlineData("local-5", MatterCodeScheme.Local)]
    [InlineData("company-setup", MatterCodeScheme.Guide)]
    [InlineData("precursor-3-transport-filing", MatterCodeScheme.Guide)]
    public void A_code_tells_its_scheme(string text, MatterCodeScheme scheme) => Assert.Equal(scheme, MatterCode.Parse(text).Scheme);

    [Fact]
    public void Codes_are_made_from_a_row_and_from_a_guide()
    {
        Assert.Equal("local-Q01", MatterCode.Local("Q01").ToString());
        Assert.Equal("company-setup-12", MaterialCode.Of(MatterCode.Parse("company-setup"), 12).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => MaterialCode.Of(MatterCode.Parse("company-setup"), 0));
        Assert.Throws<FormatException>(() => MatterCode.Local("甲"));
        Assert.Throws<ArgumentException>(() => MatterCode.Local(""));
    }

    [Fact]
    public void The_default_throws_on_every_read()
    {
        MatterCode none = default, some = MatterCode.Parse("x");
        MaterialCode noMaterial = default;
        Action[] reads =
        [
            () => _ = none.ToString(), () => _ = none.Scheme, () => none.CompareTo(some), () => some.CompareTo(none), () => JsonSerializer.Serialize(none),
            () => _ = noMaterial.ToString(), () => JsonSerializer.Serialize(noMaterial),
        ];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }
}
