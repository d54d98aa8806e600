using Microsoft.Extensions.Caching.Memory;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>What the streams of one record were when this host changed them last, so that the next change need not read them again.</summary>
/// <remarks>
/// It is little on purpose: it is there for the answer that follows at once, and what is let go soon is cheap, where a larger one keeps the garbage collector copying.
/// It is a supposition and never an answer: an append names the version it builds on, and where another host was quicker, or the rules would do nothing or refuse, the stream is read. Safe for concurrent use; bounded, what was
/// not used for longest goes first.
/// </remarks>
/// <param name="bytes">How much content of events it may stand for; 1 MiB unless told, a thousand short streams. What is kept are objects, some times as large.</param>
public sealed class StreamMemory(long bytes = 1024 * 1024) : IDisposable
{
    /// <summary>What an event costs beside its content.</summary>
    private const long EventBytes = 256;

    /// <summary>Half goes when it is full: all that is kept is put in order to find what goes, which is too much to do for a few.</summary>
    private readonly MemoryCache _kept = new(new MemoryCacheOptions { SizeLimit = bytes, CompactionPercentage = 0.5 });

    /// <inheritdoc/>
    public void Dispose() => _kept.Dispose();

    internal Kept<TState, TEvent>? Find<TState, TEvent>(StreamId stream) => _kept.Get(stream) as Kept<TState, TEvent>;

    internal void Keep<TState, TEvent>(StreamId stream, Kept<TState, TEvent> kept) =>
        _kept.Set(stream, kept, new MemoryCacheEntryOptions { Size = kept.ContentBytes + (EventBytes * kept.Events.Length) });

    internal void Forget(StreamId stream) => _kept.Remove(stream);
}
