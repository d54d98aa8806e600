using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record VideoDay
{
    /// <summary>Joins the queue.</summary>
    /// <param name="number">The number for the session.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="terms">The list in force for the matter and the division, with the rules of its cases.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <returns>
    /// The events, lapses first; refused with <c>cases.video-presence-needed</c> where the law wants the person to come, <c>cases.material-unknown</c> on its field,
    /// <c>cases.video-queued-already</c> or <c>cases.not-authorised</c>.
    /// </returns>
    [Clause("CON-8.8")]
    public OneOf<Refusal, ImmutableArray<VideoEvent>> Join(SlipNumber number, VideoRequest request, CaseTerms terms, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role != ActorRole.Applicant) return DeskRefusals.NotAuthorised();
        if (terms.Rules.Presence is { VideoCounts: null } presence) return PresenceNeeded(presence);
        for (int i = 0; i < request.Materials.Length; i++)
        {
            var code = request.Materials[i].Material;
            if (!terms.Names(code) || request.Materials.Take(i).Any(earlier => earlier.Material == code))
                return FileRules.Fault("cases.material-unknown", $"materials[{i}].material", "实施清单中没有这一编码的材料,或者重复。");
        }

        var lapses = LapsesBy(at);
        return At(at).Sessions.Values.Any(session => session.IsOpen && Is(session.Holder, by.Id))
            ? new Refusal("cases.video-queued-already", "您已在视频办队列或会话中,请先恢复或者离开原来的会话。", VideoGrounds.Window)
            : lapses.Add(new VideoQueued(at, by.Id, number, request));
    }

    /// <summary>Takes the first of the queue to a seat: the first that its seat serves, the green channel before the others.</summary>
    /// <param name="by">The seat.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <returns>The events, lapses first; refused with <c>cases.video-seat-busy</c>, <c>cases.video-nobody-waiting</c> or <c>cases.not-authorised</c>.</returns>
    [Clause("CON-8.8")]
    public OneOf<Refusal, ImmutableArray<VideoEvent>> Connect(CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role != ActorRole.Window) return DeskRefusals.NotAuthorised();
        var lapses = LapsesBy(at);
        var now = At(at);
        if (now.Sessions.Values.Any(session => session.Seat is { } seat && Is(seat, by.Id)))
            return new Refusal("cases.video-seat-busy", "本坐席正在办理另一会话,请先办结或退出。", VideoGrounds.Window);
        return now.Queue.FirstOrDefault(session => Serves(by, session)) is { } first
            ? lapses.Add(new VideoConnected(at, by.Id, first.Number))
            : NobodyWaits(by);
    }

    /// <summary>Whether a seat serves a session: its division, and sign language where it is needed.</summary>
    public bool Serves(CaseActor seat, VideoSession session)
    {
        ArgumentNullException.ThrowIfNull(seat);
        ArgumentNullException.ThrowIfNull(session);
        return DeskRefusals.Covers(seat, session.Request.Division) && (!session.Request.SignLanguage || Opened.Rules.SignLanguageSeats.Contains(seat.Id, StringComparer.Ordinal));
    }

    /// <summary>Does an act on a session.</summary>
    /// <param name="order">The act, with what it needs.</param>
    /// <param name="number">The session.</param>
    /// <param name="by">Who acts: the holder, the seat that has it, or a supervisor who frees a seat.</param>
    /// <param name="isListed">Whether the list of the matter names a material; asked for a document that is shown.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <returns>
    /// The events, lapses first, none where a holder comes back who is back already; refused with <c>cases.video-session-unknown</c>, <c>cases.not-authorised</c>,
    /// <c>cases.video-act-not-allowed</c>, <c>cases.video-consent-missing</c>, <c>cases.video-asked-already</c>, <c>cases.video-token-wrong</c>, <c>cases.video-signature-missing</c>,
    /// or on its field with <c>cases.video-identity-too-low</c>, <c>cases.material-unknown</c>, <c>cases.video-digest-unfit</c>.
    /// </returns>
    [Clause("REG-3.7")]
    public OneOf<Refusal, ImmutableArray<VideoEvent>> Take(VideoOrder order, SlipNumber number, CaseActor by, Func<Catalogue.MaterialCode, bool> isListed, Instant at)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(isListed);
        if (order.Act is VideoAct.Connect or VideoAct.Lapse) throw new ArgumentException("Nobody asks for this.", nameof(order));
        var lapses = LapsesBy(at);
        if (!At(at).Sessions.TryGetValue(number, out var session)) return Unknown();
        if (!session.IsFor(by)) return DeskRefusals.NotAuthorised();
        bool isBack = order.Act == VideoAct.Resume && session.IsOpen && session.State != VideoState.Dropped && IsToken(session, order.Token);
        if (isBack && Is(session.Holder, by.Id)) return lapses;
        if (VideoTable.Table.Allow(session.State, order.Act, by.Role).TryPickT0(out var refusal, out _)) return refusal;
        if (by.Role == ActorRole.Window && !Is(session.Owner, by.Id)) return DeskRefusals.NotAuthorised();
        return Decide(order, session, by, isListed, at).MapT1(happened => lapses.Add(happened));
    }

    internal static Refusal Unknown() => new("cases.video-session-unknown", "没有这个视频办会话。", VideoGrounds.Window);

    /// <summary>That nobody is there for a seat to take.</summary>
    internal static Refusal NobodyWaits(CaseActor by) => by.Role == ActorRole.Window
        ? new Refusal("cases.video-nobody-waiting", "现在没有本坐席可以接通的人在排队。", VideoGrounds.Window)
        : DeskRefusals.NotAuthorised();

    internal static Refusal PresenceNeeded(PresenceRule presence) =>
        new("cases.video-presence-needed", "这一事项依法须本人到场;请到窗口办理,已填写和出示的材料不用重复提交。", presence.Ground);

    private OneOf<Refusal, VideoEvent> Decide(VideoOrder order, VideoSession session, CaseActor by, Func<Catalogue.MaterialCode, bool> isListed, Instant at)
    {
        var (rules, number) = (Opened.Rules, session.Number);
        switch (order.Act)
        {
            case VideoAct.Consent when session.ConsentAt is not null:
                return new Refusal("cases.video-asked-already", "已经同意录音录像,不用再问。", VideoGrounds.Consent);
            case VideoAct.Consent:
                return new VideoConsented(at, by.Id, number);
            case VideoAct.RefuseRecording:
                return new VideoDeclined(at, by.Id, number, rules.Window);
            case VideoAct.ConfirmIdentity when session.ConsentAt is null:
                return new Refusal("cases.video-consent-missing", "请先征得本人同意录音录像;不同意的,转窗口办理。", VideoGrounds.Consent);
            case VideoAct.ConfirmIdentity when order.Level is not { } level || order.Method is null || level > 3 || level < rules.LeastLevel:
                return new Refusal("cases.video-identity-too-low", "身份核验的方式和等级不够,请换一种方式核验。", VideoGrounds.Handling).OnField("level", $"须为{rules.LeastLevel}至3级,并写明方式。");
            case VideoAct.ConfirmIdentity:
                return new VideoIdentityConfirmed(at, by.Id, number, new VideoIdentity(order.Level.Value, order.Method.Value, at));
            case VideoAct.ShowDocument when order.Material is not { } material || !isListed(material):
                return FileRules.Fault("cases.material-unknown", "material", "实施清单中没有这一编码的材料。");
            case VideoAct.ShowDocument:
                return new VideoDocumentShown(at, by.Id, number, order.Material.Value);
            case VideoAct.AskSignature:
                return new VideoSignatureAsked(at, by.Id, number);
            case VideoAct.Complete when session.Signatures.IsEmpty:
                return new Refusal("cases.video-signature-missing", "本人还没有签名,请先请签名。", VideoGrounds.Handling);
            case VideoAct.Sign or VideoAct.Complete when !IsDigest(order.Sha256):
                return new Refusal("cases.video-digest-unfit", "摘要有误。", VideoGrounds.Handling).OnField("sha256", "应为64位小写十六进制的 SHA-256。");
            case VideoAct.Sign:
                return new VideoSigned(at, by.Id, number, order.Sha256!);
            case VideoAct.Complete:
                return new VideoCompleted(at, by.Id, number, new VideoRecording(order.Sha256!, rules.KeptThrough(at), rules.Edition));
            case VideoAct.Drop:
                return new VideoDropped(at, by.Id, number, order.Token ?? throw new ArgumentException("A drop has a token.", nameof(order)), at + Duration.FromMinutes(rules.ResumeMinutes));
            case VideoAct.Resume:
                return IsToken(session, order.Token)
                    ? new VideoResumed(at, by.Id, number)
                    : new Refusal("cases.video-token-wrong", "恢复码不对,请用本人会话页面上的恢复码。", VideoGrounds.Window).OnField("token", "恢复码不对。");
            case VideoAct.Release:
                return new VideoReleased(at, by.Id, number);
            case VideoAct.Leave:
                return new VideoLeft(at, by.Id, number);
            default:
                throw new ArgumentOutOfRangeException(nameof(order), order.Act, "Nobody does this.");
        }
    }

    private static bool IsToken(VideoSession session, string? token) => session.Token is { } own && token is not null && Is(own, token);

    private static bool IsDigest(string? text) => text is { Length: 64 } && text.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f'));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
