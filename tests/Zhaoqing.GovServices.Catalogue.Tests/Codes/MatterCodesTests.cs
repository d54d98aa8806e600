using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Codes;

/// <summary>A text that is a code of some scheme, or nearly one.</summary>
public sealed record NearCode(string Text);

public static class CodeArbitraries
{
    private const string Example = "12441500196720244T3442199806003";

    public static Arbitrary<NearCode> NearCode() => Gen.OneOf(
        Basic(),
        from body in Body() from level in Gen.Choose(0, 8) from basic in Basic() select $"{body}{level}{basic}",
        from body in Body() from level in Gen.Choose(1, 6) from basic in Basic() from number in Gen.Choose(0, 99) select $"{body}{level}{basic}{number:D2}",
        from length in Gen.Choose(0, 35) from chars in Gen.ArrayOf(Gen.Elements([.. "0123456789ABXYZOILS", 'a', '０', ' ', '-', '中']), length) select new string(chars),
        from place in Gen.Choose(0, Example.Length - 1) from other in Gen.Elements([.. "0127OTU", 'x', '９']) select Example[..place] + other + Example[(place + 1)..],
        from length in Gen.Choose(0, 40) select (Example + Example)[..length]).Select(text => new NearCode(text)).ToArbitrary();

    private static Gen<string> Basic() =>
        from region in Gen.Elements("00", "44", "11", "99", "10") from type in Gen.Choose(0, 99) from rest in Gen.Choose(0, 99_999_999) select $"{region}{type:D2}{rest:D8}";

    private static Gen<string> Body() => Gen.Elements("12441500196720244T", "12441500196720244U", "91990101XX0000035G", "11990101XX00000193");
}

[Properties(Arbitrary = [typeof(CodeArbitraries)], MaxTest = 1000, QuietOnSuccess = true)]
public class MatterCodesTests
{
    private const string Example = "12441500196720244T3442199806003";

    [Property]
    public void What_is_read_comes_back_from_text_span_and_JSON_and_reading_never_throws(NearCode near)
    {
        IsInverse<BasicCode>(near.Text);
        IsInverse<ImplementCode>(near.Text);
        IsInverse<HandlingItemCode>(near.Text);
    }

    [Property]
    public void A_basic_code_is_read_exactly_where_a_slow_model_reads_it(NearCode near) => Assert.Equal(IsBasic(near.Text), BasicCode.Read(near.Text).IsT1);

    [Property]
    public void An_implement_code_is_read_exactly_where_a_slow_model_reads_it(NearCode near)
    {
        string text = near.Text;
        bool isNational = text.Length == 31 && text[..18].All("0123456789ABCDEFGHJKLMNPQRTUWXY".Contains) && text[2..8].All(char.IsAsciiDigit) && text[18] is >= '1' and <= '6' && IsBasic(text[19..]);
        bool isPrinted = text.Length is >= 13 and <= 24 && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
        Assert.Equal(isNational || isPrinted, ImplementCode.TryParse(text, provider: null, out var code));
        if (!isNational && !isPrinted) return;
        Assert.Equal(isNational, code.Scheme == CodeScheme.National);
        if (!isNational)
        {
            Assert.True(code is { Body: null, BodyText: null, BodyFault: null, Level: null, Basic: null });
            return;
        }

        Assert.Equal((text[..18], text[18] - '0', text[19..]), (code.BodyText, (int)code.Level!, code.Basic.ToString()));
        Assert.Equal(code.Body is null, code.BodyFault is not null);
        if (code.Body is { } body) Assert.Equal(code, ImplementCode.Of(body, code.Level!.Value, code.Basic!.Value));
    }

