using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record ServedNotice
{
    /// <summary>The notice that an event of a case gives; <see langword="null"/> where it gives none, and for what nobody did.</summary>
    /// <param name="file">The case after the event.</param>
    /// <param name="version">The version that the event has in the record of the case.</param>
    /// <param name="happened">The event.</param>
    /// <param name="plan">How its recipient is to be served.</param>
    /// <param name="at">When.</param>
    public static NoticeIssued? Issue(CaseFile file, long version, CaseEvent happened, ServicePlan plan, Instant at)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(plan);
        if (happened.By is not { } by || CaseNotice.Of(happened, file.Terms) is not { } about) return null;
        ImmutableArray<Remedy> remedies = happened switch
        {
            CaseDecided decided => decided.Remedies,
            CaseNotAccepted => file.Terms.Rules.Remedies,
            _ => [],
        };
        return new NoticeIssued(at, by, NoticeNumber.Of(file.Number, version), about.Kind, happened.At, file.Principal, file.Application.Division, plan.Ways, plan.Consents, remedies);
    }

    /// <summary>Sends it by a way: the next of the plan, or any other that is lawful now. In person is always among them.</summary>
    /// <param name="way">The way.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="sentAt">When it left; not after <paramref name="at"/>.</param>
    /// <param name="at">When that is recorded.</param>
    /// <returns>
    /// The event; refused with <c>cases.notice-served-already</c>, <c>cases.notice-under-way</c>, <c>cases.notice-way-tried</c>, <c>cases.notice-no-consent</c>,
    /// <c>cases.notice-not-refused</c> (nothing is left that nobody refused) or <c>cases.notice-announcement-early</c>.
    /// </returns>
    /// <exception cref="ArgumentException">It left after <paramref name="at"/>.</exception>
    public OneOf<Refusal, NoticeSent> Send(ServiceWay way, string by, Instant sentAt, Instant at)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (sentAt > at) throw new ArgumentException("Nothing is recorded before it is sent.", nameof(sentAt));
        var now = At(at);
        if (now.State == NoticeState.Served) return new Refusal("cases.notice-served-already", "已经送达,不用再次送达。", NoticeGrounds.Of(now.Service!.Way));
        if (now.State is NoticeState.Sent or NoticeState.Delivered)
            return new Refusal("cases.notice-under-way", "正在送达中;这一方式未能送达的,请先登记,再换一种方式。", NoticeGrounds.FromService);
        return now.WhyNot(way) is { } refusal ? refusal : new NoticeSent(at, by, way, Instant.Max(sentAt, Issued.HappenedAt));
    }

    /// <summary>Takes what somebody tells of a way that was tried.</summary>
    /// <param name="report">What is told; the same again, and anything once it is served, changes nothing.</param>
    /// <param name="by">Who tells.</param>
    /// <param name="at">When that is recorded.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="rules">The days of an announcement.</param>
    /// <returns>
    /// The events, none where nothing changes; refused with <c>cases.notice-not-sent</c>, <c>cases.notice-report-too-early</c> or <c>cases.notice-report-in-future</c>
    /// on <c>happenedAt</c>, <c>cases.notice-proof-unfit</c> on <c>proof</c>, <c>cases.notice-announced</c>, or what the calendar refuses.
    /// </returns>
    public OneOf<Refusal, ImmutableArray<NoticeEvent>> Report(ServiceReport report, string by, Instant at, WorkingCalendar calendar, ServiceRules rules)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        if (LapseBy(at) is { } lapse) return ImmutableArray.Create<NoticeEvent>(lapse);
        if (State == NoticeState.Served) return ImmutableArray<NoticeEvent>.Empty;
        var ground = NoticeGrounds.Of(report.Way);
        if (Attempts.FirstOrDefault(tried => tried.Way == report.Way) is not { } attempt) return new Refusal("cases.notice-not-sent", "没有以这一方式发出过。", ground);
        if (report.HappenedAt < attempt.SentAt) return OnTime("cases.notice-report-too-early", "不得早于发出的时间。");
        if (report.HappenedAt > at) return OnTime("cases.notice-report-in-future", "不得晚于现在。");
        return report switch
        {
            ServiceProof proof => Prove(proof, attempt, by, at, calendar, rules),
            ServiceSetback when attempt.Failure is not null => ImmutableArray<NoticeEvent>.Empty,
            ServiceSetback when Announced is not null => new Refusal("cases.notice-announced", "公告已经刊登,期限届满即为送达。", ground),
            ServiceSetback setback => ImmutableArray.Create<NoticeEvent>(new NoticeFailed(at, by, setback.Way, setback.HappenedAt, setback.Why)),
            ServiceArrival { Way: ServiceWay.Announcement } => Unfit(report.Way),
            ServiceArrival when attempt.ArrivedAt is not null || attempt.Failure is not null => ImmutableArray<NoticeEvent>.Empty,
            ServiceArrival arrival => ImmutableArray.Create<NoticeEvent>(new NoticeDelivered(at, by, arrival.Way, arrival.HappenedAt, arrival.Reference, Wait: null)),
            _ => throw new ArgumentException($"Unknown report {report.GetType().Name}.", nameof(report)),
        };

        Refusal OnTime(string code, string message) => new Refusal(code, message, ground).OnField("happenedAt", message);
    }

    /// <summary>Whether somebody may see it: the recipient, and the offices of the division.</summary>
    public bool IsFor(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.IsOfOffice ? DeskRefusals.Covers(by, Issued.Division) : string.Equals(by.Id, Issued.Recipient, StringComparison.Ordinal);
    }

    /// <summary>Whether somebody may do an act on it: the offices of the division, and the recipient who confirms on the platform.</summary>
    internal bool Allows(NoticeAct act, ServiceProof? proof, CaseActor by)
    {
        if (proof is { Kind: ServiceProofKind.Confirmation }) return by.Role == ActorRole.Applicant && IsFor(by);
        return by.IsOfOffice && IsFor(by) && ServedNoticeTable.Table.Rows.Any(row => row.Act == act && row.Roles.Contains(by.Role));
    }

    /// <summary>Whether a kind of proof is one of a way.</summary>
    public static bool Proves(ServiceProofKind kind, ServiceWay way) => (way, kind) switch
    {
        (ServiceWay.InPerson, ServiceProofKind.Signature) => true,
        (ServiceWay.Sms, ServiceProofKind.GatewayReceipt or ServiceProofKind.Confirmation) => true,
        (ServiceWay.Platform, ServiceProofKind.GatewayReceipt or ServiceProofKind.Confirmation) => true,
        (ServiceWay.Post, ServiceProofKind.PostalReceipt) => true,
        (ServiceWay.Left, ServiceProofKind.Witnesses or ServiceProofKind.Recording) => true,
        (ServiceWay.Announcement, ServiceProofKind.Publication) => true,
        _ => false,
    };

    private OneOf<Refusal, ImmutableArray<NoticeEvent>> Prove(ServiceProof proof, ServiceAttempt attempt, string by, Instant at, WorkingCalendar calendar, ServiceRules rules)
    {
        if (!Proves(proof.Kind, proof.Way)) return Unfit(proof.Way);
        if (proof.Way != ServiceWay.Announcement)
            return ImmutableArray.Create<NoticeEvent>(new NoticeServed(at, by, proof.Way, proof.HappenedAt, ChinaTime.DayOf(proof.HappenedAt), proof.Kind, proof.Reference));
        // A failed announcement is not published; a published one has its wait.
        if (attempt.ArrivedAt is not null || attempt.Failure is not null) return ImmutableArray<NoticeEvent>.Empty;
        return calendar.Due(rules.Announcement.Limit, ChinaTime.DayOf(proof.HappenedAt)).MapT1<ImmutableArray<NoticeEvent>>(due =>
        {
            var published = new NoticeDelivered(at, by, proof.Way, proof.HappenedAt, proof.Reference, new AnnouncementWait(due.Date, Instant.Max(at, ChinaTime.StartOf(due.Date.PlusDays(1)))));
            return Apply(published).LapseBy(at) is { } over ? [published, over] : [published];
        });
    }

    private static Refusal Unfit(ServiceWay way) =>
        new Refusal("cases.notice-proof-unfit", "这一凭证不能证明这一方式的送达。", NoticeGrounds.Of(way)).OnField("proof", "凭证与送达方式不符。");

    /// <summary>Why a way is not lawful now; <see langword="null"/> where it is.</summary>
    private Refusal? WhyNot(ServiceWay way)
    {
        var ground = NoticeGrounds.Of(way);
        if (Attempts.Any(attempt => attempt.Way == way)) return new Refusal("cases.notice-way-tried", "这一方式已经用过,请换一种方式。", ground);
        return way switch
        {
            ServiceWay.Sms or ServiceWay.Platform when Issued.Consents.All(consent => consent.Way != way) =>
                new Refusal("cases.notice-no-consent", "受送达人没有同意以这一电子方式送达。", ground),
            ServiceWay.Left when !Attempts.Any(attempt => attempt is { Way: ServiceWay.InPerson, Failure: ServiceFailure.Refused }) =>
                new Refusal("cases.notice-not-refused", "受送达人拒收的,才能留置送达;请先直接送达。", ground),
            ServiceWay.Announcement when Attempts.IsEmpty || Issued.Ways.Any(other => other != ServiceWay.Announcement && WhyNot(other) is null) =>
                new Refusal("cases.notice-announcement-early", "其他方式都无法送达的,才能公告送达。", ground),
            _ => null,
        };
    }
}
