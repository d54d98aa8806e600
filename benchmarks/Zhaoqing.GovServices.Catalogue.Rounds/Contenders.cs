using Microsoft.Data.Sqlite;

namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>The scan that the index replaced: every folded name, a sort of what was found, a page of 20.</summary>
internal sealed class SortedScan(CatalogueEdition edition)
{
    private readonly (Matter Matter, string Name)[] _names = [.. edition.Matters.Select(matter => (matter, Folding.Of(matter.Name)))];

    public (int Total, List<Matter> Page) Search(string text)
    {
        string[] words = Folding.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = new List<(int Place, Matter Matter)>();
        foreach (var (matter, name) in _names)
        {
            if (Array.TrueForAll(words, word => name.Contains(word, StringComparison.Ordinal))) found.Add((name.IndexOf(words[0], StringComparison.Ordinal), matter));
        }

        found.Sort(static (a, b) =>
        {
            int order = a.Place.CompareTo(b.Place);
            if (order == 0) order = a.Matter.Name.Length.CompareTo(b.Matter.Name.Length);
            return order != 0 ? order : a.Matter.Code.CompareTo(b.Matter.Code);
        });
        return (found.Count, [.. found.Take(20).Select(entry => entry.Matter)]);
    }
}

/// <summary>What is commonly written by hand: a list of names and Contains, without any order; the limit of a scan.</summary>
internal sealed class BareScan(CatalogueEdition edition)
{
    private readonly List<string> _names = [.. edition.Matters.Select(matter => Folding.Of(matter.Name))];

    public int Count(string text)
    {
        string[] words = Folding.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int count = 0;
        foreach (string name in _names)
        {
            bool holds = true;
            foreach (string word in words) holds = holds && name.Contains(word, StringComparison.Ordinal);
            if (holds) count++;
        }

        return count;
    }
}

/// <summary>SQLite FTS5 with trigrams, in memory: MATCH from three characters on, LIKE for shorter words, which its index cannot serve.</summary>
internal sealed class Trigrams : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public Trigrams(CatalogueEdition edition)
    {
        _connection.Open();
        Execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram', detail='full')");
        using var transaction = _connection.BeginTransaction();
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO names(name) VALUES ($name)";
        var name = insert.Parameters.Add("$name", SqliteType.Text);
        foreach (var matter in edition.Matters)
        {
            name.Value = Folding.Of(matter.Name);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
        Execute("INSERT INTO names(names) VALUES ('optimize')");
    }

    public int Count(string text)
    {
        using var command = _connection.CreateCommand();
        var conditions = new List<string>();
        foreach (string word in Folding.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isLong = word.Length >= 3;
            string parameter = $"$w{conditions.Count}";
            conditions.Add(isLong ? $"names MATCH {parameter}" : $"name LIKE {parameter}");
            command.Parameters.AddWithValue(parameter, isLong ? $"\"{word}\"" : $"%{word}%");
        }

        command.CommandText = $"SELECT count(*) FROM names WHERE {string.Join(" AND ", conditions)}";
        return (int)(long)command.ExecuteScalar()!;
    }

    public void Dispose() => _connection.Dispose();

    private void Execute(string text)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}

/// <summary>Full width as half width, small letters as capitals.</summary>
internal static class Folding
{
    public static string Of(string text) => string.Concat(text.Select(c => c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c)).ToUpperInvariant();
}
