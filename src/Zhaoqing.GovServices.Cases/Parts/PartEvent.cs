using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Something that happened to a part of a case (附加部分), which another package brings. It stands in the record of the case among the case's own events.</summary>
/// <remarks>The case itself takes note of its instant and of nothing else.</remarks>
public abstract record PartEvent : CaseEvent
{
    /// <summary>An event of a part.</summary>
    /// <param name="at">When it happened; for silence, when the law drew its consequence.</param>
    /// <param name="by">Who did it; <see langword="null"/> for silence.</param>
    protected PartEvent(Instant at, string? by)
        : base(at, by)
    {
    }

    /// <summary>The kind of the part it belongs to, see <see cref="CasePart.Kind"/>.</summary>
    public abstract string Part { get; }

    /// <summary>When silence will next speak about the part if nothing more happens to it; <see langword="null"/> where it never will. Early is no harm.</summary>
    public virtual Instant? WaitsUntil => null;

    /// <summary>The part that begins with this event.</summary>
    /// <returns>The part; <see langword="null"/> where none begins with it.</returns>
    public virtual CasePart? Begin() => null;
}
