using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>An entry of the list of exceptions (不通办事项清单): handling anywhere is the rule, and who closes a matter says why, publicly.</summary>
/// <remarks>Immutable. It cannot be made without a reason and a place where it was published.</remarks>
public sealed record ExceptionEntry
{
    private ExceptionEntry(MatterCode matter, CrossRegionKind kind, string reason, string publishedIn, LocalDate from, LocalDate? through) =>
        (Matter, Kind, Reason, PublishedIn, From, Through) = (matter, kind, reason, publishedIn, from, through);

    /// <summary>The matter.</summary>
    public MatterCode Matter { get; }

    /// <summary>Across what border it is closed.</summary>
    public CrossRegionKind Kind { get; }

    /// <summary>Why, in Chinese.</summary>
    public string Reason { get; }

    /// <summary>Where it was published (公布文号或者网址).</summary>
    public string PublishedIn { get; }

    /// <summary>The first day in China.</summary>
    public LocalDate From { get; }

    /// <summary>The last day; <see langword="null"/> where none is set.</summary>
    public LocalDate? Through { get; }

    /// <summary>The division whose windows alone are closed for it; <see langword="null"/> for all.</summary>
    public DivisionCode? Receiving { get; init; }

    /// <summary>An exception from data that may be wrong.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="kind">Across what border it is closed; handling at its own place cannot be.</param>
    /// <param name="reason">Why.</param>
    /// <param name="publishedIn">Where it was published.</param>
    /// <param name="from">The first day.</param>
    /// <param name="through">The last day.</param>
    /// <returns>The entry; refused with <c>cross-region.exception-without-reason</c> on the field, or <c>cross-region.period-backward</c>.</returns>
    /// <exception cref="ArgumentException">The kind is <see cref="CrossRegionKind.Local"/> or none.</exception>
    [Clause("STD-4.6")]
    public static OneOf<Refusal, ExceptionEntry> Of(MatterCode matter, CrossRegionKind kind, string? reason, string? publishedIn, LocalDate from, LocalDate? through = null)
    {
        if (kind == CrossRegionKind.Local || !Enum.IsDefined(kind)) throw new ArgumentException("Nothing is closed at its own place.", nameof(kind));
        if (string.IsNullOrWhiteSpace(reason)) return RoutingRefusals.ExceptionWithoutReason("reason");
        if (string.IsNullOrWhiteSpace(publishedIn)) return RoutingRefusals.ExceptionWithoutReason("publishedIn");
        return through < from ? RoutingRefusals.PeriodBackward("through") : new ExceptionEntry(matter, kind, reason, publishedIn, from, through);
    }

    internal bool Holds(CrossRegionKind kind, DivisionCode receiving, LocalDate day) =>
        kind == Kind && From <= day && !(Through < day) && (Receiving is not { } closed || closed.Contains(receiving));
}
