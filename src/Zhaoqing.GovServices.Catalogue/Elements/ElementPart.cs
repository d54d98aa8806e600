using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The values of one material's elements (材料要素).</summary>
/// <remarks>Immutable; one array of references.</remarks>
public sealed class MaterialValues
{
    private readonly ElementValues _values;

    private MaterialValues(ElementSet set, ElementValues values) => (Set, _values) = (set, values);

    /// <summary>The set of elements.</summary>
    public ElementSet Set { get; }

    /// <summary>The value of an element; <see langword="null"/> where it is not filled in.</summary>
    /// <exception cref="ArgumentException">The set has no such element of a material.</exception>
    public string? this[ElementId id] => _values[PlaceOf(Set, id)];

    /// <summary>The values of a material.</summary>
    /// <exception cref="ArgumentException">The set has no such element of a material, or one is given twice.</exception>
    public static MaterialValues Of(ElementSet set, params IEnumerable<(ElementId Id, string? Value)> values)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(values);
        var seen = new HashSet<ElementId>();
        var filled = new string?[set.MaterialElements.Length];
        foreach (var (id, value) in values)
        {
            filled[PlaceOf(set, id)] = value;
            if (!seen.Add(id)) throw new ArgumentException($"The element {id} is given twice.", nameof(values));
        }

        return new MaterialValues(set, new ElementValues(filled));
    }

    internal string? At(ElementDefinition element) => _values[element.Ordinal - Set.MaterialElements[0].Ordinal];

    /// <summary>Values by the place of their elements, which the caller gives away.</summary>
    internal static MaterialValues Read(ElementSet set, string?[] values) => new(set, new ElementValues(values));

    /// <summary>The values as a file keeps them, from a place on.</summary>
    internal static MaterialValues Kept(ElementSet set, ElementTexts texts, int first) => new(set, new ElementValues(texts, first));

    internal MaterialValues With(ElementDefinition element, string? value) =>
        new(Set, _values.With(Set.MaterialElements.Length, element.Ordinal - Set.MaterialElements[0].Ordinal, value));

    private static int PlaceOf(ElementSet set, ElementId id) => set.Find(id) is { IsPerMaterial: true } element
        ? element.Ordinal - set.MaterialElements[0].Ordinal
        : throw new ArgumentException($"{id} is no element of a material.", nameof(id));
}

/// <summary>The values of the unified elements of a matter, or of the local elements of a list.</summary>
/// <remarks>
/// Immutable. The values stand in one array by the place of the element, so that a list costs one reference an element;
/// equal texts may be the same object.
/// </remarks>
public sealed class ElementPart
{
    private readonly ElementValues _values;

    private ElementPart(ElementSet set, ElementOwner owner, ElementValues values, ImmutableArray<MaterialValues> materials) =>
        (Set, Owner, _values, Materials) = (set, owner, values, materials);

    /// <summary>The set of elements.</summary>
    public ElementSet Set { get; }

    /// <summary>Whose elements they are.</summary>
    public ElementOwner Owner { get; }

    /// <summary>The materials, in their order; empty in a local part.</summary>
    public ImmutableArray<MaterialValues> Materials { get; }

    /// <summary>The value of an element; <see langword="null"/> where it is not filled in.</summary>
    /// <exception cref="ArgumentException">The part has no such element.</exception>
    public string? this[ElementId id] => _values[PlaceOf(Set, Owner, id)];

    /// <summary>The unified values of a matter.</summary>
    /// <exception cref="ArgumentException">An element is not unified, belongs to a material, or is given twice; a material is of another set.</exception>
    public static ElementPart Unified(ElementSet set, IEnumerable<(ElementId Id, string? Value)> values, params IEnumerable<MaterialValues> materials)
    {
        ArgumentNullException.ThrowIfNull(materials);
        var rows = materials.ToImmutableArray();
        if (rows.Any(row => !ReferenceEquals(row.Set, set))) throw new ArgumentException("A material is of another set of elements.", nameof(materials));
        return Of(set, ElementOwner.Unified, values, rows);
    }

    /// <summary>The local values of a list.</summary>
    /// <exception cref="ArgumentException">An element is not local, or is given twice.</exception>
    public static ElementPart Local(ElementSet set, params IEnumerable<(ElementId Id, string? Value)> values) => Of(set, ElementOwner.Local, values, []);

    /// <summary>SHA-256 over the values, 64 small hexadecimal digits: equal exactly where the set and all values are.</summary>
    public string Digest()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteTo(json);
            json.WriteEndObject();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    internal string? At(ElementDefinition element) => _values[element.Ordinal - First(Set, Owner)];

    /// <summary>Values by the place of their elements, which the caller gives away; none of a material's elements is among them.</summary>
    /// <exception cref="ArgumentException">A value of a material's element is among them.</exception>
    internal static ElementPart Read(ElementSet set, ElementOwner owner, string?[] values, ImmutableArray<MaterialValues> materials)
    {
        if (set.MaterialElements.Any(element => owner == ElementOwner.Unified && values[element.Ordinal] is not null)) throw new ArgumentException("Every material has its own value of it.", nameof(values));
        return new ElementPart(set, owner, new ElementValues(values), materials);
    }

    /// <summary>The values as a file keeps them, from a place on.</summary>
    internal static ElementPart Kept(ElementSet set, ElementOwner owner, ElementTexts texts, int first, ImmutableArray<MaterialValues> materials) =>
        new(set, owner, new ElementValues(texts, first), materials);

    internal ElementPart With(ElementDefinition element, string? value) =>
        new(Set, Owner, _values.With(Count(Set, Owner), element.Ordinal - First(Set, Owner), value), Materials);

    internal ElementPart With(ImmutableArray<MaterialValues> materials) => new(Set, Owner, _values, materials);

    /// <summary>The canonical form, as members of an object that is open: set, edition and what is filled in, by the order of the set.</summary>
    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteString("set", Set.Id);
        json.WriteString("edition", Set.Edition);
        json.WriteStartObject("values");
        foreach (var element in Set.Elements)
        {
            if (element.Owner == Owner && At(element) is { } value) json.WriteString(element.Id.ToString(), value);
        }

        json.WriteEndObject();
        if (Owner == ElementOwner.Local) return;
        json.WriteStartArray("materials");
        foreach (var material in Materials)
        {
            json.WriteStartObject();
            foreach (var element in Set.MaterialElements)
            {
                if (material.At(element) is { } value) json.WriteString(element.Id.ToString(), value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static ElementPart Of(ElementSet set, ElementOwner owner, IEnumerable<(ElementId Id, string? Value)> values, ImmutableArray<MaterialValues> materials)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(values);
        var seen = new HashSet<ElementId>();
        var filled = new string?[Count(set, owner)];
        foreach (var (id, value) in values)
        {
            filled[PlaceOf(set, owner, id)] = value;
            if (!seen.Add(id)) throw new ArgumentException($"The element {id} is given twice.", nameof(values));
        }

        return new ElementPart(set, owner, new ElementValues(filled), materials);
    }

    private static int PlaceOf(ElementSet set, ElementOwner owner, ElementId id) => set.Find(id) is { IsPerMaterial: false } element && element.Owner == owner
        ? element.Ordinal - First(set, owner)
        : throw new ArgumentException($"{id} is no {owner} element of this set.", nameof(id));

    private static int Count(ElementSet set, ElementOwner owner) => owner == ElementOwner.Unified ? set.UnifiedCount : set.LocalCount;

    private static int First(ElementSet set, ElementOwner owner) => owner == ElementOwner.Unified ? 0 : set.UnifiedCount;
}
