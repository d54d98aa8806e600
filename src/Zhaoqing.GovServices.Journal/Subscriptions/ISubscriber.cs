namespace Zhaoqing.GovServices.Journal;

/// <summary>Whoever follows the journal: a view, a statistic, the outbox to another system.</summary>
/// <remarks>
/// Called by one host at a time, in the order of positions. Effects happen at least once: after a crash, or when another host took over, events come again.
/// A subscriber that keeps its position where it keeps its effects, in one transaction, has them exactly once (but for events that were set aside and are tried again): see <see cref="PositionAsync"/>.
/// </remarks>
public interface ISubscriber
{
    /// <summary>The name of the subscription, by which its checkpoint is kept: 1 to 100 of <c>a-z 0-9 - .</c>, beginning with a letter.</summary>
    /// <remarks>A view that is built anew beside the live one has a name of its own, for example <c>case-search.v2</c>.</remarks>
    string Name { get; }

    /// <summary>The most events of one call.</summary>
    int BatchSize => 256;

    /// <summary>The position the subscriber has stored itself, together with its effects; <see langword="null"/> when the subscription store keeps the checkpoint.</summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    ValueTask<long?> PositionAsync(CancellationToken cancellationToken) => ValueTask.FromResult<long?>(null);

    /// <summary>Takes events, in the order of positions.</summary>
    /// <param name="events">The events; none when only the position moves, past an event that was set aside.</param>
    /// <param name="position">The position reached with them: what a subscriber with a position of its own stores with its effects, and only ever raises.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="JournalUnavailableException">Nothing can be done now, whatever the event: the same call comes again later. Every other exception sets the event aside.</exception>
    ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken);
}
