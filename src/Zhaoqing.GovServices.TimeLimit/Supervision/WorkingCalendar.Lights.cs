using System.Runtime.InteropServices;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A change of a light.</summary>
/// <param name="At">The first instant of the new light: the start of a day in China.</param>
/// <param name="Light">The light from then on.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LightChange(Instant At, WarningLight Light);

/// <content>When a light changes.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>When the light of a matter changes next, so that a host can wait for that moment instead of asking every day.</summary>
    /// <param name="due">The due day of the matter.</param>
    /// <param name="after">The instant; a change at this very instant has happened already.</param>
    /// <param name="policy">The thresholds.</param>
    /// <returns>
    /// The next change, or <see langword="null"/> once the matter is overdue. Constant time. Refused with
    /// <c>time-limit.date-out-of-coverage</c> when <c>due</c> or <c>after</c> lies outside the coverage.
    /// </returns>
    [Clause("REG-2.5")]
    public OneOf<Refusal, LightChange?> NextLightChange(DueDay due, Instant after, WarningPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (after < _start || after >= _end) return TimeLimitRefusals.OutOfCoverage(this, "after");
        var today = ChinaTime.DayOf(after);
        if (Light(due, today, policy).TryPickT0(out var refusal, out var now)) return refusal;
        if (now == WarningLight.Overdue) return (LightChange?)null;
        int threshold = now == WarningLight.Green ? policy.YellowAtMost : policy.RedAtMost;
        // The light turns on the working day that leaves no more than the threshold; once red, on the day after the due day.
        var next = now == WarningLight.Red ? due.Date.PlusDays(1) : _table.Days[_table.CountThrough(due.Date) - threshold - 1];
        var light = now == WarningLight.Red ? WarningLight.Overdue : policy.LightAt(threshold);
        return (LightChange?)new LightChange(ChinaTime.StartOf(next), light);
    }
}
