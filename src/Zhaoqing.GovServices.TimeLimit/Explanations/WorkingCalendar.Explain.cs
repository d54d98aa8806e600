using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>Explaining a due day.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>Why a limit ends on its day: walks from the start to the due day once and says of each day that is not plain what it did.</summary>
    /// <returns>The explanation, whose due day is that of <see cref="Due(Limit, LocalDate)"/>; refused where that is refused.</returns>
    /// <inheritdoc cref="Due(Limit, LocalDate)" path="/param"/>
    public OneOf<Refusal, DueExplanation> Explain(Limit limit, LocalDate from)
    {
        return Due(limit, from).MapT1(due =>
        {
            var raw = limit.Unit switch
            {
                LimitUnit.WorkingDays => due.Date,
                LimitUnit.SameDay => from,
                _ => Moved(limit, from, direction: 1),
            };
            return new DueExplanation(limit, from, raw, due, Edition, Walk(limit, from, due.Date));
        });
    }

    /// <summary>Why a clock ends on the day that its last event tells; its edition is this one.</summary>
    internal DueExplanation Explain(LimitClock clock)
    {
        var (limit, due) = (clock.Limit.Limit, clock.Due.Day);
        bool byWorkingDays = limit.Unit is LimitUnit.WorkingDays or LimitUnit.SameDay;
        var unpaused = byWorkingDays ? due.Date : Moved(limit.Plus(clock.Extension?.By ?? 0), clock.From, direction: 1);
        var raw = byWorkingDays ? due.Date : unpaused.PlusDays(LeftOut(clock.Steps.AsSpan(), clock.From, workingDays: false, through: null) + clock.Due.Kept);
        var parts = new ClockParts(unpaused, [.. clock.Steps.Select(Explained)], clock.Extension, clock.Due.Kept);
        return new DueExplanation(limit, clock.From, raw, due, Edition, Walk(limit, clock.From, due.Date), parts);
    }

    private ExplainedPause Explained(StepRun run)
    {
        var ended = run.Ended ?? (run.Step.Limit is null ? run.From : Last);
        return CapOf(run) is { } cap && cap < ended ? new ExplainedPause(run, cap, Cut: run.Ended is not null) : new ExplainedPause(run, ended, Cut: false);
    }

    private ImmutableArray<DayStatus> Walk(Limit limit, LocalDate from, LocalDate through)
    {
        var first = limit.Unit == LimitUnit.SameDay ? from : from.PlusDays(1);
        var days = ImmutableArray.CreateBuilder<DayStatus>(Math.Max(Period.DaysBetween(first, through) + 1, 0));
        for (var day = first; day <= through; day = day.PlusDays(1)) days.Add(StatusOf(day));
        return days.DrainToImmutable();
    }
}
