using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>One matter on a board.</summary>
/// <param name="Due">Its due day.</param>
/// <param name="Key">What the host calls it, for example a case number.</param>
public readonly record struct DueEntry<TKey>(DueDay Due, TKey Key);

/// <summary>Many due days in order (到期看板): which matters are due within some days, without looking at the others.</summary>
/// <remarks>Immutable and safe for concurrent use. Entries stand by day, then by key. A key may stand on several days, once on each.</remarks>
/// <typeparam name="TKey">What the host calls a matter; its order is that of <see cref="Comparer{T}.Default"/>, for text the culture's, so numbers or ids are better.</typeparam>
public sealed class DueBoard<TKey>
    where TKey : notnull
{
    private static readonly Comparison<DueEntry<TKey>> Order = Compare;

    private readonly DueEntry<TKey>[] _entries;

    private DueBoard(DueEntry<TKey>[] entries) => _entries = entries;

    /// <summary>A board of these entries; sorts them once.</summary>
    /// <exception cref="ArgumentException">A key stands twice on one day.</exception>
    public DueBoard(params IEnumerable<DueEntry<TKey>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = [.. entries];
        Array.Sort(_entries, Order);
        for (int i = 1; i < _entries.Length; i++)
        {
            if (Compare(_entries[i - 1], _entries[i]) == 0) throw new ArgumentException($"{_entries[i].Key} stands twice on {_entries[i].Due.Date:uuuu-MM-dd}.", nameof(entries));
        }
    }

    /// <summary>All entries, by day and key.</summary>
    public ReadOnlySpan<DueEntry<TKey>> Entries => _entries;

    /// <summary>The entries due on the days from <paramref name="from"/> up to and with <paramref name="through"/>, in China: a slice of the board, nothing copied.</summary>
    /// <returns>The slice; empty where the days are in the wrong order. Two binary searches, no allocation.</returns>
    public ReadOnlySpan<DueEntry<TKey>> DueWithin(LocalDate from, LocalDate through)
    {
        if (through < from) return [];
        int start = FirstWhere(from, strictlyAfter: false);
        return _entries.AsSpan(start, FirstWhere(through, strictlyAfter: true) - start);
    }

    /// <summary>A board with one more entry; copies the board once.</summary>
    /// <exception cref="ArgumentException">The key stands on that day already.</exception>
    public DueBoard<TKey> With(DueEntry<TKey> entry)
    {
        int place = Array.BinarySearch(_entries, entry, Comparer<DueEntry<TKey>>.Create(Order));
        if (place >= 0) throw new ArgumentException($"{entry.Key} stands on {entry.Due.Date:uuuu-MM-dd} already.", nameof(entry));
        return new DueBoard<TKey>([.. _entries.AsSpan(0, ~place), entry, .. _entries.AsSpan(~place)]);
    }

    /// <summary>A board without the entry of this day and key, whatever its provisional mark; the same board if it has none.</summary>
    public DueBoard<TKey> Without(DueEntry<TKey> entry)
    {
        int place = Array.BinarySearch(_entries, entry, Comparer<DueEntry<TKey>>.Create(Order));
        return place < 0 ? this : new DueBoard<TKey>([.. _entries.AsSpan(0, place), .. _entries.AsSpan(place + 1)]);
    }

    private static int Compare(DueEntry<TKey> a, DueEntry<TKey> b)
    {
        int byDay = a.Due.Date.CompareTo(b.Due.Date);
        return byDay != 0 ? byDay : Comparer<TKey>.Default.Compare(a.Key, b.Key);
    }

    /// <summary>The first place with a day from this one on, or after it.</summary>
    private int FirstWhere(LocalDate day, bool strictlyAfter)
    {
        int low = 0, high = _entries.Length;
        while (low < high)
        {
            int middle = (int)((uint)(low + high) / 2);
            int order = _entries[middle].Due.Date.CompareTo(day);
            if (order > 0 || (order == 0 && !strictlyAfter)) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
