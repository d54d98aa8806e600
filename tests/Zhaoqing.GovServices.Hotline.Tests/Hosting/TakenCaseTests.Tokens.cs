using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>A token counts only with the desk that minted it, on the bridge too.</summary>
public sealed partial class TakenCaseTests
{
    [Fact]
    [Clause("PLT-3.5")]
    public async Task Of_a_caller_of_110_the_hotline_tells_nothing_and_names_the_token_as_one_of_110()
    {
        var id = await HeldAsync();
        var number = (await _desks.OrderOfAsync(id)).Number;
        var help = (await _desks.Bridges[0].EscalateAsync(number, "有人受伤", "此处", Seat)).AsT1.Links[^1];
        var other = BridgeCaseId.TryParse(help, out var parsed) ? parsed : default;
        await _desks.CarryAsync();
        Assert.Equal("110/caller-1", ((EmergencyDispatchRequest)(await _desks.Police.FindAsync(other))!.Messages.Single().Content).CallerRef);
        foreach (string token in new[] { "caller-1", "110/caller-1" })
        {
            await _desks.SayAsync(BridgeDesk.Police, other, new CallerResolveRequest(token, "核实警情", "国办发〔2022〕12号", [CallerResolution.Phone]));
            await _desks.FollowAsync();
            var told = (await _desks.Police.FindAsync(other))!.Messages.Select(message => message.Content).OfType<CallerResolveResponse>().Last();
            Assert.Equal(("hotline.resolve-unknown", 0), (told.Denied, told.Values.Count));
        }

        Assert.Empty((await _desks.Orders[0].FindAsync(number))!.Reads);
    }

    [Fact]
    [Clause("PLT-3.1")]
    [Clause("PLT-3.5")]
    public async Task In_one_group_each_of_two_callers_with_the_same_token_is_answered_and_resolved_as_who_it_is()
    {
        var id = await HeldAsync();
        var taken = (await _desks.OrderOfAsync(id)).Number;
        var own = (await _desks.Orders[0].OpenAsync(Demand(person: "2") with { Caller = "caller-1" }, Seat)).AsT1.Number;
        Assert.True((await _desks.Orders[0].MergeAsync(own, taken, Seat)).IsT1);
        var help = (await _desks.Bridges[0].EscalateAsync(taken, "有人受伤", "此处", Seat)).AsT1.Links[^1];
        var other = BridgeCaseId.TryParse(help, out var parsed) ? parsed : default;
        await _desks.SayAsync(BridgeDesk.Police, other, new CallerResolveRequest("caller-1", "核实警情", "国办发〔2022〕12号", [CallerResolution.Phone]));
        await _desks.FollowAsync();
        Assert.Equal("00000000000", Assert.Single((await _desks.Police.FindAsync(other))!.Messages.Select(message => message.Content).OfType<CallerResolveResponse>().Single().Values).Value);
        Assert.Equal(OrderField.CallerPhone, Assert.Single(Assert.Single((await _desks.Orders[0].FindAsync(own))!.Reads).Fields));
        await _desks.DoAsync(id, new GiveReply(Done, IsOnTheSpot: true), Seat);
        await _desks.FollowAsync();
        var group = (await _desks.Orders[0].FindAsync(taken))!;
        Assert.Equal(("caller-1", OrderChannel.Phone), Assert.Single(group.RepliesToSend()));
    }
}
