namespace Zhaoqing.GovServices.ELicence;

/// <summary>Why a use is denied: the true reason, for the holder and the record. What the asker learns is <see cref="UseDecision.Outward"/>.</summary>
public enum DenyCode
{
    /// <summary>Nothing was decided: the default, and a denial.</summary>
    Undecided,

    /// <summary>Not denied.</summary>
    None,

    /// <summary>The request is malformed, or the grant was never allowed and signed (授权无效).</summary>
    BadGrant,

    /// <summary>The id of the request was used for another request (请求编号重复使用).</summary>
    RequestReused,

    /// <summary>The grant has not begun (授权未生效).</summary>
    NotYet,

    /// <summary>The grant is over (授权已到期).</summary>
    Expired,

    /// <summary>The holder took it back (授权已撤回).</summary>
    Revoked,

    /// <summary>It is stopped for a time (授权已中止).</summary>
    Suspended,

    /// <summary>It is for another user (用证主体不符).</summary>
    WrongUser,

    /// <summary>The operator may not act (经办人无权限).</summary>
    OperatorDenied,

    /// <summary>It is for another purpose or case (用证目的不符).</summary>
    PurposeMismatch,

    /// <summary>The one-time code is missing, not this one, spent or too old (亮证码无效).</summary>
    CodeFailed,

    /// <summary>It does not allow this action (用证方式不在授权内).</summary>
    ActionDenied,

    /// <summary>It does not allow these fields (信息项不在授权内).</summary>
    FieldDenied,

    /// <summary>There is no such licence (没有该证照).</summary>
    NoLicence,

    /// <summary>Several licences fit (证照不唯一).</summary>
    Ambiguous,

    /// <summary>The licence is not valid (证照状态异常).</summary>
    LicenceNotValid,

    /// <summary>A mandate the grant rests on does not hold any more (授权关系已失效).</summary>
    ChainBroken,

    /// <summary>Every use was made (次数用尽).</summary>
    Exhausted,

    /// <summary>Every use that is left is reserved; ask again (预占中,请稍后重试).</summary>
    Busy,

    /// <summary>Too soon after the use before (用证间隔过短).</summary>
    TooSoon,

    /// <summary>The holder has yet to see and agree to what would move (待持证主体预览确认).</summary>
    PreviewPending,
}
