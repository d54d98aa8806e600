using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

internal sealed record VideoJoinRequest(
    string? Matter = null, string? Division = null, List<MaterialRequest?>? Materials = null, string? Priority = null, bool? ByText = null, bool? SignLanguage = null);

internal sealed record VideoConnectRequest;

internal sealed record VideoActRequest(
    string? Act = null, int? Level = null, string? Method = null, string? Material = null, string? Sha256 = null, string? Token = null, string? Case = null)
{
    /// <summary>No content: the token is its holder's.</summary>
    public override string ToString() => nameof(VideoActRequest);
}

/// <summary>Who waits, in the order in which they are called.</summary>
internal sealed record VideoQueueAnswer(IReadOnlyList<VideoAnswer> Items);

/// <summary>A session of the video window; the token for coming back is told to its holder alone.</summary>
public sealed record VideoAnswer(
    SlipNumber Number,
    VideoState State,
    string Holder,
    string Owner,
    MatterCode Matter,
    DivisionCode Division,
    int Place,
    PriorityGround? Priority,
    bool ByText,
    bool SignLanguage,
    Instant QueuedAt,
    Instant? ConsentAt,
    int? IdentityLevel,
    IdentityMethod? IdentityMethod,
    IReadOnlyList<HeldAnswer> Draft,
    int Signatures,
    int Interruptions,
    string? Token,
    Instant? ResumeUntil,
    string? Window,
    VideoRecording? Recording)
{
    public static VideoAnswer Of(VideoSession session, CaseActor caller)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(caller);
        bool isHolder = string.Equals(session.Holder, caller.Id, StringComparison.Ordinal);
        return new VideoAnswer(
            session.Number,
            session.State,
            session.Holder,
            session.Owner,
            session.Request.Matter,
            session.Request.Division,
            session.Place,
            session.Request.Priority,
            session.Request.ByText,
            session.Request.SignLanguage,
            session.QueuedAt,
            session.ConsentAt,
            session.Identity?.Level,
            session.Identity?.Method,
            [.. session.Draft.Select(held => new HeldAnswer(held.Material, held.Form))],
            session.Signatures.Length,
            session.Interruptions.Length,
            isHolder ? session.Token : null,
            session.ResumeUntil,
            session.Window,
            session.Recording);
    }
}

/// <summary>What a case keeps of the session by which it came in.</summary>
public sealed record VideoEvidenceAnswer(SlipNumber Session, Instant ConsentAt, int IdentityLevel, IdentityMethod IdentityMethod, VideoRecording? Recording)
{
    public static VideoEvidenceAnswer? Of(CaseFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Video is { } kept ? new VideoEvidenceAnswer(kept.Session, kept.ConsentAt, kept.Identity.Level, kept.Identity.Method, kept.Recording) : null;
    }
}
