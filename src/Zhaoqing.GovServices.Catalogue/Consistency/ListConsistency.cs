using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>How two lists agree, matched by code (清单一致性核对).</summary>
/// <remarks>Immutable. Symmetric: with left and right changed over, orphans and repeated codes change over and all else stays.</remarks>
/// <param name="Matched">How many codes stand once on both sides.</param>
/// <param name="NameDiffers">Of these, the pairs with unlike names, by code; full width, case and blanks are no difference.</param>
/// <param name="KindDiffers">Of these, the pairs with unlike kinds, by code; a kind that a list does not print is no difference.</param>
/// <param name="LeftOrphans">The rows whose code stands on the left alone.</param>
/// <param name="RightOrphans">The rows whose code stands on the right alone.</param>
/// <param name="LeftRepeated">The rows of the left whose code is blank or stands there more than once.</param>
/// <param name="RightRepeated">The same of the right.</param>
public sealed record ListConsistency(
    int Matched,
    ImmutableArray<(ListRow Left, ListRow Right)> NameDiffers,
    ImmutableArray<(ListRow Left, ListRow Right)> KindDiffers,
    ImmutableArray<ListRow> LeftOrphans,
    ImmutableArray<ListRow> RightOrphans,
    ImmutableArray<ListRow> LeftRepeated,
    ImmutableArray<ListRow> RightRepeated)
{
    /// <summary>Whether there is nothing to tell.</summary>
    public bool Agrees => NameDiffers.IsEmpty && KindDiffers.IsEmpty && LeftOrphans.IsEmpty && RightOrphans.IsEmpty && LeftRepeated.IsEmpty && RightRepeated.IsEmpty;

    /// <summary>Holds two lists against each other.</summary>
    [Clause("STD-3.6")]
    public static ListConsistency Between(IEnumerable<ListRow> left, IEnumerable<ListRow> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var (ours, ourRepeated) = ByCode(left);
        var (theirs, theirRepeated) = ByCode(right);
        // A code that is told as repeated is known to its side: the other side's row is no orphan.
        var ourCodes = Codes(ours, ourRepeated);
        var theirCodes = Codes(theirs, theirRepeated);
        ImmutableArray<(ListRow Left, ListRow Right)> pairs =
            [.. ours.Where(row => theirs.ContainsKey(row.Key)).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => (row.Value, theirs[row.Key]))];
        return new ListConsistency(
            pairs.Length,
            [.. pairs.Where(pair => !Same(pair.Left.Name, pair.Right.Name))],
            [.. pairs.Where(pair => pair is { Left.Kind: { } one, Right.Kind: { } other } && !Same(one, other))],
            [.. Orphans(ours, theirCodes)],
            [.. Orphans(theirs, ourCodes)],
            ourRepeated,
            theirRepeated);
    }

    /// <summary>Holds an edition against one of the four lists.</summary>
    /// <param name="edition">The edition, on the left.</param>
    /// <param name="list">The list, on the right.</param>
    /// <param name="belongs">Which matters belong on the list: those without a row are orphans. The whole duty list holds every power, the others a part.</param>
    [Clause("STD-3.6")]
    public static ListConsistency Of(CatalogueEdition edition, ExternalList list, Func<Matter, bool> belongs)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(belongs);
        var named = list.Rows.Select(row => Key(row.Code)).ToHashSet(StringComparer.Ordinal);
        return Between(edition.Matters.Where(matter => belongs(matter) || named.Contains(Key(matter.Code.ToString()))).Select(ListRow.Of), list.Rows);
    }

    /// <summary>The same as findings, each naming item, element, value and rule; the list is named in the message.</summary>
    /// <param name="list">The list that stood on the right.</param>
    public ImmutableArray<Finding> Findings(ExternalList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        string name = $"{list.Kind.ChineseName()}({list.Edition})";
        return
        [
            .. NameDiffers.Select(pair => new Finding(pair.Left.Code, "name", pair.Right.Name, "list.name-differs", $"{name}中的名称与目录“{pair.Left.Name}”不一致。")),
            .. KindDiffers.Select(pair => new Finding(pair.Left.Code, "kind", pair.Right.Kind!, "list.kind-differs", $"{name}中的类型与目录“{pair.Left.Kind}”不一致。")),
            .. LeftOrphans.Select(row => new Finding(row.Code, "code", row.Name, "list.only-in-catalogue", $"目录中有,{name}中没有。")),
            .. RightOrphans.Select(row => new Finding(row.Code, "code", row.Name, "list.only-in-list", $"{name}中有,目录中没有。")),
            .. LeftRepeated.Select(row => new Finding(row.Code, "code", row.Name, "list.code-repeated", "目录中编码空缺或者重复。")),
            .. RightRepeated.Select(row => new Finding(row.Code, "code", row.Name, "list.code-repeated", $"{name}中编码空缺或者重复。")),
        ];
    }

    internal static bool Same(string one, string other) => string.Equals(ComposedMaterial.FoldedName(one), ComposedMaterial.FoldedName(other), StringComparison.Ordinal);

    private static string Key(string code) => FoldedText.Of(code).Trim();

    private static (Dictionary<string, ListRow> Once, ImmutableArray<ListRow> Repeated) ByCode(IEnumerable<ListRow> rows)
    {
        var groups = rows.GroupBy(row => Key(row.Code), StringComparer.Ordinal).ToLookup(group => group.Key.Length > 0 && group.Count() == 1);
        return (groups[true].ToDictionary(group => group.Key, group => group.Single(), StringComparer.Ordinal), [.. groups[false].OrderBy(group => group.Key, StringComparer.Ordinal).SelectMany(group => group)]);
    }

    private static HashSet<string> Codes(Dictionary<string, ListRow> once, ImmutableArray<ListRow> repeated) =>
        [.. once.Keys.Concat(repeated.Select(row => Key(row.Code)))];

    private static IEnumerable<ListRow> Orphans(Dictionary<string, ListRow> rows, HashSet<string> others) =>
        rows.Where(row => !others.Contains(row.Key)).OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => row.Value);
}
