namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>What marks a file as a journal, and its tables.</summary>
internal static class JournalSchema
{
    /// <summary>The application id in the header of the file: <c>ZQJL</c>.</summary>
    internal const int ApplicationId = 0x5A514A4C;

    /// <summary>The version of the tables, kept as <c>user_version</c>.</summary>
    internal const int Version = 2;

    // The version of a stream is the highest in "event", the last position the highest rowid: one truth, nothing to drift from it.
    private const string Events =
        """
        CREATE TABLE event (
          position INTEGER PRIMARY KEY,
          stream TEXT NOT NULL,
          version INTEGER NOT NULL,
          id BLOB NOT NULL UNIQUE,
          type TEXT NOT NULL,
          at INTEGER NOT NULL, -- nanoseconds since 1970-01-01T00:00:00Z
          actor TEXT NOT NULL,
          content BLOB NOT NULL,
          correlation BLOB,
          causation BLOB,
          schema_version INTEGER NOT NULL,
          hash BLOB NOT NULL, -- the chain up to here, as EventChain computes it
          UNIQUE (stream, version)
        ) STRICT;
        """;

    private const string Keys =
        """
        CREATE TABLE append_key (
          key TEXT PRIMARY KEY,
          fingerprint TEXT NOT NULL,
          stream TEXT NOT NULL,
          first_version INTEGER NOT NULL,
          last_version INTEGER NOT NULL,
          last_position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    // Times of leases in milliseconds since 1970-01-01T00:00:00Z; "due" in nanoseconds, null for a dead event.
    private const string Subscriptions =
        """
        CREATE TABLE subscription (
          name TEXT PRIMARY KEY,
          holder TEXT NOT NULL,
          token INTEGER NOT NULL,
          until INTEGER NOT NULL,
          position INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE set_aside (
          subscription TEXT NOT NULL,
          position INTEGER NOT NULL,
          stream TEXT NOT NULL,
          attempts INTEGER NOT NULL,
          due INTEGER,
          reason TEXT NOT NULL,
          PRIMARY KEY (subscription, position)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Makes an empty journal in a new file, in one transaction, and leaves it in the write-ahead mode with nothing beside it.</summary>
    internal static void Create(string path)
    {
        using var connection = new Connection(path, Access.Create);
        connection.Run(
            $"""
            PRAGMA synchronous = FULL;
            BEGIN IMMEDIATE;
            {Events}
            {Keys}
            {Subscriptions}
            PRAGMA application_id = {ApplicationId};
            PRAGMA user_version = {Version};
            COMMIT;
            PRAGMA journal_mode = WAL;
            """);
    }

    /// <summary>Adds the chain to a journal of version 1, in one transaction: whatever interrupts it, the file is of one version or the other.</summary>
    internal static void AddChain(string path)
    {
        using var connection = new Connection(path, Access.ReadWrite);
        connection.Run("PRAGMA synchronous = FULL; BEGIN IMMEDIATE;");
        // Another program may have been first.
        if (connection.Number("PRAGMA user_version") == Version) return;
        connection.Run($"ALTER TABLE event RENAME TO event_1; {Events}");
        using var rows = new Statement(connection, $"SELECT {EventRows.Columns} FROM event_1 ORDER BY position");
        using var insert = new Statement(connection, EventRows.Insert);
        var hash = default(ChainHash);
        while (rows.Step())
        {
            var recorded = EventRows.Event(rows);
            hash = EventChain.Next(hash, recorded);
            EventRows.Write(insert, recorded, hash);
        }

        connection.Run($"DROP TABLE event_1; {Subscriptions} PRAGMA user_version = {Version}; COMMIT; PRAGMA wal_checkpoint(TRUNCATE);");
    }
}
