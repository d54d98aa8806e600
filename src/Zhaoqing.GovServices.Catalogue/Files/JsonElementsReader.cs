using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads the elements of a matter in JSON.</summary>
/// <param name="sets">The sets of elements that are known.</param>
internal sealed class JsonElementsReader(IReadOnlyList<ElementSet> sets)
{
    private static readonly string[] Members = ["originSystem", "originEdition", "unified", "lists"];
    private static readonly string[] PartMembers = ["set", "edition", "values", "materials", "division"];

    private readonly KeptTexts _texts = new();

    /// <summary>The elements, to be given to their matter when its code is known.</summary>
    public Func<MatterCode, MatterElements> Read(ref JsonCursor json)
    {
        uint seen = 0;
        string? system = null, edition = null;
        ElementPart? unified = null;
        var lists = new List<(DivisionCode, ElementPart)>();
        json.Object();
        while (json.Member(Members, ref seen, out int member))
        {
            switch (member)
            {
                case 0:
                    system = json.Text();
                    break;
                case 1:
                    edition = json.Text();
                    break;
                case 2:
                    unified = Part(ref json, ElementOwner.Unified).Part;
                    break;
                default:
                    for (int count = 0; json.Item(ref count);)
                    {
                        var (part, division) = Part(ref json, ElementOwner.Local);
                        lists.Add((DivisionCode.Parse(division), part));
                    }

                    break;
            }
        }

        JsonCursor.Required(Members, seen, system is null ? 0b1100u : 0b1111u);
        var origin = system is null ? null : new ElementOrigin(system, edition!);
        return matter => new MatterElements(matter, origin, unified!, lists);
    }

    private (ElementPart Part, string Division) Part(ref JsonCursor json, ElementOwner owner)
    {
        uint seen = 0;
        string set = "", edition = "", division = "";
        ElementSet? elements = null;
        string?[] values = [];
        var materials = ImmutableArray.CreateBuilder<MaterialValues>();
        var known = owner == ElementOwner.Local ? PartMembers.AsSpan() : PartMembers.AsSpan(0, 4);
        json.Object();
        while (json.Member(known, ref seen, out int member))
        {
            switch (member)
            {
                case 0:
                    set = json.Text();
                    break;
                case 1:
                    edition = json.Text();
                    break;
                case 2:
                    values = Values(ref json, Known().Elements.AsSpan(owner == ElementOwner.Unified ? ..Known().UnifiedCount : Known().UnifiedCount..));
                    break;
                case 3:
                    for (int count = 0; json.Item(ref count);) materials.Add(MaterialValues.Read(Known(), Values(ref json, Known().MaterialElements.AsSpan())));
                    break;
                default:
                    division = json.Text();
                    break;
            }
        }

        JsonCursor.Required(known, seen, owner == ElementOwner.Local ? 0b1_0111u : 0b1111u);
        return (ElementPart.Read(Known(), owner, values, materials.ToImmutable()), division);

        ElementSet Known()
        {
            if (set.Length == 0 || edition.Length == 0) throw new JsonFault("set和edition应在最前");
            return elements ??= UnknownElementSetException.Find(sets, set, edition);
        }
    }

    /// <summary>The values by the place of their elements.</summary>
    private string?[] Values(ref JsonCursor json, ReadOnlySpan<ElementDefinition> elements)
    {
        string?[] values = new string?[elements.Length];
        json.Object();
        for (int place = -1; json.Element(elements, ref place);)
        {
            if (values[place] is not null) throw new JsonFault("要素重复");
            values[place] = json.Text(_texts);
        }

        return values;
    }
}
