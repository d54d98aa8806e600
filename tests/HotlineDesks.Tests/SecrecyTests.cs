using System.Net;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>Who asks to be kept secret is kept so on every page and on the way to 110.</summary>
public sealed class SecrecyTests(RunningDesks desks) : IClassFixture<RunningDesks>
{
    [Fact]
    [Clause("PLT-3.5")]
    public async Task A_demand_that_is_handed_over_at_once_hides_what_its_caller_asked_to_hide()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        foreach (bool isSecret in new[] { false, true })
        {
            await hotline.GoAsync("/demands");
            (string, string)[] demand = [("text", "楼下有人打牌很吵"), ("place", "城东街道三栋二单元"), ("kind", "Help"), ("do", "transfer")];
            await hotline.SendAsync("/demands", isSecret ? [.. demand, ("secret", "on")] : demand);
            Assert.StartsWith("/cases/", hotline.Path, StringComparison.Ordinal);
            await police.SeesAsync(hotline.Path, "楼下有人打牌很吵");
            var copy = await desks.CaseAsync(hotline.Path["/cases/".Length..]);
            Assert.Equal(isSecret ? "从略" : "城东街道三栋二单元", ((Hotline.TransferOffer)copy.Messages.Single().Content).HandOver.Place.Text);
        }
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task What_is_handed_over_at_once_is_an_order_and_names_nobody()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        await hotline.GoAsync("/demands");
        (string, string)[] demand = [("text", "我是李某某(示例),电话13000000000,楼下打牌很吵"), ("place", "城东街道"), ("kind", "Help"), ("do", "transfer"), ("name", "李某某(示例)"), ("phone", "13000000000")];
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync("/demands", demand));
        Assert.Contains("摘要含有原文、姓名或者电话,请改写。", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("待受理 工单", hotline.Text, StringComparison.Ordinal);
        await hotline.GoAsync("/demands");
        await hotline.SendAsync("/demands", [.. demand, ("summary", "夜间噪声扰民"), ("subject", "打牌二")]);
        Assert.StartsWith("/cases/", hotline.Path, StringComparison.Ordinal);
        await police.SeesAsync(hotline.Path, "转办:夜间噪声扰民");
        Assert.DoesNotContain("13000000000", police.Text, StringComparison.Ordinal);
        await hotline.GoAsync(hotline.LinkTo("/orders/"));
        Assert.Contains("已转办 工单", hotline.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("PLT-3.6")]
    public async Task One_person_does_not_lower_the_level_with_an_invented_second_and_what_is_no_form_is_told()
    {
        using var hotline = desks.Hotline;
        await hotline.GoAsync("/demands");
        (string, string)[] report = [("text", "小作坊半夜用变质的肉"), ("place", "河边"), ("kind", "Report"), ("do", "register"), ("subject", "作坊"), ("classCode", "商贸旅游")];
        await hotline.SendAsync("/demands", report);
        string path = hotline.Path;
        Assert.StartsWith("/orders/", path, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/Level", ("Level.level", "Open"), ("Level.second", "随便写的人")));
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/Level", ("Level.level", "Open"), ("Level.second", "seat-1")));
        Assert.Contains("降低保密等级须由两人共同决定。", hotline.Text, StringComparison.Ordinal);
        foreach (string nobody in new[] { "urban-1", "SEAT-1", "caller", "clock" }) Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/Level", ("Level.level", "Open"), ("Level.second", nobody)));
        Assert.Equal(HttpStatusCode.OK, await hotline.SendAsync(path + "/Level", ("Level.level", "Open"), ("Level.second", "supervisor-1")));
        Assert.Equal(HttpStatusCode.BadRequest, await hotline.SendAsync("/demands", ("text", "a\0b")));
    }

    [Fact]
    [Clause("PLT-3.6")]
    public async Task What_was_said_on_the_bridge_of_a_sealed_order_is_shown_to_its_readers_only()
    {
        using var hotline = desks.Hotline;
        await hotline.GoAsync("/demands");
        (string, string)[] report = [("text", "小作坊半夜用变质的肉"), ("place", "河边"), ("kind", "Report"), ("do", "register"), ("subject", "作坊二"), ("classCode", "商贸旅游")];
        await hotline.SendAsync("/demands", report);
        string path = hotline.Path;
        await hotline.SendAsync(path + "/Escalate", ("Escalate.hazard", "有人在河边持刀"), ("Escalate.place", "河边"));
        Assert.Contains("有人在河边持刀", hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync(path + "/Level", ("Level.level", "Sealed"), ("Level.readers", "supervisor-1"));
        Assert.Contains("待派警", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("有人在河边持刀", hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync("/person", ("person", "supervisor-1"), ("purpose", "督办"), ("back", path[^18..]));
        Assert.Contains("有人在河边持刀", hotline.Text, StringComparison.Ordinal);
    }
}
