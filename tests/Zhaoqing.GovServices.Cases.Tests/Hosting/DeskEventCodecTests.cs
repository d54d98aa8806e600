using System.Text.Json;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Tests.Hosting;

public sealed class DeskEventCodecTests
{
    [Fact]
    public void The_wire_names_are_stable() => Assert.Equal(
        [
            "booking.arrived.v1", "booking.cancelled.v1", "booking.confirmed.v1", "booking.day-opened.v1", "booking.expired.v1", "booking.held.v1", "booking.missed.v1", "booking.served.v1", "booking.walked-in.v1",
            "consignment.handed-over.v1", "consignment.lost.v1", "consignment.packed.v1", "consignment.received.v1",
            "fee.ordered.v1", "fee.paid.v1", "fee.refunded.v1", "fee.set-aside.v1",
            "material.file-compared.v1", "material.file-kept.v1",
            "national-number.given.v1",
            "notice.delivered.v1", "notice.failed.v1", "notice.issued.v1", "notice.sent.v1", "notice.served.v1",
            "theme.answered.v1", "theme.member-ended.v1", "theme.member-opened.v1", "theme.member-stopped.v1", "theme.submitted.v1",
            "ticket.explained.v1", "ticket.opened.v1", "ticket.reopened.v1", "ticket.solved.v1", "ticket.taken-over.v1",
            "video.completed.v1", "video.connected.v1", "video.consented.v1", "video.day-opened.v1", "video.declined.v1", "video.document-shown.v1", "video.dropped.v1", "video.identity-confirmed.v1", "video.lapsed.v1",
            "video.left.v1", "video.queued.v1", "video.released.v1", "video.resumed.v1", "video.signature-asked.v1", "video.signed.v1",
        ],
        DeskEventCodec.WireNames.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_event_has_its_wire_name() => Assert.Equal(
        typeof(DeskEvent).Assembly.GetTypes().Count(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DeskEvent))), DeskEventCodec.WireNames.Count());

    [Fact]
    public void An_event_of_a_newer_program_is_an_error_with_its_name() =>
        Assert.Equal("booking.flown.v9", Assert.Throws<UnknownEventException>(() => DeskEventCodec.Read("booking.flown.v9", "{}"u8)).Type);

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"at\":\"2026-09-28T02:00:00Z\",\"by\":\"w\",\"number\":\"B-1\"}")]
    public void Content_of_another_shape_is_an_error(string content) =>
        Assert.ThrowsAny<JsonException>(() => DeskEventCodec.Read("booking.confirmed.v1", System.Text.Encoding.UTF8.GetBytes(content)));
}
