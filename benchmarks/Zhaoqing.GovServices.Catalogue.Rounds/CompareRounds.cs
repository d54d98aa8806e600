using System.Diagnostics;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>Two editions of which 1,000 matters differ, compared; and matters looked up by code.</summary>
internal static class CompareRounds
{
    private const int Changes = 1_000, Seed = 20_261_130;

    public static int Run(int count, int rounds)
    {
        var matters = RealCatalogue.Matters(count, everywhere: false);
        var before = new CatalogueEdition("2026-01", RealCatalogue.Effective, matters);
        for (int i = 0; i < Changes; i++)
        {
            int at = i * (count / Changes);
            matters[at] = matters[at] with { Source = $"{matters[at].Source} {i}" };
        }

        byte[] one = FileRounds.Written(EditionFile.Write, before), two = FileRounds.Written(EditionFile.Write, new CatalogueEdition("2026-02", RealCatalogue.Effective, matters));
        var dictionary = before.Matters.ToDictionary(matter => matter.Code);
        MatterCode[] codes = [.. before.Matters.Select(matter => matter.Code)];
        new Random(Seed).Shuffle(codes);
        for (int round = 0; round <= rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            CatalogueEdition first = FileRounds.Loaded(one), second = FileRounds.Loaded(two);
            double reading = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            int found = EditionComparison.Between(first, second).Matters.Length;
            double comparing = watch.Elapsed.TotalMilliseconds;
            if (found != Changes) throw new InvalidOperationException($"{found} differences.");
            double slow = Nanoseconds(codes, dictionary.GetValueOrDefault), quick = Nanoseconds(codes, before.Find);
            if (round > 0)
                Console.WriteLine(FormattableString.Invariant($"{round}: reading both {reading:F1} ms, comparing {comparing:F1} ms; Dictionary {slow:F1} ns, Find {quick:F1} ns"));
        }

        return 0;
    }

    private static double Nanoseconds(MatterCode[] codes, Func<MatterCode, Matter?> find)
    {
        const int Passes = 10;
        var watch = Stopwatch.StartNew();
        int missed = 0;
        for (int pass = 0; pass < Passes; pass++)
        {
            foreach (var code in codes)
            {
                if (find(code) is null) missed++;
            }
        }

        return missed == 0 ? watch.Elapsed.TotalNanoseconds / (Passes * (double)codes.Length) : throw new InvalidOperationException("A matter is missing.");
    }
}
