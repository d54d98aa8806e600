using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>The reading connections of a store: as many as ever read at the same moment, kept for the next.</summary>
internal sealed class Readers(string path) : IDisposable
{
    private readonly ConcurrentBag<Reader> _idle = [];
    private volatile bool _disposed;

    /// <summary>Reads with a connection that no one else uses meanwhile.</summary>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    /// <exception cref="JournalFileException">The file turned out to be damaged.</exception>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    internal T Read<T>(Func<Reader, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(SqliteEventStore));
        Reader? reader = null;
        try
        {
            reader = _idle.TryTake(out var idle) ? idle : new Reader(path);
            var result = read(reader);
            _idle.Add(reader);
            reader = null;
            if (_disposed) Dispose();
            return result;
        }
        catch (SqliteException e)
        {
            throw SqliteFaults.Translated(e, path);
        }
        catch (Exception e) when (SqliteFaults.IsStrangeRow(e))
        {
            throw JournalFile.Damaged(path, e);
        }
        finally
        {
            reader?.Dispose();
        }
    }

    /// <summary>Closes every connection; one still reading is closed when it has read its page.</summary>
    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var reader)) reader.Dispose();
    }
}
