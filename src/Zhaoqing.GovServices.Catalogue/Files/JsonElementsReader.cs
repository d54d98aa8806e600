using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads the elements of a matter in JSON.</summary>
/// <param name="sets">The sets of elements that are known.</param>
internal sealed class JsonElementsReader(IReadOnlyList<ElementSet> sets)
{
    private static readonly string[] Members = ["originSystem", "originEdition", "unified", "lists"];
    private static readonly string[] PartMembers = ["set", "edition", "values", "materials", "division"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

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
        var values = new List<(ElementId, string?)>();
        var materials = new List<List<(ElementId, string?)>>();
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
                    values = Values(ref json);
                    break;
                case 3:
                    for (int count = 0; json.Item(ref count);) materials.Add(Values(ref json));
                    break;
                default:
                    division = json.Text();
                    break;
            }
        }

        JsonCursor.Required(known, seen, owner == ElementOwner.Local ? 0b1_0111u : 0b1111u);
        var elements = UnknownElementSetException.Find(sets, set, edition);
        return (owner == ElementOwner.Local ? ElementPart.Local(elements, values) : ElementPart.Unified(elements, values, materials.Select(row => MaterialValues.Of(elements, row)).ToImmutableArray()), division);
    }

    private List<(ElementId, string?)> Values(ref JsonCursor json)
    {
        var values = new List<(ElementId, string?)>();
        json.Object();
        while (json.AnyMember(out string name))
        {
            string text = json.Text();
            if (!_texts.TryGetValue(text, out string? kept)) _texts.Add(text, kept = text);
            values.Add((ElementId.Parse(name), kept));
        }

        return values;
    }
}
