using System.Collections.Immutable;
using System.Globalization;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>What 110 phones, tells or hands over once more reaches the order, for the house.</summary>
public sealed partial class TakenCaseTests
{
    private static readonly int HeardSchedules = int.TryParse(Environment.GetEnvironmentVariable("HEARD_SCHEDULES"), CultureInfo.InvariantCulture, out int wanted) ? wanted : 60;

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.5")]
    public async Task Whatever_110_says_once_the_order_is_there_stands_in_it_once_and_in_nothing_a_caller_is_told()
    {
        int heard = 0;
        foreach (int seed in Enumerable.Range(0, HeardSchedules))
        {
            using var desks = new TakenDesks();
            var chance = new Random(seed);
            bool isOwn = seed % 2 == 0;
            var (id, number) = isOwn ? await AnsweredAsync(desks, chance.Next(2) == 0) : await HeldAsync(desks);
            Break(desks, chance);
            for (int step = 0; step < 50; step++)
            {
                try
                {
                    await HearStepAsync(desks, id, number, step, chance);
                }
                catch (JournalUnavailableException)
                {
                    // A host goes down in the middle of what it does.
                }
            }

            foreach (var store in desks.Stores) store.BreaksBefore = store.BreaksAfter = () => false;
            await desks.FollowAsync();
            var events = await EventsOfAsync(desks, number);
            string inside = string.Join('\n', events.Select(Inside));
            foreach (string mark in (await desks.Police.FindAsync(id))!.Messages.Where(message => message.Sender == BridgeDesk.Police).SelectMany(message => MarksOf($"{message.Content.Type}", message.Content)))
            {
                Assert.True(inside.Split(mark).Length == 2, $"{seed}: {mark} stands {inside.Split(mark).Length - 1} times in the order.");
                heard++;
            }

            Assert.DoesNotContain(events, happened => Public(happened).Contains('【', StringComparison.Ordinal));
            Assert.DoesNotContain((await desks.Police.FindAsync(id))!.Messages, message => message is { Sender: BridgeDesk.Hotline, Content: Feedback { PublicReply: { } told } } && told.Contains('【', StringComparison.Ordinal));
        }

        Assert.True(heard > HeardSchedules * 3, $"{heard}");
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_is_phoned_after_the_order_has_ended_stands_in_it_and_opens_nothing()
    {
        var id = await HeldAsync();
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        await _desks.FollowAsync();
        await _desks.DoAsync(id, new PlainAct(OrderAct.Close), Seat);
        await _desks.FollowAsync();
        await _desks.SayAsync(BridgeDesk.Police, id, new VoiceHandoverRecord("接线员乙", Start, Start, "来电人道谢", BridgeDesk.Hotline));
        await FollowTogetherAsync();
        Assert.Equal(0, await _desks.Bridges[1].FollowAsync());
        var order = await _desks.OrderOfAsync(id);
        Assert.Equal((OrderState.Closed, Done.Public), (order.State, order.PublicAnswer()));
        var seen = (await _desks.Orders[0].LookAsync(order.Number, Seat, "核查")).AsT1;
        Assert.Equal((OrderAct.AddTo, OrderState.Closed, "电话转告:来电人道谢"), seen.History[^1] is var step ? (step.Act, step.State, step.Words) : default);
        Assert.Empty((await _desks.Orders[0].LookAsync(order.Number, Caller(order.Demand), "本人查询")).AsT1.History.Where(one => one.Words is not null));
    }

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.5")]
    public async Task What_110_says_at_a_higher_level_hides_the_order_before_it_stands_there()
    {
        var (id, number) = await AnsweredAsync(_desks, isBack: false);
        var copy = (await _desks.Police.FindAsync(id))!;
        var note = copy.Write(new VoiceHandoverRecord("接线员乙", Start, Start, "来电人要求保密"), new BridgeEnvelope(Guid.CreateVersion7(), Start)).AsT1 with { Confidentiality = ConfidentialityLevel.Reporter };
        _ = await _desks.Hotline.TakeAsync(note, BridgeMessageCodec.Write(note), CancellationToken.None);
        Assert.Equal(1, await _desks.Bridges[0].FollowAsync());
        var events = await EventsOfAsync(_desks, number);
        Assert.Equal([typeof(LevelChanged), typeof(PeerSaid)], events[^2..].Select(happened => happened.GetType()));
        Assert.Equal(ConfidentialityLevel.Reporter, (await _desks.Orders[0].FindAsync(number))!.Level);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task An_order_of_an_old_record_does_not_say_anew_what_was_said_before()
    {
        var id = await HeldAsync();
        var number = (await _desks.OrderOfAsync(id)).Number;
        var old = WorkOrder.Replay((await EventsOfAsync(_desks, number)).Select(happened => happened is OrderTakenOver taken ? taken with { Said = null } : happened));
        var copy = (await _desks.Hotline.FindAsync(id))!;
        Assert.False(old.HasToHear(copy));
        await _desks.SayAsync(BridgeDesk.Police, id, new VoiceHandoverRecord("接线员乙", Start, Start, "来电人道谢"));
        Assert.False(old.HasToHear((await _desks.Hotline.FindAsync(id))!));
        Assert.True((await _desks.OrderOfAsync(id)).HasToHear((await _desks.Hotline.FindAsync(id))!));
    }

    private static async Task HearStepAsync(TakenDesks desks, BridgeCaseId id, OrderNumber number, int step, Random chance)
    {
        int what = chance.Next(10);
        if (what < 3)
        {
            string mark = $"【{step}】";
            BridgeDesk? owner = chance.Next(3) switch { 0 => BridgeDesk.Hotline, 1 => BridgeDesk.Police, _ => null };
            BridgeContent said = chance.Next(6) switch
            {
                0 => new VoiceHandoverRecord("接线员甲", Start, Start, mark, owner),
                1 => new ConferenceResult(mark, Start, owner),
                2 => new Feedback(FeedbackStage.InHandling, chance.Next(2) == 0 ? mark : null, mark.Replace('】', 'b')),
                3 => new TransferOffer(new HandOver(DemandKind.Help, mark, new BridgePlace(DivisionCode.Parse("441202", null), "城东"), "caller-1", Urgency.Expected, new ScopeReading(1), NodaTime.Duration.FromMinutes(30))),
                _ => new Supplement(mark),
            };
            _ = await desks.Police.SayAsync(id, said, "police-1");
        }
        else if (what < 6) await OvertakingAsync(desks, id, chance);
        else if (what < 8) _ = await desks.Bridges[chance.Next(2)].FollowAsync();
        else if (what < 9) desks.Time.Advance(TimeSpan.FromHours(chance.Next(1, 10)));
        else if (await desks.Orders[0].FindAsync(number) is { } order) await ActAsync(desks, order, chance);
    }

    /// <summary>Some of what 110 has said gets here, in any order.</summary>
    private static async Task OvertakingAsync(TakenDesks desks, BridgeCaseId id, Random chance)
    {
        var said = (await desks.Police.FindAsync(id))!.Messages.Where(message => message.Sender == BridgeDesk.Police).ToArray();
        chance.Shuffle(said);
        foreach (var message in said.Take(chance.Next(4))) _ = await desks.Hotline.TakeAsync(message, BridgeMessageCodec.Write(message), CancellationToken.None);
    }

    /// <summary>A case of 110 that the hotline has taken, with its order.</summary>
    private static async Task<(BridgeCaseId Case, OrderNumber Order)> HeldAsync(TakenDesks desks)
    {
        var id = await desks.OpenAsync(Said.Offer());
        await desks.SayAsync(BridgeDesk.Hotline, id, Said.Accept);
        await desks.FollowAsync();
        return (id, (await desks.OrderOfAsync(id)).Number);
    }

    /// <summary>An order of the hotline's own that was handed over and answered as 110 ended its case, or has come back.</summary>
    private static async Task<(BridgeCaseId Case, OrderNumber Order)> AnsweredAsync(TakenDesks desks, bool isBack)
    {
        var number = (await desks.Orders[0].OpenAsync(Demand(), Seat)).AsT1.Number;
        string link = (await desks.Bridges[0].TransferAsync(number, "路灯", "", "请110处理", Seat)).AsT1.Links.Single();
        var id = BridgeCaseId.TryParse(link, out var parsed) ? parsed : default;
        await desks.SayAsync(BridgeDesk.Police, id, isBack ? Said.Agreed(BridgeDesk.Hotline) : Said.Accept);
        if (!isBack) await desks.SayAsync(BridgeDesk.Police, id, Said.Closed);
        await desks.FollowAsync();
        Assert.Equal(isBack ? OrderState.Accepted : OrderState.Answered, (await desks.Orders[0].FindAsync(number))!.State);
        return (id, number);
    }

    private static async Task<ImmutableArray<OrderEvent>> EventsOfAsync(TakenDesks desks, OrderNumber number)
    {
        var events = ImmutableArray.CreateBuilder<OrderEvent>();
        await foreach (var recorded in desks.Hotline.Store.ReadAsync(StreamId.Parse($"order-{number}"))) events.Add(OrderEventCodec.Read(recorded.Type, recorded.Content.Span));
        return events.ToImmutable();
    }

    private static IEnumerable<string> MarksOf(string type, BridgeContent content) => content switch
    {
        VoiceHandoverRecord record => [record.Gist],
        ConferenceResult result => [result.Minutes],
        Supplement added => [added.Text],
        TransferOffer offer => [offer.HandOver.Summary],
        Feedback told => new[] { told.PublicReply, told.InternalNote }.OfType<string>(),
        _ => [type],
    } is var marks ? marks.Where(mark => mark.StartsWith('【')) : [];

    private static string Inside(OrderEvent happened) => happened switch
    {
        PeerSaid said => said.Text,
        OrderAddedTo added => added.Text,
        InfoSupplied supplied => supplied.Text,
        NewFactBrought brought => brought.Fact,
        _ => "",
    };

    private static string Public(OrderEvent happened) => happened switch
    {
        OrderReplied replied => replied.Reply.Public + replied.Reply.Internal,
        OrderInformed informed => informed.PublicReply,
        _ => "",
    };
}
