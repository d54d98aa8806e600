namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What a deciding authority lets a window of another place do (窗口授信权限).</summary>
[Flags]
public enum TrustRights
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Check identity and form, and receive (收件).</summary>
    Receive = 1,

    /// <summary>Tell the applicant once what is missing (一次性告知).</summary>
    InformOnce = 2,

    /// <summary>Compare copies with originals (原件核验).</summary>
    VerifyOriginals = 4,

    /// <summary>Hand out the result (审批结果送达).</summary>
    Deliver = 8,

    /// <summary>Accept in the name of the authority (异地受理、无差别办理).</summary>
    AcceptOnBehalf = 16,

    /// <summary>All of them.</summary>
    All = Receive | InformOnce | VerifyOriginals | Deliver | AcceptOnBehalf,
}

/// <summary>Under what conditions a grant holds.</summary>
/// <param name="DailyCap">How often a right may be used in a day; <see langword="null"/> for no cap.</param>
/// <param name="DualStaff">The rights that need two of staff.</param>
/// <param name="Video">The rights that need the authority on video.</param>
public sealed record TrustConditions(int? DailyCap, TrustRights DualStaff, TrustRights Video)
{
    /// <summary>None.</summary>
    public static TrustConditions Free { get; } = new(DailyCap: null, TrustRights.None, TrustRights.None);
}

/// <summary>A person at the window who used a right, as far as a grant depends on it.</summary>
/// <param name="Id">The account, opaque.</param>
/// <param name="IsInGoodStanding">Whether trained, certified and not suspended (在岗且资格有效).</param>
public sealed record TrustStaff(string Id, bool IsInGoodStanding);
