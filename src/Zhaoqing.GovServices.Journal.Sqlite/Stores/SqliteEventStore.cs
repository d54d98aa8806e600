using Microsoft.Data.Sqlite;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The journal in one SQLite file, with every guarantee of <see cref="IEventStore"/>.</summary>
/// <remarks>
/// Write-ahead log with <c>synchronous = FULL</c>; one connection writes, appends that wait at the same moment share one commit; readers have connections of their own and never wait for it.
/// Several programs on one machine may share the file. The engine works synchronously: a group of appends keeps a thread of the pool for the time of one sync of the disk
/// (up to 10 seconds while another program holds the file), a read for a page of events.
/// Safe for concurrent use. Keep the file on a local disk, and its <c>-wal</c> file with it: the latest events may still stand there alone.
/// </remarks>
public sealed class SqliteEventStore : IEventStore, IAppendSignal, IAsyncDisposable, IDisposable
{
    private readonly string _path;
    private readonly Action<Connection>? _tune;
    private readonly GroupCommit _queue;
    private readonly Readers _readers;
    private readonly Pages _pages;
    private readonly SubscriptionStore _subscriptions;
    private Writer? _writer;

    private SqliteEventStore(string path, Action<Connection>? tune)
    {
        _path = path;
        _tune = tune;
        _readers = new Readers(path);
        _pages = new Pages(_readers);
        _subscriptions = new SubscriptionStore(path);
        _queue = new GroupCommit(group =>
        {
            Write(group);
            return ValueTask.CompletedTask;
        });
        _writer = OpenWriter();
    }

    /// <inheritdoc/>
    public AppendSignal Signal { get; } = new();

    /// <summary>The subscriptions of this journal, kept in the same file.</summary>
    public ISubscriptionStore Subscriptions => _subscriptions;

    /// <summary>Opens the journal at a path, and makes it, with its folders, where nothing stands.</summary>
    /// <param name="path">The file; a relative path is taken from the current folder.</param>
    /// <remarks>
    /// Looks at the header, the tables and the end of the chain first, which takes the same time whatever the size; <see cref="CheckAsync"/> looks at everything.
    /// A journal of version 1 of the tables, from before the chain, is looked at whole and given its chain, once.
    /// </remarks>
    /// <exception cref="JournalFileException">What stands there is no journal this program can take; it was left as it is.</exception>
    /// <exception cref="JournalUnavailableException">The disk or another program does not let it be opened now.</exception>
    public static SqliteEventStore Open(string path) => Open(path, tune: null);

    /// <summary>Opens as <see cref="Open(string)"/> does, off the caller's thread.</summary>
    /// <inheritdoc cref="Open(string)"/>
    /// <param name="path">The file; a relative path is taken from the current folder.</param>
    /// <param name="cancellationToken">Cancels before the opening has begun.</param>
    public static Task<SqliteEventStore> OpenAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => Open(path), cancellationToken);

    internal static SqliteEventStore Open(string path, Action<Connection>? tune)
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
    public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default) =>
        _queue.AppendAsync(stream, expectedVersion, AppendArguments.Checked(stream, expectedVersion, events), key, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default)
    {
        _ = stream.ToString();
        ArgumentOutOfRangeException.ThrowIfLessThan(fromVersion, 1);
        return _pages.Stream(stream, fromVersion, cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return _pages.All(afterPosition, (reader, after, last) => reader.AllPage(after, last), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(afterPosition);
        return _pages.All(afterPosition, (reader, after, last) => reader.ChainPage(after, last), cancellationToken);
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
        return ValueTask.FromResult(_readers.Read(reader => reader.Head().Position));
    }

    /// <inheritdoc/>
    public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_readers.Read(reader => reader.Head()));
    }

    /// <summary>Looks at every page and index of the file and at the whole chain, while others read and append. Takes time in proportion to the journal.</summary>
    /// <param name="published">A head published earlier, which the journal must still contain.</param>
    /// <param name="cancellationToken">Ends the reading of the chain.</param>
    /// <returns>The first fault of the chain, or the head.</returns>
    /// <exception cref="JournalFileException">The file is damaged.</exception>
    /// <exception cref="JournalUnavailableException">The file cannot be read now.</exception>
    public async Task<OneOf<ChainFault, JournalHead>> CheckAsync(JournalHead? published = null, CancellationToken cancellationToken = default)
    {
        await Task.Run(() => JournalFile.CheckWhole(_path), cancellationToken).ConfigureAwait(false);
        return await this.VerifyAsync(published, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a copy of the journal as it stands now to a new file, while others read and append. The copy is a journal that can be opened.</summary>
    /// <param name="path">The new file; its folder must exist. It appears there only when it is whole and synced.</param>
    /// <param name="cancellationToken">Cancels before the copying has begun.</param>
    /// <exception cref="IOException">Something stands at <paramref name="path"/>, or it cannot be written there.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now, or the disk of the copy is full.</exception>
    public Task BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path);
        return Task.Run(() => JournalCopy.Write(_readers, full), cancellationToken);
    }

    /// <summary>Waits for the appends that are under way, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await _queue.CloseAsync().ConfigureAwait(false);
        Close();
    }

    /// <inheritdoc cref="DisposeAsync"/>
    public void Dispose()
    {
        _queue.CloseAsync().GetAwaiter().GetResult();
        Close();
    }

    private void Write(IReadOnlyList<PendingAppend> group)
    {
        var writer = _writer;
        // Until it has answered it counts as lost: closing it takes back what it had begun, and the next group opens another.
        _writer = null;
        try
        {
            writer ??= OpenWriter();
            var answers = writer.Append(group);
            for (int i = 0; i < answers.Length; i++) group[i].Answer(answers[i]);
            Signal.Raise(writer.Reached);
            writer.Checkpoint();
            _writer = writer;
        }
        catch (SqliteException e) when (SqliteFaults.IsUniqueConstraint(e))
        {
            Close(ref writer);
            // One event of the group is already recorded. Each append on its own finds whose mistake it was.
            if (group.Count == 1) throw new ArgumentException(AppendArguments.IdAlreadyRecorded, nameof(group), e);
            foreach (var append in group) WriteAlone(append);
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translated(e, _path);
        }
        finally
        {
            if (_writer is null) Close(ref writer);
        }

        static void Close(ref Writer? writer)
        {
            writer?.Dispose();
            writer = null;
        }
    }

    private void WriteAlone(PendingAppend append)
    {
        try
        {
            Write([append]);
        }
#pragma warning disable CA1031 // It is the answer of this one append.
        catch (Exception e)
#pragma warning restore CA1031
        {
            append.Fail(e);
        }
    }

    private Writer OpenWriter() => new(_path, _tune);

    /// <summary>The writer last: whoever closes last clears the write-ahead log away.</summary>
    private void Close()
    {
        _readers.Dispose();
        _subscriptions.Dispose();
        _writer?.Dispose();
        _writer = null;
    }
}
