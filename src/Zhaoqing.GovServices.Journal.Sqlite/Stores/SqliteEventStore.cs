using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The journal in one SQLite file, with every guarantee of <see cref="IEventStore"/>.</summary>
/// <remarks>
/// Write-ahead log with <c>synchronous = FULL</c>; one connection writes, one commit for each append; readers have connections of their own and never wait for it.
/// Several programs on one machine may share the file. The engine works synchronously: an append keeps its thread for the time of one sync of the disk
/// (up to 10 seconds while another program holds the file), a read for a page of events.
/// Safe for concurrent use. Keep the file on a local disk, and its <c>-wal</c> file with it: the latest events may still stand there alone.
/// </remarks>
public sealed class SqliteEventStore : IEventStore, IAsyncDisposable, IDisposable
{
    private readonly string _path;
    private readonly Action<SqliteConnection>? _tune;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Readers _readers;
    private Writer? _writer;
    private bool _disposed;

    private SqliteEventStore(string path, Action<SqliteConnection>? tune)
    {
        _path = path;
        _tune = tune;
        _readers = new Readers(path);
        _writer = OpenWriter();
    }

    /// <summary>Opens the journal at a path, and makes it, with its folders, where nothing stands.</summary>
    /// <param name="path">The file; a relative path is taken from the current folder.</param>
    /// <remarks>Checks the whole file first, so it takes time in proportion to it.</remarks>
    /// <exception cref="JournalFileException">What stands there is no journal this program can take; it was left as it is.</exception>
    /// <exception cref="JournalUnavailableException">The disk or another program does not let it be opened now.</exception>
    public static SqliteEventStore Open(string path) => Open(path, tune: null);

    /// <summary>Opens as <see cref="Open(string)"/> does, off the caller's thread.</summary>
    /// <inheritdoc cref="Open(string)"/>
    /// <param name="path">The file; a relative path is taken from the current folder.</param>
    /// <param name="cancellationToken">Cancels before the opening has begun.</param>
    public static Task<SqliteEventStore> OpenAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => Open(path), cancellationToken);

    internal static SqliteEventStore Open(string path, Action<SqliteConnection>? tune)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        try
        {
            JournalFile.Prepare(full);
            return new SqliteEventStore(full, tune);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translated(e, full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException($"卷宗文件{Path.GetFileName(full)}无法打开,请检查路径、权限和磁盘。", e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default)
    {
        var copy = AppendArguments.Checked(stream, expectedVersion, events);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Append(stream, expectedVersion, copy, key);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default)
    {
        _ = stream.ToString();
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        return Steps(fromVersion, (reader, from) => reader.StreamPage(stream, from), last => last.Version + 1, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return AllSteps(afterPosition, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_readers.Read(reader => reader.Answer(key)));
    }

    /// <inheritdoc/>
    public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_readers.Read(reader => reader.LastPosition()));
    }

    /// <summary>Waits for the append that is under way, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        Close();
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        _turn.Wait();
        Close();
    }

    private OneOf<AppendFault, Appended> Append(StreamId stream, long expectedVersion, ImmutableArray<NewEvent> events, AppendKey? key)
    {
        var writer = _writer;
        // Until it has answered it counts as lost: closing it takes back what it had begun, and the next append opens another.
        _writer = null;
        try
        {
            writer ??= OpenWriter();
            var answer = writer.Append(stream, expectedVersion, events, key);
            _writer = writer;
            return answer;
        }
        catch (SqliteException e) when (SqliteFaults.IsUniqueConstraint(e))
        {
            throw new ArgumentException(AppendArguments.IdAlreadyRecorded, nameof(events), e);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translated(e, _path);
        }
        finally
        {
            if (_writer is null) writer?.Dispose();
        }
    }

    private Writer OpenWriter() => new(_path, _tune);

    /// <summary>The writer last: whoever closes last clears the write-ahead log away.</summary>
    private void Close()
    {
        _disposed = true;
        _readers.Dispose();
        _writer?.Dispose();
        _writer = null;
        _turn.Release();
    }

    private async IAsyncEnumerable<RecordedEvent> AllSteps(long afterPosition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long end = _readers.Read(reader => reader.LastPosition());
        ArgumentOutOfRangeException.ThrowIfGreaterThan(afterPosition, end);
        await foreach (var recorded in Steps(afterPosition, (reader, from) => reader.AllPage(from, end), last => last.Position, cancellationToken).ConfigureAwait(false))
            yield return recorded;
    }

    private async IAsyncEnumerable<RecordedEvent> Steps(
        long start, Func<Reader, long, List<RecordedEvent>> read, Func<RecordedEvent, long> next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long from = start; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = _readers.Read(reader => read(reader, from));
            foreach (var recorded in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return recorded;
            }

            if (page.Count < Reader.PageSize) yield break;
            from = next(page[^1]);
        }
    }
}
