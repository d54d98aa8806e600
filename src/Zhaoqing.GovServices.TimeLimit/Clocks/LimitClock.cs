using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The clock of a limit (时限时钟): started, stopped for special steps, extended once, and ended; what its events add up to.</summary>
/// <remarks>
/// Immutable. Verbs decide and return an event or a refusal; <see cref="Apply"/> only folds and needs no calendar, since each event carries the
/// due day. Two clocks are equal when their events are. Days are days in China; an act counts from the day on which it falls.
/// </remarks>
public sealed partial record LimitClock
{
    private LimitClock? _before;

    private LimitClock(ClockStarted started)
    {
        if (started.Number != 1) throw new ArgumentException("A clock begins with its event number 1.", nameof(started));
        Limit = started.Limit;
        Policy = started.Policy;
        From = started.From;
        Due = started.Due;
        Last = started;
    }

    /// <summary>The limit, with its article.</summary>
    public LegalLimit Limit { get; }

    /// <summary>What it does when a holiday notice comes late.</summary>
    public EditionPolicy Policy { get; }

    /// <summary>The day in China from which it counts; that day itself is not counted.</summary>
    public LocalDate From { get; private init; }

    /// <summary>The due day, with the edition by which it was counted.</summary>
    public ClockDue Due { get; private init; }

    /// <summary>The special steps taken, by the day of their beginning.</summary>
    public ImmutableArray<StepRun> Steps { get; private init; } = [];

    /// <summary>The extension; <see langword="null"/> where there was none.</summary>
    public ClockExtended? Extension { get; private init; }

    /// <summary>How it ended; <see langword="null"/> while it is open.</summary>
    public ClockStopped? End { get; private init; }

    /// <summary>The last event.</summary>
    public ClockEvent Last { get; private init; }

    /// <summary>The events it is made of, in order.</summary>
    public ImmutableArray<ClockEvent> Events
    {
        get
        {
            var events = new ClockEvent[Last.Number];
            for (var clock = this; clock is not null; clock = clock._before) events[clock.Last.Number - 1] = clock.Last;
            return [.. events];
        }
    }

    /// <summary>A clock that has just started.</summary>
    /// <exception cref="ArgumentException">The event is not number 1.</exception>
    public static LimitClock Of(ClockStarted started)
    {
        ArgumentNullException.ThrowIfNull(started);
        return new LimitClock(started);
    }

    /// <summary>The clock that its events, in order, add up to; one that comes twice counts once.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="ClockStarted"/>, one is missing, or one does not follow from what was before.</exception>
    public static LimitClock Replay(IEnumerable<ClockEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        LimitClock? clock = null;
        foreach (var happened in events)
        {
            clock = (clock, happened) switch
            {
                (null, ClockStarted started) => new LimitClock(started),
                (null, _) => throw new ArgumentException("A clock begins with its start.", nameof(events)),
                _ => clock.Apply(happened),
            };
        }

        return clock ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The clock after one more event. Folds only; an event it already holds changes nothing.</summary>
    /// <exception cref="ArgumentException">
    /// The number is taken by another event, or leaves a gap; the event lies before the last; it does not follow from what was before.
    /// </exception>
    public LimitClock Apply(ClockEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened.Number <= Last.Number)
            return EventAt(happened.Number) == happened ? this : throw new ArgumentException($"Event {happened.Number} of the clock is another one.", nameof(happened));
        if (happened.Number != Last.Number + 1)
            throw new ArgumentException($"After event {Last.Number} of the clock comes {happened.Number}; one is missing.", nameof(happened));
        if (End is not null || happened.At < Last.At) throw new ArgumentException($"{happened.GetType().Name} does not follow: the clock has ended, or the event lies before the last.", nameof(happened));
        var next = this with { Last = happened, _before = this };
        return happened switch
        {
            ClockPaused paused => next with { Due = paused.Due, Steps = Steps.Add(new StepRun(paused.Step, paused.Notice, ChinaTime.DayOf(paused.At), Ended: null)) },
            ClockResumed resumed => next with { Due = resumed.Due, Steps = Ended(resumed.Step, ChinaTime.DayOf(resumed.At)) },
            ClockExtended extended => next with { Due = extended.Due, Extension = extended },
            ClockRestarted restarted => next with { Due = restarted.Due, From = restarted.From, Steps = [], Extension = null },
            ClockRecomputed recomputed => next with { Due = recomputed.Due },
            ClockStopped stopped => next with { End = stopped },
            _ => throw new ArgumentException("A clock starts once.", nameof(happened)),
        };
    }

    /// <summary>The clock as it stood at a moment of the past; <see langword="null"/> before its start.</summary>
    public LimitClock? At(Instant instant)
    {
        var clock = this;
        while (clock is not null && clock.Last.At > instant) clock = clock._before;
        return clock;
    }

    /// <summary>Whether both have the same events.</summary>
    public bool Equals(LimitClock? other)
    {
        if (other is null || other.Last.Number != Last.Number) return false;
        // Equal numbers: both come to their first event together, or meet before.
        for (LimitClock? left = this, right = other; !ReferenceEquals(left, right); left = left._before, right = right._before)
        {
            if (left!.Last != right!.Last) return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => Last.GetHashCode();

    private ClockEvent EventAt(int number)
    {
        var clock = this;
        while (clock.Last.Number > number) clock = clock._before!;
        return clock.Last;
    }

    private ImmutableArray<StepRun> Ended(string step, LocalDate day)
    {
        int open = OpenRun(step);
        if (open < 0) throw new ArgumentException($"The step {step} is not open.", nameof(step));
        return Steps.SetItem(open, Steps[open] with { Ended = day });
    }

    private int OpenRun(string step)
    {
        for (int i = Steps.Length - 1; i >= 0; i--)
        {
            if (Steps[i].Ended is null && string.Equals(Steps[i].Step.Code, step, StringComparison.Ordinal)) return i;
        }

        return -1;
    }
}
