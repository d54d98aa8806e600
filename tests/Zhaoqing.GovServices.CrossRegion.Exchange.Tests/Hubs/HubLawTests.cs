using System.Globalization;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests.Hubs;

/// <summary>Two records and a middle platform between them, over schedules of everything that goes wrong with it.</summary>
public sealed class HubLawTests
{
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("HUB_SCHEDULES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 200;

    [Fact]
    [Clause("CON-2.4")]
    [Clause("GOAL-0.2")]
    public async Task Whatever_the_middle_platform_does_both_records_agree_every_message_counts_once_and_one_side_answers() =>
        await Parallel.ForAsync(0, Schedules, async (seed, cancellation) =>
        {
            var (chance, of) = (new Random(seed), new Random(seed + 1_000_000));
            var hub = HubPlatform.HubOfTwo();
            var (foshan, zhaoqing) = HubPlatform.Two(hub);
            using (foshan)
            using (zhaoqing)
            {
                var acknowledged = new Dictionary<(DivisionCode, CaseNumber), int>();
                var numbers = new List<CaseNumber>();
                hub.GoWrong(() => (HubTrouble)of.Next(Enum.GetValues<HubTrouble>().Length));
                for (int i = 0; i < 60; i++)
                {
                    await StepAsync(chance.Next(2) == 0 ? foshan : zhaoqing, numbers, chance);
                    await AssertNothingAcknowledgedIsLostAsync(foshan, zhaoqing, numbers, acknowledged, seed);
                }

                hub.GoWrong(() => HubTrouble.None);
                Assert.True(await HubPlatform.SettleAsync(foshan, zhaoqing), $"Not all was answered: schedule {seed}.");
                Assert.Equal((0, 0), (hub.Waiting(FoshanCity), hub.Waiting(ZhaoqingCity)));
                foreach (var number in numbers)
                {
                    var (one, other) = ((await foshan.Station.FindAsync(number, cancellation))!, (await zhaoqing.Station.FindAsync(number, cancellation))!);
                    Assert.True(one.View == other.View, $"The records differ: schedule {seed}.");
                    Assert.Equal(one.Messages.Select(HandoverMessageCodec.Write), other.Messages.Select(HandoverMessageCodec.Write));
                    Assert.True(one.IsResponsible != other.IsResponsible, $"Not exactly one answers: schedule {seed}.");
                }

                await AssertOnceAndReconciledAsync(foshan, zhaoqing, cancellation);
                await AssertOnceAndReconciledAsync(zhaoqing, foshan, cancellation);
                Assert.Empty(hub.Refused);
            }
        });

    private static async Task AssertNothingAcknowledgedIsLostAsync(HubPlatform foshan, HubPlatform zhaoqing, List<CaseNumber> numbers, Dictionary<(DivisionCode, CaseNumber), int> acknowledged, int seed)
    {
        foreach (var (platform, other) in new[] { (foshan, zhaoqing), (zhaoqing, foshan) })
        {
            foreach (var number in numbers)
            {
                if (await platform.Station.FindAsync(number) is not { PeerSeen: > 0 } copy) continue;
                int seen = (await other.Station.FindAsync(number))?.SeenPeerSeq ?? 0;
                Assert.True(copy.PeerSeen <= seen, $"Acknowledged and not there: schedule {seed}.");
                Assert.True(copy.PeerSeen >= acknowledged.GetValueOrDefault((platform.Site, number)), $"Acknowledged and taken back: schedule {seed}.");
                acknowledged[(platform.Site, number)] = copy.PeerSeen;
            }
        }
    }

    private static async Task AssertOnceAndReconciledAsync(HubPlatform platform, HubPlatform other, CancellationToken cancellation)
    {
        foreach (string type in new[] { "cross-region.message-sent.v1", "cross-region.message-received.v1" })
        {
            var ids = (await platform.RecordedAsync(type)).Select(recorded => HandoverMessageCodec.Read(recorded.Content.Span).AsT1.Id).ToArray();
            Assert.Equal(ids.Length, ids.Distinct().Count());
        }

        Assert.Empty(await platform.SetAsideAsync());
        Assert.Empty(await platform.KeptAsync());
        platform.Hub.Before = () => other.LookAsync();
        Assert.Empty(await platform.Reconciler.ReconcileAsync(Day, cancellation));
        platform.Hub.Before = () => Task.CompletedTask;
    }

    private static async Task StepAsync(HubPlatform platform, List<CaseNumber> numbers, Random chance)
    {
        switch (chance.Next(14))
        {
            case 0:
                platform.Start();
                break;
            case 1 when numbers.Count < 4:
                numbers.Add(await platform.BegunAsync());
                break;
            case < 6 when numbers.Count > 0 && await platform.Station.FindAsync(numbers[chance.Next(numbers.Count)]) is { } copy:
                foreach (int act in Enumerable.Range(0, 12).Select(_ => chance.Next(1, 34)))
                {
                    var content = Said.Of((HandoverAct)act, copy.View, Said.Start, chance);
                    if (content is PapersCollected collected) content = collected with { Receipt = ReceiptNumber.Create(platform.Site == ZhaoqingCity ? Duanzhou : Nanhai, Day, 1) };
                    if ((await platform.Station.SayAsync(copy.Number, content, "officer-1")).IsT1) break;
                }

                break;
            case < 10:
                await platform.PumpAsync();
                break;
            default:
                await platform.LookAsync();
                break;
        }
    }
}
