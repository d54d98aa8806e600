using System.Globalization;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>Records, outboxes and a bad line, over schedules of everything that goes wrong with them.</summary>
public sealed class HandoverExchangeLawTests
{
    private static readonly int Schedules = int.TryParse(Environment.GetEnvironmentVariable("HANDOVER_EXCHANGES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 300;

    [Fact]
    [Clause("CON-2.4")]
    [Clause("GOAL-0.2")]
    public async Task Whatever_goes_wrong_between_them_both_records_agree_every_message_counts_once_and_one_side_answers() =>
        await Parallel.ForAsync(0, Schedules, async (seed, cancellation) =>
        {
            var (foshan, zhaoqing) = Platform.Two();
            using (foshan)
            using (zhaoqing)
            {
                var chance = new Random(seed);
                var numbers = new List<CaseNumber>();
                foshan.Line.Next = zhaoqing.Line.Next = () => (Mishap)chance.Next(Enum.GetValues<Mishap>().Length);
                for (int i = 0; i < 60; i++) await StepAsync(chance.Next(2) == 0 ? foshan : zhaoqing, numbers, chance);
                foshan.Line.Next = zhaoqing.Line.Next = () => Mishap.None;
                for (int i = 0; i < 3; i++) Assert.True(await foshan.PumpAsync() & await zhaoqing.PumpAsync(), $"Not all was sent: schedule {seed}.");
                foreach (var number in numbers)
                {
                    var (one, other) = (await foshan.CaseAsync(number), await zhaoqing.CaseAsync(number));
                    Assert.True(one.View == other.View, $"The records differ: schedule {seed}.");
                    Assert.Equal(one.Messages.Select(HandoverMessageCodec.Write), other.Messages.Select(HandoverMessageCodec.Write));
                    Assert.True(one.IsResponsible != other.IsResponsible, $"Not exactly one answers: schedule {seed}.");
                }

                foreach (var platform in new[] { foshan, zhaoqing })
                {
                    var messages = (await platform.RecordAsync()).Where(recorded => recorded.Type is HandoverRecord.SentName or HandoverRecord.ReceivedName).Select(recorded => ((HandoverMessageKept)HandoverRecord.Read(recorded)).Message.Id).ToArray();
                    Assert.Equal(messages.Length, messages.Distinct().Count());
                    Assert.Empty(await platform.SetAsideAsync());
                    Assert.Empty(await platform.Reconciler.ReconcileAsync(Day, cancellation));
                }
            }
        });

    [Fact]
    [Clause("CON-2.4")]
    public async Task A_platform_that_was_set_back_to_an_older_copy_gets_what_it_lost_and_is_found_out_day_by_day()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var numbers = new List<CaseNumber>();
            for (int i = 0; i < 5; i++) numbers.Add(await HandoverStationTests.PushedAsync(foshan));
            Assert.True(await foshan.PumpAsync());
            var older = new InMemoryEventStore();
            foreach (var recorded in (await zhaoqing.RecordAsync()).Take(9))
                Assert.True((await older.AppendAsync(recorded.Stream, recorded.Version - 1, [new NewEvent(recorded.Id, recorded.Type, recorded.At, recorded.Actor, recorded.Content)])).IsT1);
            var (_, back) = Platform.Two(foshan.Store, older);
            using (back)
            {
                var line = new BadLine(() => back.Station, FoshanCity);
                var reconciler = new HandoverReconciler(foshan.Station, ZhaoqingCity, line);
                var differences = await reconciler.ReconcileAsync(Day);
                Assert.NotEmpty(differences);
                Assert.All(differences, difference => Assert.NotEqual(difference.Ours, difference.Theirs));
                Assert.Empty(await reconciler.ReconcileAsync(Day));
                Assert.Equal(await foshan.Station.DayAsync(ZhaoqingCity, Day), await back.Station.DayAsync(FoshanCity, Day));
                Assert.Empty(await reconciler.ReconcileAsync(Day.PlusDays(1)));
            }
        }
    }

