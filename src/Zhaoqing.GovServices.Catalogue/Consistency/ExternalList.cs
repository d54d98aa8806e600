using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A list of other hands with which the catalogue must agree (关联清单).</summary>
public enum ExternalListKind
{
    /// <summary>权责清单.</summary>
    DutyList,

    /// <summary>市场准入负面清单.</summary>
    NegativeList,

    /// <summary>投资审批管理事项清单.</summary>
    InvestmentList,

    /// <summary>工程建设项目审批事项清单.</summary>
    ConstructionList,
}

/// <summary>A row of such a list, as its source prints it.</summary>
/// <param name="Code">The code by which it is matched; rows whose code is blank or stands twice are told, not matched.</param>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind (类型) in Chinese, for example 行政许可; <see langword="null"/> where the list has no such column.</param>
public sealed record ListRow(string Code, string Name, string? Kind)
{
    /// <summary>The row that a matter makes.</summary>
    public static ListRow Of(Matter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        return new ListRow(matter.Code.ToString(), matter.Name, matter.Kind.ChineseName());
    }
}

/// <summary>An edition of such a list.</summary>
/// <param name="Kind">Which list it is.</param>
/// <param name="Edition">Its edition, for example 2025年版.</param>
/// <param name="Rows">Its rows, in any order.</param>
public sealed record ExternalList(ExternalListKind Kind, string Edition, ImmutableArray<ListRow> Rows);

/// <summary>The Chinese names of the lists.</summary>
public static class ExternalLists
{
    /// <summary>The Chinese name, for example 权责清单.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such list.</exception>
    public static string ChineseName(this ExternalListKind kind) => kind switch
    {
        ExternalListKind.DutyList => "权责清单",
        ExternalListKind.NegativeList => "市场准入负面清单",
        ExternalListKind.InvestmentList => "投资审批管理事项清单",
        ExternalListKind.ConstructionList => "工程建设项目审批事项清单",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such list."),
    };
}
