using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Orders;

/// <summary>A token counts only with the desk that minted it: one of 110 is nobody of the hotline's, however alike.</summary>
public sealed class CallerTokenTests
{
    private static readonly OrderNumber Number = OrderNumber.Parse("260302000000000007");

    private static readonly Gen<string> Tokens = Gen.Elements("caller-1", "c", "110/c", "12345/c", "110-4412", "代号", "110/110/c");

    [Property(MaxTest = 200)]
    [Clause("PLT-3.1")]
    public Property Two_callers_of_two_desks_are_two_whatever_their_tokens_are() => Prop.ForAll(Tokens.ToArbitrary(), Tokens.Where(token => !token.StartsWith("110/", StringComparison.Ordinal)).ToArbitrary(), (ofPolice, own) =>
    {
        var (taken, theirs) = (Taken(ofPolice), Accepted(Demand(person: "2") with { Caller = own }, 2));
        foreach (var (parent, child) in new[] { (taken, theirs), (theirs, taken) })
        {
            var group = OrderGroupTests.Joined(parent, child).Parent.Do(new GiveReply(Done, IsOnTheSpot: true), Seat);
            if (group.RepliesToSend().Count() != 2) return false;
            var told = group.Do(new RecordReplySent(parent.Demand.Caller), Seat);
            if (told.RepliesToSend().Single().Caller != child.Demand.Caller || told.Code(OrderAct.Close, Seat) != "hotline.reply-not-sent") return false;
            if (told.Do(new RecordReplySent(child.Demand.Caller), Seat).RepliesToSend().Any()) return false;
        }

        return true;
    });

    [Fact]
    [Clause("PLT-3.5")]
    public void A_caller_of_the_hotline_is_not_the_caller_of_110_by_the_same_token()
    {
        var (order, other) = (Taken("caller-1"), Caller(Demand()));
        Assert.Equal("hotline.caller-unknown", order.Code(OrderAct.Withdraw, other, "自行解决"));
        Assert.Equal("hotline.not-to-be-read", OrderEye.Look(order, other, "本人查询", Start).AsT0.Code);
        Assert.True(OrderEye.Look(order, Caller(order.Demand), "本人查询", Start).IsT1);
        var group = OrderGroupTests.Joined(Accepted(Demand(person: "2"), 2), order).Parent;
        Assert.Equal("hotline.not-to-be-read", OrderEye.Look(group, other, "本人查询", Start).AsT0.Code);
        Assert.Equal("hotline.caller-unknown", group.Code(new ReleaseMember(order.Number), other));
    }

    [Fact]
    [Clause("PLT-3.5")]
    public void A_token_of_110_is_written_only_for_what_came_by_110_and_no_brief_names_it()
    {
        var own = Demand() with { Caller = "110/caller-1" };
        var refusal = WorkOrder.Open(Number, own, Seat, Start, Rules).AsT0;
        Assert.Equal(("hotline.token-not-own", "caller"), (refusal.Code, refusal.Fields[0].Field));
        Assert.True(WorkOrder.Open(Number, own with { Channel = OrderChannel.Police }, Seat, Start, Rules).IsT1);
        var report = Taken("caller-secret", ConfidentialityLevel.Reporter);
        Assert.Equal("hotline.brief-quotes", report.Code(new DispatchTo(new Assignment("urban", []), new ActionBrief("请找caller secret核查"), "协商确定"), Seat));
    }

    [Theory]
    [Clause("PLT-3.5")]
    [InlineData("13000000000")]
    [InlineData("110/13000000000")]
    [InlineData("12345/110/13000000000")]
    public void A_number_crosses_as_a_token_under_no_name(string number)
    {
        Assert.Equal("hotline.message-invalid", CrossingRules.Least(new CallerResolveRequest(number, "核实", "依据", ["name"]), ConfidentialityLevel.Open).AsT0.Code);
        var order = Taken(number);
        Assert.Equal(order.TakenFrom, order.Demand.Caller);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public void What_an_old_record_says_of_the_caller_of_110_still_counts()
    {
        var demand = Taken("caller-1", ConfidentialityLevel.Open, out var events).Demand;
        string[] old = [.. events.Select(happened => Encoding.UTF8.GetString(OrderEventCodec.Write(happened)).Replace("\"110/", "\"", StringComparison.Ordinal))];
        Assert.Contains("\"caller-1\"", old[0], StringComparison.Ordinal);
        var order = WorkOrder.Replay(events.Zip(old, (happened, line) => OrderEventCodec.Read(OrderEventCodec.NameOf(happened), Encoding.UTF8.GetBytes(line))));
        Assert.Equal(demand, order.Demand);
        var answered = order.Do(new GiveReply(Done, IsOnTheSpot: true), Seat);
        Assert.Empty(answered.Apply(new ReplySent(Start, "bridge", "caller-1", OrderChannel.Police)).RepliesToSend());
        var tried = Enumerable.Range(0, Rules.Policy.CallBackTries).Aggregate(answered, (before, _) => before.Apply(new ReplyNotDelivered(Start, "seat-1", "caller-1", OrderChannel.Police, "无人接听")));
        Assert.True(tried.IsGivenUp(demand.Caller, Rules.Policy));
        var asked = order.Do(new DispatchTo(new Assignment("urban", []), Consultation: "协商确定"), Seat).Do(OrderAct.Sign, Urban).Do(OrderAct.Start, Urban).Do(new GiveReply(Done, IsOnTheSpot: false), Urban).Do(OrderAct.PassReview, Seat);
        Assert.Empty(asked.Apply(new CallBackMade(Start, "seat-1", Reached("caller-1"))).CallersToCallBack(Rules.Policy));
    }

    private static WorkOrder Taken(string token, ConfidentialityLevel level = ConfidentialityLevel.Open) => Taken(token, level, out _);

    private static WorkOrder Taken(string token, ConfidentialityLevel level, out OrderEvent[] events)
    {
        var handOver = Said.Offer().HandOver with { CallerRef = token };
        var offered = TakenCases.Of(Said.Offer(), level);
        var copy = BridgeCase.Empty(offered.Id, BridgeDesk.Hotline).Take(offered.Messages.Single() with { Content = new TransferOffer(handOver) }).Case.Say(BridgeDesk.Hotline, Said.Accept);
        events = [.. WorkOrder.OpenFor(Number, copy, Police, Start, Rules).AsT1];
        return WorkOrder.Replay(events);
    }
}
