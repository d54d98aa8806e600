using System.IO.Pipelines;
using NodaTime;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>A peer, a line and a clock at their worst: nothing acknowledged is lost, and memory stays bounded.</summary>
public sealed class BridgeLinkFaultTests : IDisposable
{
    private const BridgeDesk Hotline = BridgeDesk.Hotline;
    private const BridgeDesk Police = BridgeDesk.Police;
    private readonly Stations _desks = new();

    public void Dispose() => _desks.Dispose();

    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_half_open_link_ends_and_what_was_said_on_it_is_said_again_on_the_next()
    {
        var opened = await _desks.OpenAsync(Hotline, Said.Danger);
        var first = Peer();
        await first.Far.GreetAsync();
        Assert.Equal(opened.Id.ToString(), (await first.Far.HearAsync()).GetProperty("caseId").GetString());
        while (!first.Link.IsCompleted)
        {
            _desks.Clocks[Hotline].Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        Assert.Equal(new LinkEnd(LinkEndReason.Silent, WasUp: true), await first.Link);
        Assert.Equal(1, await _desks[Hotline].CountUnsentAsync());
        // The clock of the tests has gone on by as much as it took.
        _desks.Options[Hotline] = new LinkOptions { Workers = 4, SkewToRefuse = Duration.FromDays(365) };
        var next = Peer();
        await next.Far.GreetAsync();
        await next.Far.AcknowledgeAsync(await next.Far.HearAsync());
        while (await _desks[Hotline].CountUnsentAsync() > 0) await Task.Yield();
        Assert.True((await _desks[Hotline].FindAsync(opened.Id))!.IsResponsible);
        await next.Far.Output.CompleteAsync();
        await next.Link;
    }

    [Fact]
    public async Task What_nobody_expects_ends_the_link_and_not_its_host_and_the_next_link_brings_what_was_said()
    {
        var opened = await _desks.OpenAsync(Hotline, Said.Danger);
        _desks.RestartFaulty(Police);
        var (ours, theirs) = _desks.Link(Wires.Laid(1));
        Assert.Equal(new LinkEnd(LinkEndReason.Faulted, WasUp: true), await theirs);
        await ours;
        var told = _desks.Notices.Select(one => one.Notice).OfType<LinkFaulted>().Single();
        Assert.IsType<NotSupportedException>(told.Error);
        Assert.DoesNotContain(told.Error.Message, told.ToString(), StringComparison.Ordinal);
        Assert.Null(await _desks[Police].FindAsync(opened.Id));

        var wires = Wires.Laid(2);
        (ours, theirs) = _desks.Link(wires);
        await _desks.SettleAsync(ours);
        Assert.NotNull(await _desks[Police].FindAsync(opened.Id));
        await wires.Left.Output.CompleteAsync();
        await Task.WhenAll(ours, theirs);
    }

    [Fact]
    public async Task Who_throws_when_told_ends_the_link_and_nobody_waits_for_a_case_afterwards()
    {
        for (int i = 0; i < 20; i++) await _desks.OpenAsync(Hotline, Said.Offer());
        var wires = Wires.Laid(1);
        var ours = _desks.RunAsync(Hotline, wires.Left);
        var theirs = BridgeLink.RunAsync(
            _desks[Police], wires.Right, new LinkOptions(), _desks.Clocks[Police], notice => _ = notice is LinkReceived or LinkFaulted ? throw new NotSupportedException() : notice, CancellationToken.None);
        Assert.Equal(LinkEndReason.Faulted, (await theirs.WaitAsync(TimeSpan.FromSeconds(30))).Reason);
        await ours;
        var there = await _desks[Police].ReadAsync(int.MaxValue);
        Assert.NotEmpty(there);
        foreach (var copy in there) await _desks[Police].SayAsync(copy.Id, Said.Added, "operator-1").WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Who_lets_a_byte_fall_now_and_then_is_as_dead_as_who_says_nothing()
    {
        var wires = Wires.Laid(1);
        var counted = new CountedReader(wires.Left.Input);
        var link = _desks.RunAsync(Hotline, new Ends(counted, wires.Left.Output));
        var far = new FarDesk(wires.Right);
        await far.GreetAsync();
        await _desks.HearAsync<LinkUp>(Hotline);
        byte[] frame = far.Frame(LinkMessageTypes.Ack, new string('x', 100));
        int fallen = 0;
        for (; !link.IsCompleted && fallen < frame.Length - 1; fallen++)
        {
            int before = counted.Reads;
            await far.Output.WriteAsync(frame.AsMemory(fallen, 1));
            // It has looked at the byte when it looks for the next.
            while (counted.Reads == before && !link.IsCompleted) await Task.Yield();
            // It beats each time, or ends; where its own clock was not wound up yet, once more.
            var beat = far.HearAsync(type => type == LinkMessageTypes.Heartbeat);
            do _desks.Clocks[Hotline].Advance(TimeSpan.FromSeconds(5));
            while (await Task.WhenAny(beat, Task.Delay(TimeSpan.FromSeconds(1))) != beat);
        }

        Assert.Equal(LinkEndReason.Silent, (await link.WaitAsync(TimeSpan.FromSeconds(30))).Reason);
        Assert.InRange(fallen, 1, 20);
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_desk_that_acknowledged_and_forgot_is_told_again_when_it_hears_what_came_later()
    {
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        await SpeakAsync(() => Task.CompletedTask);
        Assert.Equal(0, await _desks[Hotline].CountUnsentAsync());
        _desks.Forget(Police);
        await SpeakAsync(async () =>
        {
            _ = (await _desks[Hotline].SayAsync(opened.Id, Said.Added, "operator-1")).AsT1;
            await _desks.HearAsync<LinkReceived>(Police, received => !received.Case.Gaps.Any() && received.Case.SeenPeerSeq == 2);
        });
        var (one, other) = ((await _desks[Hotline].FindAsync(opened.Id))!, (await _desks[Police].FindAsync(opened.Id))!);
        Assert.Equal(one.Messages, other.Messages);
        Assert.Equal(one.View, other.View);
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_clock_that_jumps_ends_nothing_and_a_record_never_runs_backwards()
    {
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        await SpeakAsync(async () =>
        {
            foreach (int hours in (int[])[-3, 48, -24, 1])
            {
                _desks.Clocks[Hotline].AdjustTime(Said.Start.ToDateTimeOffset().AddHours(hours));
                _ = (await _desks[Hotline].SayAsync(opened.Id, Said.Added, "operator-1")).AsT1;
                _desks.Clocks[Police].AdjustTime(Said.Start.ToDateTimeOffset().AddHours(-hours));
            }
        });
        var (one, other) = ((await _desks[Hotline].FindAsync(opened.Id))!, (await _desks[Police].FindAsync(opened.Id))!);
        Assert.Equal(5u, one.LastSeq);
        Assert.Equal(one.Messages, other.Messages);
        Assert.Equal(one.View, other.View);
        Assert.Equal(one.Messages.Select(message => message.SentAt).Order(), one.Messages.Select(message => message.SentAt));
    }

    [Fact]
    public async Task A_text_of_14_000_characters_goes_whole_on_both_lanes()
    {
        string text = string.Concat(Enumerable.Range(0, 14_000).Select(i => (char)('一' + i)));
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        await SpeakAsync(async () =>
        {
            _ = (await _desks[Hotline].SayAsync(opened.Id, new Supplement(text), "operator-1")).AsT1;
            _ = (await _desks[Hotline].SayAsync(opened.Id, Said.Danger with { Hazard = text }, "operator-1")).AsT1;
        });
        var there = (await _desks[Police].FindAsync(opened.Id))!.Messages.Select(message => message.Content).ToArray();
        Assert.Equal(text, Assert.Single(there.OfType<Supplement>()).Text);
        Assert.Equal(text, Assert.Single(there.OfType<EmergencyDispatchRequest>()).Hazard);
    }

    [Fact]
    public async Task What_is_longer_than_the_urgent_lane_takes_is_refused_before_it_is_recorded()
    {
        // Each character takes six bytes on the wire.
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        var refusal = (await _desks[Hotline].SayAsync(opened.Id, Said.Danger with { Hazard = new string('\u0001', 11_000) }, "operator-1")).AsT0;
        Assert.Equal(("hotline.message-invalid", "content"), (refusal.Code, refusal.Fields[0].Field));
    }

    [Fact]
    public async Task What_is_longer_than_a_link_carries_waits_in_the_record_and_keeps_nothing_else_back()
    {
        _desks.Options[Hotline] = new LinkOptions { Workers = 2, Limits = new FrameLimits(2_000, 2_000) };
        await _desks.OpenAsync(Hotline, new Supplement(new string('长', 1_000)));
        var opened = await _desks.OpenAsync(Hotline, Said.Offer());
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(2), stop.Token);
        Assert.Equal(MessageFaultCode.TooLarge, (await _desks.HearAsync<LinkRejected>(Hotline)).Fault.Code);
        while (await _desks[Hotline].CountUnsentAsync() > 1) await Task.Yield();
        Assert.NotNull(await _desks[Police].FindAsync(opened.Id));
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Fact]
    public async Task What_was_refused_leaves_its_room_to_others()
    {
        _desks.Options[Hotline] = new LinkOptions { Workers = 2, Window = 2 };
        for (int i = 0; i < 5; i++) await _desks.OpenAsync(Hotline, Said.Offer(), MessageStatus.Exercise);
        var meant = await _desks.OpenAsync(Hotline, Said.Offer());
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(3), stop.Token);
        Assert.Equal(meant.Id, (await _desks.HearAsync<LinkReceived>(Police)).Case.Id);
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    [Theory]
    [InlineData(1, 1, 10)]
    [InlineData(3, 1 << 20, 10)]
    [InlineData(256, 2_000, 10)]
    [InlineData(16, 1 << 20, 5_000)]
    public async Task However_little_may_be_on_the_way_everything_arrives_on_one_link(int window, int bytes, int characters)
    {
        _desks.Options[Hotline] = new LinkOptions { Workers = 2, Window = window, MostOnTheWay = bytes };
        var told = new Supplement(new string('长', characters));
        for (int i = 0; i < 400; i++) await _desks.OpenAsync(Hotline, i % 10 == 0 ? Said.Danger : told);
        await SpeakAsync(() => Task.CompletedTask);
        Assert.Equal(400, (await _desks[Police].ReadAsync(int.MaxValue)).Length);
    }

    [Fact]
    public async Task Of_long_messages_no_more_is_on_the_way_than_agreed()
    {
        _desks.Options[Hotline] = new LinkOptions { Workers = 2, MostOnTheWay = 50_000 };
        for (int i = 0; i < 6; i++) await _desks.OpenAsync(Hotline, new Supplement(new string('长', 5_000)));
        var urgent = await _desks.OpenAsync(Hotline, Said.Danger);
        var peer = Peer();
        await peer.Far.GreetAsync();
        var heard = new List<System.Text.Json.JsonElement>();
        // Four of 15 KB are more than 50,000 bytes; the urgent one has its own room.
        for (int i = 0; i < 5; i++) heard.Add(await peer.Far.HearAsync());
        Assert.Contains(heard, message => message.GetProperty("caseId").GetString() == urgent.Id.ToString());
        await _desks.OpenAsync(Hotline, Said.Danger);
        Assert.Equal("emergencyDispatchRequest", (await peer.Far.HearAsync()).GetProperty("type").GetString());
        foreach (var message in heard) await peer.Far.AcknowledgeAsync(message);
        for (int i = 0; i < 2; i++) Assert.Equal("supplement", (await peer.Far.HearAsync()).GetProperty("type").GetString());
        await peer.Far.Output.CompleteAsync();
        await peer.Link;
    }

    [Fact]
    public async Task Who_asks_without_end_and_reads_no_answer_is_cut_off_and_memory_stays_bounded()
    {
        var peer = Peer();
        await peer.Far.GreetAsync();
        byte[] beats = [.. Enumerable.Range(0, 2_000).SelectMany(_ => peer.Far.Frame(LinkMessageTypes.Heartbeat, ""))];
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0;
        for (int i = 0; i < 2_000 && !peer.Link.IsCompleted; i++)
        {
            if ((await peer.Far.Output.WriteAsync(beats)).IsCompleted) break;
            beats = [.. Enumerable.Range(0, 2_000).SelectMany(_ => peer.Far.Frame(LinkMessageTypes.Heartbeat, ""))];
            // Only what is alive counts: other tests make garbage at the same time.
            if (i % 50 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(LinkEndReason.Flooded, (await peer.Link).Reason);
        Assert.True(most < 64 << 20, $"The memory grew by {most} bytes.");
    }

    private async Task SpeakAsync(Func<Task> say)
    {
        using var stop = new CancellationTokenSource();
        var (hotline, police) = _desks.Link(Wires.Laid(5), stop.Token);
        await _desks.HearAsync<LinkUp>(Hotline);
        await say();
        await _desks.SettleAsync(Task.WhenAny(hotline, police));
        Assert.False(hotline.IsCompleted || police.IsCompleted);
        await stop.CancelAsync();
        await Task.WhenAll(hotline, police);
    }

    private (FarDesk Far, Task<LinkEnd> Link) Peer()
    {
        var wires = Wires.Laid(7);
        return (new FarDesk(wires.Right), _desks.RunAsync(Hotline, wires.Left));
    }

    private sealed record Ends(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>Counts how often it is asked for more.</summary>
    private sealed class CountedReader(PipeReader inner) : PipeReader
    {
        private int _reads;

        public int Reads => Volatile.Read(ref _reads);

        public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _reads);
            return inner.ReadAsync(cancellationToken);
        }

        public override bool TryRead(out ReadResult result) => inner.TryRead(out result);

        public override void AdvanceTo(SequencePosition consumed) => inner.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => inner.AdvanceTo(consumed, examined);

        public override void CancelPendingRead() => inner.CancelPendingRead();

        public override void Complete(Exception? exception = null) => inner.Complete(exception);
    }
}
