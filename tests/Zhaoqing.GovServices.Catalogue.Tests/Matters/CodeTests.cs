using System.Text.Json;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Matters;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 500, QuietOnSuccess = true)]
public class CodeTests
{
    [Property]
    public void A_matter_code_is_1_to_64_visible_ASCII_characters_without_a_slash(AnyText text)
    {
        Assert.Equal(MatterCode.Read(text.Value).IsT1, IsRead<MatterCode>(text.Value, maxLength: 64));
        if (MatterCode.TryParse(text.Value, provider: null, out var code)) _ = code.Scheme;
    }

    [Property]
    public void A_material_code_is_1_to_80_visible_ASCII_characters_without_a_slash(AnyText text) =>
        Assert.Equal(MaterialCode.Read(text.Value).IsT1, IsRead<MaterialCode>(text.Value, maxLength: 80));

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

    /// <summary>Whether a text is read, after checking that it is read exactly where it should be and comes back from text and JSON.</summary>
    private static bool IsRead<T>(string? text, int maxLength)
        where T : struct, IParsable<T>
    {
        bool expected = text is not null && text.Length >= 1 && text.Length <= maxLength && text.All(c => c is > ' ' and < '\u007f' && c != '/');
        Assert.Equal(expected, T.TryParse(text, provider: null, out var code));
        if (expected) Assert.Equal((text, code), (code.ToString(), JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(code))));
        else if (text is not null) Assert.Throws<FormatException>(() => T.Parse(text, provider: null));
        return expected;
    }
}