    [Property]
    public void Faults_come_in_the_order_length_characters_parts_and_name_the_place(NearCode near)
    {
        if (!ImplementCode.Read(near.Text).TryPickT0(out var fault, out _)) return;
        bool hasLength = near.Text.Length is 31 or (>= 13 and <= 24);
        bool hasCharacters = near.Text.Length == 31
            ? near.Text[..18].All("0123456789ABCDEFGHJKLMNPQRTUWXY".Contains) && near.Text[2..8].All(char.IsAsciiDigit) && near.Text[18..].All(char.IsAsciiDigit)
            : near.Text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));
        Assert.Equal(!hasLength ? CodeFaultKind.Length : !hasCharacters ? CodeFaultKind.Alphabet : CodeFaultKind.Structure, fault.Kind);
        Assert.Equal(hasLength, fault.Position is >= 1 && fault.Position <= near.Text.Length);
    }

    [Fact]
    public void Example_1_body_level_region_type_department_main_item_and_sub_item()
    {
        var code = ImplementCode.Parse(Example);
        var basic = code.Basic!.Value;
        Assert.Equal(("12441500196720244T", ExerciseLevel.City), (code.Body.ToString(), code.Level));
        Assert.Equal(("44", "21", "99", "806", "003"), (basic.Region, basic.Type, basic.Department, basic.MainItem, basic.SubItem));
        Assert.Null(BasicCode.Parse("442199806000").SubItem);
    }

    [Fact]
    public void Example_3_a_body_that_fails_its_check_is_told_and_the_code_is_still_read()
    {
        var code = ImplementCode.Parse("12441500196720244U3442199806003");
        Assert.Equal((null, "12441500196720244U", ExerciseLevel.City), (code.Body, code.BodyText, code.Level));
        Assert.Equal((CodeFaultKind.CheckCharacter, 18), (code.BodyFault!.Kind, code.BodyFault.Position));
        Assert.Null(ImplementCode.Parse(Example).BodyFault);
    }

    [Fact]
    public void A_handling_item_is_a_list_and_a_number_from_1_to_99()
    {
        var code = HandlingItemCode.Parse(Example + "07");
        Assert.Equal((ImplementCode.Parse(Example), 7), (code.Implement, code.Number));
        Assert.Equal(code, HandlingItemCode.Of(ImplementCode.Parse(Example), 7));
        Assert.Equal(CodeFaultKind.Structure, HandlingItemCode.Read(Example + "00").AsT0.Kind);
        Assert.Throws<ArgumentOutOfRangeException>(() => HandlingItemCode.Of(ImplementCode.Parse(Example), 100));
        Assert.Throws<ArgumentException>(() => HandlingItemCode.Of(ImplementCode.Parse("9901010001000000TEST0001"), 1));
    }

    [Fact]
    public void Codes_tell_their_scheme_by_their_length()
    {
        Assert.Equal(CodeScheme.National, BasicCode.Parse("442199806003").Scheme);
        Assert.Equal(CodeScheme.Gbt39046, BasicCode.Parse("XK0010100Y").Scheme);
        Assert.Equal(CodeScheme.Gbt39046, ImplementCode.Parse("9901010001000000TEST0001").Scheme);
        Assert.Equal(CodeFaultKind.Length, BasicCode.Read("12345678901").AsT0.Kind);
        Assert.Throws<ArgumentException>(() => ImplementCode.Of(UnifiedSocialCreditCode.Parse("12441500196720244T"), ExerciseLevel.City, BasicCode.Parse("XK0010100Y")));
        Assert.Throws<ArgumentException>(() => ImplementCode.Of(UnifiedSocialCreditCode.Parse("12441500196720244T"), (ExerciseLevel)7, BasicCode.Parse("442199806003")));
    }

    [Fact]
    public void The_default_throws_on_every_read()
    {
        Action[] reads =
        [
            () => default(BasicCode).ToString(), () => _ = default(BasicCode).Region, () => _ = default(ImplementCode).Level, () => _ = default(ImplementCode).Body,
            () => default(ImplementCode).ToString(), () => _ = default(HandlingItemCode).Number, () => default(HandlingItemCode).ToString(), () => default(ElementId).ToString(),
        ];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }

    private static bool IsBasic(string text) => text.Length == 12
        ? text.All(char.IsAsciiDigit)
            && text[..2] is "00" or "11" or "12" or "13" or "14" or "15" or "21" or "22" or "23" or "31" or "32" or "33" or "34" or "35" or "36" or "37" or "41" or "42" or "43" or "44" or "45" or "46"
                or "50" or "51" or "52" or "53" or "54" or "61" or "62" or "63" or "64" or "65" or "71" or "81" or "82"
            && int.Parse(text[2..4]) >= 1
        : text.Length is >= 1 and <= 10 && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    private static void IsInverse<T>(string text)
        where T : struct, ISpanParsable<T>, ISpanFormattable
    {
        if (!T.TryParse(text, provider: null, out var code))
        {
            Assert.Throws<FormatException>(() => T.Parse(text, provider: null));
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(text)));
            return;
        }

        Span<char> room = stackalloc char[64];
        Assert.True(code.TryFormat(room, out int written, default, provider: null));
        Assert.False(code.TryFormat(room[..(text.Length - 1)], out _, default, provider: null));
        Assert.Equal((text, text, code), (code.ToString(), room[..written].ToString(), JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(code))));
    }
}
