using System.Runtime.CompilerServices;
using Npgsql;
using OneOf;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>The journal in a PostgreSQL database (13 to 18), for one host or many, with every guarantee of <see cref="IEventStore"/>.</summary>
/// <remarks>
/// One connection of each host writes; appends that wait at the same moment share one commit, and one lock lets one group after another of all hosts take its positions.
/// When the connection is lost, a group whose fate is unknown is settled on another one, for as long as <see cref="PostgreSqlJournalOptions.Patience"/> says; after that the caller settles it by its key.
/// Readers take connections of the pool, a page at a time, and never wait for appenders. Safe for concurrent use.
/// </remarks>
public sealed class PostgreSqlEventStore : IEventStore, IAppendSignal, IAsyncDisposable, IDisposable
{
    private readonly NpgsqlDataSource _readingSource, _writingSource;
    private readonly Statements _statements;
    private readonly Readers _readers;
    private readonly GroupWriter _writer;
    private readonly GroupCommit _queue;
    private readonly Listener _listener;
    private bool _disposed;

    private PostgreSqlEventStore(NpgsqlDataSource reading, NpgsqlDataSource writing, PostgreSqlJournalOptions options)
    {
        (_readingSource, _writingSource) = (reading, writing);
        _statements = new Statements(options.Schema);
        _readers = new Readers(reading, options.Schema);
        _writer = new GroupWriter(writing, _statements, options.Schema, options.Patience, Signal);
        _queue = new GroupCommit(_writer.WriteAsync);
        _listener = new Listener(writing, _statements.Channel, Signal);
        Subscriptions = new SubscriptionStore(reading, options.Schema);
    }

    /// <inheritdoc/>
    public AppendSignal Signal { get; } = new();

    /// <summary>The subscriptions of this journal, kept in the same schema.</summary>
    public ISubscriptionStore Subscriptions { get; }

    /// <summary>Opens the journal in a database; makes its tables where there are none and the role may make them.</summary>
    /// <param name="connectionString">The connection, as Npgsql reads it.</param>
    /// <param name="options">The schema and the patience; <see langword="null"/> for the usual ones.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="ArgumentException">The connection string or the schema has another form.</exception>
    /// <exception cref="JournalDatabaseException">The schema is no journal this program can take; nothing was changed.</exception>
    /// <exception cref="JournalUnavailableException">The database cannot be reached now.</exception>
    public static async Task<PostgreSqlEventStore> OpenAsync(string connectionString, PostgreSqlJournalOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        options ??= new();
        JournalDatabase.Checked(options.Schema, nameof(options));
        await JournalDatabase.SeeToAsync(connectionString, options.Schema, cancellationToken).ConfigureAwait(false);
        return new PostgreSqlEventStore(Connections.ForReading(connectionString), Connections.ForWriting(connectionString), options);
    }

    /// <inheritdoc/>
    public async ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        var copy = AppendArguments.Checked(stream, expectedVersion, events);
        return await _queue.AppendAsync(stream, expectedVersion, copy, key, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default)
    {
        string name = stream.ToString();
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        return _readers.StepsAsync(fromVersion, from => (_statements.StreamPage, [Text(name), Number(from), Number(Readers.PageSize)]), EventRows.Event, last => last.Version + 1, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return AllAsync(afterPosition, _statements.AllPage, EventRows.Event, last => last.Position, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return AllAsync(afterPosition, _statements.ChainPage, EventRows.Chained, last => last.Event.Position, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        var rows = await ReadAsync(_statements.FindKeys, [new NpgsqlParameter<string[]> { TypedValue = [key.Key] }], EventRows.Key, cancellationToken).ConfigureAwait(false);
        if (rows is not [var (known, first)]) return null;
        return known == key ? first with { Repeated = true } : new AppendFault.KeyReused(first);
    }

    /// <inheritdoc/>
    public async ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => (await HeadAsync(cancellationToken).ConfigureAwait(false)).Position;

    /// <inheritdoc/>
    public async ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) =>
        await ReadAsync(_statements.Head, [], EventRows.Head, cancellationToken).ConfigureAwait(false) is [var head] ? head : new JournalHead(0, default);

    /// <summary>Waits for the appends that are under way, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        await _queue.CloseAsync().ConfigureAwait(false);
        await _listener.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        await _writingSource.DisposeAsync().ConfigureAwait(false);
        await _readingSource.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static NpgsqlParameter<string> Text(string text) => new() { TypedValue = text };

    private static NpgsqlParameter<long> Number(long number) => new() { TypedValue = number };

    private Task<List<T>> ReadAsync<T>(string statement, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        cancellationToken.ThrowIfCancellationRequested();
        return _readers.ReadAsync(statement, parameters, read, cancellationToken);
    }

    private async IAsyncEnumerable<T> AllAsync<T>(
        long afterPosition, string statement, Func<NpgsqlDataReader, T> read, Func<T, long> positionOf, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long end = await LastPositionAsync(cancellationToken).ConfigureAwait(false);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(afterPosition, end);
        var steps = _readers.StepsAsync(afterPosition, from => (statement, [Number(from), Number(end), Number(Readers.PageSize)]), read, positionOf, cancellationToken);
        await foreach (var found in steps.ConfigureAwait(false)) yield return found;
    }
}
