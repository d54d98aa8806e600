using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A clock whose due day a new edition changes.</summary>
/// <param name="Clock">Its place among the clocks of the fleet, from 0.</param>
/// <param name="Before">What it was.</param>
/// <param name="After">What it becomes: another day, or the same no longer provisional.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueChange(int Clock, DueDay Before, DueDay After);
