using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Which side promises (承诺方).</summary>
public enum PromiseSide
{
    /// <summary>The enterprise (企业).</summary>
    Enterprise,

    /// <summary>The government (政府).</summary>
    Government,
}

/// <summary>What one side promises to have done by a day (承诺事项).</summary>
/// <param name="Id">Its name on the list, kebab-case, for example <c>eia-report</c>.</param>
/// <param name="Side">Who promises it.</param>
/// <param name="What">What is to be done, in Chinese.</param>
/// <param name="Due">The last day in China, a working day.</param>
/// <param name="After">The duties of the government it waits for: each working day one of them is late moves this day by one.</param>
public sealed record Duty(string Id, PromiseSide Side, string What, LocalDate Due, ImmutableArray<string> After)
{
    /// <summary>The duties it waits for.</summary>
    public ImmutableArray<string> After { get; init; } = After.IsDefault ? [] : After;
}

/// <summary>How a duty stands (履约状态).</summary>
public enum DutyState
{
    /// <summary>Not done yet (待履行).</summary>
    Open,

    /// <summary>The side that owes it says that it is done (已报完成).</summary>
    Reported,

    /// <summary>The other side has confirmed it (已履行).</summary>
    Kept,

    /// <summary>Its day has passed (逾期未履行).</summary>
    Missed,
}

/// <summary>A duty as it stands.</summary>
/// <param name="Duty">The duty as promised.</param>
/// <param name="Due">The last day as it stands: later than promised where it waited for a late duty of the government.</param>
/// <param name="State">How it stands.</param>
/// <param name="ReportedOn">The day in China on which it was last reported as done; <see langword="null"/> before.</param>
/// <param name="LateBy">By how many working days it was kept late; 0 where it was kept in time or is open.</param>
/// <param name="WasMissed">Whether its day passed, also where it was kept since.</param>
public sealed record DutyRun(Duty Duty, LocalDate Due, DutyState State = DutyState.Open, LocalDate? ReportedOn = null, int LateBy = 0, bool WasMissed = false);

/// <summary>A day that moved because the government was late (期限顺延).</summary>
/// <param name="Duty">The duty whose day moved.</param>
/// <param name="Due">Its new last day.</param>
public sealed record DutyShift(string Duty, LocalDate Due);
