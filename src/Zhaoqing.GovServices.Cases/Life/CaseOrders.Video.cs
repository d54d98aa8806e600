namespace Zhaoqing.GovServices.Cases;

/// <summary>Put the session of the video window on record, or the digest of its recording.</summary>
/// <param name="Session">The number of the session.</param>
public sealed record CiteVideoOrder(SlipNumber Session) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.CiteVideo;
}
