using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Cases.Tests.Filing;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class CaseNumberTests
{
    private static readonly Gen<CaseNumber> Numbers =
        from bytes in Gen.Choose(0, 255).ArrayOf(CaseNumber.RandomBytes)
        from days in Gen.Choose(0, 40_000)
        select CaseNumber.Create(new LocalDate(1990, 1, 1).PlusDays(days), [.. bytes.Select(value => (byte)value)]);

    [Property]
    public Property Parsing_undoes_formatting() =>
        Prop.ForAll(Numbers.ToArbitrary(), number => CaseNumber.Parse(number.ToString()) == number);

    [Property]
    public Property It_fits_the_form_that_scripts_rely_on() =>
        Prop.ForAll(Numbers.ToArbitrary(), number => number.ToString().Length <= 50 && number.ToString().All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c == '-'));

    [Property]
    public Property One_changed_character_never_passes() =>
        Prop.ForAll(Numbers.ToArbitrary(), Gen.Choose(0, 20).ToArbitrary(), Gen.Elements("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-".ToCharArray()).ToArbitrary(), (number, index, other) =>
        {
            char[] text = number.ToString().ToCharArray();
            bool changes = text[index] != other;
            text[index] = other;
            return !changes || CaseNumber.Read(text).IsT0;
        });

    [Property]
    public bool Reading_never_throws(string? text) => CaseNumber.TryParse(text, provider: null, out _) == CaseNumber.Read(text).IsT1;

    [Fact]
    public void The_day_of_receipt_stands_in_front() =>
        Assert.StartsWith("20260928-", CaseNumber.Create(new LocalDate(2026, 9, 28), new byte[10]).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Another_count_of_random_bytes_is_a_programmers_mistake() =>
        Assert.Throws<ArgumentException>(() => CaseNumber.Create(new LocalDate(2026, 9, 28), new byte[9]));

    [Fact]
    public void The_default_throws_on_every_read() => Assert.Throws<InvalidOperationException>(() => default(CaseNumber).ToString());
}
