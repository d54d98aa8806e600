using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Which system masters the inherited elements of a matter, and by which edition they came (省政务服务事项管理系统).</summary>
/// <param name="System">The system, in Chinese.</param>
/// <param name="Edition">The edition that was taken over.</param>
public sealed record ElementOrigin(string System, string Edition);

/// <summary>One element to be set to another value.</summary>
/// <param name="Element">The element.</param>
/// <param name="Value">The value; <see langword="null"/> to take it away.</param>
/// <param name="Division">Whose list; <see langword="null"/> for a unified element.</param>
/// <param name="Material">Which material, from 0, for an element of a material; else <see langword="null"/>.</param>
public sealed record ElementEdit(ElementId Element, string? Value, DivisionCode? Division = null, int? Material = null);

/// <summary>The elements of one list: the unified values of its matter and its own local ones.</summary>
/// <remarks>Immutable. <see cref="Unified"/> is the very object that all lists of the matter share.</remarks>
public sealed class ListElements
{
    internal ListElements(DivisionCode division, ElementPart unified, ElementPart local) => (Division, Unified, Local) = (division, unified, local);

    /// <summary>Whose list it is.</summary>
    public DivisionCode Division { get; }

    /// <summary>The unified values.</summary>
    public ElementPart Unified { get; }

    /// <summary>The local values.</summary>
    public ElementPart Local { get; }

    /// <summary>The value of an element, whosever it is; <see langword="null"/> where it is not filled in.</summary>
    /// <exception cref="ArgumentException">The set has no such element, or every material has its own value of it.</exception>
    public string? this[ElementId id] => Unified.Set.Find(id) is { Owner: ElementOwner.Local } ? Local[id] : Unified[id];
}

/// <summary>The elements of a matter: its unified values once, and the local values of each division (二次统筹).</summary>
/// <remarks>
/// Immutable. Every list is the disjoint union of both: the same unified object and its own local one, so that
/// unified values are equal in all divisions because there is only one of them.
/// </remarks>
[Clause("STD-4.1")]
[Clause("GOAL-1.7")]
public sealed class MatterElements
{
    /// <summary>Creates the elements of a matter.</summary>
    /// <param name="matter">The code of the matter.</param>
    /// <param name="origin">Where its inherited elements are mastered; <see langword="null"/> for a matter that the city itself created (地方性事项).</param>
    /// <param name="unified">The unified values.</param>
    /// <param name="locals">The local values of each division.</param>
    /// <exception cref="ArgumentException">A part is not of its owner or of another set, or a division has two.</exception>
    public MatterElements(MatterCode matter, ElementOrigin? origin, ElementPart unified, params IEnumerable<(DivisionCode Division, ElementPart Local)> locals)
    {
        ArgumentNullException.ThrowIfNull(unified);
        ArgumentNullException.ThrowIfNull(locals);
        _ = matter.ToString();
        if (unified.Owner != ElementOwner.Unified) throw new ArgumentException("The unified values are not of unified elements.", nameof(unified));
        var lists = locals.Select(list => new ListElements(list.Division, unified, list.Local)).OrderBy(list => $"{list.Division}", StringComparer.Ordinal).ToImmutableArray();
        if (lists.Any(list => list.Local.Owner != ElementOwner.Local || !ReferenceEquals(list.Local.Set, unified.Set))) throw new ArgumentException("A local part is of other elements.", nameof(locals));
        if (lists.DistinctBy(list => list.Division).Count() != lists.Length) throw new ArgumentException("A division has two local parts.", nameof(locals));
        (Matter, Origin, Unified, Lists) = (matter, origin, unified, lists);
    }

    /// <summary>The code of the matter.</summary>
    public MatterCode Matter { get; }

    /// <summary>Where its inherited elements are mastered; <see langword="null"/> for a matter of the city's own.</summary>
    public ElementOrigin? Origin { get; }

    /// <summary>The unified values.</summary>
    public ElementPart Unified { get; }

    /// <summary>The lists, ordered by division.</summary>
    public ImmutableArray<ListElements> Lists { get; }

    /// <summary>The elements after edits by somebody of a department: all of them or none.</summary>
    /// <param name="edits">The edits, in order.</param>
    /// <param name="by">Who edits: the city's department for unified elements, the division's own for local ones.</param>
    /// <param name="cause">Why. Only an update of the superior's catalogue moves inherited elements.</param>
    /// <returns>
    /// The elements; refused with <c>catalogue.unified-element</c> where a division edits what the city fills in (it says to whom to propose),
    /// <c>catalogue.inherited-element</c>, <c>catalogue.element-not-yours</c>, <c>catalogue.element-unknown</c> and <c>catalogue.element-edit-place</c>.
    /// </returns>
    [Clause("STD-4.1")]
    [Clause("STD-1.1")]
    public OneOf<Refusal, MatterElements> Edit(ImmutableArray<ElementEdit> edits, CatalogueEditor by, ChangeCause cause)
    {
        ArgumentNullException.ThrowIfNull(by);
        var edited = this;
        foreach (var edit in edits)
        {
            if (edited.EditOne(edit, by, cause).TryPickT0(out var refusal, out var next)) return refusal;
            edited = next;
        }

        return edited;
    }

    private OneOf<Refusal, MatterElements> EditOne(ElementEdit edit, CatalogueEditor by, ChangeCause cause)
    {
        if (Unified.Set.Find(edit.Element) is not { } element) return ElementRefusals.Unknown(edit.Element);
        if (element.Owner == ElementOwner.Unified)
        {
            if (edit.Division is not null || by.Level.Level > DivisionLevel.Prefecture) return ElementRefusals.Unified(element, Unified.At(Unified.Set.Get("U013")));
            if (element.IsInherited && Origin is not null && cause != ChangeCause.SuperiorListUpdated) return ElementRefusals.Inherited(element, Origin);
            if (element.IsPerMaterial != edit.Material is not null || edit.Material is < 0 || edit.Material >= Unified.Materials.Length) return ElementRefusals.Place(element);
            var unified = edit.Material is { } place ? Unified.With(Unified.Materials.SetItem(place, Unified.Materials[place].With(element, edit.Value))) : Unified.With(element, edit.Value);
            return new MatterElements(Matter, Origin, unified, Lists.Select(list => (list.Division, list.Local)));
        }

        if (edit.Material is not null || edit.Division is not { } division || Lists.All(list => list.Division != division)) return ElementRefusals.Place(element);
        bool isOwn = by.Level == division || (by.Level.Level == DivisionLevel.County && by.Level.Contains(division));
        if (!isOwn) return ElementRefusals.NotYours(element);
        return new MatterElements(Matter, Origin, Unified, Lists.Select(list => (list.Division, list.Division == division ? list.Local.With(element, edit.Value) : list.Local)));
    }
}
