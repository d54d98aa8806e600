namespace Zhaoqing.GovServices.Catalogue;

/// <summary>How grave a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>To be looked at (提示); it keeps nothing back.</summary>
    Warning,

    /// <summary>To be put right before publication (错误).</summary>
    Error,
}

/// <summary>What a check found in the elements of a matter (核查问题): which element, which value, which rule, on what ground.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Division">Whose list; <see langword="null"/> for what is unified.</param>
/// <param name="Material">Which material, from 0; <see langword="null"/> for what belongs to none.</param>
/// <param name="Element">The element.</param>
/// <param name="Value">The value as filled in, at most 100 characters; empty where it is missing or may tell of a person.</param>
/// <param name="Rule">The rule, for example <c>V09</c>, <c>required</c> or <c>format</c>.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Message">What is wrong, in Chinese.</param>
/// <param name="Ground">On what ground.</param>
public sealed record ElementFinding(
    MatterCode Matter, DivisionCode? Division, int? Material, ElementId Element, string Value, string Rule, FindingSeverity Severity, string Message, LegalGround Ground);

/// <summary>A rule that a validator runs.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Severity">How grave a finding of it is.</param>
/// <param name="Summary">What it asks for, in Chinese.</param>
/// <param name="Ground">On what ground.</param>
public sealed record ElementRule(string Id, FindingSeverity Severity, string Summary, LegalGround Ground);

/// <summary>Figures of a city that rules need.</summary>
/// <param name="AreaCode">The area code that telephone numbers begin with.</param>
/// <param name="Hosts">The hosts that addresses may name; empty where any may be named.</param>
public sealed record ElementRuleFigures(string AreaCode, System.Collections.Immutable.ImmutableArray<string> Hosts)
{
    /// <summary>Those of Zhaoqing: 0758, any host.</summary>
    public static ElementRuleFigures Zhaoqing { get; } = new("0758", []);
}
