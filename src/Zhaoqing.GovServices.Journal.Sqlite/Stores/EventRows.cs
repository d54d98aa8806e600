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

    internal static RecordedEvent Event(Statement row) => Event(row, StreamId.Parse(row.Text(0)), row.Text(4), row.Text(6));

    /// <summary>The event of a row whose stream, wire name and actor were read before.</summary>
    internal static RecordedEvent Event(Statement row, StreamId stream, string type, string actor) => new(
        stream,
        row.Number(1),
        row.Number(2),
        Id(row, 3),
        type,
        NodaConstants.UnixEpoch + Duration.FromNanoseconds(row.Number(5)),
        actor,
        row.Bytes(7).ToArray(),
        row.IsNull(8) ? null : Id(row, 8),
        row.IsNull(9) ? null : Id(row, 9),
        checked((int)row.Number(10)));

    /// <summary>The hash that stands behind the columns of an event.</summary>
    internal static ChainHash Hash(Statement row) => new(row.Bytes(11));

    /// <summary>What <see cref="Head"/> gives.</summary>
    internal static JournalHead HeadOf(Statement head)
    {
        if (!head.Step()) return new JournalHead(0, default);
        var found = new JournalHead(head.Number(0), new ChainHash(head.Bytes(1)));
        head.Reset();
        return found;
    }

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
    private static Guid Id(Statement row, int column) => new(row.Bytes(column), bigEndian: true);
}
