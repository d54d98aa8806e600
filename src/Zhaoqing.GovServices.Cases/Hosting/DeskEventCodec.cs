using System.Text.Json;
using System.Text.Json.Serialization;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the events beside a case stand in the record: by a stable wire name, as UTF-8 JSON.</summary>
/// <remarks>Members a reader does not know are skipped (the record keeps its bytes as they are); an event it does not know is an error with the name.</remarks>
public static class DeskEventCodec
{
    private static readonly EventContract<DeskEvent> Contract = new(
        DeskEventJson.Default,
        isWhole: true,
        [
            EventContract.ByName<QueueKind>(),
            EventContract.ByName<FileKind>(),
            EventContract.ByName<Channel>(),
            EventContract.ByName<MaterialForm>(),
            EventContract.ByName<RefusalPolicy>(),
            EventContract.ByName<IdentityMethod>(),
            EventContract.ByName<PriorityGround>(),
            EventContract.ByName<ServiceWay>(),
            EventContract.ByName<ServiceProofKind>(),
            EventContract.ByName<ServiceFailure>(),
            EventContract.ByName<CaseNoticeKind>(),
            EventContract.ByName<RemedyKind>(),
        ],
        ("booking.day-opened.v1", typeof(SlotDayOpened)),
        ("booking.held.v1", typeof(BookingHeld)),
        ("booking.confirmed.v1", typeof(BookingConfirmed)),
        ("booking.expired.v1", typeof(BookingExpired)),
        ("booking.cancelled.v1", typeof(BookingCancelled)),
        ("booking.missed.v1", typeof(BookingMissed)),
        ("booking.arrived.v1", typeof(BookingArrived)),
        ("booking.served.v1", typeof(BookingServed)),
        ("booking.walked-in.v1", typeof(WalkedIn)),
        ("material.file-kept.v1", typeof(FileKept)),
        ("material.file-compared.v1", typeof(FileCompared)),
        ("ticket.opened.v1", typeof(TicketOpened)),
        ("ticket.taken-over.v1", typeof(TicketTakenOver)),
        ("ticket.solved.v1", typeof(TicketSolved)),
        ("ticket.explained.v1", typeof(TicketExplained)),
        ("ticket.reopened.v1", typeof(TicketReopened)),
        ("fee.ordered.v1", typeof(FeeOrdered)),
        ("fee.paid.v1", typeof(FeePaid)),
        ("fee.set-aside.v1", typeof(FeeSetAside)),
        ("fee.refunded.v1", typeof(FeeRefunded)),
        ("consignment.packed.v1", typeof(ConsignmentPacked)),
        ("consignment.handed-over.v1", typeof(ConsignmentHandedOver)),
        ("consignment.received.v1", typeof(ConsignmentReceived)),
        ("consignment.lost.v1", typeof(ConsignmentLost)),
        ("theme.submitted.v1", typeof(ThemeSubmitted)),
        ("theme.member-opened.v1", typeof(ThemeMemberOpened)),
        ("theme.member-ended.v1", typeof(ThemeMemberEnded)),
        ("theme.member-stopped.v1", typeof(ThemeMemberStopped)),
        ("theme.answered.v1", typeof(ThemeAnswered)),
        ("video.day-opened.v1", typeof(VideoDayOpened)),
        ("video.queued.v1", typeof(VideoQueued)),
        ("video.connected.v1", typeof(VideoConnected)),
        ("video.consented.v1", typeof(VideoConsented)),
        ("video.declined.v1", typeof(VideoDeclined)),
        ("video.identity-confirmed.v1", typeof(VideoIdentityConfirmed)),
        ("video.document-shown.v1", typeof(VideoDocumentShown)),
        ("video.signature-asked.v1", typeof(VideoSignatureAsked)),
        ("video.signed.v1", typeof(VideoSigned)),
        ("video.completed.v1", typeof(VideoCompleted)),
        ("video.dropped.v1", typeof(VideoDropped)),
        ("video.resumed.v1", typeof(VideoResumed)),
        ("video.released.v1", typeof(VideoReleased)),
        ("video.left.v1", typeof(VideoLeft)),
        ("video.lapsed.v1", typeof(VideoLapsed)),
        ("national-number.given.v1", typeof(NationalNumberGiven)),
        ("notice.issued.v1", typeof(NoticeIssued)),
        ("notice.sent.v1", typeof(NoticeSent)),
        ("notice.delivered.v1", typeof(NoticeDelivered)),
        ("notice.failed.v1", typeof(NoticeFailed)),
        ("notice.served.v1", typeof(NoticeServed)));