    [Fact]
    public async Task What_is_said_next_brings_what_was_lost_before_it()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var number = await HandoverStationTests.PushedAsync(foshan);
            Assert.True(await foshan.PumpAsync());
            var (sender, back) = Platform.Two(foshan.Store);
            using (sender)
            using (back)
            {
                // The other platform has an empty record; of this one only what is said from now on is still to be sent.
                Assert.True((await sender.Station.SayAsync(number, new SigningUrged("电话催办"), "window-1")).IsT1);
                var last = (await sender.RecordAsync()).Last(recorded => recorded.Type == HandoverRecord.SentName);
                await new HandoverOutbox(sender.Station, ZhaoqingCity, sender.Line).HandleAsync([last], last.Position, default);
                Assert.Equal((await sender.CaseAsync(number)).View, (await back.CaseAsync(number)).View);
            }
        }
    }

    [Fact]
    public async Task What_was_answered_is_not_sent_again_because_something_beside_it_was_refused()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var good = await HandoverStationTests.PushedAsync(foshan);
            var wrong = (await foshan.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number;
            await HandoverStationTests.CollectedWronglyAsync(foshan, wrong);
            int said = (await foshan.RecordAsync()).Count(recorded => recorded.Type == HandoverRecord.SentName);
            Assert.True(await foshan.PumpAsync());
            // The refused one alone is tried again.
            int tries = Assert.Single(await foshan.SetAsideAsync(), one => one.Attempts > 0).Attempts;
            Assert.Equal(said + tries - 1, foshan.Line.Sent);
            Assert.Equal((await foshan.CaseAsync(good)).View, (await zhaoqing.CaseAsync(good)).View);
        }
    }

    [Fact]
    public async Task A_message_that_stays_refused_keeps_no_other_case_from_being_reconciled()
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var wrong = new List<CaseNumber>();
            for (int i = 0; i < 5; i++)
            {
                wrong.Add((await foshan.Station.BeginAsync(Said.Opening(), "window-1")).AsT1.Number);
                await HandoverStationTests.CollectedWronglyAsync(foshan, wrong[i]);
                await HandoverStationTests.PushedAsync(foshan);
            }

            Assert.Equal(10, (await foshan.Reconciler.ReconcileAsync(Day)).Length);
            Assert.Equal(wrong.Order(Comparer<CaseNumber>.Create((one, other) => string.CompareOrdinal(one.ToString(), other.ToString()))), (await foshan.Reconciler.ReconcileAsync(Day)).Select(difference => difference.Case));
        }
    }

    /// <summary>Where both have something else in one place, as after a record was set back, the one with the smaller id counts; the difference is told until it does on both.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_differs_in_one_place_is_found_though_both_have_as_much(bool isOursSmaller)
    {
        var (foshan, zhaoqing) = Platform.Two();
        using (foshan)
        using (zhaoqing)
        {
            var number = await HandoverStationTests.PushedAsync(foshan);
            var messages = (await foshan.CaseAsync(number)).Messages.ToArray();
            var other = messages[^1] with { Id = isOursSmaller ? new Guid(Enumerable.Repeat((byte)0xFF, 16).ToArray()) : Guid.Parse("00000000-0000-7000-8000-000000000001") };
            await zhaoqing.Station.TakeAsync(FoshanCity, [.. messages[..^1].Append(other).Select(message => (ReadOnlyMemory<byte>)HandoverMessageCodec.Write(message))]);
            Assert.Equal(number, Assert.Single(await foshan.Reconciler.ReconcileAsync(Day)).Case);
            Assert.Equal(isOursSmaller ? 0 : 1, (await foshan.Reconciler.ReconcileAsync(Day)).Length);
        }
    }

    [Fact]
    public async Task Each_platform_is_sent_what_is_said_to_it_alone()
    {
        var guangzhou = DivisionCode.Parse("4401");
        var store = new InMemoryEventStore();
        using var station = new HandoverStation(store, TimeProvider.System, new HandoverSites(FoshanCity, ZhaoqingCity, guangzhou));
        var (_, zhaoqing) = Platform.Two(store);
        using (zhaoqing)
        {
            var opening = Said.Opening();
            var here = (await station.BeginAsync(opening, "window-1")).AsT1.Number;
            var there = (await station.BeginAsync(opening with { Handling = opening.Handling with { Division = guangzhou } }, "window-1")).AsT1.Number;
            foreach (var peer in new[] { ZhaoqingCity, guangzhou })
            {
                var line = new BadLine(() => zhaoqing.Station, FoshanCity) { Next = () => Mishap.RequestLost };
                var outbox = new HandoverOutbox(station, peer, line);
                var own = new List<RecordedEvent>();
                await foreach (var recorded in store.ReadAllAsync(0)) own.Add(recorded);
                foreach (var recorded in own)
                {
                    bool isToIt = recorded.Stream == HandoverRecord.StreamOf(peer, peer == ZhaoqingCity ? here : there);
                    Assert.Equal(isToIt, await Record.ExceptionAsync(async () => await outbox.HandleAsync([recorded], recorded.Position, default)) is JournalUnavailableException);
                }
            }
        }
    }

    private static async Task StepAsync(Platform platform, List<CaseNumber> numbers, Random chance)
    {
        switch (chance.Next(12))
        {
            case 0:
                platform.Start();
                break;
            case 1 when numbers.Count < 6:
                var opening = Said.Opening(policy: ClockStartPolicy.AuthorityAcceptance);
                if (platform.Site == ZhaoqingCity) opening = opening with { Receiving = opening.Receiving with { Division = Duanzhou }, Handling = opening.Handling with { Division = FoshanCity } };
                numbers.Add((await platform.Station.BeginAsync(opening, "officer-1")).AsT1.Number);
                break;
            case < 7 when numbers.Count > 0 && await platform.Station.FindAsync(numbers[chance.Next(numbers.Count)]) is { } copy:
                await SaySomethingAsync(platform, copy, chance);
                break;
            case 11:
                await platform.PumpFreshAsync();
                break;
            default:
                await platform.PumpAsync();
                break;
        }
    }

    private static async Task SaySomethingAsync(Platform platform, HandoverCase copy, Random chance)
    {
        for (int i = 0; i < 12; i++)
        {
            var content = Said.Of((HandoverAct)chance.Next(1, 34), copy.View, Said.Start, chance);
            if (content is PapersCollected collected) content = collected with { Receipt = ReceiptNumber.Create(platform.Site == ZhaoqingCity ? Duanzhou : Nanhai, Day, 1) };
            if ((await platform.Station.SayAsync(copy.Number, content, "officer-1")).IsT1) return;
        }
    }
}
