using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A code and what it stands for.</summary>
/// <param name="Code">The code as printed.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Meaning">What it means, by a word that is the same in every scheme; only codes of equal meaning are mapped to each other.</param>
public sealed record CodeEntry(string Code, string Name, string Meaning);

/// <summary>The codes of one table of one scheme (代码集).</summary>
/// <remarks>Immutable. A code outside is refused, never guessed; where the table leaves a range open, its codes must be registered first.</remarks>
public sealed class CodeSet
{
    private readonly FrozenDictionary<string, CodeEntry> _byCode;
    private readonly ImmutableArray<(int From, int To)> _open;

    internal CodeSet(string scheme, string edition, string id, string name, ImmutableArray<CodeEntry> entries, ImmutableArray<(int From, int To)> open)
    {
        (Scheme, Edition, Id, Name, Entries, _open) = (scheme, edition, id, name, entries, open);
        _byCode = entries.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);
    }

    /// <summary>Whose table it is, for example <c>gbt39046</c>.</summary>
    public string Scheme { get; }

    /// <summary>The standard or source and its year.</summary>
    public string Edition { get; }

    /// <summary>The name of the table in its scheme, for example <c>A.1</c>.</summary>
    public string Id { get; }

    /// <summary>What the codes are of, in Chinese.</summary>
    public string Name { get; }

    /// <summary>The codes, in the order of the table.</summary>
    public ImmutableArray<CodeEntry> Entries { get; }

    /// <summary>The types of matters (事项类型), GB/T 39046-2020, table A.1.</summary>
    public static CodeSet ItemTypes => CodeSetTable.Shipped.Get("gbt39046", "A.1");

    /// <summary>The shipped table of a scheme.</summary>
    /// <returns>The table; refused with <c>catalogue.code-set-unknown</c>.</returns>
    public static OneOf<Refusal, CodeSet> Of(string scheme, string id) => CodeSetTable.Shipped.Find(scheme, id) is { } set
        ? set
        : new Refusal("catalogue.code-set-unknown", "没有这一代码集,请核对编码方案和代码集编号。", LegalGround.OfClause("STD-3.4"));

    /// <summary>The entry of a code.</summary>
    /// <returns>The entry; refused with <c>catalogue.code-unknown</c>, and <c>catalogue.code-unregistered</c> where the code lies in an open range and nobody registered it.</returns>
    public OneOf<Refusal, CodeEntry> Find(string? code)
    {
        if (code is not null && _byCode.TryGetValue(code, out var entry)) return entry;
        return IsOpen(code)
            ? new Refusal("catalogue.code-unregistered", $"{Name}的这一扩展代码尚未登记,请先登记其名称。", LegalGround.OfClause("STD-3.4"))
            : new Refusal("catalogue.code-unknown", $"{Name}没有这一代码,请按{Edition}填写。", LegalGround.OfClause("STD-3.4"));
    }

    /// <summary>The table with one more code in an open range.</summary>
    /// <returns>The table; refused with <c>catalogue.code-not-open</c> where the code is taken or outside the open ranges.</returns>
    public OneOf<Refusal, CodeSet> Register(CodeEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return IsOpen(entry.Code) && !_byCode.ContainsKey(entry.Code)
            ? new CodeSet(Scheme, Edition, Id, Name, Entries.Add(entry), _open)
            : new Refusal("catalogue.code-not-open", $"{Name}只能在开放的区段内登记尚未使用的代码。", LegalGround.OfClause("STD-3.4"));
    }

    /// <summary>The entry of another scheme's table that means the same as a code of this one.</summary>
    /// <returns>The entry; refused as <see cref="Find"/> does, and with <c>catalogue.code-unmapped</c> where the other table has no or more than one code of that meaning.</returns>
    public OneOf<Refusal, CodeEntry> Map(string? code, CodeSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Find(code).TryPickT0(out var refusal, out var entry)) return refusal;
        var same = other.Entries.Where(candidate => string.Equals(candidate.Meaning, entry.Meaning, StringComparison.Ordinal)).Take(2).ToArray();
        return same is [var only]
            ? only
            : new Refusal("catalogue.code-unmapped", $"“{entry.Name}”在{other.Edition}的{other.Name}中没有对应代码,未作转换。", LegalGround.OfClause("STD-3.4"));
    }

    /// <summary>Whether a code is in the table or in one of its open ranges, and no heading of a group.</summary>
    internal bool Admits(string code) => _byCode.TryGetValue(code, out var entry) ? !string.Equals(entry.Meaning, CodeSetTable.Heading, StringComparison.Ordinal) : IsOpen(code);

    private bool IsOpen(string? code) =>
        code is [>= '0' and <= '9', >= '0' and <= '9'] && int.Parse(code, NumberStyles.None, CultureInfo.InvariantCulture) is var number
        && _open.Any(range => number >= range.From && number <= range.To);
}
