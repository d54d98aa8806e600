using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A time limit (期限): so many working days, calendar days, months or years, or at once.</summary>
/// <remarks>
/// Immutable. There is no plain "day": each law counts in its own way, so a limit names its unit.
/// In JSON <c>{"amount":20,"unit":"workingDays","lastDay":"asIs"}</c>.
/// <c>default</c> is no limit: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(LimitJsonConverter))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct Limit
{
    /// <summary>The greatest amount; more is a slip of the pen, not a limit.</summary>
    public const int MaxAmount = 10_000;

    private readonly short _amount;

    /// <summary>The unit plus one; 0 for <c>default</c>.</summary>
    private readonly byte _unit;
    private readonly byte _lastDay;

    private Limit(int amount, LimitUnit unit, LastDayRule lastDay)
    {
        _amount = (short)amount;
        _unit = (byte)(unit + 1);
        // Working days and "at once" end on a working day by themselves: one value, one form.
        _lastDay = (byte)(unit is LimitUnit.WorkingDays or LimitUnit.SameDay ? LastDayRule.AsIs : lastDay);
    }

    /// <summary>At once (即办): due on the day of the start if it is a working day, else on the next working day.</summary>
    public static Limit SameDay { get; } = new(0, LimitUnit.SameDay, LastDayRule.AsIs);

    /// <summary>How many units: 1 to <see cref="MaxAmount"/>, or 0 for <see cref="LimitUnit.SameDay"/>.</summary>
    public int Amount => _unit == 0 ? throw NoLimit() : _amount;

    /// <summary>In what it is counted.</summary>
    public LimitUnit Unit => _unit == 0 ? throw NoLimit() : (LimitUnit)(_unit - 1);

    /// <summary>What happens when the last day is a rest day; <see cref="LastDayRule.AsIs"/> for units that end on a working day by themselves.</summary>
    public LastDayRule LastDay => _unit == 0 ? throw NoLimit() : (LastDayRule)_lastDay;

    /// <summary>The amount if the unit is working days, else 0: one look for the commonest unit.</summary>
    internal int WorkingDayAmount => _unit == (byte)LimitUnit.WorkingDays + 1 ? _amount : 0;

    /// <summary>So many working days (工作日).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="MaxAmount"/>.</exception>
    public static Limit WorkingDays(int amount) => new(InRange(amount), LimitUnit.WorkingDays, LastDayRule.AsIs);

    /// <summary>So many calendar days (自然日).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="MaxAmount"/>, or the rule is unknown.</exception>
    public static Limit CalendarDays(int amount, LastDayRule lastDay) => new(InRange(amount), LimitUnit.CalendarDays, Known(lastDay));

    /// <summary>So many months, added to the start once: never month by month.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="MaxAmount"/>, or the rule is unknown.</exception>
    public static Limit Months(int amount, LastDayRule lastDay) => new(InRange(amount), LimitUnit.Months, Known(lastDay));

    /// <summary>So many years, added to the start once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="MaxAmount"/>, or the rule is unknown.</exception>
    public static Limit Years(int amount, LastDayRule lastDay) => new(InRange(amount), LimitUnit.Years, Known(lastDay));

    /// <summary>A limit from data that may be wrong.</summary>
    /// <returns>
    /// The limit; refused with <c>time-limit.amount-out-of-range</c>, <c>time-limit.unit-unknown</c> or <c>time-limit.last-day-rule-unknown</c>.
    /// </returns>
    public static OneOf<Refusal, Limit> Of(int amount, LimitUnit unit, LastDayRule lastDay)
    {
        if (unit is < LimitUnit.SameDay or > LimitUnit.Years) return TimeLimitRefusals.UnitUnknown();
        if (lastDay is not (LastDayRule.AsIs or LastDayRule.NextWorkingDay)) return TimeLimitRefusals.LastDayRuleUnknown();
        bool fits = unit == LimitUnit.SameDay ? amount == 0 : amount is >= 1 and <= MaxAmount;
        return fits ? new Limit(amount, unit, lastDay) : TimeLimitRefusals.AmountOutOfRange(unit);
    }

    /// <summary>The limit in Chinese, for example <c>20个工作日</c>.</summary>
    public override string ToString()
    {
        string text = Unit switch
        {
            LimitUnit.SameDay => "即办",
            LimitUnit.WorkingDays => $"{Amount}个工作日",
            LimitUnit.CalendarDays => $"{Amount}个自然日",
            LimitUnit.Months => $"{Amount}个月",
            _ => $"{Amount}年",
        };
        return LastDay == LastDayRule.NextWorkingDay ? $"{text}(末日逢休假日顺延)" : text;
    }

    /// <summary>The same limit so many units longer; it may be longer than one that is written.</summary>
    internal Limit Plus(int more) => more == 0 ? this : new Limit(Amount + more, Unit, LastDay);

    private static int InRange(int amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, MaxAmount);
        return amount;
    }

    private static LastDayRule Known(LastDayRule lastDay) => lastDay is LastDayRule.AsIs or LastDayRule.NextWorkingDay
        ? lastDay
        : throw new ArgumentOutOfRangeException(nameof(lastDay), lastDay, "There is no such rule for the last day.");

    private static InvalidOperationException NoLimit() => new("default(Limit) is no limit.");
}
