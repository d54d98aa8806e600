using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>The link between two desks over a bad line, and with a peer that does not keep to the rules.</summary>
public sealed partial class BridgeLinkTests : IDisposable
{
    private const BridgeDesk Hotline = BridgeDesk.Hotline;
    private const BridgeDesk Police = BridgeDesk.Police;
    private readonly Stations _desks = new();

    public void Dispose() => _desks.Dispose();

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_case_is_handed_over_and_the_sender_is_free_when_the_other_has_taken_it()
    {
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(1), stop.Token);
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        var received = await _desks.HearAsync<LinkReceived>(Police);
        Assert.Equal((BridgeState.Offered, BridgeIntake.Stored), (received.Case.View.State, received.Intake));
        Assert.True((await _desks[Hotline].FindAsync(opened.Id))!.IsResponsible);
        _ = (await _desks[Police].SayAsync(opened.Id, Said.Accept, "officer-1")).AsT1;
        await _desks.HearAsync<LinkReceived>(Hotline);
        await _desks.SettleAsync(hotline);
        var there = await _desks[Hotline].FindAsync(opened.Id);
        Assert.Equal((BridgeState.Owned, (BridgeDesk?)Police, false), (there!.View.State, there.View.Owner, there.IsResponsible));
        await stop.CancelAsync();
        Assert.Equal([LinkEndReason.Stopped, LinkEndReason.Stopped], (await Task.WhenAll(hotline, police)).Select(end => end.Reason is LinkEndReason.Closed ? LinkEndReason.Stopped : end.Reason));
    }

    [Theory]
    [Clause("PLT-3.5")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Whenever_the_line_breaks_and_the_programs_start_anew_nothing_is_lost_and_nothing_counts_twice(int seed)
    {
        var chance = new Random(seed);
        var cases = new List<BridgeCaseId>();
        for (int round = 0; round < 12; round++)
        {
            using var stop = new CancellationTokenSource();
            var (hotline, police) = _desks.Link(Wires.Laid(seed + round, chance.Next(0, 30_000)), stop.Token);
            for (int i = 0; i < 12; i++)
            {
                var desk = Said.Desk(chance);
                if (cases.Count == 0 || chance.Next(3) == 0) cases.Add((await _desks.OpenAsync(desk, chance.Next(4) == 0 ? Said.Push() : Said.Offer())).Id);
                else await SayAsync(desk, cases[chance.Next(cases.Count)], chance);
            }

            if (round % 2 == 0) await _desks.SettleAsync(Task.WhenAny(hotline, police));
            await stop.CancelAsync();
            await Task.WhenAll(hotline, police);
            _desks.Restart(Said.Desk(chance));
        }

        using var end = new CancellationTokenSource();
        var (left, right) = _desks.Link(Wires.Laid(seed), end.Token);
        await _desks.SettleAsync(Task.WhenAny(left, right));
        await end.CancelAsync();
        await Task.WhenAll(left, right);
        foreach (var id in cases)
        {
            var (one, other) = ((await _desks[Hotline].FindAsync(id))!, (await _desks[Police].FindAsync(id))!);
            Assert.Equal(one.Messages, other.Messages);
            Assert.Equal(one.View, other.View);
            Assert.True(one.IsResponsible || other.IsResponsible);
        }

        Assert.Equal(cases.Count, (await _desks[Hotline].ReadAsync(int.MaxValue)).Length);
        Assert.Equal(cases.Count, (await _desks[Police].ReadAsync(int.MaxValue)).Length);
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task What_is_urgent_passes_a_backlog()
    {
        for (int i = 0; i < 600; i++) await _desks.OpenAsync(Hotline, Said.Push());
        var danger = await _desks.OpenAsync(Hotline, Said.Danger);
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(4), stop.Token);
        await _desks.HearAsync<LinkReceived>(Police, received => received.Message.IsUrgent);
        var order = _desks.Notices.Where(told => told.Desk == Police).Select(told => told.Notice).OfType<LinkReceived>().ToList();
        Assert.InRange(order.FindIndex(received => received.Message.IsUrgent), 0, 256);
        await _desks.SettleAsync(hotline);
        Assert.Equal(601, (await _desks[Police].ReadAsync(int.MaxValue)).Length);
        Assert.Equal(EmergencyState.Requested, (await _desks[Police].FindAsync(danger.Id))!.View.Emergency);
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_drill_on_a_link_for_what_is_meant_is_refused_and_kept_by_nobody()
    {
        var drill = await _desks.OpenAsync(Hotline, Said.Danger, MessageStatus.Exercise);
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(5), stop.Token);
        var complaint = await _desks.HearAsync<LinkComplaint>(Hotline);
        Assert.Equal(nameof(MessageFaultCode.DrillMismatch), complaint.Code);
        Assert.Null(await _desks[Police].FindAsync(drill.Id));
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Fact]
    public async Task What_the_record_cannot_take_is_refused_and_not_half_said()
    {
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        var long8 = new WorkOrderPush(Said.Push().HandOver, [.. Enumerable.Repeat(new string('长', BridgeCase.LongestText), 8)]);
        var refusal = (await _desks[Hotline].SayAsync(opened.Id, long8, "operator-1")).AsT0;
        Assert.Equal(("hotline.message-invalid", "content"), (refusal.Code, refusal.Fields[0].Field));
        Assert.Equal(1u, (await _desks[Hotline].FindAsync(opened.Id))!.LastSeq);
    }

    [Fact]
    public async Task Who_cannot_be_spoken_with_is_told_apart()
    {
        Assert.Equal(LinkEndReason.SameDesk, await GreetedAsync("""{"protocolVersions":[1],"desk":"12345","site":"4412","now":"2026-11-02T09:00:00+08:00","status":"actual"}"""));
        Assert.Equal(LinkEndReason.NoCommonVersion, await GreetedAsync("""{"protocolVersions":[2],"desk":"110","site":"4412","now":"2026-11-02T09:00:00+08:00","status":"actual"}"""));
        Assert.Equal(LinkEndReason.DrillMismatch, await GreetedAsync("""{"protocolVersions":[1],"desk":"110","site":"4412","now":"2026-11-02T09:00:00+08:00","status":"exercise"}"""));
        Assert.Equal(LinkEndReason.ClockSkew, await GreetedAsync("""{"protocolVersions":[1],"desk":"110","site":"4412","now":"2026-11-02T09:05:01+08:00","status":"actual"}"""));
        Assert.Equal(LinkEndReason.BadGreeting, await GreetedAsync("""{"desk":"110"}"""));
        Assert.Equal(LinkEndReason.BadGreeting, await GreetedAsync("nonsense"));
        Assert.Equal(LinkEndReason.BadGreeting, await SentAsync(LinkMessageTypes.Ack, "{}"));
    }

    [Fact]
    public async Task A_clock_that_is_off_is_warned_of()
    {
        _desks.Clocks[Police].Advance(TimeSpan.FromSeconds(31));
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(6), stop.Token);
        Assert.Equal(new LinkUp(Police, Duration.FromSeconds(31), IsSkewed: true), await _desks.HearAsync<LinkUp>(Hotline));
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Fact]
    public async Task Bytes_that_are_no_frames_end_the_link_and_silence_ends_it_too()
    {
        var noise = Peer();
        await noise.Far.Output.WriteAsync("GET / HTTP/1.1\r\n"u8.ToArray());
        Assert.Equal(new LinkEnd(LinkEndReason.BadFrame, WasUp: false, FrameFault.BadMagic), await noise.Link);

        var silent = Peer();
        for (int i = 0; i < 3; i++) _desks.Clocks[Hotline].Advance(TimeSpan.FromSeconds(5));
        while (!silent.Link.IsCompleted)
        {
            _desks.Clocks[Hotline].Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Contains((await silent.Link).Reason, new[] { LinkEndReason.Silent, LinkEndReason.BadGreeting });
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_body_that_is_no_message_is_answered_and_the_link_stays()
    {
        var peer = Peer();
        var writer = new FrameWriter();
        await WriteAsync(peer.Far, writer, LinkMessageTypes.Hello, """{"protocolVersions":[1],"desk":"110","site":"4412","now":"2026-11-02T09:00:00+08:00","status":"actual"}""");
        await WriteAsync(peer.Far, writer, LinkMessageTypes.HelloAck, "{}");
        await WriteAsync(peer.Far, writer, 0x7777, "{}");
        await WriteAsync(peer.Far, writer, (ushort)BridgeMessageType.Urge, "[]");
        var own = BridgeMessageCodecTests.Message(new Random(3)) with { Sender = Hotline, Status = MessageStatus.Actual, Content = Said.Added };
        await WriteAsync(peer.Far, writer, (ushort)BridgeMessageType.Supplement, Encoding.UTF8.GetString(BridgeMessageCodec.Write(own)));
        Assert.Equal(MessageFaultCode.UnsupportedType, (await _desks.HearAsync<LinkRejected>(Hotline, told => told.Type == 0x7777)).Fault.Code);
        await WriteAsync(peer.Far, writer, (ushort)BridgeMessageType.Supplement, Encoding.UTF8.GetString(BridgeMessageCodec.Write(own with { Sender = Police })));
        Assert.Equal(BridgeIntake.Stored, (await _desks.HearAsync<LinkReceived>(Hotline)).Intake);
        Assert.False(peer.Link.IsCompleted);
        await peer.Far.Output.CompleteAsync();
        Assert.Equal(LinkEndReason.Closed, (await peer.Link).Reason);
        Assert.Equal(2, _desks.Notices.Count(told => told.Notice is LinkRejected { Fault.Code: MessageFaultCode.Malformed }));
    }

    private async Task SayAsync(BridgeDesk desk, BridgeCaseId id, Random chance)
    {
        if (await _desks[desk].FindAsync(id) is not { } copy) return;
        var asked = copy.Messages.Where(message => message.Content is EmergencyDispatchRequest or OnSiteAssistRequest).ElementAtOrDefault(chance.Next(3));
        _ = await _desks[desk].SayAsync(id, Said.Any(chance), "operator-2", asked?.Id);
    }

    private async Task<LinkEndReason> GreetedAsync(string hello) => await SentAsync(LinkMessageTypes.Hello, hello);

    private async Task<LinkEndReason> SentAsync(ushort type, string body)
    {
        var peer = Peer();
        await WriteAsync(peer.Far, new FrameWriter(), type, body);
        return (await peer.Link).Reason;
    }

    private (IDuplexPipe Far, Task<LinkEnd> Link) Peer()
    {
        var wires = Wires.Laid(7);
        return (wires.Right, _desks.RunAsync(Hotline, wires.Left));
    }

    private static async Task WriteAsync(IDuplexPipe far, FrameWriter writer, ushort type, string body)
    {
        var frame = new ArrayBufferWriter<byte>();
        writer.Write(frame, FrameMarks.None, type, Encoding.UTF8.GetBytes(body));
        await far.Output.WriteAsync(frame.WrittenMemory);
    }
}
