using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Which hours count.</summary>
public enum HourUnit
{
    /// <summary>Hours by the clock (小时): elapsed time, day and night, holidays too (民法典 第二百零一条第二款).</summary>
    Clock,

    /// <summary>Hours in which the service point is open on working days (工作小时).</summary>
    Working,
}

/// <summary>A limit in hours (小时时限), counted from the instant of the event.</summary>
/// <remarks>
/// Immutable. Its text, also in JSON, is <c>2小时</c> or <c>4个工作小时</c>.
/// <c>default</c> is no limit: every read of it throws <see cref="InvalidOperationException"/>.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<HourLimit>))]
[StructLayout(LayoutKind.Auto)]
public readonly record struct HourLimit : IParsable<HourLimit>
{
    private const string ClockWord = "小时", WorkingWord = "个工作小时";

    private readonly int _amount;
    private readonly HourUnit _unit;

    private HourLimit(int amount, HourUnit unit) => (_amount, _unit) = (amount, unit);

    /// <summary>How many hours: 1 to <see cref="Limit.MaxAmount"/>.</summary>
    public int Amount => _amount == 0 ? throw NoLimit() : _amount;

    /// <summary>Which hours count.</summary>
    public HourUnit Unit => _amount == 0 ? throw NoLimit() : _unit;

    /// <summary>So many hours by the clock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="Limit.MaxAmount"/>.</exception>
    public static HourLimit Clock(int amount) => new(InRange(amount), HourUnit.Clock);

    /// <summary>So many working hours.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="Limit.MaxAmount"/>.</exception>
    public static HourLimit Working(int amount) => new(InRange(amount), HourUnit.Working);

    /// <summary>A limit from data that may be wrong.</summary>
    /// <returns>The limit; refused with <c>time-limit.amount-out-of-range</c> or <c>time-limit.unit-unknown</c>.</returns>
    public static OneOf<Refusal, HourLimit> Of(int amount, HourUnit unit)
    {
        if (unit is not (HourUnit.Clock or HourUnit.Working)) return TimeLimitRefusals.HourUnitUnknown();
        return amount is >= 1 and <= Limit.MaxAmount ? new HourLimit(amount, unit) : TimeLimitRefusals.HoursOutOfRange();
    }

    /// <summary>Reads <c>2小时</c> or <c>4个工作小时</c>.</summary>
    /// <exception cref="FormatException">The text has another form, or the amount is out of range.</exception>
    public static HourLimit Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var limit) ? limit : throw new FormatException("A limit in hours has the form 2小时 or 4个工作小时.");
    }

    /// <summary>Reads a limit without throwing; see <see cref="Parse"/> for the form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out HourLimit result)
    {
        result = default;
        var unit = s?.EndsWith(WorkingWord, StringComparison.Ordinal) == true ? HourUnit.Working : HourUnit.Clock;
        string word = unit == HourUnit.Working ? WorkingWord : ClockWord;
        return s?.EndsWith(word, StringComparison.Ordinal) == true
            && s[0] != '0'
            && int.TryParse(s.AsSpan(0, s.Length - word.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int amount)
            && Of(amount, unit).TryPickT1(out result, out _);
    }

    /// <summary>The limit in Chinese, for example <c>2小时</c>.</summary>
    public override string ToString() => Amount.ToString(CultureInfo.InvariantCulture) + (Unit == HourUnit.Working ? WorkingWord : ClockWord);

    private static int InRange(int amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(amount, Limit.MaxAmount);
        return amount;
    }

    private static InvalidOperationException NoLimit() => new("default(HourLimit) is no limit.");
}
