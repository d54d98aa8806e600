namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The due day of a clock as an event left it.</summary>
/// <param name="Day">The due day: of an open special step it is taken that it uses its own limit to the end, of an open suspension nothing.</param>
/// <param name="Edition">The edition of the working calendar that was used.</param>
/// <param name="Kept">Days added so that a late notice did not move a day already told to an earlier one, in the unit in which pauses are counted.</param>
public sealed record ClockDue(DueDay Day, string Edition, int Kept);