    /// <summary>The wire names, for example <c>booking.held.v1</c>.</summary>
    public static IEnumerable<string> WireNames => Contract.WireNames;

    /// <summary>The wire name of an event.</summary>
    /// <exception cref="ArgumentException">The event has none.</exception>
    public static string NameOf(DeskEvent happened) => Contract.NameOf(happened);

    /// <summary>The content for the record, identity numbers in the clear; any other writer of an event masks them.</summary>
    public static byte[] Write(DeskEvent happened) => Contract.Write(happened);

    /// <summary>Reads an event of the record.</summary>
    /// <param name="type">The wire name.</param>
    /// <param name="content">The content, UTF-8 JSON.</param>
    /// <exception cref="UnknownEventException">The wire name is not known; the message names it.</exception>
    /// <exception cref="JsonException">The content is not what this event is made of.</exception>
    public static DeskEvent Read(string type, ReadOnlySpan<byte> content) => Contract.Read(type, content);
}

[JsonSerializable(typeof(SlotDayOpened))]
[JsonSerializable(typeof(BookingHeld))]
[JsonSerializable(typeof(BookingConfirmed))]
[JsonSerializable(typeof(BookingExpired))]
[JsonSerializable(typeof(BookingCancelled))]
[JsonSerializable(typeof(BookingMissed))]
[JsonSerializable(typeof(BookingArrived))]
[JsonSerializable(typeof(BookingServed))]
[JsonSerializable(typeof(WalkedIn))]
[JsonSerializable(typeof(FileKept))]
[JsonSerializable(typeof(FileCompared))]
[JsonSerializable(typeof(TicketOpened))]
[JsonSerializable(typeof(TicketTakenOver))]
[JsonSerializable(typeof(TicketSolved))]
[JsonSerializable(typeof(TicketExplained))]
[JsonSerializable(typeof(TicketReopened))]
[JsonSerializable(typeof(FeeOrdered))]
[JsonSerializable(typeof(FeePaid))]
[JsonSerializable(typeof(FeeSetAside))]
[JsonSerializable(typeof(FeeRefunded))]
[JsonSerializable(typeof(ConsignmentPacked))]
[JsonSerializable(typeof(ConsignmentHandedOver))]
[JsonSerializable(typeof(ConsignmentReceived))]
[JsonSerializable(typeof(ConsignmentLost))]
[JsonSerializable(typeof(ThemeSubmitted))]
[JsonSerializable(typeof(ThemeMemberOpened))]
[JsonSerializable(typeof(ThemeMemberEnded))]
[JsonSerializable(typeof(ThemeMemberStopped))]
[JsonSerializable(typeof(ThemeAnswered))]
[JsonSerializable(typeof(VideoDayOpened))]
[JsonSerializable(typeof(VideoQueued))]
[JsonSerializable(typeof(VideoConnected))]
[JsonSerializable(typeof(VideoConsented))]
[JsonSerializable(typeof(VideoDeclined))]
[JsonSerializable(typeof(VideoIdentityConfirmed))]
[JsonSerializable(typeof(VideoDocumentShown))]
[JsonSerializable(typeof(VideoSignatureAsked))]
[JsonSerializable(typeof(VideoSigned))]
[JsonSerializable(typeof(VideoCompleted))]
[JsonSerializable(typeof(VideoDropped))]
[JsonSerializable(typeof(VideoResumed))]
[JsonSerializable(typeof(VideoReleased))]
[JsonSerializable(typeof(VideoLeft))]
[JsonSerializable(typeof(VideoLapsed))]
[JsonSerializable(typeof(NationalNumberGiven))]
[JsonSerializable(typeof(NoticeIssued))]
[JsonSerializable(typeof(NoticeSent))]
[JsonSerializable(typeof(NoticeDelivered))]
[JsonSerializable(typeof(NoticeFailed))]
[JsonSerializable(typeof(NoticeServed))]
internal sealed partial class DeskEventJson : JsonSerializerContext;
