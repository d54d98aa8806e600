using NodaTime;
using OneOf;
using OneOf.Types;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The clock of the law (法定时钟): from acceptance, or from the event of the start policy where silence accepted, to the decision; listed special steps leave their time out.</summary>
public static class LegalClock
{
    /// <summary>Reads the clock as a <see cref="LimitClock"/>.</summary>
    /// <param name="copy">The case.</param>
    /// <param name="now">The moment: what silence has brought about by then counts.</param>
    /// <param name="limit">The limit of the decision.</param>
    /// <param name="steps">The special steps of the matter.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The clock, or none before acceptance; refused with what the calendar or the clock refuses, and <c>time-limit.step-not-listed</c> for a step that stands in no list.</returns>
    [Clause("CON-2.8")]
    public static OneOf<Refusal, None, LimitClock> Read(HandoverCase copy, Instant now, LegalLimit limit, SpecialStepList steps, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(copy);
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(calendar);
        if (copy.View?.At(now) is not { LegalFrom: { } from } view) return default(None);
        var contents = copy.Messages.DistinctBy(message => message.Id).ToDictionary(message => message.Id, message => message.Content);
        LimitClock? clock = null;
        var at = Instant.MinValue;
        foreach (var moment in view.Moments)
        {
            at = Instant.Max(at, moment.At);
            if (clock is null)
            {
                if (!IsStart(moment, view)) continue;
                if (LimitClock.Start(limit, from, at, calendar).TryPickT0(out var unfit, out var started)) return unfit;
                clock = LimitClock.Of(started);
            }
            else if (Next(clock, moment, contents, at, steps, calendar) is { } taken)
            {
                if (taken.TryPickT0(out var refusal, out var happened)) return refusal;
                clock = clock.Apply(happened);
            }
        }

        return clock is null ? default(None) : clock;
    }

    private static bool IsStart(HandoverMoment moment, HandoverView view) =>
        view.IsAcceptedByWindow ? moment.Act == HandoverAct.Collect : moment.Act is HandoverAct.Accept or HandoverAct.Deem;

    private static OneOf<Refusal, ClockEvent>? Next(
        LimitClock clock, HandoverMoment moment, Dictionary<Guid, HandoverContent> contents, Instant at, SpecialStepList steps, WorkingCalendar calendar)
    {
        if (clock.End is not null) return null;
        return (moment.Message is { } id ? contents[id] : null) switch
        {
            StepBegun begun => steps.Find(begun.Step).Match(refusal => refusal, step => Event(clock.Pause(step, begun.Notice, at, calendar))),
            StepEnded ended => Event(clock.Resume(ended.Step, at, calendar)),
            LicenceGranted or LicenceDenied => Event(clock.Stop(ClockOutcome.Decided, at, calendar)),
            ApplicationWithdrawn => Event(clock.Stop(ClockOutcome.Withdrawn, at, calendar)),
            PaperGivenUp => Event(clock.Stop(ClockOutcome.Terminated, at, calendar)),
            _ => (OneOf<Refusal, ClockEvent>?)null,
        };
    }

    private static OneOf<Refusal, ClockEvent> Event<T>(OneOf<Refusal, T> taken)
        where T : ClockEvent => taken.Match<OneOf<Refusal, ClockEvent>>(refusal => refusal, happened => happened);
}
