using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Codes;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class UnifiedSocialCreditCodeTests
{
    [Property]
    public void Parse_undoes_every_text_form(UnifiedSocialCreditCode code)
    {
        Span<char> written = new char[18];
        Assert.True(code.TryFormat(written, out int length, default, provider: null));
        foreach (string text in (string[])[code.ToString(), code.ToString("G", formatProvider: null), $"{code}", written[..length].ToString()])
        {
            Assert.Equal(code, UnifiedSocialCreditCode.Parse(text));
            Assert.Equal(code, UnifiedSocialCreditCode.Parse(text.AsSpan()));
        }

        Assert.Equal(code, JsonSerializer.Deserialize<UnifiedSocialCreditCode>(JsonSerializer.Serialize(code)));
        Assert.False(code.TryFormat(new char[17], out length, default, provider: null));
        Assert.Equal(0, length);
    }

    [Property]
    public void No_text_makes_a_reader_throw(AnyText text)
    {
        Laws.ReaderIsTotal<UnifiedSocialCreditCode>(text.Value, code => code.ToString());
        Assert.Equal(UnifiedSocialCreditCode.TryParse(text.Value, provider: null, out _), UnifiedSocialCreditCode.Read(text.Value).IsT1);
    }

    [Property(MaxTest = 100)]
    public void One_changed_character_never_passes(UnifiedSocialCreditCode code) =>
        Laws.NoSingleChangePasses(code.ToString(), "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZax０ ", text => UnifiedSocialCreditCode.Read(text).IsT1);

    [Property]
    public void The_parts_stand_where_the_standard_puts_them(UnifiedSocialCreditCode code)
    {
        string text = code.ToString();
        Assert.Equal((text[0], text[2..8], text[8..17]), (code.RegisteringDepartment, code.Region, code.OrganisationCode));
    }

    [Theory]
    [InlineData("12441500196720244T", true)]
    [InlineData("11511301008778183N", true)]
    public void Published_codes_of_public_bodies_hold(string text, bool innerCheck) =>
        Assert.Equal(innerCheck, UnifiedSocialCreditCode.Parse(text).OrganisationCheckHolds);

    [Theory]
    [InlineData("1244150019672024", CodeFaultKind.Length, null, "18")]
    [InlineData("I2441500196720244T", CodeFaultKind.Alphabet, 1, "I、O、S、V、Z")]
    [InlineData("12A41500196720244T", CodeFaultKind.Alphabet, 3, "(应为数字0-9)")]
    [InlineData("12O41500196720244T", CodeFaultKind.Alphabet, 3, "(应为数字0-9)")]
    [InlineData("1244150O196720244S", CodeFaultKind.Alphabet, 8, "(应为数字0-9)")]
    [InlineData("S244150A196720244T", CodeFaultKind.Alphabet, 1, "I、O、S、V、Z")]
    [InlineData("12441500196720244t", CodeFaultKind.Alphabet, 18, "I、O、S、V、Z")]
    [InlineData("12441500196720244U", CodeFaultKind.CheckCharacter, 18, "校验码")]
    public void A_fault_tells_its_kind_its_first_place_and_what_belongs_there(string text, CodeFaultKind kind, int? position, string words)
    {
        var fault = UnifiedSocialCreditCode.Read(text).AsT0;
        Assert.Equal((kind, position), (fault.Kind, fault.Position));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_default_throws_on_every_read()
    {
        UnifiedSocialCreditCode none = default;
        Action[] reads =
        [
            () => _ = none.ToString(), () => none.ToString("G", formatProvider: null), () => _ = none.RegisteringDepartment, () => _ = none.Region,
            () => _ = none.OrganisationCode, () => _ = none.OrganisationCheckHolds, () => none.TryFormat(new char[18], out _, default, provider: null), () => JsonSerializer.Serialize(none),
        ];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }
}
