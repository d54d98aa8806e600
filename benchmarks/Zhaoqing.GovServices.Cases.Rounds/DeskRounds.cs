using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal.Sqlite;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>A page of the desk's list out of many cases, against an indexed query of the same rows on SQLite; and what a case in the lists takes.</summary>
internal static class DeskRounds
{
    private const string Columns = "number, matter, matter_name, division, authority, applicant, submitted_at, state, due";

    internal static async Task<int> RunAsync(int rounds, int cases)
    {
        string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
        await using (var store = SqliteEventStore.Open(Path.Combine(folder, "gov.db")))
        {
            foreach (int[] some in Enumerable.Range(0, cases).Chunk(2_000))
                await Task.WhenAll(some.Select(async i => await store.AppendAsync(Lives.StreamOf(Lives.Submitted(i).Number), 0, [.. Lives.Open(i).Select(Lives.ToRecord)])));
            long before = GC.GetTotalMemory(forceFullCollection: true);
            using var views = new CaseViews(store, new CaseSources((_, _) => throw new NotSupportedException()), Lives.Calendar, WarningPolicy.Default, new StandingClock(), NullLogger<CaseViews>.Instance);
            await views.DeskAsync(Lives.City, new CaseQuery());
            Console.WriteLine($"memory of a case in the lists: {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)cases:F0} B, {cases} cases");
            using var peer = Peer(Path.Combine(folder, "lines.db"), cases);
            using var select = peer.CreateCommand();
            select.CommandText = $"SELECT {Columns} FROM line WHERE authority = $authority AND state = $state AND due <= $due ORDER BY priority, due, is_over, number LIMIT 20 OFFSET $skip";
            foreach (string name in (string[])["$authority", "$state", "$due", "$skip"]) select.Parameters.Add(new SqliteParameter { ParameterName = name });
            select.Prepare();
            using var count = peer.CreateCommand();
            count.CommandText = "SELECT due, count(*) FROM line WHERE authority = $authority AND state = $state AND due <= $due GROUP BY due";
            foreach (string name in (string[])["$authority", "$state", "$due"]) count.Parameters.Add(new SqliteParameter { ParameterName = name });
            count.Prepare();
            var rates = new Rates();
            for (int round = 0; round < rounds; round++)
            {
                foreach (int page in (int[])[1, 20])
                {
                    for (int n = 0; n < 10; n++)
                    {
                        var query = QueryOf(n, page);
                        var ours = await views.DeskAsync(Lives.City, query);
                        if (ours.Lines.Length == 0 || !Rows(select, query).SequenceEqual(ours.Lines.Select(line => line.Number.ToString()), StringComparer.Ordinal) || Total(count, query) != ours.Total) throw new InvalidOperationException("Other rows.");
                    }

                    rates.Measure($"SQLite, the rows of page {page}", 300, () => Enumerable.Range(0, 10).Sum(n => Rows(select, QueryOf(n, page)).Count) / 20);
                    rates.Measure($"SQLite, the rows of page {page} and the total by day", 10, () => Enumerable.Range(0, 10).Sum(n => Total(count, QueryOf(n, page)) > 0 ? Rows(select, QueryOf(n, page)).Count : 0) / 20);
                    await rates.MeasureAsync($"CaseViews.DeskAsync, page {page} with total and lights", 300, async () =>
                    {
                        int lines = 0;
                        for (int n = 0; n < 10; n++) lines += (await views.DeskAsync(Lives.City, QueryOf(n, page))).Lines.Length;
                        return lines / 20;
                    });
                }
            }

            rates.Print();
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static CaseQuery QueryOf(int n, int page) =>
        new() { Authority = Lives.AuthorityOf(n), State = n % 2 == 0 ? CaseState.Accepted : CaseState.Submitted, DueBy = n % 2 == 0 ? new LocalDate(2026, 10, 16) : new LocalDate(2026, 9, 15), Page = page };

    private static List<string> Rows(SqliteCommand select, CaseQuery query)
    {
        select.Parameters[0].Value = query.Authority;
        select.Parameters[1].Value = (int)query.State!;
        select.Parameters[2].Value = DayOf(query.DueBy!.Value);
        select.Parameters[3].Value = (query.Page - 1) * query.Size;
        var rows = new List<string>(query.Size);
        using var reader = select.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
            for (int column = 1; column < reader.FieldCount; column++)
            {
                if (column is 6 or 7 or 8) reader.GetInt64(column);
                else reader.GetString(column);
            }
        }

        return rows;
    }

    private static int Total(SqliteCommand count, CaseQuery query)
    {
        count.Parameters[0].Value = query.Authority;
        count.Parameters[1].Value = (int)query.State!;
        count.Parameters[2].Value = DayOf(query.DueBy!.Value);
        using var reader = count.ExecuteReader();
        int total = 0;
        while (reader.Read()) total += reader.GetInt32(1);
        return total;
    }

    private static SqliteConnection Peer(string path, int cases)
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        Run("PRAGMA journal_mode = WAL; PRAGMA cache_size = -262144; CREATE TABLE line (number TEXT PRIMARY KEY, matter TEXT, matter_name TEXT, division TEXT, authority TEXT, applicant TEXT, submitted_at INTEGER, state INTEGER, priority INTEGER, due INTEGER, is_over INTEGER) STRICT");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO line VALUES ($a, $b, $c, $d, $e, $f, $g, $h, 1, $i, 0)";
            foreach (char name in "abcdefghi") insert.Parameters.Add(new SqliteParameter { ParameterName = $"${name}" });
            for (int i = 0; i < cases; i++)
            {
                var file = CaseFile.Replay(Lives.Open(i));
                object[] values = [file.Number.ToString(), file.Application.Matter.ToString(), file.Terms.MatterName, file.Application.Division.ToString(format: null, CultureInfo.InvariantCulture), file.Terms.Authority, "甲**", file.SubmittedAt.ToUnixTimeTicks(), (int)file.State, DayOf(file.Clock!.Due.Date)];
                for (int n = 0; n < values.Length; n++) insert.Parameters[n].Value = values[n];
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Run("CREATE INDEX desk ON line (authority, state, priority, due, is_over, number); ANALYZE");
        return connection;

        void Run(string statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statements;
            command.ExecuteNonQuery();
        }
    }

    private static int DayOf(LocalDate day) => (((day.Year * 100) + day.Month) * 100) + day.Day;

    /// <summary>A moment at which no wait has ended.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => (Lives.Start + Duration.FromMinutes(1_500)).ToDateTimeOffset();
    }
}
