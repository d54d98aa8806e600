using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>From what on a limit runs (时限起算).</summary>
public enum LimitStart
{
    /// <summary>From the acceptance of the application (受理之日起).</summary>
    Acceptance,

    /// <summary>From the receipt of the application (收到申请之日起).</summary>
    Receipt,
}

/// <summary>Within what time the authority decides (法定办结时限), with its ground.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Start">From what on it runs.</param>
/// <param name="Ground">The article that sets it.</param>
public sealed record DecisionLimit(Limit Limit, LimitStart Start, LegalGround Ground);
