using System.Net;
using NodaTime;
using Zhaoqing.GovServices.Hotline;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>What an operator does at the page of 12345, and what is seen at the page of 110.</summary>
public sealed class DeskTests(RunningDesks desks) : IClassFixture<RunningDesks>
{
    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_demand_is_read_handed_over_taken_given_back_and_settled()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        await hotline.GoAsync("/demands");
        Assert.Equal(HttpStatusCode.OK, await hotline.SendAsync("/demands", Demand("邻居半夜吵闹,影响休息,请问怎么处理", "read")));
        Assert.Contains("由12345受理(规则A1", hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync("/demands", Demand("邻居半夜吵闹,影响休息", "transfer"));
        string path = hotline.Path;
        Assert.Contains("责任平台 12345(本平台负责)", hotline.Text, StringComparison.Ordinal);
        await police.SeesAsync(path, "待受理");
        await police.SendAsync(path, ("act", "accept"));
        Assert.Contains("责任平台 110(本平台负责)", police.Text, StringComparison.Ordinal);
        await hotline.SeesAsync(path, "责任平台 110 ");
        await police.SendAsync(path, ("act", "return"));
        await hotline.SeesAsync(path, "协商中");
        Assert.Contains("责任平台 110 ", hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync(path, ("act", "disagree"));
        await police.SeesAsync(path, "责任平台 12345");
        Assert.Equal(HttpStatusCode.Conflict, await police.SendAsync(path, ("act", "close")));
        Assert.Contains("由受理的平台办结", police.Text, StringComparison.Ordinal);
        await hotline.SendAsync(path, ("act", "close"), ("note", "已上门调解"));
        await police.SeesAsync(path, "办结:已上门调解");
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task While_the_plug_is_out_danger_is_phoned_and_when_it_is_back_110_has_it()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        await PulledOutAsync(hotline, police);
        await hotline.GoAsync("/demands");
        await hotline.SendAsync("/demands", Demand("有人持刀追人", "read"));
        Assert.Contains("紧急:即时转至110", hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync("/demands", Demand("有人持刀追人", "dispatch"));
        string path = hotline.Path;
        await hotline.SeesAsync(path, "请立即改用电话转告");
        await hotline.SendAsync(path, ("act", "voice"), ("note", "已告知110接线员"));
        Assert.Contains("电话转告:已告知110接线员", hotline.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await police.GoAsync(path));
        await police.GoAsync("/");
        await police.SendAsync("/link", ("do", "putBack"));
        await police.SeesAsync(path, "待派警");
        await police.SendAsync(path, ("act", "sent"));
        await hotline.SeesAsync(path, "已派警,由110处置");
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task What_is_immediate_and_was_handed_over_by_telephone_is_answered_by_110_when_the_plug_is_back()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        await PulledOutAsync(hotline, police);
        await hotline.GoAsync("/demands");
        await hotline.SendAsync("/demands", Demand("有人持刀追人", "transfer"));
        string path = hotline.Path;
        Assert.StartsWith("/cases/", path, StringComparison.Ordinal);
        await hotline.SeesAsync("/alarms", $"紧急消息未送达,或者110尚未派警 联动事件12345…{path[^6..]}");
        await hotline.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, await hotline.SendAsync(path, ("act", "voicePolice"), ("note", "已告知110接线员")));
        await hotline.SeesAsync("/alarms", $"紧急事项已电话转告,待对方确认 联动事件12345…{path[^6..]}");
        await police.GoAsync("/");
        await police.SendAsync("/link", ("do", "putBack"));
        await police.SeesAsync(path, "待派警");
        await police.SeesAsync("/alarms", $"对方请求派警,尚未答复 联动事件12345…{path[^6..]}");
        await police.SeesAsync(path, "责任平台 110(本平台负责)");
        Assert.Equal(HttpStatusCode.OK, await police.SendAsync(path, ("act", "sent")));
        await hotline.SeesAsync(path, "已派警,由110处置");
        foreach (var desk in new[] { hotline, police })
        {
            string text = (await ShownAsync(desk, "/alarms")).Text;
            Assert.DoesNotContain($"尚未答复 联动事件12345…{path[^6..]}", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"110尚未派警 联动事件12345…{path[^6..]}", text, StringComparison.Ordinal);
            Assert.DoesNotContain($"待对方确认 联动事件12345…{path[^6..]}", text, StringComparison.Ordinal);
        }

        // It was answered: there is nothing more to say so of.
        await police.GoAsync(path);
        Assert.Equal(HttpStatusCode.Conflict, await police.SendAsync(path, ("act", "sent")));
    }

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.7")]
    public async Task What_wants_somebody_stands_on_the_first_page_of_the_desk_that_is_wanted_with_what_to_do_next()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        await hotline.GoAsync("/demands");
        await hotline.SendAsync("/demands", Demand("有人在河里呼救", "dispatch"));
        string path = hotline.Path;
        await police.SeesAsync("/", $"对方请求派警,尚未答复 联动事件12345…{path[^6..]}");
        Assert.Contains("下一步:立即派警,并确认已派警。 依据:PLT-3.7「", police.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("尚未答复 联动事件12345…" + path[^6..], (await ShownAsync(hotline, "/")).Text, StringComparison.Ordinal);
        await police.GoAsync(path);
        await police.SendAsync(path, ("act", "sent"));
        await police.GoAsync("/alarms");
        Assert.DoesNotContain(path[^6..], police.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task That_the_plug_is_out_stands_first_until_it_is_back_and_a_fault_until_somebody_has_read_of_it()
    {
        using var police = desks.Police;
        await police.SeesAsync("/", "链路:已连通");
        await police.SendAsync("/link", ("do", "pull"));
        await police.SeesAsync("/", "联动链路未连通 自");
        await police.SendAsync("/link", ("do", "putBack"));
        await police.SeesAsync("/", "链路:已连通");
        Assert.DoesNotContain("联动链路未连通", police.Text, StringComparison.Ordinal);
        desks.Fault(BridgeDesk.Police);
        await police.SeesAsync("/", "链路异常,尚未阅知:本程序出错");
        await police.GoAsync("/alarms");
        string shown = police.ValueOf("through");
        // What is told once the page is there nobody has read of.
        desks.Fault(BridgeDesk.Police);
        await police.SendAsync("/alarms/read", ("through", shown));
        Assert.Contains("链路异常,尚未阅知:本程序出错", police.Text, StringComparison.Ordinal);
        await police.SendAsync("/alarms/read", ("through", police.ValueOf("through")));
        Assert.DoesNotContain("链路异常,尚未阅知", police.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await police.SendAsync("/alarms/read"));
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_this_program_cannot_read_is_told_to_whoever_opens_it()
    {
        using var hotline = desks.Hotline;
        var id = new BridgeCaseId(BridgeDesk.Hotline, CityData.City, Guid.CreateVersion7());
        var number = OrderNumber.Of(new LocalDate(2026, 3, 2), 7);
        await desks.BeginNewerAsync(BridgeDesk.Hotline, StreamId.Parse($"bridge-{id}"));
        await desks.BeginNewerAsync(BridgeDesk.Hotline, StreamId.Parse($"order-{number}"));
        foreach (string path in new[] { $"/cases/{id}", $"/orders/{number}" })
        {
            Assert.Equal((HttpStatusCode.Conflict, "本程序不能读取,请人工跟办。"), (await hotline.GoAsync(path), hotline.Text));
        }

        foreach (string path in new[] { $"/cases/{id}", $"/orders/{number}/Accept" })
        {
            await hotline.GoAsync("/demands");
            Assert.Equal((HttpStatusCode.Conflict, "本程序不能读取,请人工跟办。"), (await hotline.SendAsync(path, ("act", "voice")), hotline.Text));
        }
    }

    [Fact]
    public async Task What_is_wrong_is_told()
    {
        using var hotline = desks.Hotline;
        Assert.Equal(HttpStatusCode.BadRequest, await hotline.SendAsync("/demands", Demand("x", "transfer")));
        await hotline.GoAsync("/demands");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await hotline.SendAsync("/demands", ("text", ""), ("place", ""), ("kind", "Unheard"), ("do", "transfer")));
        Assert.Contains("请填写诉求内容", hotline.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await hotline.GoAsync("/cases/nonsense"));
    }

    private static async Task<Browser> ShownAsync(Browser browser, string path)
    {
        await browser.GoAsync(path);
        return browser;
    }

    /// <summary>110 pulls the plug, and 12345 sees it.</summary>
    private static async Task PulledOutAsync(Browser hotline, Browser police)
    {
        await police.SeesAsync("/", "链路:已连通");
        await police.SendAsync("/link", ("do", "pull"));
        await hotline.SeesAsync("/", "链路:未连通");
    }

    private static (string, string)[] Demand(string text, string act) => [("text", text), ("place", "端州区城东街道"), ("kind", "Help"), ("do", act)];
}
