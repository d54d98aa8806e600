using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>By whose rules the codes of matters are made (编码方案): the lengths of its two codes, and whether their parts are known.</summary>
/// <remarks>
/// Immutable. The lengths of the shipped schemes do not meet, so a code tells its scheme by its length.
/// A code that fits none, such as <c>511A0138000000-511602000000-000</c> of another province, stays a <see cref="MatterCode"/> as printed.
/// </remarks>
/// <param name="Id">Its stable name, for example <c>national</c>.</param>
/// <param name="Edition">The standard or source and its year.</param>
/// <param name="BasicLengths">The fewest and the most characters of a basic code (基本编码).</param>
/// <param name="ImplementLengths">The fewest and the most characters of an implement code (实施编码).</param>
/// <param name="HasParts">Whether the places of the codes have a meaning: body, level, region, type, department, main item, sub-item.</param>
public sealed record CodeScheme(string Id, string Edition, (int Least, int Most) BasicLengths, (int Least, int Most) ImplementLengths, bool HasParts)
{
    /// <summary>The codes in use on the national platform: 12 digits, and 31 characters with body and level before them.</summary>
    public static CodeScheme National { get; } = new("national", "全国一体化政务服务平台 2018", (12, 12), (31, 31), HasParts: true);

    /// <summary>The lengths that the data standard prints, an..10 and an..24; it gives the places no meaning.</summary>
    public static CodeScheme Gbt39046 { get; } = new("gbt39046", "GB/T 39046-2020", (1, 10), (13, 24), HasParts: false);

    /// <summary>The shipped schemes.</summary>
    public static ImmutableArray<CodeScheme> All { get; } = [National, Gbt39046];

    internal static CodeScheme? OfBasicLength(int length) => All.FirstOrDefault(scheme => length >= scheme.BasicLengths.Least && length <= scheme.BasicLengths.Most);

    internal static CodeScheme? OfImplementLength(int length) => All.FirstOrDefault(scheme => length >= scheme.ImplementLengths.Least && length <= scheme.ImplementLengths.Most);
}

/// <summary>At which level a matter is exercised (行使层级), with the numbers of GB/T 39046-2020, table A.2.</summary>
public enum ExerciseLevel
{
    /// <summary>Nation (国家级), 1.</summary>
    Nation = 1,

    /// <summary>Province (省级), 2.</summary>
    Province = 2,

    /// <summary>City (市级), 3.</summary>
    City = 3,

    /// <summary>County (县级), 4.</summary>
    County = 4,

    /// <summary>Town or sub-district (镇、街道级), 5.</summary>
    Town = 5,

    /// <summary>Village or community (村、社区级), 6.</summary>
    Village = 6,
}
