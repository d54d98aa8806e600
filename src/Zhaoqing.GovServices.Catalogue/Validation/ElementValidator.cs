using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Checks the elements of matters (要素核查): what must be filled in, in what form, and what must agree. Compiled once for a set of elements.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. Unified values are checked once a matter, not once a list. A rule whose elements the set does not have is left out.
/// The findings come in the order of the rules and do not depend on the order of filling in.
/// </remarks>
public sealed class ElementValidator
{
    private readonly ElementRuleFigures _figures;
    private readonly ImmutableArray<Compiled> _unified, _perMaterial, _perList;
    private readonly ImmutableArray<ElementDefinition> _unifiedElements, _localElements;

    /// <summary>Compiles the rules for a set of elements.</summary>
    /// <param name="set">The set.</param>
    /// <param name="figures">The city's figures; <see langword="null"/> for Zhaoqing's.</param>
    public ElementValidator(ElementSet set, ElementRuleFigures? figures = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        Set = set;
        _figures = figures ?? ElementRuleFigures.Zhaoqing;
        var compiled = new List<Compiled>();
        foreach (var rule in ShippedRules.All)
        {
            ImmutableArray<ElementDefinition?> elements = [.. rule.Elements.Select(id => set.Find(ElementId.Parse(id)))];
            if (!elements.Contains(null)) compiled.Add(new Compiled(rule, elements!));
        }

        _perList = [.. compiled.Where(rule => rule.IsPerList)];
        _perMaterial = [.. compiled.Where(rule => rule is { IsPerList: false, IsPerMaterial: true })];
        _unified = [.. compiled.Where(rule => rule is { IsPerList: false, IsPerMaterial: false })];
        _unifiedElements = [.. set.Elements.Where(element => element is { Owner: ElementOwner.Unified, IsPerMaterial: false })];
        _localElements = [.. set.Elements.Where(element => element.Owner == ElementOwner.Local)];
        Rules = [ShippedRules.Required, ShippedRules.RequiredHere, ShippedRules.Format, .. compiled.Select(rule => rule.Checked.Rule)];
    }

    /// <summary>The set of elements.</summary>
    public ElementSet Set { get; }

    /// <summary>The rules that it runs.</summary>
    public ImmutableArray<ElementRule> Rules { get; }

    /// <summary>Checks the unified values and every list of a matter.</summary>
    /// <exception cref="ArgumentException">The elements are of another set.</exception>
    [Clause("STD-3.4")]
    [Clause("STD-1.2")]
    [Clause("STD-1.4")]
    [Clause("GOAL-0.1")]
    [Clause("REG-1.13")]
    [Clause("CON-6.1")]
    [Clause("CON-6.2")]
    [Clause("CON-8.6")]
    public ImmutableArray<ElementFinding> Validate(MatterElements matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        if (!ReferenceEquals(matter.Unified.Set, Set)) throw new ArgumentException("The elements are of another set than the validator.", nameof(matter));
        var check = new ElementCheck(_figures);
        check.At(matter, list: null, row: null);
        Fill(check, _unifiedElements, ShippedRules.Required);
        Run(check, _unified);
        for (int row = 0; row < matter.Unified.Materials.Length; row++)
        {
            check.At(matter, list: null, row);
            Fill(check, Set.MaterialElements, ShippedRules.Required);
            Run(check, _perMaterial);
        }

        foreach (var list in matter.Lists)
        {
            check.At(matter, list, row: null);
            Fill(check, _localElements, ShippedRules.RequiredHere);
            Run(check, _perList);
        }

        return check.Found();
    }

    private static void Run(ElementCheck check, ImmutableArray<Compiled> rules)
    {
        foreach (var rule in rules)
        {
            check.For(rule.Checked.Rule, rule.Elements);
            rule.Checked.Check(check);
        }
    }

    private static void Fill(ElementCheck check, ImmutableArray<ElementDefinition> elements, ElementRule required)
    {
        foreach (var element in elements)
        {
            string? value = check.ValueOf(element);
            string? fault = value is null ? null : !ElementValue.IsFilled(value) ? "填了空白或斜线;没有的不填,确定没有的写“无”。" : ElementFormats.Fault(element, value);
            if (fault is not null)
            {
                check.For(ShippedRules.Format, default);
                check.Wrong(element, value, fault, check.Row);
            }

            bool isNeeded = element.Requirement == ElementRequirement.Required ? !ElementValue.IsFilled(value)
                : element.When is { } when && !ElementValue.IsStated(value) && when.Holds(check.ValueOf);
            if (!isNeeded) continue;
            check.For(required, default);
            check.Wrong(element, value, element.Requirement == ElementRequirement.Required ? "必须填写。" : "在这一情形下必须填写。", check.Row);
        }
    }

    private sealed record Compiled(CheckedRule Checked, ImmutableArray<ElementDefinition> Elements)
    {
        public bool IsPerList { get; } = Elements.Any(element => element.Owner == ElementOwner.Local);

        public bool IsPerMaterial { get; } = !Checked.IsOverMaterials && Elements.Any(element => element.IsPerMaterial);
    }
}
