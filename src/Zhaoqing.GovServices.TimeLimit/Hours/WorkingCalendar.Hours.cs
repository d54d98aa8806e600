using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>Limits in hours, and the hours of a service point.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>The instant at which a limit in hours ends.</summary>
    /// <param name="limit">The limit; <c>default</c> throws <see cref="InvalidOperationException"/>.</param>
    /// <param name="from">The instant of the event, from which on it is counted.</param>
    /// <param name="hours">When the service point is open; only working hours need it.</param>
    /// <returns>
    /// Of hours by the clock the elapsed time, whatever the days: never provisional, and good for every instant.
    /// Of working hours the end of the last hour in which the point is open on a working day; weekend service (周末服务) does not count, as its day does not.
    /// Refused with <c>time-limit.service-hours-missing</c> for working hours without <paramref name="hours"/>, and where
    /// <c>from</c>, or the end by its <c>amount</c>, lies outside the coverage.
    /// </returns>
    [Clause("REG-2.5")]
    public OneOf<Refusal, DueInstant> DueAt(HourLimit limit, Instant from, ServiceHours? hours = null)
    {
        if (limit.Unit == HourUnit.Clock)
        {
            var elapsed = Duration.FromHours(limit.Amount);
            return from <= Instant.MaxValue - elapsed ? new DueInstant(from + elapsed, Provisional: false) : TimeLimitRefusals.OutOfCoverage(this, "from");
        }

        if (hours is null) return TimeLimitRefusals.ServiceHoursMissing();
        if (from < _start || from >= _end) return TimeLimitRefusals.OutOfCoverage(this, "from");
        var start = from.InZone(ChinaTime.Zone).LocalDateTime;
        long left = limit.Amount * NodaConstants.NanosecondsPerHour, since = start.NanosecondOfDay;
        for (var date = start.Date; date <= Last; date = date.PlusDays(1), since = 0)
        {
            var day = StatusOf(date);
            if (!day.IsWorkingDay) continue;
            foreach (var open in hours.Of(day))
            {
                long begin = Math.Max(open.Start, since), worked = Math.Max(open.End - begin, 0);
                if (worked >= left) return new DueInstant(ServiceHours.InstantOf(date, begin + left), day.Provisional);
                left -= worked;
            }
        }

        return TimeLimitRefusals.OutOfCoverage(this, "amount");
    }

    /// <summary>The instant at which a limit ends on its last day (民法典 第二百零三条第二款).</summary>
    /// <param name="due">The last day.</param>
    /// <param name="end">At the end of the day, or when business stops.</param>
    /// <param name="hours">When the service point is open; only <see cref="EndOfDay.CloseOfBusiness"/> needs it.</param>
    /// <returns>The instant; refused with <c>time-limit.service-hours-missing</c>, or when <c>due</c> lies outside the coverage.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="end"/> is unknown.</exception>
    public OneOf<Refusal, DueInstant> EndOf(DueDay due, EndOfDay end = EndOfDay.Midnight, ServiceHours? hours = null)
    {
        if (end is not (EndOfDay.Midnight or EndOfDay.CloseOfBusiness)) throw new ArgumentOutOfRangeException(nameof(end), end, "There is no such end of a day.");
        if (Day(due.Date).TryPickT0(out _, out var day)) return TimeLimitRefusals.OutOfCoverage(this, "due");
        var midnight = new DueInstant(ChinaTime.StartOf(due.Date.PlusDays(1)), due.Provisional);
        if (end == EndOfDay.Midnight) return midnight;
        if (hours is null) return TimeLimitRefusals.ServiceHoursMissing();
        // Whether the place is open on a day to come can itself depend on a notice.
        return new DueInstant(hours.CloseOn(day) ?? midnight.At, due.Provisional || day.Provisional);
    }

    /// <summary>The day on which something counts as received.</summary>
    /// <param name="at">The instant at which it came in.</param>
    /// <param name="rule">The rule of the place.</param>
    /// <param name="hours">When the place is open.</param>
    /// <returns>The day: what comes in at the very close is still in time. Refused when <c>at</c>, or the next day with service by the <c>hours</c>, lies outside the coverage.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rule"/> is unknown.</exception>
    [Clause("REG-1.7")]
    public OneOf<Refusal, ReceiptDay> ReceivedOn(Instant at, ReceiptDayRule rule, ServiceHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        if (rule is not (ReceiptDayRule.AtSubmission or ReceiptDayRule.NextWorkingDayIfOutsideHours))
            throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule.");
        if (at < _start || at >= _end) return TimeLimitRefusals.OutOfCoverage(this, "at");
        var date = ChinaTime.DayOf(at);
        if (rule == ReceiptDayRule.AtSubmission) return new ReceiptDay(date, Provisional: false);
        var day = StatusOf(date);
        if (hours.CloseOn(day) >= at) return new ReceiptDay(date, day.Provisional);
        for (date = date.PlusDays(1); date <= Last; date = date.PlusDays(1))
        {
            day = StatusOf(date);
            if (day.IsWorkingDay && !hours.Of(day).IsEmpty) return new ReceiptDay(date, day.Provisional);
        }

        return TimeLimitRefusals.OutOfCoverage(this, "hours");
    }
}
