using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Which values two elements of one matter hold differently.</summary>
internal static class ElementDifferences
{
    /// <summary>The edits that lead from one to the other, each with the value before. Materials are told by their place; added or removed ones and lists are not in it.</summary>
    public static ImmutableArray<(ElementEdit Edit, ElementDefinition Element, string? Before)> Between(MatterElements before, MatterElements after)
    {
        var found = ImmutableArray.CreateBuilder<(ElementEdit, ElementDefinition, string?)>();
        foreach (var element in after.Unified.Set.Elements)
        {
            if (element.Owner == ElementOwner.Local)
            {
                foreach (var list in after.Lists)
                {
                    if (before.Lists.FirstOrDefault(old => old.Division == list.Division) is { } old) Add(element, old.Local.At(element), list.Local.At(element), list.Division, material: null);
                }
            }
            else if (element.IsPerMaterial)
            {
                for (int i = 0; i < Math.Min(before.Unified.Materials.Length, after.Unified.Materials.Length); i++)
                    Add(element, before.Unified.Materials[i].At(element), after.Unified.Materials[i].At(element), division: null, i);
            }
            else
            {
                Add(element, before.Unified.At(element), after.Unified.At(element), division: null, material: null);
            }
        }

        return found.ToImmutable();

        void Add(ElementDefinition element, string? was, string? now, DivisionCode? division, int? material)
        {
            if (!string.Equals(was, now, StringComparison.Ordinal)) found.Add((new ElementEdit(element.Id, now, division, material), element, was));
        }
    }
}
