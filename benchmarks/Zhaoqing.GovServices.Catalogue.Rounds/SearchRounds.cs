using System.Diagnostics;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>Search among 100,000 names: p50 and p99 over all queries, after a check that all contenders give the same answers.</summary>
internal static class SearchRounds
{
    private const int Count = 100_000, Each = 200, Seed = 20_261_125;

    public static int Run(int rounds)
    {
        var names = Names.Make(Count, Seed);
        var watch = Stopwatch.StartNew();
        var edition = new CatalogueEdition("rounds", Instant.FromUtc(2026, 1, 1, 0, 0), names.Select((name, i) => new Matter(MatterCode.Parse($"44-{i * 7919 % Count:D6}"), name, MatterKind.Licence, "某局", UnifiedPart.Empty)));
        var made = watch.Elapsed;
        // The tables of everyday words and initials are there once in a program, not once for an edition.
        new CatalogueEdition("first", Instant.MinValue, [edition.Matters[0]]).Search(new MatterQuery { Text = "kd" });
        long before = GC.GetTotalMemory(forceFullCollection: true);
        watch.Restart();
        edition.Search(new MatterQuery());
        var indexed = watch.Elapsed;
        long index = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine($"edition {made.TotalMilliseconds:F0} ms, index {indexed.TotalMilliseconds:F0} ms, {index / (double)Count:F1} bytes a name, {names.Average(name => name.Length):F1} characters a name");
        var scan = new SortedScan(edition);
        var bare = new BareScan(edition);
        using var trigrams = new Trigrams(edition);
        using var lucene = new LuceneNames(edition);
        var queries = Names.Queries(names, Each, Seed + 1);
        // Its analyzer knows pairs of Chinese characters and whole Latin words: what it finds is told, not demanded.
        string[] groups = [.. Groups.Select((group, i) => $"{queries.Skip(i * Each).Take(Each).Count(query => lucene.Count(query) == edition.Search(new MatterQuery { Text = query, Exact = true }).Total)} of {Each} {group}")];
        Console.WriteLine($"Lucene.NET finds the same number for {string.Join(", ", groups)}");
        foreach (string query in queries)
        {
            var page = edition.Search(new MatterQuery { Text = query });
            var (total, items) = scan.Search(query);
            if (page.Total != total || !page.Items.SequenceEqual(items) || bare.Count(query) != total || trigrams.Count(query) != total)
                throw new InvalidOperationException($"The answers differ for {query}: {page.Total}, {total}, {bare.Count(query)}, {trigrams.Count(query)}.");
        }

        (string Name, Func<string, int> Ask)[] contenders =
        [
            ("index", query => edition.Search(new MatterQuery { Text = query }).Total), ("scan and sort", query => scan.Search(query).Total),
            ("List + Contains", bare.Count), ("FTS5 trigram", trigrams.Count), ("Lucene.NET CJK", lucene.Count),
        ];
        // What only the index can do, each a hundred times.
        foreach (string query in new[] { "开店", "社保", "gtgsh", "ylbx" })
            Console.WriteLine($"{query} ({edition.Search(new MatterQuery { Text = query }).Total} found): {Summary(Time([.. Enumerable.Repeat(query, 100)], contenders[0].Ask))}");
        for (int round = 1; round <= rounds; round++)
        {
            foreach (var (name, ask) in contenders)
            {
                double[] all = Time(queries, ask);
                Console.WriteLine($"{round} {name}: {Summary(all)}");
                for (int group = 0; group < 5; group++) Console.WriteLine($"{round} {name}, {Groups[group]}: {Summary(all.AsSpan(group * Each, Each))}");
            }
        }

        return 0;
    }

    private static string[] Groups { get; } = ["1 character", "2 characters", "4 characters", "whole names", "words"];

    private static double[] Time(List<string> queries, Func<string, int> ask)
    {
        double[] times = new double[queries.Count];
        foreach (string query in queries) ask(query);
        for (int i = 0; i < times.Length; i++)
        {
            long start = Stopwatch.GetTimestamp();
            ask(queries[i]);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return times;
    }

    private static string Summary(ReadOnlySpan<double> unsorted)
    {
        double[] times = unsorted.ToArray();
        Array.Sort(times);
        return FormattableString.Invariant($"p50 {times[times.Length / 2]:F1} µs, p99 {times[times.Length * 99 / 100]:F1} µs, max {times[^1]:F1} µs");
    }
}
