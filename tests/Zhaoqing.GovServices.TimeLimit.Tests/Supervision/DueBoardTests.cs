using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit.Tests.Supervision;

public class DueBoardTests
{
    private static readonly LocalDate First = new(2026, 9, 28);

    [Property(MaxTest = 300)]
    public bool A_slice_holds_what_a_filter_finds_in_order(byte[] days, byte from, byte through)
    {
        var entries = Entries(days);
        var (first, last) = (First.PlusDays(from % 30), First.PlusDays(through % 30));
        var expected = entries.Where(entry => entry.Due.Date >= first && entry.Due.Date <= last).OrderBy(entry => entry.Due.Date).ThenBy(entry => entry.Key);
        return new DueBoard<int>(entries).DueWithin(first, last).ToArray().SequenceEqual(expected);
    }

    [Property(MaxTest = 300)]
    public bool A_board_grown_one_by_one_is_the_board_built_at_once_and_shrinks_back(byte[] days)
    {
        var entries = Entries(days);
        var boards = new List<DueBoard<int>> { new() };
        foreach (var entry in entries) boards.Add(boards[^1].With(entry));
        bool grown = boards[^1].Entries.SequenceEqual(new DueBoard<int>(entries).Entries);
        return grown && Enumerable.Range(0, entries.Length).All(i => boards[i + 1].Without(entries[i]).Entries.SequenceEqual(boards[i].Entries));
    }

    [Fact]
    public void A_key_stands_once_on_a_day()
    {
        var entry = Entry(1, key: 7);
        Assert.Throws<ArgumentException>(() => new DueBoard<int>(entry, entry with { Due = entry.Due with { Provisional = true } }));
        var board = new DueBoard<int>(entry);
        Assert.Throws<ArgumentException>(() => board.With(entry));
        Assert.Equal(2, board.With(Entry(2, key: 7)).Entries.Length);
        Assert.Same(board, board.Without(Entry(2, key: 7)));
    }

    [Fact]
    public void Days_in_the_wrong_order_hold_nothing() =>
        Assert.True(new DueBoard<int>(Entry(1, key: 1)).DueWithin(First.PlusDays(2), First).IsEmpty);

    [Fact]
    public void A_slice_is_taken_without_allocation()
    {
        var board = new DueBoard<int>(Enumerable.Range(0, 1_000).Select(i => Entry(i % 30, i)));
        int found = board.DueWithin(First, First.PlusDays(9)).Length;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++) found += board.DueWithin(First, First.PlusDays(i)).Length;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found > 0);
    }

    private static DueEntry<int>[] Entries(byte[] days) => [.. days.Select((day, key) => Entry(day % 30, days.Length - key))];

    private static DueEntry<int> Entry(int day, int key) => new(new DueDay(First.PlusDays(day), Provisional: false), key);
}
