using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Import.Tests.Rules;

public class CitationTests
{
    [Property(MaxTest = 2_000, QuietOnSuccess = true)]
    public Property Chinese_numerals_read_back_as_the_number() =>
        Prop.ForAll(Gen.OneOf(Gen.Choose(1, 200), Gen.Choose(1, 9_999)).ToArbitrary(), number => Value(Citations.Chinese(number)) == number);

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(100, "一百")]
    [InlineData(101, "一百零一")]
    [InlineData(110, "一百一十")]
    [InlineData(111, "一百一十一")]
    [InlineData(1260, "一千二百六十")]
    [InlineData(2003, "二千零三")]
    public void Articles_are_counted_as_laws_count_them(int number, string text) => Assert.Equal(text, Citations.Chinese(number));

    [Fact]
    public void A_printed_basis_gives_every_law_in_book_marks()
    {
        Assert.Equal(
            ["《烟草专卖法》", "《烟草专卖法实施条例》第六条"],
            Citations.OfBasis("《烟草专卖法》《烟草专卖法实施条例》（国务院令第223号）第六条").Select(ground => ground.ToString()));
        Assert.Empty(Citations.OfBasis("有关规定"));
        Assert.Equal("《细则》第二十六条", Citations.OfArticle("细则:26", "某法", "文")!.ToString());
        Assert.All((string[])["", "0", "-1", "第二条", ":3", "细则:", "10000", "99999999999"], token => Assert.Null(Citations.OfArticle(token, "某法", "文")));
    }

    private static int Value(string text)
    {
        int total = 0, digit = 0;
        foreach (char c in text)
        {
            int unit = c switch { '千' => 1_000, '百' => 100, '十' => 10, _ => 0 };
            if (unit == 0)
            {
                digit = "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
                continue;
            }

            total += (digit == 0 ? 1 : digit) * unit;
            digit = 0;
        }

        return total + digit;
    }
}
