using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The working days of whole years as bits and ranks, so that counting and finding cost the same for any number of days.</summary>
/// <remarks>
/// A month is a mask (bit d = day d works) and the number of working days before it; all working days stand in one array.
/// Days go in and out as <see cref="LocalDate"/>: converting them would cost more than the search.
/// </remarks>
internal sealed class WorkingDayTable
{
    private readonly int _firstYear;
    private readonly Month[] _months;
    private readonly LocalDate[] _days;

    public WorkingDayTable(int firstYear, int lastYear, Func<LocalDate, bool> isWorkingDay)
    {
        _firstYear = firstYear;
        _months = new Month[(lastYear - firstYear + 1) * 12];
        var days = new List<LocalDate>();
        for (int i = 0; i < _months.Length; i++)
        {
            var first = new LocalDate(firstYear + i / 12, i % 12 + 1, 1);
            int before = days.Count;
            uint mask = 0;
            for (var day = first; day.Month == first.Month; day = day.PlusDays(1))
            {
                if (!isWorkingDay(day)) continue;
                mask |= 1u << day.Day;
                days.Add(day);
            }

            _months[i] = new Month(mask, before);
        }

        _days = [.. days];
    }

    /// <summary>All working days, ascending.</summary>
    public ReadOnlySpan<LocalDate> Days => _days;

    /// <summary>How many working days there are up to and with a day; -1 outside the years of the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int CountThrough(LocalDate day) => Count(day, unchecked((2u << day.Day) - 1));   // day 31: 0 - 1, every bit

    /// <summary>How many working days there are before a day; -1 outside the years of the table.</summary>
    public int CountBefore(LocalDate day) => Count(day, (1u << day.Day) - 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Count(LocalDate day, uint days)
    {
        if (day.Calendar != CalendarSystem.Iso) ThrowOtherCalendar(day);
        uint index = unchecked((uint)((day.Year - _firstYear) * 12 + day.Month - 1));
        var months = _months;
        if (index >= (uint)months.Length) return -1;
        var month = months[index];
        return unchecked(month.Before + BitOperations.PopCount(month.Mask & days));
    }

    private static void ThrowOtherCalendar(LocalDate day) => throw new ArgumentException("Days of the working calendar are in the ISO calendar.", nameof(day));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Month(uint Mask, int Before);
}
