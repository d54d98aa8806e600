using Microsoft.Data.Sqlite;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>Events and answers as rows, and back.</summary>
internal static class EventRows
{
    internal const string Columns = "stream, version, position, id, type, at, actor, content, correlation, causation, schema_version";

    internal const string Insert =
        $"INSERT INTO event ({Columns}, hash) VALUES ($stream, $version, $position, $id, $type, $at, $actor, $content, $correlation, $causation, $schema, $hash)";

    internal static readonly string[] InsertParameters =
        ["$stream", "$version", "$position", "$id", "$type", "$at", "$actor", "$content", "$correlation", "$causation", "$schema", "$hash"];

    internal const string Head = "SELECT position, hash FROM event ORDER BY position DESC LIMIT 1";

    internal const string FindKey = "SELECT fingerprint, stream, first_version, last_version, last_position FROM append_key WHERE key = $key";

    internal static RecordedEvent Event(SqliteDataReader row) => new(
        StreamId.Parse(row.GetString(0)),
        row.GetInt64(1),
        row.GetInt64(2),
        Id(row, 3),
        row.GetString(4),
        NodaConstants.UnixEpoch + Duration.FromNanoseconds(row.GetInt64(5)),
        row.GetString(6),
        row.GetFieldValue<byte[]>(7),
        row.IsDBNull(8) ? null : Id(row, 8),
        row.IsDBNull(9) ? null : Id(row, 9),
        row.GetInt32(10));

    /// <summary>What <see cref="Head"/> gives.</summary>
    internal static JournalHead HeadOf(SqliteCommand head)
    {
        using var row = head.ExecuteReader();
        return row.Read() ? new JournalHead(row.GetInt64(0), new ChainHash(row.GetFieldValue<byte[]>(1))) : new JournalHead(0, default);
    }

    /// <summary>The hash that stands behind the columns of an event.</summary>
    internal static ChainHash Hash(SqliteDataReader row) => new(row.GetFieldValue<byte[]>(11));

    /// <summary>Sets the parameters of <see cref="Insert"/>.</summary>
    internal static void Fill(SqliteCommand insert, RecordedEvent recorded, ChainHash hash)
    {
        SqliteCalls.Fill(
            insert, recorded.Stream.ToString(), recorded.Version, recorded.Position, Bytes(recorded.Id), recorded.Type, Nanoseconds(recorded.At), recorded.Actor,
            System.Runtime.InteropServices.MemoryMarshal.TryGetArray(recorded.Content, out var all) && all.Count == all.Array!.Length ? all.Array : recorded.Content.ToArray(),
            Optional(recorded.Correlation), Optional(recorded.Causation), recorded.SchemaVersion, hash.ToBytes());

        static object Optional(Guid? id) => id is { } given ? Bytes(given) : DBNull.Value;
    }

    /// <summary>What an append with the key is answered, as <see cref="IEventStore.FindAsync"/> says.</summary>
    internal static OneOf<AppendFault, Appended>? Answer(SqliteCommand findKey, AppendKey key)
    {
        findKey.Parameters[0].Value = key.Key;
        using var row = findKey.ExecuteReader();
        if (!row.Read()) return null;
        var first = new Appended(StreamId.Parse(row.GetString(1)), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), Repeated: false);
        return row.GetString(0).Equals(key.Fingerprint, StringComparison.Ordinal)
            ? first with { Repeated = true }
            : new AppendFault.KeyReused(first);
    }

    /// <summary>Ids are kept as 16 bytes in the order they are printed, so that a time-ordered id stays one.</summary>
    internal static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    internal static long Nanoseconds(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    private static Guid Id(SqliteDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);
}
