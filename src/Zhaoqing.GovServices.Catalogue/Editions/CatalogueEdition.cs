using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
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

    /// <summary>The SHA-256 of each matter, in the order of the matters.</summary>
    private readonly byte[] _hashes;

    /// <summary>Creates an edition.</summary>
    /// <param name="id">Its number, for example <c>2026-03</c>.</param>
    /// <param name="effective">From which instant on it is in force.</param>
    /// <param name="matters">The matters, in any order.</param>
    /// <exception cref="ArgumentException">The number is blank, or two matters have the same code.</exception>
    public CatalogueEdition(string id, Instant effective, IEnumerable<Matter> matters)
        : this(id, effective, matters, known: null)
    {
    }

    /// <summary>Creates an edition that shares most of its matters with another, whose hashes are taken over.</summary>
    internal CatalogueEdition(string id, Instant effective, IEnumerable<Matter> matters, CatalogueEdition? known)
        : this(id, effective, Ordered(matters), hashes: null, known)
    {
    }

    /// <summary>Creates an edition of matters ordered by code, with hashes that were read with them.</summary>
    internal CatalogueEdition(string id, Instant effective, ImmutableArray<Matter> ordered, byte[]? hashes, CatalogueEdition? known)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        Id = id;
        Effective = effective;
        Matters = ordered;
        for (int i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].Code <= ordered[i - 1].Code) throw new ArgumentException("Two matters have the same code.", nameof(ordered));
        }

        _byCode = ordered.ToFrozenDictionary(matter => matter.Code);
        _index = new Lazy<MatterIndex>(() => new MatterIndex(Matters));
        _hashes = hashes ?? CanonicalForm.HashesOf(ordered, known);
        Hash = Convert.ToHexStringLower(SHA256.HashData(_hashes));
    }

    /// <summary>Its number.</summary>
    public string Id { get; }

    /// <summary>From which instant on it is in force.</summary>
    public Instant Effective { get; }

    /// <summary>SHA-256 over the hashes of the matters (<see cref="MatterHash"/>) in the order of their codes, 64 small hexadecimal digits; equal exactly where the content is. Number and instant are not in it.</summary>
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

    /// <summary>The place of this very matter; <see langword="null"/> where the edition has another with its code, or none.</summary>
    internal int? PlaceOf(Matter matter)
    {
        int place = Matters.BinarySearch(matter, ByCode.Instance);
        return place >= 0 && ReferenceEquals(Matters[place], matter) ? place : null;
    }

    /// <summary>The hashes of all matters, 32 bytes each.</summary>
    internal ReadOnlySpan<byte> Hashes => _hashes;

    /// <summary>The SHA-256 of the matter at a place, 32 bytes.</summary>
    internal ReadOnlySpan<byte> HashAt(int place) => _hashes.AsSpan(place * SHA256.HashSizeInBytes, SHA256.HashSizeInBytes);

    private static ImmutableArray<Matter> Ordered(IEnumerable<Matter> matters)
    {
        ArgumentNullException.ThrowIfNull(matters);
        return [.. matters.OrderBy(matter => matter.Code)];
    }

    private sealed class ByCode : IComparer<Matter>
    {
        public static readonly ByCode Instance = new();

        public int Compare(Matter? x, Matter? y) => x!.Code.CompareTo(y!.Code);
    }
}
