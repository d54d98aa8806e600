using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseRules
{
    /// <summary>How long an applicant has to supply what was asked for, with its ground; <see langword="null"/> where nothing is laid down, and the case then waits for ever (补正期限).</summary>
    public RuleLimit? SupplementLimit { get; init; }

    /// <summary>Whether silence grants, from when, and by which article (逾期未作决定,视为准予); <see langword="null"/> where silence grants nothing.</summary>
    public SilentGrantRule? SilenceGrants { get; init; }
}

/// <summary>A limit that is laid down, with its ground (规定期限).</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Ground">The clause or article that sets it.</param>
public sealed record RuleLimit(Limit Limit, LegalGround Ground);

/// <summary>From when silence grants.</summary>
public enum SilentGrantFrom
{
    /// <summary>The end of the last day on which the licence to be renewed is good (有效期届满); only for an application in time (行政许可法 第五十条).</summary>
    EndOfValidity,

    /// <summary>The end of the last day for the decision (办结期限届满).</summary>
    EndOfLimit,
}

/// <summary>That silence grants (视为准予).</summary>
/// <param name="From">From when.</param>
/// <param name="Ground">The article that says so.</param>
public sealed record SilentGrantRule(SilentGrantFrom From, LegalGround Ground)
{
    /// <summary>The renewal of a licence (行政许可法 第五十条第二款).</summary>
    public static SilentGrantRule Renewal { get; } = new(SilentGrantFrom.EndOfValidity, RenewalDates.Ground);
}

/// <summary>The end of a licence that is to be renewed, on which silence grants; only where the application came in time.</summary>
/// <param name="ValidThrough">The last day in China on which the licence is good.</param>
/// <param name="EndsAt">The first instant after that day.</param>
public sealed record RenewalWait(LocalDate ValidThrough, Instant EndsAt);
