using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>One of several clocks that run for the same matter.</summary>
/// <param name="Name">What it is, for example 法定 or 承诺, or the name of a stage.</param>
/// <param name="Clock">The clock.</param>
public sealed record NestedClock(string Name, LimitClock Clock);

/// <summary>Clocks inside one another (套叠的时限): the law's, inside it the promised one, inside that a stage; each with its own pauses.</summary>
/// <remarks>Immutable. An inner clock begins with a due day no later than the one around it, so no promise and no stage is longer than the law.</remarks>
public sealed class NestedClocks
{
    private NestedClocks(ImmutableArray<NestedClock> clocks) => Clocks = clocks;

    /// <summary>The clocks, the outermost first.</summary>
    public ImmutableArray<NestedClock> Clocks { get; }

    /// <summary>The clock that binds: of those still open the one with the earliest due day, of equal ones the outer; <see langword="null"/> when none is open.</summary>
    public NestedClock? Binding => Clocks.Where(nested => nested.Clock.End is null).MinBy(nested => nested.Clock.Due.Day.Date);

    /// <summary>A single clock, into which others can be put.</summary>
    public static NestedClocks Of(string name, LimitClock outermost)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(outermost);
        return new NestedClocks([new NestedClock(name, outermost)]);
    }

    /// <summary>The clock of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public LimitClock this[string name] => Clocks[PlaceOf(name)].Clock;

    /// <summary>The same with one more clock inside the innermost that is open.</summary>
    /// <returns>Refused with <c>time-limit.inner-limit-longer</c> when it is due after the one around it.</returns>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public OneOf<Refusal, NestedClocks> With(string name, LimitClock clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(clock);
        if (Clocks.Any(nested => string.Equals(nested.Name, name, StringComparison.Ordinal))) throw new ArgumentException($"There is a clock {name} already.", nameof(name));
        var around = Clocks.LastOrDefault(nested => nested.Clock.End is null);
        if (around is not null && clock.Due.Day.Date > around.Clock.Due.Day.Date) return ClockRefusals.InnerLonger(around);
        return new NestedClocks(Clocks.Add(new NestedClock(name, clock)));
    }

    /// <summary>The same after something happened to one of the clocks.</summary>
    /// <exception cref="ArgumentException">There is no clock of that name, or the event does not follow.</exception>
    public NestedClocks Apply(string name, ClockEvent happened)
    {
        int place = PlaceOf(name);
        return new NestedClocks(Clocks.SetItem(place, Clocks[place] with { Clock = Clocks[place].Clock.Apply(happened) }));
    }

    private int PlaceOf(string name)
    {
        for (int i = 0; i < Clocks.Length; i++)
        {
            if (string.Equals(Clocks[i].Name, name, StringComparison.Ordinal)) return i;
        }

        throw new ArgumentException($"There is no clock {name}.", nameof(name));
    }
}
