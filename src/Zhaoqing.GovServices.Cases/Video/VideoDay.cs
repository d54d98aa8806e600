using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A day of the video window (视频办窗口): its queue, its seats and its sessions; what its events add up to.</summary>
/// <remarks>
/// Immutable. Verbs decide, <see cref="Apply"/> folds; <see cref="At"/> shows what silence has made of sessions that nobody came back to.
/// Queue and seats stand in one record, so that of two seats that call at once each gets another person, on however many hosts.
/// </remarks>
public sealed partial record VideoDay
{
    private VideoDay(VideoDayOpened opened) => (Opened, LastAt) = (opened, opened.At);

    /// <summary>The day and its rules.</summary>
    public VideoDayOpened Opened { get; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>The sessions by number.</summary>
    public ImmutableDictionary<SlipNumber, VideoSession> Sessions { get; private init; } = ImmutableDictionary<SlipNumber, VideoSession>.Empty;

    /// <summary>Who waits, in the order in which they are called: the green channel first, then who came first (CON-8.3).</summary>
    [Clause("CON-8.8")]
    public ImmutableArray<VideoSession> Queue =>
        [.. Sessions.Values.Where(session => session.State == VideoState.Queued).OrderBy(session => session.Request.Priority is null).ThenBy(session => session.Place)];

    /// <summary>The day that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="VideoDayOpened"/>, or one does not follow.</exception>
    public static VideoDay Replay(IEnumerable<VideoEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        VideoDay? day = null;
        foreach (var happened in events)
            day = day?.Apply(happened) ?? new VideoDay(happened as VideoDayOpened ?? throw new ArgumentException("A day begins with its opening.", nameof(events)));
        return day ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The day after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow: no row of <see cref="VideoTable"/> leads there.</exception>
    public VideoDay Apply(VideoEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened is VideoQueued queued)
            return this with { LastAt = queued.At, Sessions = Sessions.Add(queued.Number, new VideoSession(queued, Sessions.Count, Opened.Rules.DutyOwner)) };
        if (happened is not VideoSessionEvent own || !Sessions.TryGetValue(own.Number, out var session))
            throw new ArgumentException($"{happened.GetType().Name} does not follow.", nameof(happened));
        return this with { LastAt = Instant.Max(LastAt, own.At), Sessions = Sessions.SetItem(own.Number, After(session, own)) };
    }

    /// <summary>What silence has brought about by an instant: sessions that nobody came back to, and at the end of the day all that are open, in the order of their instants.</summary>
    public ImmutableArray<VideoEvent> LapsesBy(Instant instant) =>
    [
        .. Sessions.Values.Where(session => session.IsOpen && LapseOf(session) <= instant)
            .OrderBy(LapseOf).ThenBy(session => session.Place).Select(session => new VideoLapsed(LapseOf(session), session.Number)),
    ];

    /// <summary>The day as it stands at an instant, whether or not anybody has written down what silence made of it.</summary>
    /// <param name="instant">An instant not before the last event.</param>
    public VideoDay At(Instant instant) => LapsesBy(instant).Aggregate(this, (day, lapse) => day.Apply(lapse));

    private Instant LapseOf(VideoSession session)
    {
        var end = ChinaTime.StartOf(Opened.Day.PlusDays(1));
        return session.ResumeUntil is { } until ? Instant.Min(until, end) : end;
    }

    private static VideoSession After(VideoSession session, VideoSessionEvent happened)
    {
        var act = ActOf(happened);
        var to = VideoTable.Table.Follow(session.State, act);
        bool isBroken = to is VideoState.Dropped || act is VideoAct.Release;
        var next = session with
        {
            State = act == VideoAct.Connect ? session.Reached ?? to : to,
            Reached = isBroken ? session.State : session.Reached,
            Seat = act == VideoAct.Connect ? happened.By : VideoTable.IsAtSeat(to) ? session.Seat : null,
            ResumeUntil = null,
        };
        return happened switch
        {
            VideoConsented => next with { ConsentAt = happened.At },
            VideoDeclined declined => next with { Window = declined.Window },
            VideoIdentityConfirmed confirmed => next with { Identity = confirmed.Identity },
            VideoDocumentShown shown => next with { Documents = next.Documents.Contains(shown.Material) ? next.Documents : next.Documents.Add(shown.Material) },
            VideoSigned signed => next with { Signatures = next.Signatures.Add(signed.Sha256) },
            VideoCompleted completed => next with { Recording = completed.Recording },
            VideoDropped dropped => next with { Token = dropped.Token, ResumeUntil = dropped.Until, Interruptions = next.Interruptions.Add(new VideoInterruption(dropped.At, Until: null)) },
            VideoResumed => next with { Interruptions = next.Interruptions.SetItem(next.Interruptions.Length - 1, next.Interruptions[^1] with { Until = happened.At }) },
            _ => next,
        };
    }

    private static VideoAct ActOf(VideoSessionEvent happened) => happened switch
    {
        VideoConnected => VideoAct.Connect,
        VideoConsented => VideoAct.Consent,
        VideoDeclined => VideoAct.RefuseRecording,
        VideoIdentityConfirmed => VideoAct.ConfirmIdentity,
        VideoDocumentShown => VideoAct.ShowDocument,
        VideoSignatureAsked => VideoAct.AskSignature,
        VideoSigned => VideoAct.Sign,
        VideoCompleted => VideoAct.Complete,
        VideoDropped => VideoAct.Drop,
        VideoResumed => VideoAct.Resume,
        VideoReleased => VideoAct.Release,
        VideoLeft => VideoAct.Leave,
        VideoLapsed => VideoAct.Lapse,
        _ => throw new ArgumentException($"{happened.GetType().Name} does not follow.", nameof(happened)),
    };
}
