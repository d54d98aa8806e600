using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Search;

[Properties(Arbitrary = [typeof(NameWorld)], MaxTest = 1_000, QuietOnSuccess = true)]
public class MatterIndexTests
{
    [Property]
    public void The_index_finds_what_a_scan_finds_in_the_same_order(NameWorld world)
    {
        var query = new MatterQuery { Text = world.Text, Exact = true, Size = MatterQuery.MaxSize };
        var page = world.Edition.Search(query);
        Assert.Equal(Scan(world.Matters, query), page.Items);
        Assert.Equal(page.Items.Length, page.Total);
    }

    [Property]
    public void Filters_narrow_what_is_found_and_keep_the_order(NameWorld world, bool isReward, bool ofPolice, bool forFirms)
    {
        var query = new MatterQuery { Text = world.Text, Size = MatterQuery.MaxSize };
        var narrow = query with { Kind = isReward ? MatterKind.Reward : null, Department = ofPolice ? "公安" : "", Audience = forFirms ? "企业" : "" };
        var expected = world.Edition.Search(query).Items.Where(matter =>
            (!isReward || matter.Kind == MatterKind.Reward) && (!ofPolice || matter.Department == "公安局") && (!forFirms || matter.Audience.Contains("企业")));
        Assert.Equal(expected, world.Edition.Search(narrow).Items);
    }

    [Property]
    public void Pages_neither_overlap_nor_leave_gaps(NameWorld world, bool exact)
    {
        var edition = world.Edition;
        var whole = edition.Search(new MatterQuery { Text = world.Text, Exact = exact, Size = MatterQuery.MaxSize }).Items;
        for (int size = 1; size <= 7; size += 3)
        {
            var pages = Enumerable.Range(1, (whole.Length / size) + 2).Select(page => edition.Search(new MatterQuery { Text = world.Text, Exact = exact, Size = size, Page = page })).ToList();
            Assert.Equal(whole, pages.SelectMany(page => page.Items));
            Assert.All(pages, page => Assert.Equal(whole.Length, page.Total));
        }
    }

    [Property]
    public void Everyday_words_and_initials_only_add_at_the_end(NameWorld world, bool shop)
    {
        var query = new MatterQuery { Text = shop ? "开店" : world.Text, Size = MatterQuery.MaxSize };
        var all = world.Edition.Search(query).Items;
        var exact = world.Edition.Search(query with { Exact = true }).Items;
        Assert.Equal(exact, all.Take(exact.Length));
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(all.Skip(exact.Length).OrderBy(matter => matter.Name.Length).ThenBy(matter => matter.Code), all.Skip(exact.Length));
    }

    [Property]
    public void Marks_cover_every_place_of_every_word_and_nothing_else(NameWorld world)
    {
        var page = world.Edition.Search(new MatterQuery { Text = world.Text, Exact = true, Size = MatterQuery.MaxSize });
        foreach (var matter in page.Items)
        {
            string name = FoldedText.Of(matter.Name);
            bool[] expected = new bool[name.Length];
            foreach (string word in FoldedText.Words(FoldedText.Of(world.Text)))
            {
                for (int at = 0; at + word.Length <= name.Length; at++)
                {
                    if (string.CompareOrdinal(name, at, word, 0, word.Length) == 0) expected.AsSpan(at, word.Length).Fill(true);
                }
            }

            bool[] marked = new bool[name.Length];
            int end = -1;
            foreach (var mark in page.MarksOf(matter))
            {
                Assert.True(mark.Start.Value > end && mark.End.Value > mark.Start.Value);
                end = mark.End.Value;
                marked.AsSpan()[mark].Fill(true);
            }

            Assert.Equal(expected, marked);
        }
    }

    [Property]
    public Property The_smallest_keys_are_kept_in_order(int[] values, PositiveInt wanted)
    {
        long[] keys = [.. values.Select(value => (long)value).Distinct(), .. Enumerable.Range(0, 1_000).Select(i => (1L << 40) + i)];
        new Random(wanted.Get).Shuffle(keys);
        var best = new BestFirst(wanted.Get);
        foreach (long key in keys) best.Add(key);
        Assert.Equal(keys.Length, best.Total);
        return keys.Order().Take(wanted.Get).SequenceEqual(best.Keys().ToArray()).ToProperty();
    }

    [Fact]
    public void Seventy_thousand_names_are_told_apart_in_a_hundred_and_fifty_bytes_each()
    {
        var edition = new CatalogueEdition("2026-01", NameWorld.Effective, Enumerable.Range(0, 70_000).Select(i => NameWorld.Of($"企业职工养老保险登记{i:D5}", i)));
        for (int i = 1; i < 70_000; i += 6_999) Assert.Equal($"M-{i}", edition.Search(new MatterQuery { Text = $"登记{i:D5}" }).Items.Single().Code.ToString());
        Assert.Equal((70_000, 100), (edition.Search(new MatterQuery { Text = "养老保" }).Total, edition.Search(new MatterQuery { Text = "老", Page = 700, Size = 100 }).Items.Length));
        Assert.InRange(edition.Index.Bytes / 70_000, 1, 150);
    }

    /// <summary>The documented order by a plain walk over all names.</summary>
    private static List<Matter> Scan(Matter[] matters, MatterQuery query)
    {
        string text = FoldedText.Of(query.Text);
        string[] words = FoldedText.Words(text);
        return [.. matters.Select(matter => (Matter: matter, Place: PlaceOf(matter))).Where(entry => entry.Place > -2)
            .OrderBy(entry => entry.Place).ThenBy(entry => entry.Matter.Name.Length).ThenBy(entry => entry.Matter.Code).Select(entry => entry.Matter)];

        int PlaceOf(Matter matter)
        {
            string name = FoldedText.Of(matter.Name);
            if (FoldedText.Of(matter.Code.ToString()) == text.Trim()) return -1;
            return words.All(word => name.Contains(word, StringComparison.Ordinal)) ? words.Length == 0 ? 0 : name.IndexOf(words[0], StringComparison.Ordinal) : -2;
        }
    }
}
