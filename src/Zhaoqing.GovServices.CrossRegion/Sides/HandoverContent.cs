using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What a message of a hand-over says (交接消息内容). It names papers, numbers and digests, never what stands in them.</summary>
public abstract record HandoverContent
{
    private protected HandoverContent()
    {
    }

    /// <summary>The act it reports.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public abstract HandoverAct Act { get; }
}

/// <summary>A side of a hand-over: its division, which tells its level, and its department.</summary>
/// <param name="Division">The division.</param>
/// <param name="Department">The department or centre.</param>
public sealed record HandoverUnit(DivisionCode Division, string Department)
{
    /// <summary>The level.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public DivisionLevel Level => Division.Level;
}

/// <summary>What a case is from its beginning on, the same on both sides.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Mode">The mode.</param>
/// <param name="ClockStart">From which event silence counts.</param>
/// <param name="Receiving">The receiving side.</param>
/// <param name="Handling">The handling side.</param>
/// <param name="Channel">By which channel it began.</param>
[Clause("GOAL-0.2")]
public sealed record HandoverOpening(MatterCode Matter, HandlingMode Mode, ClockStartPolicy ClockStart, HandoverUnit Receiving, HandoverUnit Handling, Channel Channel);

/// <summary>The case is begun: by the window, or online by the handling place.</summary>
/// <param name="Opening">What it is.</param>
public sealed record CaseBegun(HandoverOpening Opening) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Open;
}

/// <summary>The identity could not be told by this method.</summary>
/// <param name="Method">The method.</param>
public sealed record IdentityFailed(string Method) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.FailIdentity;
}

/// <summary>The identity was checked.</summary>
/// <param name="Method">The method: card reader, face, video.</param>
/// <param name="EvidenceSha256">The digest of the evidence; templates of faces are deleted after the check.</param>
public sealed record IdentityChecked(string Method, string EvidenceSha256) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Identify;
}

/// <summary>All defects of form, told at once.</summary>
/// <param name="Defects">The defects.</param>
public sealed record DefectsTold(ImmutableArray<string> Defects) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.FindDefects;
}

/// <summary>Handed in again at the window.</summary>
/// <param name="Materials">What was handed in.</param>
public sealed record HandedInAgain(ImmutableArray<string> Materials) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Resubmit;
}

/// <summary>Received, with a receipt.</summary>
/// <param name="Receipt">The number of the receipt.</param>
/// <param name="AcceptGrant">The number of the grant under which the window accepts for the authority; null where it only receives.</param>
/// <param name="InformBy">The last day to tell what is missing, where that counts from here.</param>
public sealed record PapersCollected(ReceiptNumber Receipt, string? AcceptGrant, LocalDate? InformBy) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Collect;
}

/// <summary>Pushed to the handling place.</summary>
/// <param name="ScanSha256">The digests of the scans.</param>
/// <param name="InformBy">The last day to tell what is missing, where that counts from here.</param>
public sealed record CasePushed(ImmutableArray<string> ScanSha256, LocalDate? InformBy) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Push;
}

/// <summary>The handling place did not sign in time.</summary>
/// <param name="Reason">What was done about it.</param>
public sealed record SigningUrged(string Reason) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Escalate;
}

/// <summary>Signed for at the handling place, which answers for it from here on.</summary>
/// <param name="HonoursAcceptance">Whether the acceptance by the window stands. Where not, what the window did is a receipt only, and the authority accepts or refuses itself.</param>
/// <param name="Because">Why it does not stand; null where there was none, or it does.</param>
public sealed record CaseSigned(bool HonoursAcceptance, string? Because) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Sign;
}

/// <summary>Submitted online or at a terminal.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="FormSha256">The digest of the form.</param>
/// <param name="InformBy">The last day to tell what is missing.</param>
public sealed record SubmittedDirectly(Channel Channel, string FormSha256, LocalDate? InformBy) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Submit;
}

/// <summary>The applicant withdraws.</summary>
/// <param name="Channel">By which channel.</param>
/// <param name="Reason">Why, as told.</param>
public sealed record ApplicationWithdrawn(Channel Channel, string Reason) : HandoverContent
{
    /// <inheritdoc/>
    public override HandoverAct Act => HandoverAct.Withdraw;
}
