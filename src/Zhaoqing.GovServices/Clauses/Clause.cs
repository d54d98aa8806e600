namespace Zhaoqing.GovServices;

/// <summary>A clause (条款) of the Zhaoqing plan for standard, regular and convenient government services.</summary>
/// <param name="Id">Its number, for example <c>REG-2.4</c>.</param>
/// <param name="Section">Where it stands in the plan, chapter and item, in Chinese.</param>
/// <param name="Quote">The words of the plan that identify it, in Chinese.</param>
public sealed record Clause(ClauseId Id, string Section, string Quote);
