using System.Globalization;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The unit that stands in a text, before any law has said how it counts.</summary>
public enum WrittenUnit
{
    /// <summary>当场, 即时, 即办, 当日.</summary>
    AtOnce,

    /// <summary>日, 天: working or calendar days, as the law in question has it.</summary>
    Day,

    /// <summary>个工作日.</summary>
    WorkingDay,

    /// <summary>个自然日: calendar days, whose last day still needs a law.</summary>
    CalendarDay,

    /// <summary>个月.</summary>
    Month,

    /// <summary>年.</summary>
    Year,
}

/// <summary>The text says that no limit is known: empty, a dash, or the −1 of some systems (未填写). It is not a number.</summary>
public readonly record struct NotStated;

/// <summary>A limit as it is written, 二十日内 or 20个工作日, before any law has said how it counts.</summary>
/// <remarks>Immutable.</remarks>
public sealed record WrittenLimit
{
    private static readonly (string Text, WrittenUnit Unit)[] Units =
    [
        ("个工作日", WrittenUnit.WorkingDay), ("工作日", WrittenUnit.WorkingDay),
        ("个自然日", WrittenUnit.CalendarDay), ("自然日", WrittenUnit.CalendarDay),
        ("个月", WrittenUnit.Month), ("日", WrittenUnit.Day), ("天", WrittenUnit.Day), ("年", WrittenUnit.Year),
    ];

    private static readonly string[] AtOnce = ["即办", "当场", "当日", "即时", "当场办结", "即时办结", "当日办结"], Within = ["以内", "之内", "内"];

    /// <summary>Hyphen, minus, dashes, in half and full width, and the stroke: what stands where nothing is known.</summary>
    private const string Dashes = "-\uFF0D\u2212\u2013\u2014/";

    private WrittenLimit(int amount, WrittenUnit unit)
    {
        Amount = amount;
        Unit = unit;
    }

    /// <summary>How many: 1 to <see cref="Limit.MaxAmount"/>, or 0 for <see cref="WrittenUnit.AtOnce"/>.</summary>
    public int Amount { get; }

    /// <summary>The unit that is written.</summary>
    public WrittenUnit Unit { get; }

    /// <summary>A limit from its parts.</summary>
    /// <returns>The limit; refused with <c>time-limit.amount-out-of-range</c> or <c>time-limit.unit-unknown</c>.</returns>
    public static OneOf<Refusal, WrittenLimit> Of(int amount, WrittenUnit unit)
    {
        if (unit is < WrittenUnit.AtOnce or > WrittenUnit.Year) return TimeLimitRefusals.UnitUnknown();
        bool fits = unit == WrittenUnit.AtOnce ? amount == 0 : amount is >= 1 and <= Limit.MaxAmount;
        return fits ? new WrittenLimit(amount, unit) : TimeLimitRefusals.AmountOutOfRange(unit == WrittenUnit.AtOnce ? LimitUnit.SameDay : LimitUnit.CalendarDays);
    }

    /// <summary>Reads a limit as laws, guides and other systems write it.</summary>
    /// <param name="text">
    /// A number (20, full width, 二十, 廿, 二〇) with its unit (日, 天, 个工作日, 工作日, 个自然日, 个月, 年) and perhaps 内, 以内, 之内; or 当场, 即办 and the like.
    /// No days, or working days, are at once. Blanks do not matter.
    /// </param>
    /// <returns>
    /// The limit; <see cref="NotStated"/> for an empty text, a dash or −1; refused with <c>time-limit.text-unreadable</c>,
    /// also for a bare number, or <c>time-limit.amount-out-of-range</c>.
    /// </returns>
    public static OneOf<Refusal, NotStated, WrittenLimit> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string words = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (words.AsSpan().Trim(Dashes).IsEmpty) return default(NotStated);
        string? within = Array.Find(Within, end => words.EndsWith(end, StringComparison.Ordinal));
        if (within is not null) words = words[..^within.Length];
        if (AtOnce.Contains(words, StringComparer.Ordinal)) return new WrittenLimit(0, WrittenUnit.AtOnce);
        var (suffix, unit) = Array.Find(Units, known => words.EndsWith(known.Text, StringComparison.Ordinal));
        string amount = words[..^(suffix?.Length ?? 0)];
        if (amount.Length == 2 && Dashes.Contains(amount[0], StringComparison.Ordinal) && ChineseNumber.Read(amount.AsSpan(1)) == 1) return default(NotStated);
        if (suffix is null || ChineseNumber.Read(amount) is not { } number) return TimeLimitRefusals.TextUnreadable();
        if ((number, unit) is (0, WrittenUnit.Day or WrittenUnit.WorkingDay)) return new WrittenLimit(0, WrittenUnit.AtOnce);
        return Of(number, unit).Match<OneOf<Refusal, NotStated, WrittenLimit>>(refusal => refusal, limit => limit);
    }

    /// <summary>The limit without any law: for what names its unit.</summary>
    /// <returns>The limit for 工作日 and 当场; for the rest refused with <c>time-limit.unit-needs-law</c>, because each law counts in its own way.</returns>
    public OneOf<Refusal, Limit> WithoutLaw() => Unit switch
    {
        WrittenUnit.AtOnce => Limit.SameDay,
        WrittenUnit.WorkingDay => Limit.WorkingDays(Amount),
        _ => TimeLimitRefusals.UnitNeedsLaw(this),
    };

    /// <summary>The limit as it is written, in one form: 20个工作日, 5日, 6个月, 1年, 即办.</summary>
    public override string ToString() => Unit switch
    {
        WrittenUnit.AtOnce => "即办",
        WrittenUnit.Day => Written("日"),
        WrittenUnit.WorkingDay => Written("个工作日"),
        WrittenUnit.CalendarDay => Written("个自然日"),
        WrittenUnit.Month => Written("个月"),
        _ => Written("年"),
    };

    private string Written(string unit) => Amount.ToString(CultureInfo.InvariantCulture) + unit;
}
