using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>Something that happened to the licences of one holder: to a grant, to a use, or a use by law.</summary>
public abstract record HolderEvent
{
    private protected HolderEvent(Instant at, string by)
    {
        At = at;
        By = by;
    }

    /// <summary>When.</summary>
    public Instant At { get; init; }

    /// <summary>Who did it, by account or system; never a person's number.</summary>
    public string By { get; init; }
}

/// <summary>Something that happened to one grant.</summary>
public abstract record GrantEvent : HolderEvent
{
    private protected GrantEvent(Instant at, string by, Guid grant)
        : base(at, by) => Grant = grant;

    /// <summary>The grant.</summary>
    public Guid Grant { get; init; }
}

/// <summary>A user asked the holder (请求授权), <c>e-licence.grant-asked.v1</c>. Until the holder says yes, nothing is allowed.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who asked.</param>
/// <param name="Terms">What was asked.</param>
/// <param name="AnswerBy">Until when an answer counts; silence is no.</param>
/// <param name="Policy">The edition of the bounds it was judged by.</param>
/// <param name="Types">The edition of the directory it was judged by.</param>
public sealed record GrantAsked(Instant At, string By, GrantTerms Terms, Instant AnswerBy, string Policy, string Types) : GrantEvent(At, By, Terms.Id);

/// <summary>The holder said yes (同意授权), <c>e-licence.grant-allowed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who said it.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Authority">By what right.</param>
/// <param name="Signature">The signature.</param>
public sealed record GrantAllowed(Instant At, string By, Guid Grant, GrantAuthority Authority, GrantSignature Signature) : GrantEvent(At, By, Grant);

/// <summary>The holder said no (拒绝授权), <c>e-licence.grant-rejected.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who said it.</param>
/// <param name="Grant">The grant.</param>
public sealed record GrantRejected(Instant At, string By, Guid Grant) : GrantEvent(At, By, Grant);

/// <summary>The holder saw what would move and agreed (预览确认), <c>e-licence.grant-previewed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who saw it.</param>
/// <param name="Grant">The grant.</param>
public sealed record GrantPreviewed(Instant At, string By, Guid Grant) : GrantEvent(At, By, Grant);

/// <summary>The grant was stopped for a time (中止授权), <c>e-licence.grant-suspended.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who stopped it.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Reason">Why, in Chinese, without a person's data.</param>
public sealed record GrantSuspended(Instant At, string By, Guid Grant, string Reason) : GrantEvent(At, By, Grant);

/// <summary>The grant goes on (恢复授权), <c>e-licence.grant-resumed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who lets it.</param>
/// <param name="Grant">The grant.</param>
public sealed record GrantResumed(Instant At, string By, Guid Grant) : GrantEvent(At, By, Grant);

/// <summary>The grant was taken back (撤回授权), <c>e-licence.grant-revoked.v1</c>: forward only and for good.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who took it back.</param>
/// <param name="Grant">The grant.</param>
public sealed record GrantRevoked(Instant At, string By, Guid Grant) : GrantEvent(At, By, Grant);

/// <summary>The holder showed a one-time code (扫码亮证), <c>e-licence.code-shown.v1</c>; a later one takes the place of an earlier one.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who showed it.</param>
/// <param name="Grant">The grant, and so purpose, verifier and fields.</param>
/// <param name="Digest">The digest of the code, see <see cref="PresenceCode.DigestOf"/>; never the code.</param>
/// <param name="Until">Until when it is good.</param>
public sealed record CodeShown(Instant At, string By, Guid Grant, string Digest, Instant Until) : GrantEvent(At, By, Grant);
