using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Something that happened to a notice on its way to the one it is for.</summary>
public abstract record NoticeEvent : DeskEvent
{
    private protected NoticeEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>A notice was issued (制发), <c>notice.issued.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did on the case what the notice is about.</param>
/// <param name="Number">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="HappenedAt">When that happened on the case.</param>
/// <param name="Recipient">The account it is for: the applicant's.</param>
/// <param name="Division">The division of the case.</param>
/// <param name="Ways">The ways in the order in which they are tried.</param>
/// <param name="Consents">To which electronic addresses the recipient agreed.</param>
/// <param name="Remedies">What the recipient may do against it; none unless it denies or does not accept.</param>
public sealed record NoticeIssued(
    Instant At, string By, NoticeNumber Number, CaseNoticeKind Kind, Instant HappenedAt, string Recipient, DivisionCode Division,
    ImmutableArray<ServiceWay> Ways, ImmutableArray<ElectronicConsent> Consents, ImmutableArray<Remedy> Remedies) : NoticeEvent(At, By);

/// <summary>A notice was sent by a way (发出), <c>notice.sent.v1</c>. Each way is tried once.</summary>
/// <param name="At">When that was recorded.</param>
/// <param name="By">Who sent it.</param>
/// <param name="Way">By which way.</param>
/// <param name="SentAt">When it left; no proof can be older.</param>
public sealed record NoticeSent(Instant At, string By, ServiceWay Way, Instant SentAt) : NoticeEvent(At, By);

/// <summary>A notice arrived, which is not yet proof that it was served (到达), <c>notice.delivered.v1</c>; or its announcement was published.</summary>
/// <param name="At">When that was recorded.</param>
/// <param name="By">Who told.</param>
/// <param name="Way">By which way.</param>
/// <param name="ArrivedAt">When it arrived or was published.</param>
/// <param name="Reference">The carrier's own mark of it, or where it was published.</param>
/// <param name="Wait">For an announcement: when it counts as served; <see langword="null"/> for anything else.</param>
public sealed record NoticeDelivered(Instant At, string By, ServiceWay Way, Instant ArrivedAt, DocumentNumber Reference, AnnouncementWait? Wait) : NoticeEvent(At, By);

/// <summary>The wait of an announcement, with its end, so that the fold needs no calendar.</summary>
/// <param name="Through">The last day in China; the day of service.</param>
/// <param name="EndsAt">The first instant after that day; from then on it counts as served.</param>
public sealed record AnnouncementWait(LocalDate Through, Instant EndsAt);

/// <summary>A way failed (未能送达), <c>notice.failed.v1</c>; the next is tried.</summary>
/// <param name="At">When that was recorded.</param>
/// <param name="By">Who told.</param>
/// <param name="Way">Which way.</param>
/// <param name="FailedAt">When it failed.</param>
/// <param name="Why">Why.</param>
public sealed record NoticeFailed(Instant At, string By, ServiceWay Way, Instant FailedAt, ServiceFailure Why) : NoticeEvent(At, By);

/// <summary>A notice was served (送达), <c>notice.served.v1</c>: once, whatever is proved later. Limits run from <paramref name="ServedOn"/>.</summary>
/// <param name="At">When that was recorded; for an announcement the instant at which its days were over.</param>
/// <param name="By">Who told; <c>silence</c> for an announcement whose days are over.</param>
/// <param name="Way">By which way.</param>
/// <param name="ServedAt">When.</param>
/// <param name="ServedOn">The day of service in China.</param>
/// <param name="Proof">What proves it.</param>
/// <param name="Reference">The proof's own mark: the number of the receipt, of the recording, of the announcement.</param>
public sealed record NoticeServed(
    Instant At, string By, ServiceWay Way, Instant ServedAt, LocalDate ServedOn, ServiceProofKind Proof, DocumentNumber Reference) : NoticeEvent(At, By);
