using System.Net;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>What people do with work orders at the pages of 12345, and what 110 does to them.</summary>
public sealed class OrderTests(RunningDesks desks) : IClassFixture<RunningDesks>
{
    private const string Lamp = "小区门口的路灯坏了,晚上看不见,希望尽快修好";

    [Fact]
    [Clause("PLT-3.1")]
    public async Task A_demand_becomes_an_order_with_its_proposals_or_none()
    {
        using var hotline = desks.Hotline;
        await hotline.GoAsync("/demands");
        await hotline.SendAsync("/demands", Demand(Lamp, "read"));
        Assert.Contains("归属:由12345受理(规则A1", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("分类:城乡建设(把握1.00,命中", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("承办单位:示例市城市管理局(派单目录第1版)", hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync("/demands", Demand("今天天气真好", "read"));
        Assert.Contains("分类:无建议 承办单位:无建议", hotline.Text, StringComparison.Ordinal);
        string path = await RegisterAsync(hotline, Lamp);
        await SitAsync(hotline, path, "seat-1", "受理");
        Assert.Contains("待受理 工单", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("热线环节:至", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("承办单位:示例市城市管理局(派单目录第1版)", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("没有规则,请人工判断", (await ShownAsync(hotline, await RegisterAsync(hotline, "今天天气真好"))).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("channel", "unheard", "请选择渠道。")]
    [InlineData("division", "440605", "请选择本市的区县。")]
    [InlineData("division", "端州区", "请选择本市的区县。")]
    [InlineData("classCode", "没有这一分类", "请选择分类。")]
    [InlineData("reported", "unheard", "请选择被举报的单位。")]
    public async Task What_cannot_be_chosen_is_told_and_nothing_else_is_put_in_its_place(string field, string chosen, string told)
    {
        using var hotline = desks.Hotline;
        await hotline.GoAsync("/demands");
        (string Name, string Value)[] form = [.. Demand(Lamp, "register").Where(one => !string.Equals(one.Item1, field, StringComparison.Ordinal)), (field, chosen)];
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await hotline.SendAsync("/demands", form));
        Assert.Contains(told, hotline.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task An_order_is_handled_to_its_end_and_what_is_for_the_house_and_for_the_caller_stand_apart()
    {
        using var hotline = desks.Hotline;
        string path = await RegisterAsync(hotline, Lamp);
        await SitAsync(hotline, path, "seat-1", "受理");
        await DoAsync(hotline, path, "Accept");
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/Dispatch", ("Dispatch.main", "street")));
        Assert.Contains("应当由部门办理的事项不得分派给基层。", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("依据:《国务院办公厅关于进一步规范和提升12345热线服务的意见", hotline.Text, StringComparison.Ordinal);
        await DoAsync(hotline, path, "Dispatch", ("main", "urban"));
        Assert.Contains("责任单位 示例市城市管理局", hotline.Text, StringComparison.Ordinal);
        await SitAsync(hotline, path, "urban-1", "办理");
        Assert.DoesNotContain("审核通过", Acts(hotline.Text), StringComparison.Ordinal);
        await DoAsync(hotline, path, "Sign");
        await DoAsync(hotline, path, "Start");
        await DoAsync(hotline, path, "Reply", ("internal", "换了灯泡,核查照片三张"), ("public", "路灯已经修好"), ("solved", "yes"), ("true", "yes"));
        await SitAsync(hotline, path, "caller", "本人查询");
        Assert.DoesNotContain("核查照片", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("路灯已经修好", hotline.Text, StringComparison.Ordinal);
        await SitAsync(hotline, path, "seat-1", "审核");
        Assert.Contains("办理情况(内部) 换了灯泡,核查照片三张", hotline.Text, StringComparison.Ordinal);
        await DoAsync(hotline, path, "PassReview");
        await SitAsync(hotline, path, "caller", "本人查询");
        Assert.Contains("公开答复 路灯已经修好", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("核查照片", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("承办单位(示例市城市管理局)查阅", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("urban-1", hotline.Text, StringComparison.Ordinal);
        await EndAsync(hotline, path);
        await hotline.GoAsync("/figures");
        Assert.Contains("按时回复 1", hotline.Text, StringComparison.Ordinal);
    }

    private static async Task EndAsync(Browser hotline, string path)
    {
        await SitAsync(hotline, path, "seat-1", "回访");
        string caller = hotline.ChoicesOf("CallBack.caller").Single();
        await DoAsync(hotline, path, "CallBack", ("caller", caller), ("reached", "yes"), ("solved", "yes"), ("satisfied", "yes"));
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/Close"));
        Assert.Contains("答复还没有按原渠道送达每一位来电人", hotline.Text, StringComparison.Ordinal);
        await DoAsync(hotline, path, "Send", ("caller", caller));
        await DoAsync(hotline, path, "Close");
        Assert.Contains("办结方式 正常办结", hotline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_looks_has_a_purpose_and_sees_what_the_role_may_see()
    {
        using var hotline = desks.Hotline;
        string path = await RegisterAsync(hotline, "隔壁小作坊每天半夜用变质的肉做肉丸", ("kind", "Report"), ("reported", "urban"), ("classCode", "商贸旅游"));
        await SitAsync(hotline, path, "seat-1", "");
        Assert.Contains("查阅工单应当写明用途。", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("变质的肉", hotline.Text, StringComparison.Ordinal);
        await SitAsync(hotline, path, "seat-1", "受理");
        Assert.Contains("原文 隔壁小作坊每天半夜用变质的肉做肉丸", hotline.Text, StringComparison.Ordinal);
        await DoAsync(hotline, path, "Accept");
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/Dispatch", ("Dispatch.main", "urban"), ("Dispatch.brief", "请检查"), ("Dispatch.consultation", "协商确定")));
        Assert.Contains("举报不得交由被举报的单位办理。", hotline.Text, StringComparison.Ordinal);
        await DoAsync(hotline, path, "Dispatch", ("main", "market"), ("brief", "请检查一处食品加工点"));
        await SitAsync(hotline, path, "market-1", "核查");
        Assert.Contains("摘要 请检查一处食品加工点", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("变质的肉", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("13000000000", hotline.Text, StringComparison.Ordinal);
        await SitAsync(hotline, path, "urban-1", "好奇");
        Assert.Contains("你不能查阅这个工单。", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("没有可以进行的操作", hotline.Text, StringComparison.Ordinal);
        await SitAsync(hotline, path, "seat-1", "督办");
        Assert.Contains("承办单位(示例市市场监督管理局)查阅状态、摘要、办理情况、公开答复,用途:核查(账号market-1)", hotline.Text, StringComparison.Ordinal);
        int seen = hotline.Text.Split("查阅状态").Length;
        Assert.Equal(HttpStatusCode.OK, await hotline.GoAsync(path, live: true));
        Assert.Equal(seen, hotline.Text.Split("查阅状态").Length);
        Assert.DoesNotContain("变质的肉", hotline.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task An_order_is_handed_over_taken_given_back_disputed_and_comes_back_to_the_hotline()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        string path = await RegisterAsync(hotline, "楼上住户半夜吵闹,影响休息", ("classCode", "城乡建设"));
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/TransferUrgent", ("TransferUrgent.summary", "请联系李某某(示例)"), ("TransferUrgent.reason", "噪声扰民")));
        Assert.Contains("摘要含有原文、姓名或者电话,请改写。", hotline.Text, StringComparison.Ordinal);
        await DoAsync(hotline, path, "TransferUrgent", ("summary", "夜间噪声扰民"), ("place", "某小区"), ("reason", "噪声扰民"));
        Assert.Contains("已转办 工单", hotline.Text, StringComparison.Ordinal);
        string copy = hotline.LinkTo("/cases/");
        await police.SeesAsync(copy, "待受理");
        await police.SendAsync(copy, ("act", "resolve"), ("note", "联系当事人"));
        await hotline.SeesAsync(path, "不予提供来电人信息:受理该事项或者正在处置其紧急部分的平台才可以查询来电人");
        await police.SendAsync(copy, ("act", "accept"));
        await hotline.SeesAsync(path, "责任平台110,");
        await police.SendAsync(copy, ("act", "resolve"), ("note", "联系当事人"));
        await police.SeesAsync(copy, "电话:13000000000");
        await hotline.SeesAsync(path, "联动平台(110)查阅姓名、电话,用途:联系当事人(国办发〔2022〕12号)");
        await police.SendAsync(copy, ("act", "return"));
        await hotline.SeesAsync(path, "协商中");
        await hotline.GoAsync(copy);
        await hotline.SendAsync(copy, ("act", "agreeHotline"));
        await hotline.SeesAsync(path, "转回本平台受理 → 已受理");
        Assert.Contains("责任单位 热线", hotline.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_110_hands_over_and_the_hotline_takes_is_an_order_by_itself_and_110_sees_what_becomes_of_it()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        string copy = await OfferedByPoliceAsync(hotline, police, "路灯不亮,群众打到110", "城东街道");
        Assert.DoesNotContain("工单 26", hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync(copy, ("act", "accept"));
        await hotline.SeesAsync(copy, "工单 26");
        string path = hotline.LinkTo("/orders/");
        await SitAsync(hotline, path, "seat-1", "受理");
        Assert.Contains("渠道 110转办", hotline.Text, StringComparison.Ordinal);
        Assert.Matches("总时限:至[0-9]{2}-[0-9]{2} 24:00", hotline.Text);
        Assert.Contains("路灯不亮,群众打到110 地点:城东街道", hotline.Text, StringComparison.Ordinal);
        await DoAsync(hotline, path, "AnswerNow", ("public", "路灯已经修好"), ("solved", "yes"));
        await police.SeesAsync(copy, "反馈:路灯已经修好");
        await hotline.SeesAsync(path, "直接答复 工单");
        await EndsAsync(hotline, path);
        await police.SeesAsync(copy, "办结:路灯已经修好");
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task A_case_that_is_taken_while_no_policy_is_laid_down_stands_on_the_list_with_its_reason_until_it_has_its_order()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        desks.IsPolicyThere = false;
        try
        {
            string copy = await OfferedByPoliceAsync(hotline, police, "楼道灯不亮", "城西街道");
            await hotline.SendAsync(copy, ("act", "accept"));
            await hotline.SeesAsync("/orders", "未能立单或者更新工单的联动事件");
            Assert.Contains("这一天还没有办理时限规定。", hotline.Text, StringComparison.Ordinal);
            Assert.Contains(copy["/cases/".Length..], hotline.Text, StringComparison.Ordinal);
            desks.IsPolicyThere = true;
            await hotline.SeesAsync(copy, "工单 26");
            await hotline.GoAsync("/orders");
            Assert.DoesNotContain("未能立单或者", hotline.Text, StringComparison.Ordinal);
        }
        finally
        {
            desks.IsPolicyThere = true;
        }
    }

    [Fact]
    [Clause("PLT-3.1")]
    public async Task Who_called_the_hotline_is_told_what_110_did_before_the_order_is_ended()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        foreach (string said in new[] { "民警已到场,双方和解", "" })
        {
            string path = await RegisterAsync(hotline, "楼上住户半夜吵闹,影响休息", ("classCode", "城乡建设"));
            await DoAsync(hotline, path, "TransferUrgent", ("summary", "夜间噪声扰民"), ("place", "某小区"), ("reason", "噪声扰民"));
            string copy = hotline.LinkTo("/cases/");
            await police.SeesAsync(copy, "待受理");
            await police.SendAsync(copy, ("act", "accept"));
            await police.SendAsync(copy, ("act", "close"), ("note", said));
            await hotline.SeesAsync(path, "对方办结,答复来电人 → 直接答复");
            await SitAsync(hotline, path, "seat-1", "答复");
            Assert.Contains(said.Length > 0 ? $"公开答复 {said}" : "公开答复 你反映的事项已转110办理,110已办结。", hotline.Text, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(path + "/Close"));
            await DoAsync(hotline, path, "Send", ("caller", hotline.ChoicesOf("Send.caller").Single()));
            await DoAsync(hotline, path, "Close");
            Assert.Contains("办结方式 对方办结", hotline.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Clause("PLT-3.5")]
    public async Task The_hotline_asks_110_who_called_once_it_has_the_case_and_110_sees_what_was_told()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        string copy = await OfferedByPoliceAsync(hotline, police, "路边井盖松动", "城东街道", ("name", "王某某(示例)"), ("phone", "13000000009"));
        Assert.DoesNotContain("13000000009", police.Text + hotline.Text, StringComparison.Ordinal);
        await hotline.SendAsync(copy, ("act", "resolve"), ("note", "核实井盖位置"));
        await hotline.SeesAsync(copy, "不予提供来电人信息:受理该事项或者正在处置其紧急部分的平台才可以查询来电人");
        await hotline.SendAsync(copy, ("act", "accept"));
        await hotline.SendAsync(copy, ("act", "resolve"), ("note", "核实井盖位置"));
        await hotline.SeesAsync(copy, "电话:13000000009");
        await police.SeesAsync(copy, "已提供来电人信息(2项)");
        Assert.Contains("查询来电人,用途:核实井盖位置", police.Text, StringComparison.Ordinal);
    }

    /// <summary>110 hands over, and the hotline sees it.</summary>
    private static async Task<string> OfferedByPoliceAsync(Browser hotline, Browser police, string text, string place, params (string Name, string Value)[] other)
    {
        await police.GoAsync("/demands");
        await police.SendAsync("/demands", [("text", text), ("place", place), ("kind", "Help"), ("do", "transfer"), .. other]);
        string copy = police.Path;
        await hotline.SeesAsync(copy, "待受理");
        return copy;
    }

    /// <summary>As soon as 110 has the answer it counts as sent.</summary>
    private static async Task EndsAsync(Browser hotline, string path)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await hotline.SendAsync(path + "/Close") != HttpStatusCode.OK) Assert.False(patience.IsCancellationRequested, hotline.Text);
    }

    [Fact]
    [Clause("PLT-3.7")]
    public async Task While_the_link_is_cut_danger_in_an_order_is_phoned_and_when_it_heals_the_order_shows_it()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        string path = await RegisterAsync(hotline, Lamp);
        await DoAsync(hotline, path, "Accept");
        await police.GoAsync("/");
        await police.SendAsync("/link", ("do", "pull"));
        await hotline.SeesAsync("/", "链路:未连通");
        await hotline.GoAsync(path);
        await DoAsync(hotline, path, "Escalate", ("hazard", "有人持刀追人"), ("place", "小区门口"));
        await hotline.SeesAsync(path, "请立即改用电话转告");
        string copy = hotline.LinkTo("/cases/");
        await police.GoAsync("/");
        await police.SendAsync("/link", ("do", "putBack"));
        await police.SeesAsync(copy, "待派警");
        await police.SendAsync(copy, ("act", "sent"));
        await hotline.SeesAsync(path, "紧急部分:已派警");
        Assert.Contains("已受理 工单", hotline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_are_merged_and_one_may_leave()
    {
        using var hotline = desks.Hotline;
        string first = await RegisterAsync(hotline, Lamp), second = await RegisterAsync(hotline, Lamp, ("phone", "13000000002"));
        await hotline.GoAsync(first);
        await DoAsync(hotline, first, "Accept");
        Assert.Equal(HttpStatusCode.Conflict, await hotline.SendAsync(second + "/MergeInto", ("MergeInto.parent", "nonsense")));
        await hotline.SendAsync(second + "/MergeInto", ("MergeInto.parent", first[^18..]));
        Assert.Contains("已并单 工单", hotline.Text, StringComparison.Ordinal);
        Assert.Contains($"并入 {first[^18..]}", hotline.Text, StringComparison.Ordinal);
        Assert.Contains("(群体诉求", (await ShownAsync(hotline, first)).Text, StringComparison.Ordinal);
        await hotline.SendAsync(second + "/LeaveGroup", ("LeaveGroup.reason", "另一盏"));
        Assert.Contains("已受理 工单", hotline.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("群体诉求", (await ShownAsync(hotline, first)).Text, StringComparison.Ordinal);
        await hotline.GoAsync("/orders");
        Assert.Contains(first[^18..], hotline.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_an_order_is_told()
    {
        using var hotline = desks.Hotline;
        using var police = desks.Police;
        Assert.Equal(HttpStatusCode.NotFound, await hotline.GoAsync("/orders/260302000000000001"));
        Assert.Equal(HttpStatusCode.NotFound, await police.GoAsync("/orders"));
        await hotline.GoAsync("/demands");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await hotline.SendAsync("/demands", [.. Demand(Lamp, "register").Where(field => field.Item1 != "subject")]));
        Assert.Contains("内容不完整。", hotline.Text, StringComparison.Ordinal);
        string path = await RegisterAsync(hotline, Lamp);
        Assert.Equal(HttpStatusCode.NotFound, await hotline.SendAsync(path + "/Dance"));
        Assert.Equal(HttpStatusCode.BadRequest, await hotline.SendAsync(path + "/Accept"));
    }

    private static (string, string)[] Demand(string text, string act) =>
        [("text", text), ("place", "端州区城东街道"), ("kind", "Help"), ("do", act), ("subject", "某处"), ("classCode", "城乡建设"), ("division", "441202"), ("channel", "Phone"), ("name", "李某某(示例)"), ("phone", "13000000000")];

    private static async Task<string> RegisterAsync(Browser at, string text, params (string Name, string Value)[] other)
    {
        await at.GoAsync("/demands");
        var fields = Demand(text, "register").Where(field => !other.Any(one => one.Name == field.Item1)).Concat(other).Append(("subject", $"{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.OK, await at.SendAsync("/demands", [.. fields.Where(field => field.Item2 != "某处")]));
        Assert.StartsWith("/orders/", at.Path, StringComparison.Ordinal);
        return at.Path;
    }

    private static async Task SitAsync(Browser at, string path, string person, string purpose)
    {
        await at.SendAsync("/person", ("person", person), ("purpose", purpose), ("back", path[^18..]));
        Assert.Equal(path, at.Path);
    }

    private static async Task DoAsync(Browser at, string path, string act, params (string Name, string Value)[] fields)
    {
        var code = await at.SendAsync($"{path}/{act}", [.. fields.Select(field => ($"{act}.{field.Name}", field.Value))]);
        Assert.True(code == HttpStatusCode.OK, $"{act}: {code} {at.Text}");
    }

    private static async Task<Browser> ShownAsync(Browser at, string path)
    {
        await at.SendAsync("/person", ("person", "seat-1"), ("purpose", "查看"), ("back", path[^18..]));
        return at;
    }

    private static string Acts(string text) => text[text.IndexOf(" 操作 ", StringComparison.Ordinal)..];
}
