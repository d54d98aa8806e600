using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What an order may wait for (挂起事由): data of a city.</summary>
/// <param name="Name">Its name, as it stands in the record.</param>
/// <param name="Basis">Where it is laid down.</param>
public sealed record SuspensionGround(string Name, string Basis)
{
    private const string Permits = "参照行政许可法第四十五条";

    /// <summary>A sample, no city's: what 行政许可法 art. 45 leaves out of its limits. That the same holds for orders is a design; no national text says so.</summary>
    public static ImmutableArray<SuspensionGround> Sample { get; } =
    [
        new("听证", Permits), new("招标", Permits), new("拍卖", Permits), new("检验", Permits), new("检测", Permits), new("检疫", Permits), new("鉴定", Permits), new("专家评审", Permits),
    ];
}
