using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.Journal.Rounds;

internal static class SqliteRounds
{
    private static int _run;

    internal static async Task<int> RunAsync(int rounds)
    {
        var table = new Table("plain SQLite, one per commit");
        for (int round = 0; round < rounds; round++)
        {
            string folder = Directory.CreateDirectory(Path.Combine(Environment.CurrentDirectory, $"rounds-{Guid.NewGuid():N}")).FullName;
            foreach (int group in (int[])[1, 64, 512]) await table.Measure($"raw append + fsync, {group} at a time", time => Task.FromResult(Raw(folder, group, time)));
            foreach (int group in (int[])[1, 64, 512])
                await table.Measure(group == 1 ? "plain SQLite, one per commit" : $"plain SQLite, {group} per commit", time => Task.FromResult(Plain(Path.Combine(folder, $"plain{group}.db"), group, time)));
            foreach (int callers in (int[])[1, 64, 512])
            {
                await using var store = SqliteEventStore.Open(Path.Combine(folder, $"store{callers}.db"));
                await table.Measure($"SqliteEventStore, {callers} waiting", time => Load.Append(store, callers, time));
            }

            await table.Measure("InMemoryEventStore, 64 waiting", time => Load.Append(new InMemoryEventStore(), 64, time));
            foreach (int group in (int[])[1, 64]) await table.Measure($"EF Core SaveChanges, {group} at a time", time => Efficient(Path.Combine(folder, $"ef{group}.db"), group, time));
            Directory.Delete(folder, recursive: true);
        }

        table.Print("raw append + fsync, 1 at a time", "plain SQLite, 64 per commit", "EF Core SaveChanges, 64 at a time");
        return 0;
    }

    private static int Raw(string folder, int group, TimeSpan time)
    {
        using var file = new FileStream(Path.Combine(folder, $"raw{group}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] bytes = new byte[512 * group];
        int events = 0;
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time; events += group)
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        return events;
    }

    /// <summary>The journal's own tables and settings, written by hand: one insert for the event, one for its key.</summary>
    private static int Plain(string path, int group, TimeSpan time)
    {
        SqliteEventStore.Open(path).Dispose();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO event (position, stream, version, id, type, at, actor, content, schema_version, hash) VALUES ($p, $s, 1, $i, 'case.noted.v1', 0, '端州区窗口3号', $c, 1, $h)";
        using var key = connection.CreateCommand();
        key.CommandText = "INSERT INTO append_key VALUES ($s, $f, $s, 1, 1, $p)";
        foreach (string name in (string[])["$p", "$s", "$i", "$c", "$h"]) insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        foreach (string name in (string[])["$s", "$f", "$p"]) key.Parameters.Add(new SqliteParameter { ParameterName = name });
        int events = 0;
        int run = Interlocked.Increment(ref _run);
        byte[] hash = new byte[32];
        string fingerprint = new('a', 64);
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time;)
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            insert.Transaction = key.Transaction = transaction;
            for (int i = 0; i < group; i++)
            {
                events++;
                // The names that as many callers give, each counting for itself: they fall all over the indexes.
                string name = $"case-{run}-{i}-{events / group}";
                Fill(insert, events, name, Guid.CreateVersion7().ToByteArray(bigEndian: true), Load.Bytes, hash);
                insert.ExecuteNonQuery();
                Fill(key, name, fingerprint, events);
                key.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        return events;

        void Run(string statement)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }

        static void Fill(SqliteCommand command, params object[] values)
        {
            for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        }
    }

    private static async Task<int> Efficient(string path, int group, TimeSpan time)
    {
        int events = 0;
        await using (var made = new EventContext(path)) await made.Database.EnsureCreatedAsync();
        for (long began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < time;)
        {
            await using var context = new EventContext(path);
            for (int i = 0; i < group; i++)
            {
                events++;
                context.Events.Add(new EventRow { Position = events, Stream = $"case-1-{i}-{events / group}", Version = 1, Id = Guid.CreateVersion7(), Type = "case.noted.v1", Actor = "端州区窗口3号", Content = Load.Bytes, Hash = new byte[32] });
                context.Keys.Add(new KeyRow { Key = $"case-1-{i}-{events / group}", Fingerprint = new('a', 64), Stream = $"case-1-{i}-{events / group}", Position = events });
            }

            await context.SaveChangesAsync();
        }

        return events;
    }

    private sealed class EventContext(string path) : DbContext
    {
        public DbSet<EventRow> Events => Set<EventRow>();

        public DbSet<KeyRow> Keys => Set<KeyRow>();

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite($"Data Source={path}");

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<EventRow>().HasKey(e => e.Position);
            modelBuilder.Entity<EventRow>().Property(e => e.Position).ValueGeneratedNever();
            modelBuilder.Entity<EventRow>().HasIndex(e => new { e.Stream, e.Version }).IsUnique();
            modelBuilder.Entity<EventRow>().HasIndex(e => e.Id).IsUnique();
            modelBuilder.Entity<KeyRow>().HasKey(e => e.Key);
        }
    }

    private sealed class EventRow
    {
        public long Position { get; set; }

        public string Stream { get; set; } = "";

        public long Version { get; set; }

        public Guid Id { get; set; }

        public string Type { get; set; } = "";

        public long At { get; set; }

        public string Actor { get; set; } = "";

        public byte[] Content { get; set; } = [];

        public byte[] Hash { get; set; } = [];
    }

    private sealed class KeyRow
    {
        public string Key { get; set; } = "";

        public string Fingerprint { get; set; } = "";

        public string Stream { get; set; } = "";

        public long Position { get; set; }
    }
}
