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

    /// <summary>Runs <see cref="Insert"/>, whose parameters are numbered as they stand.</summary>
    internal static void Write(Statement insert, RecordedEvent recorded, ChainHash hash)
    {
        Span<byte> bytes = stackalloc byte[ChainHash.Length];
        hash.CopyTo(bytes);
        insert.Bind(1, recorded.Stream.ToString()).Bind(2, recorded.Version).Bind(3, recorded.Position).Bind(4, recorded.Id).Bind(5, recorded.Type).Bind(6, Nanoseconds(recorded.At))
            .Bind(7, recorded.Actor).Bind(8, recorded.Content.Span).Bind(9, recorded.Correlation).Bind(10, recorded.Causation).Bind(11, recorded.SchemaVersion).Bind(12, bytes).Step();
    }

    /// <summary>What an append with the key is answered, as <see cref="IEventStore.FindAsync"/> says.</summary>
    internal static OneOf<AppendFault, Appended>? Answer(Statement findKey, AppendKey key)
    {
        if (!findKey.Bind(1, key.Key).Step()) return null;
        var first = new Appended(StreamId.Parse(findKey.Text(1)), findKey.Number(2), findKey.Number(3), findKey.Number(4), Repeated: false);
        bool same = findKey.Text(0).Equals(key.Fingerprint, StringComparison.Ordinal);
        findKey.Reset();
        return same ? first with { Repeated = true } : new AppendFault.KeyReused(first);
    }

    internal static long Nanoseconds(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    /// <summary>Ids are kept as 16 bytes in the order they are printed, so that a time-ordered id stays one.</summary>
    private static Guid Id(SqliteDataReader row, int column) => new(row.GetFieldValue<byte[]>(column), bigEndian: true);
}
