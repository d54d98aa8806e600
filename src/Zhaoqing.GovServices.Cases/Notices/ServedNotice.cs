using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A way that was tried.</summary>
/// <param name="Way">The way.</param>
/// <param name="SentAt">When it left.</param>
/// <param name="ArrivedAt">When it arrived or was published; <see langword="null"/> where nobody has told.</param>
/// <param name="Failure">Why it failed; <see langword="null"/> where it has not.</param>
public sealed record ServiceAttempt(ServiceWay Way, Instant SentAt, Instant? ArrivedAt, ServiceFailure? Failure);

/// <summary>When a remedy ends (救济期限届满日).</summary>
/// <param name="Remedy">The remedy.</param>
/// <param name="Ends">The last day in China; <see langword="null"/> where no calendar covers it yet.</param>
public sealed record RemedyEnd(Remedy Remedy, DueDay? Ends);

/// <summary>A notice on its way to the one it is for (告知书及其送达): what its events add up to. It is served once, and limits run from that day.</summary>
/// <remarks>
/// Immutable. An announcement whose days are over is served by the fold itself: <see cref="At"/> shows it, the next who acts writes it down.
/// Electronic service counts from the instant its proof tells: the arrival, or the reading where only that is known; never from an earlier one.
/// </remarks>
public sealed partial record ServedNotice
{
    private ServedNotice(NoticeIssued issued)
    {
        Issued = issued;
        LastAt = issued.At;
    }

    /// <summary>How it was issued.</summary>
    public NoticeIssued Issued { get; }

    /// <summary>Its number.</summary>
    public NoticeNumber Number => Issued.Number;

    /// <summary>Where it stands.</summary>
    public NoticeState State { get; private init; } = NoticeState.Issued;

    /// <summary>The ways that were tried, each once, in order.</summary>
    public ImmutableArray<ServiceAttempt> Attempts { get; private init; } = [];

    /// <summary>How it was served; <see langword="null"/> while it is not.</summary>
    public NoticeServed? Service { get; private init; }

    /// <summary>The announcement that runs; <see langword="null"/> where none does.</summary>
    public NoticeDelivered? Announced { get; private init; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>The way that is to be tried next; <see langword="null"/> while one is under way, when it is served, or where the plan has no more.</summary>
    public ServiceWay? NextWay => State is NoticeState.Issued or NoticeState.Failed
        ? Issued.Ways.Cast<ServiceWay?>().FirstOrDefault(way => WhyNot(way!.Value) is null)
        : null;

    /// <summary>What the recipient may do and until when, counted from the day of service; empty while it is not served: what nobody was served runs against nobody.</summary>
    /// <param name="calendar">The working calendar.</param>
    public ImmutableArray<RemedyEnd> RemedyEnds(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return Service is { ServedOn: var day }
            ? [.. Issued.Remedies.Select(remedy => new RemedyEnd(remedy, calendar.Due(remedy.Limit, day).Match<DueDay?>(_ => null, due => due)))]
            : [];
    }

    /// <summary>The notice as it stands at an instant, with an announcement whose days are over by then.</summary>
    public ServedNotice At(Instant instant) => LapseBy(instant) is { } served ? Apply(served) : this;

    /// <summary>The notice that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="NoticeIssued"/>, or one does not follow.</exception>
    public static ServedNotice Replay(IEnumerable<NoticeEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        ServedNotice? notice = null;
        foreach (var happened in events)
            notice = notice?.Apply(happened) ?? new ServedNotice(happened as NoticeIssued ?? throw new ArgumentException("A notice begins with its issue.", nameof(events)));
        return notice ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The notice after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public ServedNotice Apply(NoticeEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var act = happened switch
        {
            NoticeSent => NoticeAct.Send,
            NoticeDelivered => NoticeAct.Arrive,
            NoticeFailed => NoticeAct.Fail,
            NoticeServed => NoticeAct.Serve,
            _ => throw new ArgumentException($"{happened.GetType().Name} does not follow.", nameof(happened)),
        };
        var next = this with { State = ServedNoticeTable.Table.Follow(State, act), LastAt = happened.At };
        return happened switch
        {
            NoticeSent sent => next with { Attempts = Attempts.Add(new ServiceAttempt(sent.Way, sent.SentAt, ArrivedAt: null, Failure: null)) },
            NoticeDelivered delivered => next with
            {
                Attempts = With(delivered.Way, attempt => attempt with { ArrivedAt = delivered.ArrivedAt }),
                Announced = delivered.Wait is null ? null : delivered,
            },
            NoticeFailed failed => next with { Attempts = With(failed.Way, attempt => attempt with { Failure = failed.Why }) },
            NoticeServed served => next with { Service = served, Announced = null },
            _ => next,
        };
    }

    internal NoticeServed? LapseBy(Instant instant) => Announced is { Wait: { } wait } announced && wait.EndsAt <= instant
        ? new NoticeServed(wait.EndsAt, DeskRefusals.Silence, ServiceWay.Announcement, wait.EndsAt, wait.Through, ServiceProofKind.Publication, announced.Reference)
        : null;

    /// <summary>The address to which the recipient agreed for a way.</summary>
    internal DocumentNumber? AddressOf(ServiceWay way) => Issued.Consents.LastOrDefault(consent => consent.Way == way)?.Address;

    private ImmutableArray<ServiceAttempt> With(ServiceWay way, Func<ServiceAttempt, ServiceAttempt> after) =>
        [.. Attempts.Select(attempt => attempt.Way == way ? after(attempt) : attempt)];
}
