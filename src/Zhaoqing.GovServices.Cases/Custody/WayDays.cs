using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The working days of a case, those on the way accounted apart from those of handling (在途与办理分开计).</summary>
/// <param name="Handling">Working days on which nothing was on the way.</param>
/// <param name="OnTheWay">Working days on which a consignment was on the way.</param>
/// <param name="Provisional">Whether a holiday notice still to come may change them.</param>
public sealed record WayDays(int Handling, int OnTheWay, bool Provisional)
{
    /// <summary>Counts the working days after a day through another. As everywhere, the day on which a way begins is not of the way, the day on which it ends is; ways that overlap count once.</summary>
    /// <param name="after">The day after which is counted, in China.</param>
    /// <param name="through">The last day that is counted.</param>
    /// <param name="ways">The ways, see <see cref="Consignment.Way"/>; one without an end goes on.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The days; what the calendar refuses where it does not reach so far.</returns>
    [Clause("REG-3.9")]
    public static OneOf<Refusal, WayDays> Of(LocalDate after, LocalDate through, IEnumerable<Interval> ways, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(ways);
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.CountAfter(after, through).TryPickT0(out var refusal, out var all)) return refusal;
        int onTheWay = 0;
        var counted = after;
        var spans = ways.Select(way => (From: ChinaTime.DayOf(way.Start), To: way.HasEnd ? ChinaTime.DayOf(way.End) : through));
        foreach (var (from, to) in spans.OrderBy(span => span.From))
        {
            LocalDate begin = LocalDate.Max(from, counted), end = LocalDate.Min(to, through);
            if (end <= begin) continue;
            if (calendar.CountAfter(begin, end).TryPickT0(out refusal, out var days)) return refusal;
            onTheWay += days.Days;
            counted = end;
        }

        return new WayDays(all.Days - onTheWay, onTheWay, all.Provisional);
    }
}
