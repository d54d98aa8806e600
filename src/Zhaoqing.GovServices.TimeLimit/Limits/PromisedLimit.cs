using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The limit of the law and the shorter one that a place has promised (法定时限与承诺时限): the promise binds, the law stays on record.</summary>
/// <remarks>Immutable. Localities may shorten a limit, never lengthen it (优化营商环境条例 第三十六条第二款).</remarks>
public sealed record PromisedLimit
{
    private PromisedLimit(Limit promised, Limit statutory)
    {
        Promised = promised;
        Statutory = statutory;
    }

    /// <summary>What the place has promised.</summary>
    public Limit Promised { get; }

    /// <summary>What the law sets.</summary>
    public Limit Statutory { get; }

    /// <summary>Why a promise that is not kept must be explained in public (优化营商环境条例 第三十六条第二款).</summary>
    public static LegalGround Ground { get; } = LegalGround.OfLaw(
        "优化营商环境条例",
        "第三十六条第二款",
        "各地区可以在国家规定的政务服务事项办理时限内进一步压减时间,并应当向社会公开;超过办理时间的,办理单位应当公开说明理由。");

    /// <summary>Puts a promise beside the law.</summary>
    /// <param name="promised">What is promised.</param>
    /// <param name="statutory">What the law sets, on the same start.</param>
    /// <param name="calendar">The calendar by which units that differ are compared.</param>
    /// <returns>
    /// Both; refused with <c>time-limit.promise-longer-than-statutory</c> if from any start in the coverage of the calendar the promise is due later.
    /// Between units that differ numbers say nothing: 5个工作日 are due after 7个自然日 over a holiday, though not in a plain week. A start from which
    /// the law's own answer lies outside the coverage is passed over; when all do, it is refused by its <c>amount</c>.
    /// </returns>
    [Clause("REG-2.5")]
    public static OneOf<Refusal, PromisedLimit> Of(Limit promised, Limit statutory, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        // Of one unit, more of it is never due earlier, from any start.
        if (promised.Unit == statutory.Unit && promised.LastDay == statutory.LastDay && promised.Amount <= statutory.Amount) return new PromisedLimit(promised, statutory);
        LocalDate? longer = null;
        int compared = 0;
        for (var start = calendar.First; start <= calendar.Last; start = start.PlusDays(1))
        {
            if (!calendar.Due(statutory, start).TryPickT1(out var byLaw, out _)) continue;
            compared++;
            bool later = !calendar.Due(promised, start).TryPickT1(out var byPromise, out _) || byPromise.Date > byLaw.Date;
            // The latest firm start is the example that says most to those who read it.
            if (later && (longer is null || start <= calendar.FirmThrough)) longer = start;
        }

        if (longer is { } example) return TimeLimitRefusals.PromiseLongerThanStatutory(promised, statutory, example);
        return compared == 0 ? TimeLimitRefusals.OutOfCoverage(calendar, "amount") : new PromisedLimit(promised, statutory);
    }

    /// <summary>Both due days of a start.</summary>
    /// <returns>The days; refused where <see cref="WorkingCalendar.Due(Limit, LocalDate)"/> is.</returns>
    /// <inheritdoc cref="WorkingCalendar.Due(Limit, LocalDate)" path="/param[@name='from']"/>
    public OneOf<Refusal, PromisedDue> Due(WorkingCalendar calendar, LocalDate from)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (calendar.Due(Promised, from).TryPickT0(out var refusal, out var promised)) return refusal;
        return calendar.Due(Statutory, from).MapT1(statutory => new PromisedDue(promised, statutory));
    }
}

/// <summary>How late something is.</summary>
public enum OverdueGrade
{
    /// <summary>In the promised limit.</summary>
    WithinPromise,

    /// <summary>Over the promise but in the limit of the law: the reason must be published (<see cref="PromisedLimit.Ground"/>).</summary>
    OverPromise,

    /// <summary>Over the limit of the law: an unlawful delay, open to reconsideration and suit.</summary>
    OverStatutory,
}

/// <summary>The due days of one start by the promise and by the law.</summary>
/// <param name="Promised">The last day of the promise.</param>
/// <param name="Statutory">The last day by law.</param>
public sealed record PromisedDue(DueDay Promised, DueDay Statutory)
{
    /// <summary>The day that binds: the earlier one.</summary>
    public DueDay Binding => Promised.Date <= Statutory.Date ? Promised : Statutory;

    /// <summary>How late it is on a day, if nothing was decided before it.</summary>
    /// <param name="day">The day in China: of the decision, or today while there is none.</param>
    [Clause("REG-2.5")]
    public OverdueGrade GradeOn(LocalDate day) =>
        day > Statutory.Date ? OverdueGrade.OverStatutory : day > Promised.Date ? OverdueGrade.OverPromise : OverdueGrade.WithinPromise;
}
