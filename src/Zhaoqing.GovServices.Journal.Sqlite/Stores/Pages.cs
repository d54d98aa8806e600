using System.Runtime.CompilerServices;

namespace Zhaoqing.GovServices.Journal.Sqlite;

/// <summary>Reads page by page; between two pages no transaction is open, so a slow caller holds nothing up.</summary>
internal sealed class Pages(Readers readers)
{
    /// <summary>The most pages read ahead of the caller. Positions are dense, so that where a page begins is known before the one in front of it is read.</summary>
    private static readonly int Ahead = Math.Clamp(Environment.ProcessorCount, 2, 4);

    /// <summary>A stream from a version on.</summary>
    internal async IAsyncEnumerable<RecordedEvent> Stream(StreamId stream, long fromVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long from = fromVersion; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = readers.Read(reader => reader.StreamPage(stream, from));
            foreach (var found in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return found;
            }

            if (page.Count < Reader.PageSize) yield break;
            from = page[^1].Version + 1;
        }
    }

    /// <summary>Everything after a position, up to the last one when the reading begins.</summary>
    /// <param name="afterPosition">The last position already read.</param>
    /// <param name="read">Reads what stands behind one position, up to and with another.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async IAsyncEnumerable<T> All<T>(long afterPosition, Func<Reader, long, long, List<T>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        long end = readers.Read(reader => reader.Head().Position), next = afterPosition;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(afterPosition, end);
        var ahead = new Queue<Task<List<T>>>();
        try
        {
            while (next < end || ahead.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (; next < end && ahead.Count < Ahead; next = Math.Min(next + Reader.PageSize, end)) ahead.Enqueue(Page(next));
                foreach (var found in await ahead.Dequeue().ConfigureAwait(false))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return found;
                }
            }
        }
        finally
        {
            // Who stops early leaves nobody reading.
            await ((Task)Task.WhenAll(ahead)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<List<T>> Page(long after)
        {
            long last = Math.Min(after + Reader.PageSize, end);
            // The last page, often the only one, is not worth a thread.
            return last == end ? Task.FromResult(Read()) : Task.Run(Read, CancellationToken.None);

            List<T> Read() => readers.Read(reader => read(reader, after, last));
        }
    }
}
