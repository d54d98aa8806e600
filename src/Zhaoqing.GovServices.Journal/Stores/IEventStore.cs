using OneOf;

namespace Zhaoqing.GovServices.Journal;

/// <summary>The journal (卷宗库): one durable, ordered, append-only record of all streams.</summary>
/// <remarks>
/// What every store guarantees, and the shared suite proves:
/// <list type="number">
/// <item>Whole: the events of one append are recorded all or not at all, next to each other, in the order given.</item>
/// <item>Durable: when <see cref="AppendAsync"/> has answered, no crash of the program or the machine takes them back (a store in memory ends with its program, and says so).</item>
/// <item>Versions: a stream's versions are 1 to n; an append on another than the current version is refused with the current one. Of many callers on one version exactly one wins.</item>
/// <item>Positions: dense, 1 to n over the journal, given inside the serialised commit. Whoever has read up to a position has missed nothing before it.</item>
/// <item>Keys: a key is looked at before the version. The same key with the same fingerprint gets the first answer, with another fingerprint <see cref="AppendFault.KeyReused"/>. Kept as long as the record; a refused append keeps no key.</item>
/// <item>Reading: an acknowledged append is seen by every read that starts afterwards. Readers never wait for appenders.</item>
/// <item>Content: every member comes back as it was given, the content byte for byte.</item>
/// <item>Evidence: one chain of hashes over the whole journal in the order of positions, see <see cref="EventChain"/>; its head can be read and published.</item>
/// </list>
/// Safe for concurrent use. A store that cannot write or read now throws <see cref="JournalUnavailableException"/> and stays usable.
/// </remarks>
public interface IEventStore
{
    /// <summary>Appends events to a stream, whole or not at all; durable when it returns.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="expectedVersion">The version the caller decided on; 0 when the stream must not exist.</param>
    /// <param name="events">One event to 10,000.</param>
    /// <param name="key">The idempotency key, or <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Cancels the waiting, never a commit that has begun.</param>
    /// <returns>Why nothing was recorded, or where the events stand.</returns>
    /// <exception cref="ArgumentException">
    /// No events or more than 10,000, a negative version, or an event id twice or already recorded: ids are made new for every event, so that is a programmer's mistake.
    /// An id is compared with the record after key and version.
    /// </exception>
    /// <exception cref="JournalUnavailableException">The journal cannot write now; whether the events were recorded is settled by <see cref="FindAsync"/> or by repeating with the same key.</exception>
    ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a stream in the order of its versions, up to where it stood when the reading began or later; nothing for a stream that does not exist.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="fromVersion">The first version wanted; 1 for the whole stream.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="fromVersion"/> is below 1.</exception>
    IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default);

    /// <summary>Reads the whole journal in the order of positions, up to its last position when the reading began.</summary>
    /// <param name="afterPosition">The last position already read; 0 for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="afterPosition"/> is negative or, on the first step, beyond the last position: it comes from another journal, and going on from it would skip what is yet to come.
    /// </exception>
    IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default);

    /// <summary>What an append with this key would be answered without looking at the version: the way to settle an append whose fate is unknown.</summary>
    /// <returns>
    /// <see langword="null"/> when the key was never recorded; <see cref="AppendFault.KeyReused"/> when it was with another fingerprint;
    /// else the first answer, with <see cref="Appended.Repeated"/> set.
    /// </returns>
    ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default);

    /// <summary>The position of the last recorded event; 0 for an empty journal.</summary>
    ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default);

    /// <summary>The last position and the hash over everything up to it; <see cref="EventChain.VerifyAsync"/> holds the journal against it later.</summary>
    ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the journal as <see cref="ReadAllAsync"/> does, with the hashes as they are stored.</summary>
    /// <param name="afterPosition">The last position already read; 0 for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default);
}
