using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The days of a calendar as small numbers, with the working days among them, for passes over many clocks.</summary>
internal sealed class FleetDays
{
    private readonly ushort[] _rank, _dayOf;

    public FleetDays(WorkingCalendar calendar)
    {
        int first = NumberOf(calendar.First);
        Last = NumberOf(calendar.Last);
        FirmThrough = NumberOf(calendar.FirmThrough);
        _rank = new ushort[Last + 1];
        // Before the coverage there is no rank: it leads beyond every working day.
        Array.Fill(_rank, ushort.MaxValue, 0, first);
        var dayOf = new List<ushort> { 0 };
        var date = calendar.First;
        for (int day = first; day <= Last; day++, date = date.PlusDays(1))
        {
            if (calendar.IsWorking(date)) dayOf.Add((ushort)day);
            _rank[day] = (ushort)(dayOf.Count - 1);
        }

        _dayOf = [.. dayOf];
    }

    /// <summary>Day 0.</summary>
    public static LocalDate Epoch { get; } = new(1990, 1, 1);

    /// <summary>The last day of the calendar.</summary>
    public int Last { get; }

    /// <summary>The last day that no notice to come can change.</summary>
    public int FirmThrough { get; }

    /// <summary>By day: how many working days there are up to it.</summary>
    public ReadOnlySpan<ushort> Rank => _rank;

    /// <summary>By rank from 1: the working day.</summary>
    public ReadOnlySpan<ushort> DayOf => _dayOf;

    public static ushort NumberOf(LocalDate date) => (ushort)Period.DaysBetween(Epoch, date);

    public static LocalDate DateOf(int day) => Epoch.PlusDays(day);
}
