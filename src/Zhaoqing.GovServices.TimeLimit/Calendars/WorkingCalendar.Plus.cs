using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>The short way for code that knows its numbers are right.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>The day so many working days after a day, which is not counted itself: <see cref="Due(Limit, LocalDate)"/> in working days, throwing instead of refusing.</summary>
    /// <param name="from">The day in China of the event; it need not be a working day.</param>
    /// <param name="amount">1 to <see cref="Limit.MaxAmount"/> working days.</param>
    /// <returns>The due day; provisional where it lies after <see cref="FirmThrough"/>. Constant time, no allocation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The amount is out of range, or <paramref name="from"/> or the answer lies outside the coverage.</exception>
    /// <exception cref="ArgumentException"><paramref name="from"/> is in another calendar than ISO.</exception>
    [Clause("REG-2.5")]
    public DueDay PlusWorkingDays(LocalDate from, int amount)
    {
        int counted = _table.CountThrough(from);
        var days = _table.Days;
        uint index = unchecked((uint)(counted + amount - 1));
        if (counted < 0 || unchecked((uint)(amount - 1)) >= Limit.MaxAmount || index >= (uint)days.Length) ThrowOutside(from, amount, counted);
        return new DueDay(days[(int)index], (int)index >= _firmCount);
    }

    [DoesNotReturn]
    private void ThrowOutside(LocalDate from, int amount, int counted)
    {
        if (amount is < 1 or > Limit.MaxAmount)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, $"A number of working days is 1 to {Limit.MaxAmount}.");
        if (counted < 0) throw new ArgumentOutOfRangeException(nameof(from), from, $"The calendar {Edition} covers {First:uuuu-MM-dd} to {Last:uuuu-MM-dd}.");
        throw new ArgumentOutOfRangeException(nameof(amount), amount, $"The answer lies after {Last:uuuu-MM-dd}, where the calendar {Edition} ends.");
    }
}
