using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>An edition of the catalogue (事项目录版本): a frozen set of matters with a number, an instant of effect and a hash of what it holds.</summary>
/// <remarks>Immutable and safe for concurrent use. A case binds the edition by which it was accepted.</remarks>
public sealed class CatalogueEdition
{
    private const int MostSuggestions = 10;

    private readonly FrozenDictionary<MatterCode, Matter> _byCode;
    private readonly Lazy<MatterIndex> _index;

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
        _index = new Lazy<MatterIndex>(() => new MatterIndex(Matters));
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
    /// query stands in the name the better, then the shorter name, then the code. Last come the matters found by everyday words and initials alone,
    /// the shorter name first, then the code. The order is total, so pages neither overlap nor leave gaps.
    /// The first search of an edition builds its index.
    /// </remarks>
    public MatterPage Search(MatterQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _index.Value.Search(query);
    }

    /// <summary>What somebody who types may mean: the different names among the best hundred matters, best first, ten at most; none for a blank text.</summary>
    /// <param name="text">What was typed so far: the start or a part of a name, an everyday word, initials of readings.</param>
    public ImmutableArray<string> Suggest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.IsNullOrWhiteSpace(text)
            ? []
            : [.. Search(new MatterQuery { Text = text, Size = MatterQuery.MaxSize }).Items.Select(matter => matter.Name).Distinct(StringComparer.Ordinal).Take(MostSuggestions)];
    }

    /// <summary>The index, built where it is not yet.</summary>
    internal MatterIndex Index => _index.Value;
}
