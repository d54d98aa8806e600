using System.Diagnostics;
using Npgsql;
using Zhaoqing.GovServices.Journal.PostgreSql;

namespace Zhaoqing.GovServices.Journal.Rounds;

internal static class PostgreSqlRounds
{
    internal static async Task<int> RunAsync(int rounds, string connection)
    {
        var table = new Table("64 connections, own commits");
        for (int round = 0; round < rounds; round++)
        {
            string plain = $"plain{Guid.NewGuid():N}"[..20], schema = $"j{Guid.NewGuid():N}"[..20];
            await table.Measure("1 connection, own commits", time => Own(connection, plain + "a", 1, time));
            await table.Measure("64 connections, own commits", time => Own(connection, plain + "b", 64, time));
            await using var store = await PostgreSqlEventStore.OpenAsync(connection, new() { Schema = schema });
            foreach (int callers in (int[])[1, 64, 512]) await table.Measure($"PostgreSqlEventStore, {callers} waiting", time => Load.Append(store, callers, time));
            await using var second = await PostgreSqlEventStore.OpenAsync(connection, new() { Schema = schema });
            await table.Measure("two stores, 64 waiting on each", async time => (await Task.WhenAll(Load.Append(store, 64, time), Load.Append(second, 64, time))).Sum());
        }

        table.Print();
        return 0;
    }

    /// <summary>The same columns, guards and keys; the position from an identity, so with gaps and late commits; one commit for each append.</summary>
    private static async Task<int> Own(string connectionString, string table, int connections, TimeSpan time)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { MaxPoolSize = 100, MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 });
        await using (var made = source.CreateCommand($"""
            CREATE TABLE {table} (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream text COLLATE "C", version bigint, id uuid UNIQUE, type text, at bigint, actor text, content bytea, hash bytea, UNIQUE (stream, version));
            CREATE TABLE {table}_key (key text COLLATE "C" PRIMARY KEY, fingerprint text, stream text, version bigint)
            """)) await made.ExecuteNonQueryAsync();
        int events = 0;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(caller => Task.Run(async () =>
        {
            await using var connection = await source.OpenConnectionAsync();
            for (int n = 0; Stopwatch.GetElapsedTime(began) < time; n++)
            {
                await using var batch = new NpgsqlBatch(connection);
                var insert = new NpgsqlBatchCommand($"INSERT INTO {table} (stream, version, id, type, at, actor, content, hash) VALUES ($1, 1, $2, 'case.noted.v1', 0, '端州区窗口3号', $3, $4)");
                NpgsqlParameter[] values = [new NpgsqlParameter<string> { TypedValue = $"case-{caller}-{n}" }, new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() }, new NpgsqlParameter<byte[]> { TypedValue = Load.Bytes }, new NpgsqlParameter<byte[]> { TypedValue = new byte[32] }];
                foreach (var value in values) insert.Parameters.Add(value);
                var key = new NpgsqlBatchCommand($"INSERT INTO {table}_key VALUES ($1, 'aaaa', $1, 1)");
                key.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"case-{caller}-{n}" });
                batch.BatchCommands.Add(insert);
                batch.BatchCommands.Add(key);
                await batch.ExecuteNonQueryAsync();
                Interlocked.Increment(ref events);
            }
        })));
        return events;
    }
}
