using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a rule looks at, by the order in which it names its elements, and where it says what it found.</summary>
internal sealed class ElementCheck
{
    private readonly ImmutableArray<ElementFinding>.Builder _found = ImmutableArray.CreateBuilder<ElementFinding>();
    private MatterElements _matter = null!;
    private ListElements? _list;
    private int? _row;
    private ElementRule _rule = null!;
    private ImmutableArray<ElementDefinition> _elements;

    public ElementCheck(ElementRuleFigures figures) => Figures = figures;

    public ElementRuleFigures Figures { get; }

    /// <summary>The material under check; <see langword="null"/> where none is.</summary>
    public int? Row => _row;

    /// <summary>The division of the list under check; only for rules that look at local elements.</summary>
    public DivisionCode Division => _list!.Division;

    /// <summary>The value of the element that the rule names at this place.</summary>
    public string? this[int place] => ValueOf(_elements[place]);

    public void At(MatterElements matter, ListElements? list, int? row) => (_matter, _list, _row) = (matter, list, row);

    public void For(ElementRule rule, ImmutableArray<ElementDefinition> elements) => (_rule, _elements) = (rule, elements);

    public ImmutableArray<ElementFinding> Found() => _found.ToImmutable();

    public string? ValueOf(ElementDefinition element) =>
        element.Owner == ElementOwner.Local ? _list!.Local.At(element) : element.IsPerMaterial ? _matter.Unified.Materials[_row!.Value].At(element) : _matter.Unified.At(element);

    /// <summary>The values, material by material, of the element at this place.</summary>
    public IEnumerable<string?> Column(int place)
    {
        var element = _elements[place];
        return _matter.Unified.Materials.Select(material => material.At(element));
    }

    /// <summary>Something is wrong with the element at this place.</summary>
    public void Wrong(int place, string message) => Wrong(_elements[place], ValueOf(_elements[place]), message, _row);

    /// <summary>Something is wrong with the element at this place of one material.</summary>
    public void WrongIn(int row, int place, string message) => Wrong(_elements[place], _matter.Unified.Materials[row].At(_elements[place]), message, row);

    public void Wrong(ElementDefinition element, string? value, string message, int? row)
    {
        bool isHidden = element.IsPersonal || (element.Type.Kind == ElementKind.Phone && ElementFormats.IsMobile(value));
        string shown = isHidden || value is null ? "" : value.Length > 100 ? value[..100] : value;
        _found.Add(new ElementFinding(
            _matter.Matter, element.Owner == ElementOwner.Local ? _list!.Division : null, row, element.Id, shown, _rule.Id, _rule.Severity, $"“{element.Name}”{message}", _rule.Ground));
    }
}

/// <summary>A rule and how it is checked.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Elements">The elements it looks at.</param>
/// <param name="Check">The check.</param>
/// <param name="IsOverMaterials">Whether it looks at all materials at once.</param>
internal sealed record CheckedRule(ElementRule Rule, ImmutableArray<string> Elements, Action<ElementCheck> Check, bool IsOverMaterials = false)
{
    public static CheckedRule Error(string id, string ground, string summary, string[] elements, Action<ElementCheck> check, bool isOverMaterials = false) =>
        new(new ElementRule(id, FindingSeverity.Error, summary, GroundOf(ground)), [.. elements], check, isOverMaterials);

    public static CheckedRule Warning(string id, string ground, string summary, string[] elements, Action<ElementCheck> check, bool isOverMaterials = false) =>
        new(new ElementRule(id, FindingSeverity.Warning, summary, GroundOf(ground)), [.. elements], check, isOverMaterials);

    /// <summary>A clause by its number, or a law, an article and what it says between strokes.</summary>
    private static LegalGround GroundOf(string written) => written.Split('|') is [var law, var article, var text] ? LegalGround.OfLaw(law, article, text) : LegalGround.OfClause(written);
}
