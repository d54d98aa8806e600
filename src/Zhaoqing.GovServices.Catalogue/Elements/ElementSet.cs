using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Which elements a list has, and who fills them in (要素集): the unified ones and the local ones, with an edition and a day.</summary>
/// <remarks>
/// Immutable and safe for concurrent use. Checked when it is read: numbers are one of a kind, no element is both unified and local,
/// the counts are those that the edition states, and the condition of a unified element looks at unified elements alone.
/// </remarks>
public sealed class ElementSet
{
    private readonly FrozenDictionary<ElementId, ElementDefinition> _byId;

    internal ElementSet(string id, string edition, LocalDate day, string source, ImmutableArray<ElementDefinition> elements)
    {
        (Id, Edition, Day, Source, Elements) = (id, edition, day, source, elements);
        _byId = elements.ToFrozenDictionary(element => element.Id);
        UnifiedCount = elements.Count(element => element.Owner == ElementOwner.Unified);
        MaterialElements = [.. elements.Where(element => element.IsPerMaterial)];
    }

    /// <summary>The set that ships with the package: 130 unified and 68 local elements, a proposal of the project (<see cref="Source"/> says so).</summary>
    [Clause("STD-4.2")]
    [Clause("STD-4.3")]
    public static ElementSet Shipped { get; } = Read(EmbeddedText.Of("elements.tsv")).Match(refusal => throw new InvalidOperationException(refusal.ToString()), set => set);

    /// <summary>Its stable name.</summary>
    public string Id { get; }

    /// <summary>Its edition.</summary>
    public string Edition { get; }

    /// <summary>From which day on the edition is meant to be used.</summary>
    public LocalDate Day { get; }

    /// <summary>Where it comes from, in Chinese.</summary>
    public string Source { get; }

    /// <summary>All elements, the unified ones before the local ones.</summary>
    public ImmutableArray<ElementDefinition> Elements { get; }

    /// <summary>How many elements are unified (市统筹要素).</summary>
    public int UnifiedCount { get; }

    /// <summary>How many elements are local (自定义要素).</summary>
    public int LocalCount => Elements.Length - UnifiedCount;

    internal ImmutableArray<ElementDefinition> MaterialElements { get; }

    /// <summary>The element with this number, or <see langword="null"/>.</summary>
    public ElementDefinition? Find(ElementId id) => _byId.GetValueOrDefault(id);

    /// <summary>Reads a set.</summary>
    /// <param name="text">
    /// UTF-8 lines, cells between tabs. The first line: <c>#</c>, name, edition, day, count of unified elements, count of local ones, source. The second: the names of the columns
    /// id, owner, group, name, english, type, requirement, when, inherited, per-material, personal. Then one element a line.
    /// </param>
    /// <returns>The set; refused with <c>catalogue.element-set-unreadable</c> and the line.</returns>
    public static OneOf<Refusal, ElementSet> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ElementSetText.Read(text);
    }

    internal ElementDefinition Get(string id) => Find(ElementId.Parse(id)) ?? throw new ArgumentException($"The set {Id} has no element {id}.", nameof(id));
}
