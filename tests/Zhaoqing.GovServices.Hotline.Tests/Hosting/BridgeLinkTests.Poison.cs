using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>One message, however odd, keeps no other from its way.</summary>
public sealed partial class BridgeLinkTests
{
    private static readonly BridgePlace Somewhere = new(DivisionCode.Parse("441202", null), "城东街道");

    [Fact]
    [Clause("PLT-3.7")]
    public async Task What_is_urgent_and_longer_than_its_lane_is_refused_when_it_is_said()
    {
        var both = Said.Danger with { Hazard = new string('火', 14_000), ExactPlace = Somewhere with { Text = new string('巷', 14_000) } };
        var opening = new BridgeOpening(Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open);
        var refusal = (await _desks[Hotline].OpenAsync(opening, both, "operator-1")).Match(refused => refused, _ => null!);
        Assert.Equal(("hotline.message-invalid", "content"), (refusal?.Code, refusal?.Fields[0].Field));

        // 14,000 characters of danger are what people type, and go over.
        var opened = await _desks.OpenAsync(Hotline, both with { ExactPlace = Somewhere });
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(11), stop.Token);
        Assert.Equal(opened.Id, (await _desks.HearAsync<LinkReceived>(Police)).Case.Id);
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task What_a_link_cannot_carry_is_told_and_the_rest_goes_over()
    {
        _desks.Options[Hotline] = _desks.Options[Hotline] with { Limits = new FrameLimits(4_096, 2_048) };
        await _desks.OpenAsync(Hotline, Said.Danger with { Hazard = new string('火', 3_000) });
        await _desks.OpenAsync(Hotline, Said.Push() with { PriorHandling = [new string('办', 3_000)] });
        var danger = await _desks.OpenAsync(Hotline, Said.Danger);
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(12), stop.Token);
        Assert.Equal(danger.Id, (await _desks.HearAsync<LinkReceived>(Police)).Case.Id);
        Assert.Equal(2, _desks.Notices.Count(told => told.Desk == Hotline && told.Notice is LinkRejected { Fault.Code: MessageFaultCode.TooLarge }));
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task A_drill_takes_no_place_on_the_way_of_what_is_meant()
    {
        _desks.Options[Hotline] = _desks.Options[Hotline] with { Window = 2 };
        for (int i = 0; i < 2; i++) await _desks.OpenAsync(Hotline, Said.Danger, MessageStatus.Exercise);
        var last = await _desks.OpenAsync(Hotline, Said.Danger);
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(13), stop.Token);
        await _desks.HearAsync<LinkReceived>(Police, received => received.Case.Id == last.Id);
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task What_the_other_side_does_not_know_takes_no_place_on_the_way()
    {
        _desks.Options[Hotline] = _desks.Options[Hotline] with { Window = 1 };
        var (unknown, known) = (await _desks.OpenAsync(Hotline, Said.Danger), await _desks.OpenAsync(Hotline, Said.Danger));
        var peer = Peer();
        var writer = new FrameWriter();
        await GreetAsync(peer.Far, writer);
        var refused = unknown.Messages.Single();
        await HeardAsync(peer.Far, refused.Id);
        await WriteAsync(peer.Far, writer, LinkMessageTypes.Error, $$"""{"code":"UnsupportedType","field":"type","offendingMessageId":"{{refused.Id}}","retryable":false}""");
        await HeardAsync(peer.Far, known.Messages.Single().Id);
        await peer.Far.Output.CompleteAsync();
        await peer.Link;
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task Who_sends_what_is_no_message_is_told_which_it_was()
    {
        var peer = Peer();
        var writer = new FrameWriter();
        await GreetAsync(peer.Far, writer);
        var id = Guid.Parse("0192d4a0-0000-7000-8000-000000000001");
        await WriteAsync(peer.Far, writer, 0x7777, $$"""{"type":"tomorrow","messageId":"{{id}}"}""");
        await HeardAsync(peer.Far, id);
        await peer.Far.Output.CompleteAsync();
        await peer.Link;
    }

    [Theory]
    [Clause("PLT-3.5")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""{"type":"supplement","content":{"\ud800":"x"}}""")]
    [InlineData("""{"type":"supplement","content":{"text":"\ud800"}}""")]
    [InlineData("""{"type":"callerResolveRequest","content":{"callerRef":"c","purpose":"p","legalBasis":"l","fields":null}}""")]
    [InlineData("""{"type":"workOrderPush","content":{"handOver":null,"priorHandling":null}}""")]
    [InlineData("""{"type":"emergencyDispatchAck","content":{"dispatchNumber":"1","unit":"u","arrives":"9999-99-99T00:00:00Z"}}""")]
    [InlineData("null")]
    public async Task Whatever_stands_in_a_body_the_link_stays(string body)
    {
        var peer = Peer();
        var writer = new FrameWriter();
        await GreetAsync(peer.Far, writer);
        foreach (var type in new[] { BridgeMessageType.Supplement, BridgeMessageType.CallerResolveRequest, BridgeMessageType.WorkOrderPush, BridgeMessageType.EmergencyDispatchAck })
        {
            await WriteAsync(peer.Far, writer, (ushort)type, body);
            await _desks.HearAsync<LinkRejected>(Hotline);
        }

        Assert.False(peer.Link.IsCompleted);
        await peer.Far.Output.CompleteAsync();
        await peer.Link;
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task The_last_place_there_is_and_a_case_that_cannot_be_read_stop_nobody()
    {
        _desks.Options[Hotline] = _desks.Options[Hotline] with { Workers = 1 };
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        var torn = await _desks.OpenAsync(Hotline, Said.Offer());
        var newer = new NewEvent(Guid.CreateVersion7(), "hotline.bridge-message.v9", Said.Start, "12345", "{}"u8.ToArray());
        _ = (await _desks[Hotline].Store.AppendAsync(BridgeRecord.StreamOf(torn.Id), 1, [newer])).AsT1;
        var peer = Peer();
        var writer = new FrameWriter();
        await GreetAsync(peer.Far, writer);
        await SayAsync(peer.Far, writer, opened, uint.MaxValue);
        Assert.Equal(uint.MaxValue, (await _desks.HearAsync<LinkReceived>(Hotline)).Message.Seq);
        await SayAsync(peer.Far, writer, torn, 1);
        await SayAsync(peer.Far, writer, opened, 1);
        Assert.Equal(1u, (await _desks.HearAsync<LinkReceived>(Hotline)).Message.Seq);
        Assert.False(peer.Link.IsCompleted);
        await peer.Far.Output.CompleteAsync();
        await peer.Link;
    }

    private static async Task SayAsync(System.IO.Pipelines.IDuplexPipe far, FrameWriter writer, BridgeCase copy, uint seq)
    {
        var message = copy.Messages.First() with { Id = Guid.CreateVersion7(), Sender = Police, Seq = seq, Content = Said.Added };
        await WriteAsync(far, writer, (ushort)BridgeMessageType.Supplement, Encoding.UTF8.GetString(BridgeMessageCodec.Write(message)));
    }

    private static async Task GreetAsync(System.IO.Pipelines.IDuplexPipe far, FrameWriter writer)
    {
        await WriteAsync(far, writer, LinkMessageTypes.Hello, """{"protocolVersions":[1],"desk":"110","site":"4412","now":"2026-11-02T09:00:00+08:00","status":"actual"}""");
        await WriteAsync(far, writer, LinkMessageTypes.HelloAck, "{}");
    }

    /// <summary>Reads what comes over until it names a message.</summary>
    private static async Task HeardAsync(System.IO.Pipelines.IDuplexPipe far, Guid id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        byte[] sought = Encoding.UTF8.GetBytes(id.ToString());
        while (true)
        {
            var read = await far.Input.ReadAsync(patience.Token);
            bool isThere = System.Buffers.BuffersExtensions.ToArray(read.Buffer).AsSpan().IndexOf(sought) >= 0;
            if (isThere)
            {
                far.Input.AdvanceTo(read.Buffer.End);
                return;
            }

            Assert.False(read.IsCompleted, "The link ended.");
            far.Input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
