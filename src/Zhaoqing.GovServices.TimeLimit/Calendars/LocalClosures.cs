using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The local closures known: at most one for any place on any day.</summary>
/// <remarks>Immutable; <see cref="WorkingCalendar.With"/> looks at the calendar through it.</remarks>
public sealed class LocalClosures
{
    private LocalClosures(ImmutableArray<LocalClosure> all) => All = all;

    /// <summary>No closure.</summary>
    public static LocalClosures None { get; } = new([]);

    /// <summary>All of them, by first day.</summary>
    public ImmutableArray<LocalClosure> All { get; }

    /// <summary>The same with one more.</summary>
    /// <returns>
    /// The closures; refused with <c>time-limit.closure-overlaps</c> when a division that is the same, lies in the new one or holds it
    /// is closed on one of the days already: two decrees would disagree on what the day does.
    /// </returns>
    public OneOf<Refusal, LocalClosures> With(LocalClosure closure)
    {
        ArgumentNullException.ThrowIfNull(closure);
        if (All.FirstOrDefault(known => Overlap(known, closure)) is { } other) return TimeLimitRefusals.ClosureOverlaps(other);
        return new LocalClosures([.. All.Add(closure).OrderBy(known => known.First)]);
    }

    /// <summary>The closures that hold in a place, by first day: its own and those of the divisions it lies in.</summary>
    public ImmutableArray<LocalClosure> At(DivisionCode place) => [.. All.Where(closure => closure.Division.Contains(place))];

    private static bool Overlap(LocalClosure a, LocalClosure b) =>
        a.First <= b.Last && b.First <= a.Last && (a.Division.Contains(b.Division) || b.Division.Contains(a.Division));
}
