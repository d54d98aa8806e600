using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>The tax rule, which extends a limit by the holidays inside it.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>So many rest days in a row lengthen a limit of the tax rules.</summary>
    private const int TaxRun = 3;

    /// <summary>The last day of a limit of the tax rules (税收征收管理法实施细则 第一百零九条), such as a filing period (纳税申报期限).</summary>
    /// <param name="first">The first day in China of the limit, counted.</param>
    /// <param name="through">Its last day before the rule, counted.</param>
    /// <returns>
    /// Where three rest days or more stand in a row inside the limit, as many working days after <paramref name="through"/> as there are such rest days;
    /// otherwise <paramref name="through"/> itself, or the next working day if it is a rest day. Days before and after the limit do not make a row longer.
    /// Refused when a day lies outside the coverage, or <c>time-limit.end-before-start</c>.
    /// </returns>
    /// <remarks>That 顺延 means working days is how the tax authorities publish their deadlines; all of 2022 to 2024 follow it.</remarks>
    public OneOf<Refusal, DueDay> TaxDue(LocalDate first, LocalDate through)
    {
        if (Day(first).TryPickT0(out _, out _)) return TimeLimitRefusals.OutOfCoverage(this, "first");
        if (Day(through).TryPickT0(out _, out _)) return TimeLimitRefusals.OutOfCoverage(this, "through");
        if (through < first) return TimeLimitRefusals.EndBeforeStart();
        int lost = 0, run = 0;
        for (var day = first; day <= through; day = day.PlusDays(1))
        {
            run = IsWorking(day) ? 0 : run + 1;
            lost += run == TaxRun ? TaxRun : run > TaxRun ? 1 : 0;
        }

        return Due(lost > 0 ? Limit.WorkingDays(lost) : Limit.SameDay, through);
    }

    /// <summary>The last day of the monthly filing period, the first to the fifteenth (每月1日至15日).</summary>
    /// <inheritdoc cref="TaxDue(LocalDate, LocalDate)" path="/returns"/>
    public OneOf<Refusal, DueDay> TaxDue(YearMonth month) => TaxDue(month.OnDayOfMonth(1), month.OnDayOfMonth(15));
}
