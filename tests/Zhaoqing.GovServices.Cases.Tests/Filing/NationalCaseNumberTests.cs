using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases.Tests.Filing;

public sealed class NationalCaseNumberTests
{
    private const string Printed = "12441500196720244T3442199806003202206230068";
    private static readonly ImplementCode Code = ImplementCode.Parse("12441500196720244T3442199806003");

    [Fact]
    public void CAT_example_2_reads_and_writes()
    {
        var number = NationalCaseNumber.Parse(Printed);
        Assert.Equal((Code, new LocalDate(2022, 6, 23), 68), (number.Code, number.Day, number.Serial));
        Assert.Equal(Printed, NationalCaseNumber.Of(Code, new LocalDate(2022, 6, 23), 68).ToString());
    }

    [Property(QuietOnSuccess = true)]
    public Property What_is_written_is_read() => Prop.ForAll(Gen.Choose(1, 9_999).ToArbitrary(), Gen.Choose(0, 40_000).ToArbitrary(), (serial, days) =>
    {
        var day = new LocalDate(1990, 1, 1).PlusDays(days);
        var number = NationalCaseNumber.Parse(NationalCaseNumber.Of(Code, day, serial).ToString());
        return (number.Code, number.Day, number.Serial) == (Code, day, serial) && number.ToString().Length == 43;
    });

    [Theory]
    [InlineData("", "identifiers.length")]
    [InlineData("12441500196720244T34421998060032022062300680", "identifiers.length")]
    [InlineData("12441500196720244T344219980600320220623006A", "identifiers.alphabet")]
    [InlineData("12441500196720244T3442199806003202206310068", "identifiers.date")]
    [InlineData("12441500196720244T3442199806003000001010068", "identifiers.date")]
    [InlineData("12441500196720244T3442199806003202206230000", "identifiers.structure")]
    [InlineData("12441500196720244T9442199806003202206230068", "identifiers.structure")]
    [InlineData("12441500196720244O3442199806003202206230068", "identifiers.alphabet")]
    public void What_is_no_number_is_told_so(string text, string code) => Assert.Equal(code, NationalCaseNumber.Read(text).AsT0.Code);

    [Fact]
    public void Nothing_is_made_of_a_serial_or_a_code_that_does_not_fit()
    {
        var day = new LocalDate(2022, 6, 23);
        Assert.Throws<ArgumentOutOfRangeException>(() => NationalCaseNumber.Of(Code, day, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => NationalCaseNumber.Of(Code, day, 10_000));
        Assert.Throws<ArgumentException>(() => NationalCaseNumber.Of(ImplementCode.Parse("9901010001000000TEST0001"), day, 1));
        Assert.Throws<InvalidOperationException>(() => default(NationalCaseNumber).ToString());
        Assert.Throws<InvalidOperationException>(() => default(NationalCaseNumber).Serial);
    }
}
