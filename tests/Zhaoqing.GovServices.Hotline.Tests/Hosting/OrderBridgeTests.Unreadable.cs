using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.Hotline.Tests.Orders.Acting;

namespace Zhaoqing.GovServices.Hotline.Tests.Hosting;

/// <summary>An order that cannot be read does not stop the case it is linked with.</summary>
public sealed partial class OrderBridgeTests
{
    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.5")]
    public async Task Of_two_orders_of_a_case_the_one_that_can_be_read_goes_on_and_of_the_other_nobody_says_that_there_is_none()
    {
        var (torn, whole) = (await OpenAsync(Demand()), await OpenAsync(Demand(person: "2", subject: "另一盏")));
        string link = (await _bridge.EscalateAsync(torn, "有人受伤", "第三盏路灯下", Seat)).AsT1.Links.Single();
        Assert.True((await _desk.TakeAsync(whole, new LinkToPeer(ScopeOwner.Police, link, "同一现场", IsWhole: false), Seat)).IsT1);
        await SayAsync(torn, new CallerResolveRequest("caller-1", "救援", "国办发〔2022〕12号", [CallerResolution.Phone]));
        await SayAsync(torn, new CallerResolveRequest("caller-2", "救援", "国办发〔2022〕12号", [CallerResolution.Phone]));
        var copy = await CaseOfAsync(torn);
        var newer = new NewEvent(Guid.CreateVersion7(), "order.tomorrow.v1", Start, "seat-1", "{}"u8.ToArray());
        Assert.True((await _store.AppendAsync(StreamId.Parse($"order-{torn}"), 2, [newer])).IsT1);
        Assert.Equal(1, await _bridge.FollowAsync());
        var after = (await _station.FindAsync(copy.Id))!;
        var answer = Assert.Single(after.Messages, message => message.Content is CallerResolveResponse);
        Assert.Equal((copy.Messages.Single(message => message.Content is CallerResolveRequest { CallerRef: "caller-2" }).Id, null), (answer.Correlation!.Value, ((CallerResolveResponse)answer.Content).Denied));
    }
}
