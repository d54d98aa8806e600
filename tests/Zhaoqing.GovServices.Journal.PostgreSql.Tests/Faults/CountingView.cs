using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>Counts the events and bytes of each stream in tables beside the journal, and keeps its position with them in one transaction.</summary>
internal sealed class CountingView(string connectionString) : ISubscriber
{
    public string Name => "counted";

    public int BatchSize => 32;

    internal static Task MakeAsync(string owner) => Server.Sql(
        owner,
        """
        CREATE TABLE IF NOT EXISTS counted (stream text PRIMARY KEY, events bigint NOT NULL, bytes bigint NOT NULL);
        CREATE TABLE IF NOT EXISTS reached (position bigint NOT NULL);
        INSERT INTO reached SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM reached);
        """);

    public ValueTask<long?> PositionAsync(CancellationToken cancellationToken) => new(ReachableAsync<long?>(async connection =>
    {
        await using var command = new NpgsqlCommand("SELECT position FROM reached", connection);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }));

    /// <summary>A host that lost its lease may still be at it: what another has counted is left out.</summary>
    public async ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken) => await ReachableAsync(async connection =>
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var reached = new NpgsqlCommand("SELECT position FROM reached FOR UPDATE", connection);
        long before = (long)(await reached.ExecuteScalarAsync(cancellationToken))!;
        foreach (var recorded in events.Where(recorded => recorded.Position > before))
        {
            await using var count = new NpgsqlCommand(
                "INSERT INTO counted AS c VALUES ($1, 1, $2) ON CONFLICT (stream) DO UPDATE SET events = c.events + 1, bytes = c.bytes + excluded.bytes", connection);
            count.Parameters.Add(new NpgsqlParameter<string> { TypedValue = recorded.Stream.ToString() });
            count.Parameters.Add(new NpgsqlParameter<long> { TypedValue = recorded.Content.Length });
            await count.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var reach = new NpgsqlCommand("UPDATE reached SET position = GREATEST(position, $1)", connection);
        reach.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await reach.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return position;
    });

    internal static async Task<(long Position, Dictionary<string, (long Events, long Bytes)> Rows)> ReadAsync(string owner)
    {
        await using var connection = new NpgsqlConnection(owner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT position, stream, events, bytes FROM reached LEFT JOIN counted ON true", connection);
        await using var rows = await command.ExecuteReaderAsync();
        long position = 0;
        var found = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            position = rows.GetInt64(0);
            if (!rows.IsDBNull(1)) found.Add(rows.GetString(1), (rows.GetInt64(2), rows.GetInt64(3)));
        }

        return (position, found);
    }

    /// <summary>"Not now" while the server is away: no event is set aside for that.</summary>
    private async Task<T> ReachableAsync<T>(Func<NpgsqlConnection, Task<T>> call)
    {
        try
        {
            await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
            await connection.OpenAsync();
            return await call(connection);
        }
        catch (NpgsqlException e)
        {
            throw new JournalUnavailableException("The view cannot be reached now.", e);
        }
    }
}
