namespace Zhaoqing.GovServices.Catalogue.Import.Tests;

/// <summary>The index over the real names, held against a plain walk over them.</summary>
public class RealSearchTests
{
    private static readonly CatalogueEdition Edition = RealFiles.Report.Value.Edition;

    [Fact]
    public void Every_piece_of_every_real_name_is_found_as_by_a_walk()
    {
        var names = Edition.Matters.Select(matter => (Matter: matter, Text: Folded(matter.Name))).ToList();
        foreach (int length in new[] { 1, 2, 3, 4, 7 })
        {
            var pieces = names.SelectMany(entry => Enumerable.Range(0, Math.Max(0, entry.Text.Length - length + 1)).Select(start => entry.Text.Substring(start, length)));
            foreach (string piece in pieces.Distinct().Where(piece => !piece.Any(char.IsWhiteSpace)))
            {
                var expected = names.Where(entry => entry.Text.Contains(piece, StringComparison.Ordinal))
                    .OrderBy(entry => entry.Text.IndexOf(piece, StringComparison.Ordinal)).ThenBy(entry => entry.Text.Length).ThenBy(entry => entry.Matter.Code).Select(entry => entry.Matter).ToList();
                var page = Edition.Search(new MatterQuery { Text = piece, Exact = true });
                Assert.Equal(expected.Count, page.Total);
                Assert.Equal(expected.Take(20), page.Items);
            }
        }

        static string Folded(string name) => string.Concat(name.Select(c => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c)).ToUpperInvariant();
    }

    [Theory]
    [InlineData("（县级）", "(县级)")]
    [InlineData("登记（备案）", "登记(备案)")]
    public void Brackets_of_both_widths_are_one(string full, string half)
    {
        var page = Edition.Search(new MatterQuery { Text = full });
        Assert.NotEmpty(page.Items);
        Assert.Equal(page.Items.AsEnumerable(), Edition.Search(new MatterQuery { Text = half }).Items);
    }

    [Theory]
    [InlineData("开店", "个体工商户设立登记")]
    [InlineData("社保", "企业社会保险登记")]
    [InlineData("残疾证", "残疾人证新办")]
    [InlineData("gtgshsl", "个体工商户设立登记")]
    public void Everyday_words_and_initials_find_real_matters(string text, string name) =>
        Assert.Contains(name, Edition.Search(new MatterQuery { Text = text, Size = MatterQuery.MaxSize }).Items.Select(matter => matter.Name));
}
