using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The shipped tables of codes, read from code-sets.tsv.</summary>
internal sealed class CodeSetTable
{
    /// <summary>The meaning of a code that is a heading of others, not a value.</summary>
    public const string Heading = "heading";

    private readonly FrozenDictionary<(string Scheme, string Id), CodeSet> _sets;

    private CodeSetTable(string text) => _sets = text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(line => line.Split('\t'))
        .GroupBy(cells => (Scheme: cells[0], Id: cells[2]))
        .ToFrozenDictionary(group => group.Key, group => ToSet([.. group]));

    public static CodeSetTable Shipped { get; } = new(EmbeddedText.Of("code-sets.tsv"));

    public IEnumerable<CodeSet> All => _sets.Values;

    public CodeSet? Find(string scheme, string id) => _sets.GetValueOrDefault((scheme, id));

    public CodeSet Get(string scheme, string id) => Find(scheme, id) ?? throw new InvalidOperationException($"The code set {scheme}/{id} is missing.");

    private static CodeSet ToSet(string[][] rows)
    {
        var open = rows.Where(cells => cells[6] is "open").Select(cells => cells[4].Split('-'))
            .Select(ends => (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[1], CultureInfo.InvariantCulture)));
        var entries = rows.Where(cells => cells[6] is not "open").Select(cells => new CodeEntry(cells[4], cells[5], cells[6]));
        return new CodeSet(rows[0][0], rows[0][1], rows[0][2], rows[0][3], [.. entries], [.. open]);
    }
}

/// <summary>Texts that ship inside the assembly.</summary>
internal static class EmbeddedText
{
    public static string Of(string name)
    {
        using var stream = typeof(EmbeddedText).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
