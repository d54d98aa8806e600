namespace Zhaoqing.GovServices.Journal;

/// <summary>Another system to which events are sent.</summary>
public interface IOutboxChannel
{
    /// <summary>Sends one event; returns when the other system has taken it.</summary>
    /// <remarks>It may come again (at least once): the other system tells by <see cref="RecordedEvent.Id"/>.</remarks>
    /// <param name="recorded">The event.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    ValueTask SendAsync(RecordedEvent recorded, CancellationToken cancellationToken);
}

/// <summary>Sends events to another system (发件箱): at least once, in order within each stream, again with growing waits, and dead letters one can look at and send again.</summary>
/// <remarks>
/// It is a subscriber: what cannot be sent is set aside (<see cref="ISubscriptionStore.SetAsideAsync"/>), later events of its stream wait behind it, all others go on;
/// a dead letter is sent again by <see cref="ISubscriptionStore.TryAgainAsync"/>.
/// </remarks>
/// <param name="name">The name of the subscription.</param>
/// <param name="channel">The other system.</param>
/// <param name="wanted">Which events it is to have; <see langword="null"/> for all.</param>
public sealed class Outbox(string name, IOutboxChannel channel, Func<RecordedEvent, bool>? wanted = null) : ISubscriber
{
    /// <inheritdoc/>
    public string Name { get; } = SubscriptionName.Checked(name);

    /// <summary>One: the checkpoint moves with every event, so that a crash repeats one event and not many.</summary>
    public int BatchSize => 1;

    /// <inheritdoc/>
    public async ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var recorded in events)
        {
            if (wanted is null || wanted(recorded)) await channel.SendAsync(recorded, cancellationToken).ConfigureAwait(false);
        }
    }
}
