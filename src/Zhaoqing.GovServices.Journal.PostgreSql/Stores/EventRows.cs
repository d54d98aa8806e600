using NodaTime;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>Events as rows, and back.</summary>
internal static class EventRows
{
    internal static RecordedEvent Event(NpgsqlDataReader row) => new(
        StreamId.Parse(row.GetString(0)),
        row.GetInt64(1),
        row.GetInt64(2),
        row.GetGuid(3),
        row.GetString(4),
        NodaConstants.UnixEpoch + Duration.FromNanoseconds(row.GetInt64(5)),
        row.GetString(6),
        row.GetFieldValue<byte[]>(7),
        row.IsDBNull(8) ? null : row.GetGuid(8),
        row.IsDBNull(9) ? null : row.GetGuid(9),
        row.GetInt32(10));

    internal static ChainedEvent Chained(NpgsqlDataReader row) => new(Event(row), new ChainHash(row.GetFieldValue<byte[]>(11)));

    internal static JournalHead Head(NpgsqlDataReader row) => new(row.GetInt64(0), new ChainHash(row.GetFieldValue<byte[]>(1)));

    internal static (AppendKey Key, Appended First) Key(NpgsqlDataReader row) => (
        new AppendKey(row.GetString(0), row.GetString(1)),
        new Appended(StreamId.Parse(row.GetString(2)), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), Repeated: false));

    internal static long Nanoseconds(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds();
}
