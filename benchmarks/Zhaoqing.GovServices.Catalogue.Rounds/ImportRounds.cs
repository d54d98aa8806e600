using System.Diagnostics;
using System.Text;
using Sylvan.Data.Csv;
using Zhaoqing.GovServices.Catalogue.Import;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>The import of a long CSV beside the bare reading of its cells.</summary>
internal static class ImportRounds
{
    public static int Run(int count, int rounds)
    {
        string[] lines = RealCatalogue.Text("matters.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var text = new StringBuilder(lines[0]).Append('\n');
        for (int i = 0; i < count; i++)
        {
            string line = lines[1 + (i % (lines.Length - 1))];
            text.Append(i + 1).Append(line.AsSpan(line.IndexOf(',', StringComparison.Ordinal))).Append('\n');
        }

        byte[] csv = Encoding.UTF8.GetBytes(text.ToString());
        byte[] gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text.ToString());
        Console.WriteLine($"{count} rows, {csv.Length / 1e6:F1} MB");
        (string Name, Func<int> Read)[] contenders = [("bare", () => Bare(csv)), ("import", () => Rows(csv)), ("import of GB 18030", () => Rows(gb))];
        for (int round = 0; round <= rounds; round++)
        {
            foreach (var (name, read) in contenders)
            {
                GC.Collect();
                var watch = Stopwatch.StartNew();
                int rows = read();
                if (rows != count) throw new InvalidOperationException($"{name}: {rows} rows.");
                if (round > 0) Console.WriteLine(FormattableString.Invariant($"{round} {name}: {watch.Elapsed.TotalMilliseconds:F0} ms"));
            }
        }

        return 0;
    }

    private static int Bare(byte[] csv)
    {
        using var reader = CsvDataReader.Create(new StreamReader(new MemoryStream(csv)));
        int rows = 0;
        long characters = 0;
        for (; reader.Read(); rows++)
        {
            for (int i = 0; i < reader.FieldCount; i++) characters += reader.GetString(i).Length;
        }

        return characters > 0 ? rows : 0;
    }

    private static int Rows(byte[] csv)
    {
        ImportFile File(string name, byte[] bytes) => new(name, new MemoryStream(bytes));
        byte[] Header(string file) => Encoding.UTF8.GetBytes(RealCatalogue.Text(file).Split('\n')[0] + "\n");
        var report = CatalogueImporter.Import(
            new ImportFiles(File("matters.csv", csv), File("guides.csv", Header("guides.csv")), File("guide-materials.csv", Header("guide-materials.csv")), File("guide-steps.csv", Header("guide-steps.csv"))),
            RealCatalogue.Housing(), "rounds", RealCatalogue.Effective).AsT1;
        return report.Edition.Matters.Length + report.Rejected.Length;
    }
}
