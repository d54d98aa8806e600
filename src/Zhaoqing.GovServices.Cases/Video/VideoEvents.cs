using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>How it was made sure who somebody is (身份核验方式).</summary>
public enum IdentityMethod
{
    /// <summary>The face against the register (人脸核验).</summary>
    Face,

    /// <summary>A licence shown by its code (电子证照亮码).</summary>
    LicenceCode,

    /// <summary>The account of the unified identity service (统一身份认证).</summary>
    Account,
}

/// <summary>What somebody asks the video window for, and the draft of the application (申请草稿).</summary>
/// <param name="Division">The division in which the matter is to be handled.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Materials">What the person has ready; may be empty.</param>
/// <param name="Priority">Why they go first; <see langword="null"/> where they do not.</param>
/// <param name="ByText">Whether they write instead of speaking and hearing (文字沟通).</param>
/// <param name="SignLanguage">Whether they need a seat that uses sign language (手语).</param>
public sealed record VideoRequest(DivisionCode Division, MatterCode Matter, ImmutableArray<SuppliedMaterial> Materials, PriorityGround? Priority, bool ByText, bool SignLanguage);

/// <summary>That it was made sure who somebody is.</summary>
/// <param name="Level">The level, 1 to 3.</param>
/// <param name="Method">How.</param>
/// <param name="At">When.</param>
public sealed record VideoIdentity(int Level, IdentityMethod Method, Instant At);

/// <summary>The recording of a session; never the recording itself.</summary>
/// <param name="Sha256">The SHA-256 of its content, 64 lower-case hexadecimal digits.</param>
/// <param name="KeptThrough">The last day in China on which it is kept.</param>
/// <param name="Edition">The edition of the rules that say how long.</param>
public sealed record VideoRecording(string Sha256, LocalDate KeptThrough, string Edition);

/// <summary>Something that happened to the sessions of a day of the video window.</summary>
public abstract record VideoEvent : DeskEvent
{
    private protected VideoEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>Something that happened to one session.</summary>
public abstract record VideoSessionEvent : VideoEvent
{
    private protected VideoSessionEvent(Instant at, string by, SlipNumber number)
        : base(at, by) => Number = number;

    /// <summary>The number of the session.</summary>
    public SlipNumber Number { get; init; }
}

/// <summary>The first session of a day came in, <c>video.day-opened.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who came first.</param>
/// <param name="Day">The day in China.</param>
/// <param name="Rules">The rules of the day.</param>
public sealed record VideoDayOpened(Instant At, string By, LocalDate Day, VideoRules Rules) : VideoEvent(At, By);

/// <summary>Somebody joined the queue (排队), <c>video.queued.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The account of the person, who alone can come back to it.</param>
/// <param name="Number">The number of the session.</param>
/// <param name="Request">What they ask for.</param>
public sealed record VideoQueued(Instant At, string By, SlipNumber Number, VideoRequest Request) : VideoSessionEvent(At, By, Number);

/// <summary>A seat took the session (接通), <c>video.connected.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The account of the seat.</param>
/// <param name="Number">The number of the session.</param>
public sealed record VideoConnected(Instant At, string By, SlipNumber Number) : VideoSessionEvent(At, By, Number);

/// <summary>The person consented to recording (同意录音录像), <c>video.consented.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The person.</param>
/// <param name="Number">The number of the session.</param>
public sealed record VideoConsented(Instant At, string By, SlipNumber Number) : VideoSessionEvent(At, By, Number);

/// <summary>The person refused recording or took the consent back, and goes on at a window (转窗口办理), <c>video.declined.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The person.</param>
/// <param name="Number">The number of the session.</param>
/// <param name="Window">The window, by name.</param>
public sealed record VideoDeclined(Instant At, string By, SlipNumber Number, string Window) : VideoSessionEvent(At, By, Number);

/// <summary>It was made sure who the person is (核验身份), <c>video.identity-confirmed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The seat.</param>
/// <param name="Number">The number of the session.</param>
/// <param name="Identity">The level and how.</param>
public sealed record VideoIdentityConfirmed(Instant At, string By, SlipNumber Number, VideoIdentity Identity) : VideoSessionEvent(At, By, Number);

/// <summary>A document was shown (出示材料), <c>video.document-shown.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who noted it.</param>
/// <param name="Number">The number of the session.</param>
/// <param name="Material">The material of the list.</param>
public sealed record VideoDocumentShown(Instant At, string By, SlipNumber Number, MaterialCode Material) : VideoSessionEvent(At, By, Number);

/// <summary>The seat asked for the signature (请签名), <c>video.signature-asked.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The seat.</param>
/// <param name="Number">The number of the session.</param>
public sealed record VideoSignatureAsked(Instant At, string By, SlipNumber Number) : VideoSessionEvent(At, By, Number);

/// <summary>The person signed (签名), <c>video.signed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The person.</param>
/// <param name="Number">The number of the session.</param>
/// <param name="Sha256">The SHA-256 of what was signed, 64 lower-case hexadecimal digits.</param>
public sealed record VideoSigned(Instant At, string By, SlipNumber Number, string Sha256) : VideoSessionEvent(At, By, Number);

/// <summary>A session was done (办结会话), <c>video.completed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The seat.</param>
/// <param name="Number">The number of the session.</param>
/// <param name="Recording">Its recording.</param>
public sealed record VideoCompleted(Instant At, string By, SlipNumber Number, VideoRecording Recording) : VideoSessionEvent(At, By, Number);

/// <summary>The line broke (中断), <c>video.dropped.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who noted it.</param>
/// <param name="Number">The number of the session.</param>
/// <param name="Token">With what the same person comes back.</param>
/// <param name="Until">Until when.</param>
public sealed record VideoDropped(Instant At, string By, SlipNumber Number, string Token, Instant Until) : VideoSessionEvent(At, By, Number);

/// <summary>The person came back to their old place in the queue (恢复), <c>video.resumed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The person.</param>
/// <param name="Number">The number of the session.</param>
public sealed record VideoResumed(Instant At, string By, SlipNumber Number) : VideoSessionEvent(At, By, Number);

/// <summary>The seat could not go on; the person is at their old place in the queue (坐席退出), <c>video.released.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The seat, or a supervisor.</param>
/// <param name="Number">The number of the session.</param>
public sealed record VideoReleased(Instant At, string By, SlipNumber Number) : VideoSessionEvent(At, By, Number);

/// <summary>The person went away (离开), <c>video.left.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The person.</param>
/// <param name="Number">The number of the session.</param>
public sealed record VideoLeft(Instant At, string By, SlipNumber Number) : VideoSessionEvent(At, By, Number);

/// <summary>Nobody came back in time, or the day ended (逾时), <c>video.lapsed.v1</c>.</summary>
/// <param name="At">The instant at which it ended.</param>
/// <param name="Number">The number of the session.</param>
public sealed record VideoLapsed(Instant At, SlipNumber Number) : VideoSessionEvent(At, DeskRefusals.Silence, Number);
