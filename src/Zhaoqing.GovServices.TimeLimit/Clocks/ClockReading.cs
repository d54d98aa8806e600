using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    /// <summary>It counts (计时中).</summary>
    Running,

    /// <summary>A special step leaves time out (暂停计时).</summary>
    Paused,

    /// <summary>The due day has passed and nothing has ended it (已逾期).</summary>
    Expired,

    /// <summary>It has ended (已停止).</summary>
    Stopped,
}

/// <summary>A special step that goes on at the moment of a reading.</summary>
/// <param name="Run">The step.</param>
/// <param name="Through">The last day it leaves out by its own limit; <see langword="null"/> for a suspension.</param>
/// <param name="Overrun">Whether that day has passed, so that the clock counts although the step goes on (REG-2.8).</param>
public sealed record OpenStep(StepRun Run, LocalDate? Through, bool Overrun);

/// <summary>What a clock says at a moment.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Due">The due day as it was known at that moment.</param>
/// <param name="Total">The limit with its extension and days kept, in working days, or in calendar days for limits in calendar units.</param>
/// <param name="Elapsed">How much of it is used up, in the same days; more than <paramref name="Total"/> when overdue.</param>
/// <param name="Steps">The special steps that go on.</param>
public sealed record ClockReading(ClockState State, DueDay Due, int Total, int Elapsed, ImmutableArray<OpenStep> Steps)
{
    /// <summary>How much is left; negative when overdue. With <see cref="Elapsed"/> it always makes <see cref="Total"/>.</summary>
    public int Remaining => Total - Elapsed;
}
