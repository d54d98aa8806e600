using System.Diagnostics;
using System.Text.Json;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>An edition with 198 elements a list, loaded: typed records, the bare token walk, JSON into the compact form, the compact file.</summary>
internal static class FileRounds
{
    private const int Divisions = 9;

    public static int Run(int lists, int rounds)
    {
        byte[] json = Written(EditionJson.Write, new CatalogueEdition("2026-01", RealCatalogue.Effective, new Elements(RealCatalogue.Matters(lists / Divisions, everywhere: true)).Filled()));
        var read = EditionJson.Read(json).Match(no => throw new InvalidOperationException(no.ToString()), edition => edition);
        byte[] file = Written(EditionFile.Write, read);
        if (!Written(EditionJson.Write, Loaded(file)).AsSpan().SequenceEqual(Written(EditionJson.Write, read))) throw new InvalidOperationException("The file gives another edition.");
        Check(read, JsonSerializer.Deserialize(json, TypedContext.Default.TypedEdition)!, json);
        string path = Path.Combine(Path.GetTempPath(), $"rounds-{Environment.ProcessId}.zqcat");
        File.WriteAllBytes(path, file);
        int count = read.Matters.Sum(matter => matter.Lists.Length);
        Console.WriteLine(FormattableString.Invariant($"{count} lists, JSON {json.Length / 1e6:F0} MB ({json.Length / (double)count:F0} bytes a list), file {file.Length / 1e6:F0} MB ({file.Length / (double)count:F0} bytes a list)"));
        read = null!;
        (string Name, Func<object> Load)[] contenders =
        [
            ("typed", () => JsonSerializer.Deserialize(json, TypedContext.Default.TypedEdition)!), ("walk", () => Walk(json)), ("json", () => EditionJson.Read(json).AsT1),
            ("file", () => Loaded(file)), ("file from disk", () => LoadedFrom(path)), ("file and all hashes", () => (Loaded(file) is var edition && EditionFile.Check(edition) is null) ? edition : throw new InvalidOperationException()),
        ];
        for (int round = 0; round <= rounds; round++)
        {
            foreach (var (name, load) in contenders)
            {
                long before = GC.GetTotalMemory(forceFullCollection: true);
                var watch = Stopwatch.StartNew();
                object loaded = load();
                var taken = watch.Elapsed;
                long held = GC.GetTotalMemory(forceFullCollection: true) - before;
                GC.KeepAlive(loaded);
                loaded = null!;
                GC.Collect();
                // A file that was handed in as bytes is held too, as long as the edition lives.
                if (name is "file") held += file.Length;
                // The round before the first warms up.
                if (round > 0) Console.WriteLine(FormattableString.Invariant($"{round} {name}: {taken.TotalMilliseconds:F1} ms, holds {held / 1e6:F1} MB"));
            }
        }

        File.Delete(path);
        return 0;
    }

    public static byte[] Written(Action<CatalogueEdition, Stream> write, CatalogueEdition edition)
    {
        using var stream = new MemoryStream();
        write(edition, stream);
        return stream.ToArray();
    }

    public static CatalogueEdition Loaded(byte[] file) => EditionFile.Read(file).AsT1;

    private static CatalogueEdition LoadedFrom(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return EditionFile.Read(stream).AsT1;
    }

    private static long Walk(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        long tokens = 0;
        while (reader.Read()) tokens++;
        return tokens;
    }

    /// <summary>Both loads hold the same: names, lists, and every element, by writing the edition out again and walking both texts.</summary>
    private static void Check(CatalogueEdition edition, TypedEdition typed, byte[] json)
    {
        byte[] again = Written(EditionJson.Write, edition);
        var second = JsonSerializer.Deserialize(again, TypedContext.Default.TypedEdition)!;
        bool isSame = typed.Matters.Length == second.Matters.Length && json.Length == again.Length;
        foreach (var (a, b) in typed.Matters.OrderBy(matter => matter.Code, StringComparer.Ordinal).Zip(second.Matters))
        {
            isSame = isSame && string.Equals(a.Code, b.Code, StringComparison.Ordinal) && string.Equals(a.Name, b.Name, StringComparison.Ordinal) && a.Lists.Length == b.Lists.Length
                && a.Lists.Zip(b.Lists).All(pair => string.Equals(pair.First.Division, pair.Second.Division, StringComparison.Ordinal) && string.Equals(pair.First.Authority, pair.Second.Authority, StringComparison.Ordinal))
                && a.Elements!.Lists.Zip(b.Elements!.Lists).All(pair => pair.First.Values.SequenceEqual(pair.Second.Values)) && a.Elements.Unified.Values.SequenceEqual(b.Elements.Unified.Values);
        }

        if (!isSame) throw new InvalidOperationException("The answers differ.");
    }
}
