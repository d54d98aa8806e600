namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Accepted by the authority.</summary>
/// <param name="Number">The number of its notice.</param>
public sealed record ApplicationAccepted(string Number) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Accept;
}

/// <summary>Not accepted.</summary>
/// <param name="Reason">Why.</param>
/// <param name="OtherAuthority">The authority to ask instead; null where there is none.</param>
public sealed record ApplicationRefused(string Reason, string? OtherAuthority) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Refuse;
}

/// <summary>A special step begins.</summary>
/// <param name="Step">Its code in the list of the matter.</param>
/// <param name="Notice">The number of the written notice to the applicant.</param>
public sealed record StepBegun(string Step, string Notice) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.StartStep;
}

/// <summary>A special step ends.</summary>
/// <param name="Step">Its code.</param>
public sealed record StepEnded(string Step) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.EndStep;
}

/// <summary>Granted.</summary>
/// <param name="Number">The number of the decision.</param>
public sealed record LicenceGranted(string Number) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Grant;
}

/// <summary>Denied.</summary>
/// <param name="Number">The number of the decision.</param>
/// <param name="Reason">Why.</param>
/// <param name="Remedies">What the applicant can do about it.</param>
public sealed record LicenceDenied(string Number, string Reason, string Remedies) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Deny;
}

/// <summary>The result is sent.</summary>
/// <param name="ResultSha256">Its digest.</param>
/// <param name="IsSealed">Whether the window may not read it.</param>
public sealed record ResultIssued(string ResultSha256, bool IsSealed) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Issue;
}

/// <summary>The result was lost on its way.</summary>
/// <param name="Reason">What is known of it.</param>
public sealed record ResultLost(string Reason) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.LoseResult;
}

/// <summary>The result arrived at the window.</summary>
/// <param name="ResultSha256">The digest of what arrived.</param>
public sealed record ResultArrived(string ResultSha256) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.ArriveResult;
}

/// <summary>The result was handed out against a signature.</summary>
/// <param name="Method">How the identity was checked.</param>
public sealed record ResultHandedOut(string Method) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.HandOut;
}

/// <summary>The result was delivered electronically; an electronic licence has the same force as one on paper.</summary>
/// <param name="Number">The number of the proof of delivery.</param>
public sealed record ResultDelivered(string Number) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.DeliverElectronically;
}

/// <summary>The grant is revoked.</summary>
/// <param name="Reason">Why.</param>
public sealed record GrantRevoked(string Reason) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Revoke;
}
