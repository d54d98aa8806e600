namespace Zhaoqing.GovServices.ELicence;

/// <summary>Whether a use is allowed, and why not.</summary>
/// <remarks>A value; <c>default</c> denies.</remarks>
/// <param name="Code">The true reason; <see cref="DenyCode.None"/> where it is allowed.</param>
/// <param name="Licence">The licence that is used, where it is allowed.</param>
/// <param name="LicenceState">Its state; a check (核验) is answered for a licence that is not valid, with no.</param>
/// <param name="IsRepeat">Whether this is the first answer to the same request again: no further use.</param>
/// <param name="IsTrimmed">Whether fields were left out on the wish of the asker.</param>
public readonly record struct UseDecision(DenyCode Code, LicenceIdentifier Licence, LicenceState LicenceState, bool IsRepeat, bool IsTrimmed)
{
    /// <summary>Whether the use is allowed.</summary>
    public bool IsAllowed => Code == DenyCode.None;

    /// <summary>What the asker is told: a code that is the same whether or not there is a licence.</summary>
    [Clause("PLT-2.6")]
    public string Outward => OutwardOf(Code);

    /// <summary>Why, in Chinese, for the holder.</summary>
    public string Explanation => Code switch
    {
        DenyCode.None when IsRepeat => "同一请求已经准许,返回第一次的结果,不另计次数。",
        DenyCode.None when IsTrimmed => "在授权的主体、目的、方式、时间和次数之内;授权以外的信息项已略去。",
        DenyCode.None => "在授权的主体、目的、方式、信息项、时间和次数之内。",
        DenyCode.BadGrant => "请求不完整,或者授权未经持证主体同意并签署。",
        DenyCode.RequestReused => "请求编号已用于内容不同的请求。",
        DenyCode.NotYet => "授权尚未生效。",
        DenyCode.Expired => "授权已经到期。",
        DenyCode.Revoked => "持证主体已撤回授权。",
        DenyCode.Suspended => "授权已中止。",
        DenyCode.WrongUser => "授权给了别的用证主体。",
        DenyCode.OperatorDenied => "经办人不在岗或者没有权限。",
        DenyCode.PurposeMismatch => "用证目的或者办件与授权不符。",
        DenyCode.CodeFailed => "亮证码缺失、不符、已使用或者已过期。",
        DenyCode.ActionDenied => "用证方式不在授权之内。",
        DenyCode.FieldDenied => "信息项不在授权之内。",
        DenyCode.NoLicence => "没有符合的证照。",
        DenyCode.Ambiguous => "符合的证照不止一本,请在授权中指定。",
        DenyCode.LicenceNotValid => "证照当前不是有效状态。",
        DenyCode.ChainBroken => "授权所依据的代理、监护或者任职关系已失效。",
        DenyCode.Exhausted => "授权的次数已用尽。",
        DenyCode.Busy => "剩余次数正被预占,请稍后重试。",
        DenyCode.TooSoon => "距上一次用证的时间过短。",
        DenyCode.PreviewPending => "待持证主体预览确认。",
        _ => "没有作出决定,不予准许。",
    };

    /// <summary>The outward code of a reason.</summary>
    internal static string OutwardOf(DenyCode code) => code switch
    {
        DenyCode.None => "e-licence.allowed",
        DenyCode.PurposeMismatch or DenyCode.NoLicence or DenyCode.Ambiguous or DenyCode.LicenceNotValid or DenyCode.ChainBroken => "e-licence.not-available",
        DenyCode.NotYet => "e-licence.not-yet",
        DenyCode.Expired => "e-licence.expired",
        DenyCode.Revoked => "e-licence.revoked",
        DenyCode.Suspended => "e-licence.suspended",
        DenyCode.WrongUser => "e-licence.wrong-user",
        DenyCode.OperatorDenied => "e-licence.operator-denied",
        DenyCode.CodeFailed => "e-licence.code-failed",
        DenyCode.ActionDenied => "e-licence.action-denied",
        DenyCode.FieldDenied => "e-licence.field-denied",
        DenyCode.RequestReused => "e-licence.request-reused",
        DenyCode.Exhausted => "e-licence.exhausted",
        DenyCode.Busy => "e-licence.busy",
        DenyCode.TooSoon => "e-licence.too-soon",
        DenyCode.PreviewPending => "e-licence.preview-pending",
        _ => "e-licence.bad-grant",
    };
}
