using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The video window (视频办窗口): takes people into its queue, gives them seats, and leads sessions to their end.</summary>
/// <remarks>
/// Safe for concurrent use, on several hosts. What it returns has been recorded durably; a refusal leaves the record as it was. The picture and the sound are
/// somebody else's: only what happened is kept, and of a recording its digest.
/// </remarks>
public sealed class VideoDesk(IEventStore store, VideoRules rules, CaseDesk cases, TimeProvider time)
{
    private readonly VideoSessions _sessions = new(store, time);

    /// <summary>Joins the queue of today.</summary>
    /// <returns>What the catalogue refuses for the matter and the division, <c>cases.key-reused</c> or what <see cref="VideoDay.Join"/> refuses; else the session.</returns>
    public async Task<OneOf<Refusal, VideoSession>> JoinAsync(VideoRequest request, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(by);
        if ((await _sessions.Record.FindFirstAnswerAsync(key, cancellationToken).ConfigureAwait(false)).TryPickT0(out var refusal, out var first)) return refusal;
        if (first is not null) return Joined(first);
        if ((await cases.TermsNowAsync(request.Matter, request.Division, cancellationToken).ConfigureAwait(false)).TryPickT0(out refusal, out var terms)) return refusal;
        var day = ChinaTime.DayOf(_sessions.Record.Now());
        var number = SlipNumber.Create(SlipKind.Video, day, RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        var answer = await _sessions.Record.ChangeAsync(
            VideoSessions.StreamOf(day),
            key,
            (found, now) =>
            {
                var opened = new VideoDayOpened(now, by.Id, day, rules);
                return found is not null
                    ? found.Join(number, request, terms, by, now)
                    : VideoDay.Replay([opened]).Join(number, request, terms, by, now).MapT1(happened => happened.Insert(0, opened));
            },
            cancellationToken).ConfigureAwait(false);
        return answer.MapT1(Joined);

        static VideoSession Joined(Kept<VideoDay, VideoEvent> kept) => kept.State.Sessions[((VideoQueued)kept.Events[^1]).Number];
    }

    /// <summary>A session as it stands; <see langword="null"/> where there is none.</summary>
    public Task<VideoSession?> FindAsync(SlipNumber number, CancellationToken cancellationToken = default) => _sessions.FindAsync(number, _sessions.Record.Now(), cancellationToken);

    /// <summary>Who waits today and is for this person to see, in the order in which they are called.</summary>
    public async Task<ImmutableArray<VideoSession>> QueueAsync(CaseActor by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var now = _sessions.Record.Now();
        return await _sessions.Record.FindAsync(VideoSessions.StreamOf(ChinaTime.DayOf(now)), cancellationToken).ConfigureAwait(false) is { } kept
            ? [.. kept.State.At(Instant.Max(now, kept.State.LastAt)).Queue.Where(session => session.IsFor(by))]
            : [];
    }

    /// <summary>Takes the first of the queue to a seat.</summary>
    /// <returns><c>cases.key-reused</c> or what <see cref="VideoDay.Connect"/> refuses; else the session.</returns>
    public async Task<OneOf<Refusal, VideoSession>> ConnectAsync(CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var answer = await _sessions.Record.ChangeAsync(
            VideoSessions.StreamOf(ChinaTime.DayOf(_sessions.Record.Now())), key, (found, now) => found is null ? VideoDay.NobodyWaits(by) : found.Connect(by, now), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State.Sessions[((VideoConnected)kept.Events[^1]).Number]);
    }

    /// <summary>Does an act on a session.</summary>
    /// <returns><c>cases.key-reused</c> or what <see cref="VideoDay.Take"/> refuses; else the session after the act.</returns>
    public async Task<OneOf<Refusal, VideoSession>> ActAsync(SlipNumber number, VideoOrder order, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (VideoSessions.StreamOf(number) is not { } stream || await FindAsync(number, cancellationToken).ConfigureAwait(false) is not { } session) return VideoDay.Unknown();
        Func<MaterialCode, bool> isListed = _ => false;
        if (order.Act == VideoAct.ShowDocument)
        {
            if ((await cases.TermsNowAsync(session.Request.Matter, session.Request.Division, cancellationToken).ConfigureAwait(false)).TryPickT0(out var refusal, out var terms)) return refusal;
            isListed = terms.Names;
        }

        if (order.Act == VideoAct.Drop) order = order with { Token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)) };
        var answer = await _sessions.Record.ChangeAsync(stream, key, (found, now) => found is null ? VideoDay.Unknown() : found.Take(order, number, by, isListed, now), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State.Sessions[number]);
    }

    /// <summary>Finishes a session, and puts the digest of its recording on the record of the case that was submitted in it.</summary>
    /// <param name="number">The session.</param>
    /// <param name="sha256">The SHA-256 of the recording.</param>
    /// <param name="submitted">The case; <see langword="null"/> where none was submitted.</param>
    /// <param name="by">The seat.</param>
    /// <param name="key">The idempotency key; a repeat also mends what a crash left undone between the two records.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>What <see cref="ActAsync"/> refuses, <c>cases.video-case-unfit</c> on <c>case</c>, or what the case refuses; else the session.</returns>
    [Clause("REG-3.7")]
    public async Task<OneOf<Refusal, VideoSession>> CompleteAsync(SlipNumber number, string? sha256, CaseNumber? submitted, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (submitted is { } told && (await cases.FindAsync(told, cancellationToken).ConfigureAwait(false))?.File is var file && (file is null || !file.IsParty(by) || !(file.Video?.Session == number || file.Application.Session == number)))
            return new Refusal("cases.video-case-unfit", "没有这个办件,或者办件不是在这个会话中提交的。", VideoGrounds.Handling).OnField("case", "没有这个办件,或者不是在这个会话中提交的。");
        var answer = await ActAsync(number, new VideoOrder(VideoAct.Complete) { Sha256 = sha256 }, by, key, cancellationToken).ConfigureAwait(false);
        if (answer.TryPickT0(out var refusal, out var session) || submitted is not { } known) return answer;
        while (true)
        {
            var snapshot = (await cases.FindAsync(known, cancellationToken).ConfigureAwait(false))!;
            if (snapshot.File.Video == session.Evidence || CaseTable.Find(snapshot.File.State, CaseAct.CiteVideo) is null) return session;
            var cited = await cases.ActAsync(by, known, snapshot.Version, new CiteVideoOrder(number), KeyOf(number, known), cancellationToken).ConfigureAwait(false);
            if (cited.TryPickT0(out refusal, out var rest)) return refusal;
            if (rest.IsT1) return session;
        }
    }

    private static AppendKey KeyOf(SlipNumber number, CaseNumber submitted)
    {
        string text = $"video:{number}:{submitted}";
        return new AppendKey(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
