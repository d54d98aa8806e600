using OneOf;
using Zhaoqing.GovServices.ELicence;
using Zhaoqing.GovServices.ELicence.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>What a holder does with a request or a grant.</summary>
internal enum HolderAct
{
    /// <summary>Look at what would move (预览).</summary>
    Preview,

    /// <summary>Say yes (同意).</summary>
    Allow,

    /// <summary>Say no (拒绝).</summary>
    Reject,

    /// <summary>Take it back (撤回).</summary>
    Revoke,
}

/// <summary>Takes the answers of holders. What is done already is done, however often it is sent.</summary>
internal sealed class HolderAnswers(LicenceDesk desk, SigningService signing, TimeProvider time)
{
    /// <summary>Does what the holder wants.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="act">What.</param>
    /// <param name="digest">The digest of what the holder was shown; what is allowed is that and nothing else.</param>
    /// <param name="account">The account of the holder.</param>
    /// <param name="cancellation">Cancels the waiting.</param>
    public async Task<OneOf<Refusal, LicenceGrant>> ActAsync(LicenceGrant grant, HolderAct act, string? digest, string account, CancellationToken cancellation)
    {
        var (holder, id, authority) = (grant.Terms.Holder, grant.Terms.Id, new GrantAuthority(account, []));
        var state = grant.StateAt(NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow()));
        return act switch
        {
            HolderAct.Preview when grant.IsPreviewed => grant,
            HolderAct.Preview => await desk.PreviewAsync(holder, id, authority, cancellation),
            HolderAct.Allow when state == GrantState.Active => grant,
            HolderAct.Allow => await desk.AllowAsync(holder, id, authority, signing.Sign(digest ?? ""), cancellation),
            HolderAct.Reject when state == GrantState.Rejected => grant,
            HolderAct.Reject => await desk.RejectAsync(holder, id, authority, cancellation),
            _ when state == GrantState.Revoked => grant,
            _ => await desk.RevokeAsync(holder, id, authority, cancellation),
        };
    }
}
