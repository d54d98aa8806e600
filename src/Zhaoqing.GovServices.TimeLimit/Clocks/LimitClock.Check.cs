using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

public sealed partial record LimitClock
{
    /// <summary>The clock of events that come from elsewhere, such as an old system, and may be wrong; <see cref="Replay"/> is for one's own.</summary>
    /// <param name="events">The events; one that comes twice counts once.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>
    /// The clock; refused with <c>time-limit.event-in-future</c> and <c>started-twice</c>, with <c>events-broken</c> where one is missing, lacks a
    /// part or stands for another, and with what the verbs refuse (<see cref="Pause"/>, <see cref="Resume"/>, <see cref="Extend"/>, <see cref="Restart"/>)
    /// save what needs a calendar. The due days that the events carry are not counted again; <see cref="Recompute"/> does that.
    /// </returns>
    public static OneOf<Refusal, LimitClock> Check(IEnumerable<ClockEvent> events, Instant now)
    {
        ArgumentNullException.ThrowIfNull(events);
        LimitClock? clock = null;
        foreach (var happened in events)
        {
            if (!IsWhole(happened)) return ClockRefusals.EventsBroken();
            if (happened.At > now) return ClockRefusals.Future();
            if (clock is not null)
            {
                if (clock.FaultOf(happened) is { } fault) return fault;
                clock = clock.Apply(happened);
            }
            else if (happened is ClockStarted { Number: 1 } started)
            {
                clock = new LimitClock(started);
            }
            else
            {
                return ClockRefusals.EventsBroken();
            }
        }

        return clock is null ? ClockRefusals.EventsBroken() : clock;
    }

    private Refusal? FaultOf(ClockEvent happened)
    {
        bool known = happened.Number >= 1 && happened.Number <= Last.Number && EventAt(happened.Number) == happened;
        if (known) return null;
        if (happened is ClockStarted) return ClockRefusals.StartedTwice();
        if (happened.Number != Last.Number + 1) return ClockRefusals.EventsBroken();
        if (NotNow(happened.At) is { } refusal) return refusal;
        return happened switch
        {
            ClockPaused paused => NotPausable(paused.Step, paused.Notice, paused.At),
            ClockResumed resumed => OpenRun(resumed.Step) < 0 ? ClockRefusals.StepNotOpen() : null,
            ClockExtended extended => NotExtendable(extended.At) ?? NotThisExtension(Limit.Extension!, extended.By, extended.Approver, extended.Reason, extended.Notice),
            ClockRestarted restarted => NotRestartable(restarted.From),
            ClockRecomputed when Policy == EditionPolicy.PinAtStart => ClockRefusals.EventsBroken(),
            _ => null,
        };
    }

    /// <summary>Whether an event has all its parts: read from JSON it may lack any.</summary>
    private static bool IsWhole(ClockEvent? happened) => happened switch
    {
        ClockStarted started => started.Limit is { Ground: not null, Backward: false } legal && legal.Limit != default && IsPolicy(started.Policy) && IsWhole(started.Due),
        ClockPaused paused => paused.Step is not null && IsWhole(paused.Due),
        ClockResumed resumed => resumed.Step is not null && IsWhole(resumed.Due),
        ClockExtended extended => IsWhole(extended.Due),
        ClockRestarted restarted => IsWhole(restarted.Due),
        ClockRecomputed recomputed => IsWhole(recomputed.Due),
        ClockStopped stopped => IsOutcome(stopped.Outcome),
        _ => false,
    };

    private static bool IsWhole(ClockDue? due) => due is { Edition: not null, Kept: >= 0 and <= TimeLimit.Limit.MaxAmount };
}
