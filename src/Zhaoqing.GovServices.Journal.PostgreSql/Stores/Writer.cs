using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>The one connection of a store that writes. Not safe for concurrent use; after a throw it is thrown away.</summary>
internal sealed class Writer : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly Statements _statements;
    private long _room;

    private Writer(NpgsqlConnection connection, Statements statements) => (_connection, _statements) = (connection, statements);

    internal static async Task<Writer> OpenAsync(NpgsqlDataSource source, Statements statements)
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        try
        {
            // Never less than the log on the server's disk; more (a standby's) where the server is set so.
            var command = new NpgsqlCommand("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'", connection);
            await using var ofCommand = command.ConfigureAwait(false);
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
            return new Writer(connection, statements);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes the turn and reads what a group needs to know. The transaction stays open.</summary>
    /// <param name="group">The group.</param>
    /// <param name="looksAtIds">Whether the ids are looked at before they are written.</param>
    internal async Task<GroupPlan> BeginAsync(IReadOnlyList<PendingAppend> group, bool looksAtIds)
    {
        var batch = Batch(
            (_statements.Begin, []),
            (_statements.Lock, []),
            (_statements.Head, []),
            (_statements.FindStreams, [Parameter(group.Select(append => append.Stream.ToString()).Distinct(StringComparer.Ordinal).ToArray())]),
            (_statements.FindKeys, [Parameter(group.Where(append => append.Key is not null).Select(append => append.Key!.Key).ToArray())]));
        await using var ofBatch = batch.ConfigureAwait(false);
        if (looksAtIds) Add(batch, _statements.FindIds, [Parameter(group.SelectMany(append => append.Events, (_, appended) => appended.Id).ToArray())]);

        var rows = await batch.ExecuteReaderAsync().ConfigureAwait(false);
        await using var ofRows = rows.ConfigureAwait(false);
        var head = new JournalHead(0, default);
        while (await rows.ReadAsync().ConfigureAwait(false)) head = EventRows.Head(rows);
        await rows.NextResultAsync().ConfigureAwait(false);
        var streams = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync().ConfigureAwait(false)) streams.Add(rows.GetString(0), rows.GetInt64(1));
        await rows.NextResultAsync().ConfigureAwait(false);
        var keys = new Dictionary<string, (AppendKey, Appended)>(StringComparer.Ordinal);
        while (await rows.ReadAsync().ConfigureAwait(false)) keys.Add(rows.GetString(0), EventRows.Key(rows));
        if (!looksAtIds) return new GroupPlan(head, streams, keys, ids: null);
        await rows.NextResultAsync().ConfigureAwait(false);
        var ids = new Dictionary<Guid, long>();
        while (await rows.ReadAsync().ConfigureAwait(false)) ids.Add(rows.GetGuid(0), rows.GetInt64(1));
        return new GroupPlan(head, streams, keys, ids);
    }

    /// <summary>Writes what was planned and commits; when it returns it is durable.</summary>
    internal async Task CommitAsync(GroupPlan plan)
    {
        var batch = Batch();
        await using var ofBatch = batch.ConfigureAwait(false);
        if (plan.Events.Count > 0)
        {
            if (plan.End > _room) _room = await MakeRoomAsync(plan.End).ConfigureAwait(false);
            Add(batch, _statements.InsertEvents, EventColumns(plan.Events));
            Add(batch, _statements.InsertIds, [Column(plan.Events, e => e.Event.Id), Column(plan.Events, e => e.Event.Position)]);
            // What is new is inserted as such: a statement that serves both costs half as much again.
            var begun = plan.Streams.Where(s => s.Value.First is not null).ToList();
            var grown = plan.Streams.Where(s => s.Value.First is null).ToList();
            if (begun.Count > 0) Add(batch, _statements.InsertStreams, [Column(begun, s => s.Key), Column(begun, s => s.Value.Version), Column(begun, s => s.Value.First!.Value)]);
            if (grown.Count > 0) Add(batch, _statements.UpdateStreams, [Column(grown, s => s.Key), Column(grown, s => s.Value.Version)]);
            if (plan.Keys.Count > 0) Add(batch, _statements.InsertKeys, KeyColumns(plan.Keys));
            Add(batch, _statements.Notify, [new NpgsqlParameter<string> { TypedValue = plan.End.ToString(System.Globalization.CultureInfo.InvariantCulture) }]);
        }

        Add(batch, "COMMIT", []);
        await batch.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() => await _connection.DisposeAsync().ConfigureAwait(false);

    private static NpgsqlParameter[] EventColumns(List<ChainedEvent> events) =>
    [
        Column(events, e => e.Event.Stream.ToString()), Column(events, e => e.Event.Version), Column(events, e => e.Event.Position), Column(events, e => e.Event.Id),
        Column(events, e => e.Event.Type), Column(events, e => EventRows.Nanoseconds(e.Event.At)), Column(events, e => e.Event.Actor), Column(events, e => e.Event.Content.ToArray()),
        Column(events, e => e.Event.Correlation), Column(events, e => e.Event.Causation), Column(events, e => e.Event.SchemaVersion), Column(events, e => e.Hash.ToBytes()),
    ];

    private static NpgsqlParameter[] KeyColumns(List<(AppendKey Key, Appended First)> keys) =>
    [
        Column(keys, k => k.Key.Key), Column(keys, k => k.Key.Fingerprint), Column(keys, k => k.First.Stream.ToString()),
        Column(keys, k => k.First.FirstVersion), Column(keys, k => k.First.LastVersion), Column(keys, k => k.First.LastPosition),
    ];

    private async Task<long> MakeRoomAsync(long wanted)
    {
        var batch = Batch((_statements.MakeRoom, [new NpgsqlParameter<long> { TypedValue = wanted }]));
        await using var ofBatch = batch.ConfigureAwait(false);
        return (long)(await batch.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    private NpgsqlBatch Batch(params ReadOnlySpan<(string Statement, NpgsqlParameter[] Parameters)> commands)
    {
        var batch = new NpgsqlBatch(_connection);
        foreach (var (statement, parameters) in commands) Add(batch, statement, parameters);
        return batch;
    }

    private static void Add(NpgsqlBatch batch, string statement, ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
    }

    private static NpgsqlParameter<T[]> Parameter<T>(T[] values) => new() { TypedValue = values };

    private static NpgsqlParameter<TValue[]> Column<TRow, TValue>(List<TRow> rows, Func<TRow, TValue> value)
    {
        var column = new TValue[rows.Count];
        for (int i = 0; i < column.Length; i++) column[i] = value(rows[i]);
        return Parameter(column);
    }
}
