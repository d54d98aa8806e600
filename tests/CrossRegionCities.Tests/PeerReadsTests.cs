using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegionCities.Acts;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>What the other platform cannot read is not offered, and what it has not told is said beside the button.</summary>
public sealed class PeerReadsTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 30, 2, 0);
    private static readonly string Digest = new('a', 64);

    [Fact]
    [Clause("CON-2.4")]
    public void The_list_of_papers_is_offered_where_the_other_platform_reads_it()
    {
        var window = Asked();
        var own = HandoverGreeting.Of(City.Zhaoqing.Code, "fo-zhao-1", Now);
        Assert.Equal((null, false), Of(window, own));
        // One that has said nothing since this platform started may be any: it is offered, and said.
        Assert.Equal((null, true), Of(window, peer: null));
        Assert.Equal(("cross-region.peer-cannot-read", false), Of(window, own with { Reads = [.. own.Reads.Where(name => name != "handover.paper-sent.v1")] }));
        Assert.Equal((null, true), Of(window, own with { Reads = [] }));
        foreach (var untold in new[] { own with { Reads = [] }, null }) Assert.All(new CityActs(WorkingCalendar.StateCouncil).Of(window, Now, untold), act => Assert.Equal(act.Key == "sendPaper", act.IsUntold));
    }

    [Fact]
    public void What_is_told_of_a_platform_that_does_not_say_what_it_reads_names_every_act_that_is_marked()
    {
        string told = Names.Of(HandoverRemark.ReadsUntold);
        Assert.Contains("离线签收", told, StringComparison.Ordinal);
        Assert.Contains("寄送材料", told, StringComparison.Ordinal);
    }

    private static (string? Code, bool IsUntold) Of(HandoverCase copy, HandoverGreeting? peer) =>
        new CityActs(WorkingCalendar.StateCouncil).Of(copy, Now, peer).Single(act => act.Key == "sendPaper") is var act ? (act.Refusal?.Code, act.IsUntold) : default;

    /// <summary>A case of a window whose papers the authority has asked for.</summary>
    private static HandoverCase Asked()
    {
        var number = CaseNumber.Create(ChinaTime.DayOf(Now), new byte[CaseNumber.RandomBytes]);
        var nanhai = DivisionCode.Parse("440605", provider: null);
        var opening = new HandoverOpening(CityMatter.All[1].Code, HandlingMode.CollectOnBehalf, ClockStartPolicy.PaperArrival, new HandoverUnit(nanhai, City.WindowOf(nanhai)), new HandoverUnit(City.Zhaoqing.Code, "肇庆市示例局"), Channel.Window);
        var window = HandoverCase.Empty(number, HandoverSide.Receiving);
        foreach (var content in new HandoverContent[] { new CaseBegun(opening), new IdentityChecked("读卡", Digest), new PapersCollected(ReceiptNumber.Create(nanhai, ChinaTime.DayOf(Now), 1), AcceptGrant: null, InformBy: null), new CasePushed([Digest], InformBy: null) })
            window = window.Take(window.Write(content, Guid.CreateVersion7(), Now).AsT1).Case;
        var authority = window.Messages.Aggregate(HandoverCase.Empty(number, HandoverSide.Handling), (copy, message) => copy.Take(message).Case);
        foreach (var content in new HandoverContent[] { new CaseSigned(HonoursAcceptance: true, Because: null), new PaperAsked(["居民户口簿"]) })
            authority = authority.Take(authority.Write(content, Guid.CreateVersion7(), Now).AsT1).Case;
        return authority.Messages.Aggregate(window, (copy, message) => copy.Take(message).Case);
    }
}
