using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Clauses;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class ClauseIdTests
{
    private static readonly string[] Chapters = ["TAB", "GOAL", "ORG", "STD", "REG", "CON", "PLT", "APP", "REQ", "ZZZ", "A"];

    private static Arbitrary<(string Chapter, int Item, int Row)> Numbers() =>
        (from chapter in Gen.Elements(Chapters)
         from item in Gen.OneOf(Gen.Choose(9, 10), Gen.Choose(0, 9_999))
         from row in Gen.OneOf(Gen.Choose(0, 12), Gen.Choose(0, 9_999))
         select (chapter, item, row)).ToArbitrary();

    private static ClauseId Of((string Chapter, int Item, int Row) number) =>
        ClauseId.Parse(number.Row == 0 ? $"{number.Chapter}-{number.Item}" : $"{number.Chapter}-{number.Item}.{number.Row}");

    [Property]
    public Property Parse_undoes_ToString() => Prop.ForAll(Numbers(), number =>
        ClauseId.Parse(Of(number).ToString()) == Of(number) && JsonSerializer.Deserialize<ClauseId>(JsonSerializer.Serialize(Of(number))) == Of(number));

    [Property(MaxTest = 3_000)]
    public Property The_order_is_that_of_chapter_item_and_row_as_numbers() => Prop.ForAll(Numbers(), Numbers(), (a, b) =>
    {
        int expected = Math.Sign((Chapter(a.Chapter), a.Item, a.Row).CompareTo((Chapter(b.Chapter), b.Item, b.Row)));
        ClauseId left = Of(a), right = Of(b);
        return Math.Sign(left.CompareTo(right)) == expected
            && (left < right) == (expected < 0)
            && (left > right) == (expected > 0)
            && (left <= right) == (expected <= 0)
            && (left >= right) == (expected >= 0)
            && (left == right) == (expected == 0);

        // Chapters the plan does not have come last, in the order of their letters.
        static (int, int) Chapter(string chapter) => chapter switch { "A" => (1, 0), "ZZZ" => (1, 1), _ => (0, Array.IndexOf(Chapters, chapter)) };
    });

    [Property]
    public void No_text_makes_a_reader_throw(AnyText text) => Laws.ReaderIsTotal<ClauseId>(text.Value, value => value.ToString());

    [Theory]
    [InlineData("REG-02.4")]
    [InlineData("REG-2.04")]
    [InlineData("REG-2.0")]
    [InlineData("reg-2.4")]
    [InlineData("REG-2.4.1")]
    [InlineData("REG2.4")]
    [InlineData("REG-2.4 ")]
    [InlineData("REG-２.4")]
    [InlineData("REG-12345")]
    public void A_second_way_of_writing_a_number_is_no_number(string text) => Assert.False(ClauseId.TryParse(text, provider: null, out _));

    [Fact]
    public void The_default_throws_on_every_read()
    {
        ClauseId none = default, some = ClauseId.Parse("TAB-1");
        Action[] reads = [() => _ = none.ToString(), () => none.CompareTo(some), () => some.CompareTo(none), () => _ = none < some, () => JsonSerializer.Serialize(none)];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }
}
