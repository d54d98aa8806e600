using NodaTime;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Beside an outbox that is far behind, say after an outage, what is new is sent at once (新件先行): nobody who comes to a window now waits for what piled up before.</summary>
/// <remarks>
/// A subscriber of its own. While the outbox is not near, it sends what was said within a minute, and nothing at other times; where the outbox of the same host gets there it passes over what was answered, and on
/// another host sends it again, and it counts once. A new message of a case whose earlier ones still wait is held back by the other platform, and then those are sent before it. What is refused here is left to the outbox.
/// </remarks>
/// <param name="outbox">The outbox.</param>
/// <param name="subscriptions">Where the outbox keeps how far it is.</param>
/// <param name="time">The clock.</param>
/// <param name="newness">What was said longer ago is not new: it was not sent in time, and waits for the outbox. One minute unless told.</param>
/// <param name="near">What the outbox will reach after so many events is left to it; four times what it sends at once unless told.</param>
public sealed class HandoverFreshOutbox(HandoverOutbox outbox, ISubscriptionStore subscriptions, TimeProvider time, Duration? newness = null, int near = 4 * HandoverOutbox.MostMessages) : ISubscriber
{
    private readonly Duration _newness = newness ?? Duration.FromMinutes(1);

    /// <inheritdoc/>
    public string Name { get; } = $"{outbox.Name}.fresh";

    /// <inheritdoc/>
    public int BatchSize => HandoverOutbox.MostMessages;

    /// <inheritdoc/>
    public async ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var since = Instant.FromDateTimeOffset(time.GetUtcNow()) - _newness;
        if (!events.Any(recorded => recorded.At > since)) return;
        long reached = await subscriptions.CheckpointAsync(outbox.Name, cancellationToken).ConfigureAwait(false);
        outbox.Forget(reached);
        await outbox.SendAheadAsync([.. events.Where(recorded => recorded.At > since && recorded.Position > reached + near)], cancellationToken).ConfigureAwait(false);
    }
}
