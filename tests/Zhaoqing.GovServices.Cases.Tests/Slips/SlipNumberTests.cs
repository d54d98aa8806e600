using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Cases.Tests.Slips;

[Properties(MaxTest = 200, QuietOnSuccess = true)]
public sealed class SlipNumberTests
{
    private static readonly Arbitrary<SlipNumber> Numbers =
        (from kind in Gen.Elements(Enum.GetValues<SlipKind>())
         from random in Gen.Choose(0, 255).ArrayOf(CaseNumber.RandomBytes)
         select SlipNumber.Create(kind, new LocalDate(2026, 9, 28), [.. random.Select(value => (byte)value)])).ToArbitrary();

    [Property]
    public Property Parsing_undoes_printing_and_the_letter_tells_the_kind() => Prop.ForAll(Numbers, number =>
        SlipNumber.Parse(number.ToString()) == number && "BTFGYRAV"[(int)number.Kind] == number.ToString()[0]);

    [Property]
    public Property One_wrong_character_of_the_body_is_found() => Prop.ForAll(Numbers, Gen.Choose(11, 20).ToArbitrary(), Gen.Elements([.. "0123456789ABCDEFGHJKMNPQRSTVWXYZ"]).ToArbitrary(), (number, place, letter) =>
    {
        char[] text = number.ToString().ToCharArray();
        bool isSame = text[place] == letter;
        text[place] = letter;
        return isSame == SlipNumber.TryParse(new string(text), provider: null, out _);
    });

    [Theory]
    [InlineData("")]
    [InlineData("B")]
    [InlineData("X-20260928-0000000000-0")]
    [InlineData("B20260928-0000000000-0")]
    [InlineData("b-20260928-0000000000-0")]
    public void Other_texts_are_faults(string text)
    {
        Assert.True(SlipNumber.Read(text).IsT0);
        Assert.Throws<FormatException>(() => SlipNumber.Parse(text));
    }

    [Fact]
    public void The_default_is_no_number() => Assert.Throws<InvalidOperationException>(() => default(SlipNumber).Kind);

    [Fact]
    public void There_is_no_other_kind() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SlipNumber.Create((SlipKind)9, new LocalDate(2026, 9, 28), new byte[CaseNumber.RandomBytes]));
}
