using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

public sealed partial record LimitClock
{
    /// <summary>The clock of events that come from elsewhere, such as an old system, and may be wrong; <see cref="Replay"/> is for one's own.</summary>
    /// <param name="events">The events; one that comes twice counts once.</param>
    /// <param name="now">The present instant.</param>
    /// <returns>
    /// The clock; refused with <c>time-limit.event-in-future</c>, <c>event-out-of-order</c>, <c>started-twice</c>, <c>clock-stopped</c>,
    /// <c>step-open</c>, <c>step-not-open</c>, <c>extended-already</c>, and <c>events-broken</c> where one is missing or stands for another.
    /// The due days that the events carry are not counted again; <see cref="Recompute"/> does that.
    /// </returns>
    public static OneOf<Refusal, LimitClock> Check(IEnumerable<ClockEvent> events, Instant now)
    {
        ArgumentNullException.ThrowIfNull(events);
        LimitClock? clock = null;
        foreach (var happened in events)
        {
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
            ClockPaused paused when OpenRun(paused.Step.Code) >= 0 => ClockRefusals.StepOpen(),
            ClockResumed resumed when OpenRun(resumed.Step) < 0 => ClockRefusals.StepNotOpen(),
            ClockExtended when Limit.Extension is null => ClockRefusals.ExtensionNotAllowed(Limit),
            ClockExtended when Extension is not null => ClockRefusals.ExtendedAlready(Limit.Extension),
            ClockRestarted when Limit.Restart is null => ClockRefusals.RestartNotAllowed(Limit),
            _ => null,
        };
    }
}
