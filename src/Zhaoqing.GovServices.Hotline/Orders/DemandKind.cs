namespace Zhaoqing.GovServices.Hotline;

/// <summary>The kind of a demand (诉求类型).</summary>
public enum DemandKind
{
    /// <summary>A question (咨询).</summary>
    Consult = 1,

    /// <summary>Help is asked, not urgent (非紧急求助).</summary>
    Help,

    /// <summary>The caller's own right was harmed (投诉).</summary>
    Complaint,

    /// <summary>A violation by a third party (举报): who reports is kept secret.</summary>
    Report,

    /// <summary>A suggestion (意见建议).</summary>
    Suggestion,

    /// <summary>Praise (表扬).</summary>
    Praise,
}
