using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Something that happened beside a case: to a booking, a file, a ticket, a fee, a consignment, a theme or a notice. Each has a stable wire name.</summary>
public abstract record DeskEvent
{
    private protected DeskEvent(Instant at, string by)
    {
        At = at;
        By = by;
    }

    /// <summary>When it happened. For silence: the instant at which the rules drew its consequence, not when somebody noticed.</summary>
    public Instant At { get; init; }

    /// <summary>The account that did it; <c>silence</c> for what nobody does.</summary>
    public string By { get; init; }
}
