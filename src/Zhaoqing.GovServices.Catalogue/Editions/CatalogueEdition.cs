using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>An edition of the catalogue (事项目录版本): a frozen set of matters with a number, an instant of effect and a hash of what it holds.</summary>
/// <remarks>Immutable and safe for concurrent use. A case binds the edition by which it was accepted.</remarks>
public sealed class CatalogueEdition
{
    private readonly FrozenDictionary<MatterCode, Matter> _byCode;
    private readonly ImmutableArray<(Matter Matter, string Code, string Name)> _folded;

    /// <summary>Creates an edition.</summary>
    /// <param name="id">Its number, for example <c>2026-03</c>.</param>
    /// <param name="effective">From which instant on it is in force.</param>
    /// <param name="matters">The matters, in any order.</param>
    /// <exception cref="ArgumentException">The number is blank, or two matters have the same code.</exception>
    public CatalogueEdition(string id, Instant effective, IEnumerable<Matter> matters)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(matters);
        Id = id;
        Effective = effective;
        Matters = [.. matters.OrderBy(matter => matter.Code)];
        _byCode = Matters.DistinctBy(matter => matter.Code).ToFrozenDictionary(matter => matter.Code);
        if (_byCode.Count != Matters.Length) throw new ArgumentException("Two matters have the same code.", nameof(matters));
        _folded = [.. Matters.Select(matter => (matter, FoldedText.Of(matter.Code.ToString()), FoldedText.Of(matter.Name)))];
        Hash = CanonicalForm.HashOf(Matters);
    }

    /// <summary>Its number.</summary>
    public string Id { get; }

    /// <summary>From which instant on it is in force.</summary>
    public Instant Effective { get; }

    /// <summary>SHA-256 over the canonical form of the matters, 64 small hexadecimal digits; equal exactly where the content is. Number and instant are not in it.</summary>
    public string Hash { get; }

    /// <summary>All matters, ordered by code.</summary>
    public ImmutableArray<Matter> Matters { get; }

    /// <summary>The matter with this code, or <see langword="null"/> where the edition has none.</summary>
    public Matter? Find(MatterCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>The list by which an application for a matter in a division is handled: the most specific one whose division contains it.</summary>
    /// <returns>
    /// <c>catalogue.matter-unknown</c> where the edition has no such matter, <c>catalogue.division-not-served</c> where no list covers the division,
    /// <c>catalogue.list-incomplete</c> where the list has no materials or a gap, so that it can be read but not applied by.
    /// </returns>
    [Clause("STD-2.6")]
    public OneOf<Refusal, MatterList> ListFor(MatterCode code, DivisionCode division)
    {
        if (Find(code) is not { } matter) return CatalogueRefusals.MatterUnknown();
        MatterList? nearest = null;
        foreach (var list in matter.Lists)
        {
            if (list.Division.Contains(division) && (nearest is null || nearest.Division.Contains(list.Division))) nearest = list;
        }

        if (nearest is null) return CatalogueRefusals.DivisionNotServed();
        return nearest.CanApply ? nearest : CatalogueRefusals.ListIncomplete();
    }

    /// <summary>The matters that fit a query, best first.</summary>
    /// <remarks>
    /// A matter whose code is the whole text comes first. Then come the matters whose name holds all the words: the earlier the first word of the
    /// query stands in the name the better, then the shorter name, then the code. The order is total, so pages neither overlap nor leave gaps.
    /// </remarks>
    public MatterPage Search(MatterQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string folded = FoldedText.Of(query.Text), whole = folded.Trim();
        var words = FoldedText.Words(folded);
        var found = new List<(int Place, Matter Matter)>();
        foreach (var (matter, code, name) in _folded)
        {
            if (query.Kind is { } kind && matter.Kind != kind) continue;
            int place = Place(code, name, whole, words);
            if (place < -1 || (query.Division is { } division && !matter.Serves(division))) continue;
            found.Add((place, matter));
        }

        found.Sort(static (a, b) =>
        {
            int order = a.Place.CompareTo(b.Place);
            if (order == 0) order = a.Matter.Name.Length.CompareTo(b.Matter.Name.Length);
            return order != 0 ? order : a.Matter.Code.CompareTo(b.Matter.Code);
        });
        int start = (int)Math.Min((query.Page - 1L) * query.Size, found.Count);
        var page = found.Skip(start).Take(query.Size).Select(entry => entry.Matter);
        return new MatterPage(found.Count, query.Page, query.Size, [.. page]);
    }

    /// <summary>Where the first word stands in the name; -1 where the whole text is the code; -2 where the matter does not fit.</summary>
    private static int Place(string code, string name, string whole, string[] words)
    {
        if (string.Equals(code, whole, StringComparison.Ordinal)) return -1;
        foreach (string word in words)
        {
            if (!name.Contains(word, StringComparison.Ordinal)) return -2;
        }

        return words.Length == 0 ? 0 : name.IndexOf(words[0], StringComparison.Ordinal);
    }
}
