namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The Chinese names of what is said about changes.</summary>
public static class ChangeNames
{
    /// <summary>The name of a state, for example 部门核对.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the states.</exception>
    public static string ChineseName(this ChangeState state) => state switch
    {
        ChangeState.Draft => "草稿",
        ChangeState.DepartmentCheck => "部门核对",
        ChangeState.DataReview => "数据管理部门审核",
        ChangeState.Approved => "已通过",
        ChangeState.Rejected => "不通过",
        ChangeState.Cancelled => "已撤销",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>The name of a cause, for example 机构改革.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the causes.</exception>
    public static string ChineseName(this ChangeCause cause) => cause switch
    {
        ChangeCause.LawChanged => "法律法规规章立改废释",
        ChangeCause.BodiesReformed => "机构改革",
        ChangeCause.FunctionsAdjusted => "职能调整",
        ChangeCause.SuperiorListUpdated => "上级目录更新",
        ChangeCause.ErrorCorrected => "勘误",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, "Unknown cause."),
    };

    /// <summary>What a difference means for the applicant: 减少负担, 增加负担, or 不涉及负担.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the three.</exception>
    public static string ChineseName(this Burden burden) => burden switch
    {
        Burden.Same => "不涉及负担",
        Burden.Lighter => "减少负担",
        Burden.Heavier => "增加负担",
        _ => throw new ArgumentOutOfRangeException(nameof(burden), burden, "Unknown burden."),
    };
}
