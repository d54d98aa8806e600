using NodaTime;

namespace Zhaoqing.GovServices.Journal;

/// <summary>What hosts must agree on about subscriptions: who runs each, how far it is, and what was set aside. Kept beside the journal.</summary>
/// <remarks>
/// Leases are measured by the clock of the store, never by that of a host. Each taking of a lease has a higher token, and only the last token may record anything:
/// a host that was too slow loses its lease and finds out. Safe for concurrent use.
/// </remarks>
public interface ISubscriptionStore
{
    /// <summary>Takes the lease of a subscription, or prolongs the own one.</summary>
    /// <param name="subscription">The name, as in <see cref="ISubscriber.Name"/>.</param>
    /// <param name="holder">The host, 1 to 100 characters.</param>
    /// <param name="length">How long it holds unless prolonged.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>The lease, or <see langword="null"/> while another host holds it.</returns>
    ValueTask<SubscriptionLease?> LeaseAsync(string subscription, string holder, TimeSpan length, CancellationToken cancellationToken = default);

    /// <summary>Moves the checkpoint, keeps what was set aside and forgets what was done, in one transaction, and prolongs the lease.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="position">The new checkpoint.</param>
    /// <param name="setAside">Events set aside now, or again.</param>
    /// <param name="done">Positions that are set aside no longer.</param>
    /// <param name="length">How long the lease holds from now.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns><see langword="false"/>, and nothing recorded, when the lease has gone to another.</returns>
    ValueTask<bool> RecordAsync(
        SubscriptionLease lease, long position, IReadOnlyList<SetAsideEvent> setAside, IReadOnlyList<long> done, TimeSpan length, CancellationToken cancellationToken = default);

    /// <summary>Gives the lease back, so that another host need not wait for its end.</summary>
    ValueTask ReleaseAsync(SubscriptionLease lease, CancellationToken cancellationToken = default);

    /// <summary>What is set aside, in the order of positions.</summary>
    ValueTask<IReadOnlyList<SetAsideEvent>> SetAsideAsync(string subscription, CancellationToken cancellationToken = default);

    /// <summary>Has dead events of a subscription tried again, as if for the first time.</summary>
    /// <param name="subscription">The name.</param>
    /// <param name="position">The event; <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>How many.</returns>
    ValueTask<int> TryAgainAsync(string subscription, long? position = null, CancellationToken cancellationToken = default);

    /// <summary>The checkpoint; 0 for a subscription that has not begun.</summary>
    ValueTask<long> CheckpointAsync(string subscription, CancellationToken cancellationToken = default);
}

/// <summary>The right of one host to run a subscription for a while.</summary>
/// <param name="Subscription">The name of the subscription.</param>
/// <param name="Holder">The host.</param>
/// <param name="Token">Higher with each taking.</param>
/// <param name="Position">The checkpoint when it was taken.</param>
public sealed record SubscriptionLease(string Subscription, string Holder, long Token, long Position);

/// <summary>An event that a subscriber could not take, or that stands behind such a one of its stream; the others went on.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Stream">Its stream: later events of it are set aside too, so that the order in it holds.</param>
/// <param name="Attempts">How often it was tried; 0 for one that stands behind another.</param>
/// <param name="Due">When it is tried again; <see langword="null"/> when it is dead: only a person has it tried again.</param>
/// <param name="Reason">What went wrong, at most <see cref="MaxReason"/> characters.</param>
public sealed record SetAsideEvent(long Position, StreamId Stream, int Attempts, Instant? Due, string Reason)
{
    /// <summary>The most characters of a reason.</summary>
    public const int MaxReason = 1_000;
}
