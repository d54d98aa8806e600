using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>Counting back from an event.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>The last day on which something can be done that must be done so long before an event (倒推的期限), for example 7 working days before a hearing.</summary>
    /// <param name="limit">In working days, or in calendar units without a roll; <c>default</c> throws <see cref="InvalidOperationException"/>.</param>
    /// <param name="day">The day of the event, in China; it is not counted itself (民法典 第二百零一条).</param>
    /// <returns>
    /// The day from which on, up to the event, the limit is full. In working days <see cref="DueDay.Provisional"/> where a day counted lies after
    /// <see cref="FirmThrough"/>; in calendar units never. Months and years go back to the corresponding day, else to the end of the month.
    /// Refused with <c>time-limit.not-counted-back</c> for 即办 and for a limit that rolls, since no law says to which side a day counted back
    /// would move; and when <c>day</c>, or the answer by its <c>amount</c>, lies outside the coverage.
    /// </returns>
    public OneOf<Refusal, DueDay> LastDayBefore(Limit limit, LocalDate day)
    {
        int before = _table.CountBefore(day);
        if (before < 0) return TimeLimitRefusals.OutOfCoverage(this, "day");
        if (limit.WorkingDayAmount is > 0 and var amount)
        {
            return before >= amount
                ? new DueDay(_table.Days[before - amount], day.PlusDays(-1) > FirmThrough)
                : TimeLimitRefusals.OutOfCoverage(this, "amount");
        }

        if (limit.Unit == LimitUnit.SameDay || limit.LastDay != LastDayRule.AsIs) return TimeLimitRefusals.NotCountedBack();
        var date = Moved(limit, day, direction: -1);
        return date < First ? TimeLimitRefusals.OutOfCoverage(this, "amount") : new DueDay(date, Provisional: false);
    }
}
