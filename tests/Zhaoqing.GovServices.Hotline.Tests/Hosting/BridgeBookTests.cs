using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>What waits to be sent, against every case read whole.</summary>
public sealed class BridgeBookTests : IDisposable
{
    private readonly InMemoryEventStore _store = new();
    private readonly FakeTimeProvider _time = new(Said.Start.ToDateTimeOffset());
    private readonly BridgeStation _hotline;

    public BridgeBookTests() => _hotline = StationOf(_store, BridgeDesk.Hotline);

    public void Dispose() => _hotline.Dispose();

    [Property(MaxTest = 40)]
    [Clause("PLT-3.7")]
    public Property What_waits_is_what_the_cases_have_beyond_what_the_other_is_known_to_have() => Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
    {
        var chance = new Random(seed);
        var store = new InMemoryEventStore();
        using BridgeStation one = StationOf(store, BridgeDesk.Hotline), other = StationOf(store, BridgeDesk.Hotline), police = StationOf(new InMemoryEventStore(), BridgeDesk.Police);
        BridgeStation[] hosts = [one, other];
        for (int step = 0; step < 25; step++)
        {
            var host = hosts[chance.Next(2)];
            StepAsync(host, police, chance).GetAwaiter().GetResult();
            if (!IsAsReadWholeAsync(host).GetAwaiter().GetResult()) return false;
        }

        using var anew = StationOf(store, BridgeDesk.Hotline);
        return IsAsReadWholeAsync(anew).GetAwaiter().GetResult();
    });

    [Fact]
    [Clause("PLT-3.7")]
    public async Task The_cases_begun_last_come_first()
    {
        var begun = new List<BridgeCaseId>();
        for (int i = 0; i < 5; i++) begun.Add((await OpenAsync(Said.Offer())).Id);
        begun.Reverse();
        Assert.Equal(begun.Take(3), (await _hotline.ReadAsync(3)).Select(copy => copy.Id));
        Assert.Equal(begun, (await _hotline.ReadAsync(9)).Select(copy => copy.Id));
        Assert.Empty(await _hotline.ReadAsync(0));
    }

    /// <summary>More than is held in memory: the rest comes from the record, byte for byte.</summary>
    [Fact]
    [Clause("PLT-3.7")]
    public async Task A_backlog_of_long_texts_has_the_bytes_of_the_record()
    {
        string text = new('长', 14_000);
        var supplement = new Supplement(text);
        var opened = await OpenAsync(Said.Offer());
        for (int i = 0; i < 150; i++) Assert.True((await _hotline.SayAsync(opened.Id, supplement, "operator-1")).IsT1);
        var waiting = await _hotline.UnsentAsync(0, 0, int.MaxValue, default);
        Assert.Equal(151, waiting.Length);
        Assert.InRange(waiting.Sum(unsent => (long)unsent.Body.Length), 1, 4L * 1024 * 1024);
        foreach (var unsent in waiting)
        {
            var message = BridgeMessageCodec.Read(await _hotline.BodyOfAsync(unsent, default)).AsT1;
            Assert.Equal((unsent.Message.Id, unsent.Message.Seq), (message.Id, message.Seq));
        }
    }

    private async Task<BridgeCase> OpenAsync(BridgeContent content) => (await _hotline.OpenAsync(new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open), content, "operator-1")).AsT1;

    private BridgeStation StationOf(IEventStore store, BridgeDesk desk) => new(store, _time, desk, DivisionCode.Parse("4412", null));

    private static async Task StepAsync(BridgeStation host, BridgeStation police, Random chance)
    {
        var cases = await host.ReadAsync(int.MaxValue);
        if (cases.IsEmpty || chance.Next(4) == 0)
        {
            _ = await host.OpenAsync(new BridgeOpening(BridgeDesk.Hotline, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open), chance.Next(3) == 0 ? Said.Danger : Said.Offer(), "operator-1");
            return;
        }

        var copy = cases[chance.Next(cases.Length)];
        switch (chance.Next(4))
        {
            case 0:
                _ = await host.SayAsync(copy.Id, Said.Added, "operator-1");
                break;
            case 1:
                // Also more than was said, which counts for nothing.
                await host.TakeAckAsync(copy.Id, (uint)chance.Next(0, (int)copy.LastSeq + 3), Said.Desk(chance), default);
                break;
            default:
                foreach (var message in copy.Messages.Where(message => message.Sender == BridgeDesk.Hotline && chance.Next(3) > 0)) _ = await police.TakeAsync(message, BridgeMessageCodec.Write(message), default);
                _ = await police.SayAsync(copy.Id, Said.Added, "operator-2");
                foreach (var message in (await police.FindAsync(copy.Id))?.Messages.Where(message => message.Sender == BridgeDesk.Police && chance.Next(3) > 0) ?? []) _ = await host.TakeAsync(message, BridgeMessageCodec.Write(message), default);
                break;
        }
    }

    private static async Task<bool> IsAsReadWholeAsync(BridgeStation host)
    {
        var slow = (await host.ReadAsync(int.MaxValue)).SelectMany(copy => copy.Messages.Where(message => message.Sender == BridgeDesk.Hotline && message.Seq > copy.PeerSeen)).ToArray();
        var waiting = await host.UnsentAsync(0, 0, int.MaxValue, default);
        return await host.CountUnsentAsync() == slow.Length
            && waiting.Select(unsent => unsent.Message).ToHashSet().SetEquals(slow.Select(MessageHead.Of))
            && waiting.TakeWhile(unsent => unsent.Message.IsUrgent).Count() == waiting.Count(unsent => unsent.Message.IsUrgent);
    }
}
