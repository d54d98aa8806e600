using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>The session by which the case came in: consent, identity, and once there is one the digest of the recording; <see langword="null"/> where none is on record.</summary>
    public VideoEvidence? Video { get; private init; }

    /// <summary>Whether the case is one whose session belongs into its record.</summary>
    private bool TakesVideo => (Application.Channel == Channel.Video || Channel == Channel.Video) && (Application.Session is not null || Terms.Rules.VideoSession is not null);

    /// <summary>Why a session that an application cites does not fit it; <see langword="null"/> where it does, and where none is cited.</summary>
    private static Refusal? SessionFault(Application application, CaseActor by, CaseFacts facts)
    {
        if (application.Session is not { } number) return null;
        if (facts.Video is not { } session || session.Number != number) return VideoDay.Unknown().OnField("session", "没有这个视频办会话。");
        bool isOwn = Is(session.Holder, by.Id) || (by.OnBehalfOf is { } principal && Is(session.Holder, principal));
        if (!isOwn) return OfAnother();
        return session.Request.Matter == application.Matter
            ? null
            : new Refusal("cases.video-session-other-matter", "这个会话办的是另一事项。", VideoGrounds.Handling).OnField("session", "会话的事项与申请的事项不同。");
    }

    /// <summary>What an application by video keeps of its session.</summary>
    [Clause("REG-3.7")]
    private static VideoEvidence? EvidenceFor(Application application, CaseFacts facts) =>
        application is { Channel: Channel.Video, Session: not null } ? facts.Video?.Evidence : null;

    /// <summary>Why a case that goes on by video, or for which the person has to come, cannot be accepted yet; at a window it can.</summary>
    [Clause("REG-3.7")]
    private Refusal? NotYetByVideo(CaseFacts facts)
    {
        if (Terms.Rules.Presence is { VideoCounts: null } presence && Channel != Channel.Window) return VideoDay.PresenceNeeded(presence);
        if (Channel != Channel.Video) return null;
        // Who takes the consent back before the acceptance goes on at a window; the session keeps no evidence then.
        bool isTakenBack = facts.Video is { State: VideoState.Declined, Number: var declined } && declined == Video?.Session;
        return TakesVideo && (Video is null || isTakenBack)
            ? new Refusal(
                "cases.video-identity-missing", "视频办会话还没有录音录像同意和身份核验,不能以视频受理;请在会话中补做,或者转到窗口继续办理,已提交的材料不用重复提交。", Terms.Rules.VideoSession ?? VideoGrounds.Handling)
            : null;
    }

    /// <summary>Puts a session on record, or once it is completed the digest of its recording.</summary>
    [Clause("REG-3.7")]
    private OneOf<Refusal, CaseVideoCited> CiteVideo(CiteVideoOrder order, CaseActor by, Instant at, CaseFacts facts)
    {
        if (!TakesVideo) return new Refusal("cases.video-not-needed", "办件不是凭视频办会话提交的,不用记入会话。", VideoGrounds.Handling);
        if (facts.Video is not { } session || session.Number != order.Session) return VideoDay.Unknown().OnField("session", "没有这个视频办会话。");
        if (!Is(session.Holder, Principal) && !Is(session.Holder, FiledBy) && !Mandates.Any(mandate => Is(mandate.Agent, session.Holder))) return OfAnother();
        if (session.Request.Matter != Application.Matter)
            return new Refusal("cases.video-session-other-matter", "这个会话办的是另一事项。", VideoGrounds.Handling).OnField("session", "会话的事项与申请的事项不同。");
        if (session.Evidence is not { } evidence)
            return new Refusal("cases.video-identity-missing", "这个会话没有录音录像同意或者身份核验,不能记入。", VideoGrounds.Handling).OnField("session", "会话没有同意或身份核验。");
        return evidence == Video
            ? new Refusal("cases.video-cited-already", "这个会话已经记入,没有新的内容。", VideoGrounds.Handling)
            : new CaseVideoCited(at, by.Id, evidence);
    }

    private static Refusal OfAnother() =>
        new Refusal("cases.video-session-of-another", "这不是申请人或者其代理人的视频办会话。", VideoGrounds.Handling).OnField("session", "不是申请人或者其代理人的会话。");
}
