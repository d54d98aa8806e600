namespace Zhaoqing.GovServices.Catalogue.Rounds;

/// <summary>Fills in all elements of the shipped set: those of the matter once, with one material, and those of each list, of which a third is its unit's.</summary>
internal sealed class Elements(List<Matter> matters)
{
    private const int Seed = 20_261_129;

    private static readonly string[] Codes = ["是", "否", "无", "/", "01", "20", "1", "0", "自然人", "企业法人"];

    private readonly ElementSet _set = ElementSet.Shipped;
    private readonly Random _random = new(Seed);
    private readonly string[] _pieces = [.. matters.Take(2_000).Select(matter => matter.Name)];
    private readonly Dictionary<DivisionCode, List<(ElementId, string?)>> _ofUnit = [];

    public IEnumerable<Matter> Filled() => matters.Select(matter => matter with
    {
        Elements = new MatterElements(
            matter.Code, new ElementOrigin("省政务服务事项管理系统", "2026-01"),
            ElementPart.Unified(_set, Texts(_set.Elements.Where(element => element is { Owner: ElementOwner.Unified, IsPerMaterial: false })), MaterialValues.Of(_set, Texts(_set.Elements.Where(element => element.IsPerMaterial)))),
            matter.Lists.Select(list => (list.Division, ElementPart.Local(_set, OfUnit(list.Division).Concat(Texts(Local.Skip(Local.Length / 3))))))),
    });

    private ElementDefinition[] Local => [.. _set.Elements.Where(element => element.Owner == ElementOwner.Local)];

    private List<(ElementId, string?)> OfUnit(DivisionCode division)
    {
        if (!_ofUnit.TryGetValue(division, out var unit)) _ofUnit.Add(division, unit = Texts(Local.Take(Local.Length / 3)));
        return unit;
    }

    /// <summary>Four in ten are codes or empty, three in ten a name, three in ten a sentence.</summary>
    private List<(ElementId, string?)> Texts(IEnumerable<ElementDefinition> elements) => [.. elements.Select((element, i) => (element.Id, (i % 10) switch
    {
        < 4 => _random.Next(12) is var n && n < Codes.Length ? Codes[n] : null,
        < 7 => Piece(),
        _ => $"{Piece()}、{Piece()}。{_random.Next(100_000)}",
    }))];

    private string Piece() => _pieces[_random.Next(_pieces.Length)];
}
