using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What a carrier, an officer or the recipient tells of a notice that was sent; told twice it counts once.</summary>
public abstract record ServiceReport
{
    private protected ServiceReport(ServiceWay way, Instant happenedAt)
    {
        Way = way;
        HappenedAt = happenedAt;
    }

    /// <summary>The way.</summary>
    public ServiceWay Way { get; init; }

    /// <summary>When it happened.</summary>
    public Instant HappenedAt { get; init; }
}

/// <summary>It arrived, which proves no service yet: in the box of a house, on the platform unread.</summary>
/// <param name="Way">The way.</param>
/// <param name="HappenedAt">When it arrived.</param>
/// <param name="Reference">The carrier's own mark of it.</param>
public sealed record ServiceArrival(ServiceWay Way, Instant HappenedAt, DocumentNumber Reference) : ServiceReport(Way, HappenedAt);

/// <summary>The way failed.</summary>
/// <param name="Way">The way.</param>
/// <param name="HappenedAt">When.</param>
/// <param name="Why">Why.</param>
public sealed record ServiceSetback(ServiceWay Way, Instant HappenedAt, ServiceFailure Why) : ServiceReport(Way, HappenedAt);

/// <summary>It was served, with what proves it.</summary>
/// <param name="Way">The way.</param>
/// <param name="HappenedAt">When it was served by what the proof says: signed, arrived, confirmed, left, published.</param>
/// <param name="Kind">What proves it.</param>
/// <param name="Reference">The proof's own mark.</param>
public sealed record ServiceProof(ServiceWay Way, Instant HappenedAt, ServiceProofKind Kind, DocumentNumber Reference) : ServiceReport(Way, HappenedAt);
