using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The days of a calendar as small numbers, with the working days among them, for passes over many clocks.</summary>
internal sealed class FleetDays
{
    private readonly ushort[] _rank, _dayOf;

    public FleetDays(WorkingCalendar calendar)
    {
        First = Math.Max(NumberOf(calendar.First), 0);
        Last = NumberOf(calendar.Last);
        FirmThrough = NumberOf(calendar.FirmThrough);
        _rank = new ushort[Last + 1];
        Dates = new LocalDate[Last + 1];
        var dayOf = new List<ushort> { 0 };
        var date = Epoch.PlusDays(First);
        int before = Math.Max(calendar.CountThrough(date.PlusDays(-1)), 0);
        for (int day = First; day <= Last; day++, date = date.PlusDays(1))
        {
            Dates[day] = date;
            _rank[day] = (ushort)(calendar.CountThrough(date) - before);
            if (_rank[day] == dayOf.Count) dayOf.Add((ushort)day);
        }

        _dayOf = [.. dayOf];
    }

    /// <summary>Day 0.</summary>
    public static LocalDate Epoch { get; } = new(1990, 1, 1);

    /// <summary>The first day of the calendar, not before the epoch.</summary>
    public int First { get; }

    /// <summary>The last day of the calendar.</summary>
    public int Last { get; }

    /// <summary>The last day that no notice to come can change.</summary>
    public int FirmThrough { get; }

    /// <summary>By day: how many working days there are up to it; 0 before the first.</summary>
    public ReadOnlySpan<ushort> Rank => _rank;

    /// <summary>By rank from 1: the working day.</summary>
    public ReadOnlySpan<ushort> DayOf => _dayOf;

    /// <summary>By day: its date.</summary>
    public LocalDate[] Dates { get; }

    /// <summary>The number of a day, from 0 at <see cref="Epoch"/>.</summary>
    public static int NumberOf(LocalDate date) => Period.DaysBetween(Epoch, date);
}
