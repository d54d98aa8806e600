namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>The statements of a store, for its schema.</summary>
internal sealed class Statements(string schema)
{
    private const string Columns = "stream, version, position, id, type, at, actor, content, correlation, causation, schema_version";

    internal string Channel { get; } = $"{schema}_appended";

    internal string Head { get; } = $"SELECT position, hash FROM {schema}.event ORDER BY position DESC LIMIT 1";

    internal string StreamPage { get; } =
        $"""
        SELECT {Columns} FROM {schema}.event
        WHERE stream = $1 AND version >= $2 AND position >= (SELECT first_position FROM {schema}.stream WHERE name = $1)
        ORDER BY version LIMIT $3
        """;

    internal string AllPage { get; } = $"SELECT {Columns} FROM {schema}.event WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3";

    internal string ChainPage { get; } = $"SELECT {Columns}, hash FROM {schema}.event WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3";

    internal string FindKeys { get; } = $"SELECT key, fingerprint, stream, first_version, last_version, last_position FROM {schema}.append_key WHERE key = ANY($1)";

    /// <summary>Read committed: each statement after the lock sees what was committed before it was given.</summary>
    internal string Begin { get; } = "BEGIN ISOLATION LEVEL READ COMMITTED";

    internal string Lock { get; } = $"LOCK TABLE {schema}.turn IN EXCLUSIVE MODE";

    internal string FindStreams { get; } = $"SELECT name, version FROM {schema}.stream WHERE name = ANY($1)";

    internal string FindIds { get; } = $"SELECT id, position FROM {schema}.event_id WHERE id = ANY($1)";

    internal string MakeRoom { get; } = $"SELECT {schema}.make_room($1)";

    internal string InsertEvents { get; } =
        $"INSERT INTO {schema}.event ({Columns}, hash) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::uuid[], $5::text[], $6::bigint[], $7::text[], $8::bytea[], $9::uuid[], $10::uuid[], $11::integer[], $12::bytea[])";

    internal string InsertIds { get; } = $"INSERT INTO {schema}.event_id (id, position) SELECT * FROM unnest($1::uuid[], $2::bigint[])";

    internal string InsertStreams { get; } = $"INSERT INTO {schema}.stream (name, version, first_position) SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[])";

    internal string UpdateStreams { get; } = $"UPDATE {schema}.stream AS s SET version = g.version FROM unnest($1::text[], $2::bigint[]) AS g (name, version) WHERE s.name = g.name";

    internal string InsertKeys { get; } =
        $"INSERT INTO {schema}.append_key (key, fingerprint, stream, first_version, last_version, last_position) SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[])";

    internal string Notify { get; } = $"SELECT pg_notify('{schema}_appended', $1)";
}
