using System.Net;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.HotlineDesks.Tests;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>What a window in 佛山 does, and what is seen at 肇庆, over the pages and over the exchange between them.</summary>
public sealed class CityTests(RunningCities cities) : IClassFixture<RunningCities>
{
    [Fact]
    [Clause("CON-2.4")]
    [Clause("GOAL-0.2")]
    public async Task A_case_travels_with_its_three_clocks_and_the_plug_is_pulled_in_the_middle()
    {
        using var foshan = cities.Foshan;
        using var zhaoqing = cities.Zhaoqing;
        await foshan.SeesAsync("/", "链路:已连通");
        Assert.Contains("协议版本 fo-zhao-1", foshan.Text, StringComparison.Ordinal);
        string path = await BegunAsync(foshan, "demo-household", "ByRule");
        Assert.Contains("群众时钟 尚未收件", foshan.Text, StringComparison.Ordinal);
        await ActAsync(foshan, path, "identify");
        await ActAsync(foshan, path, "collect");
        Assert.Contains("本凭证不代表受理", foshan.Text, StringComparison.Ordinal);
        await ActAsync(foshan, path, "push");
        Assert.Equal(HttpStatusCode.Conflict, await foshan.SendAsync(path, ("act", "accept")));
        Assert.Contains("“受理”不由本方办理", foshan.Text, StringComparison.Ordinal);
        Assert.Contains("依据:", foshan.Text, StringComparison.Ordinal);
        await zhaoqing.SeesAsync(path, "已推送");
        await ActAsync(zhaoqing, path, "sign");
        await foshan.SeesAsync(path, "责任方 办理地 肇庆市示例局:受理审查和一次性告知 ");

        await WithoutThePlugAsync(foshan, zhaoqing, path);
        await ToDeliveryAsync(foshan, zhaoqing, path);
    }

    [Fact]
    [Clause("STD-4.7")]
    public async Task What_goes_online_is_begun_by_the_handling_place_and_a_window_is_always_offered()
    {
        using var foshan = cities.Foshan;
        using var zhaoqing = cities.Zhaoqing;
        await foshan.GoAsync(Ask("demo-shop", "ByRule"));
        Assert.Contains("全流程网办", foshan.Text, StringComparison.Ordinal);
        Assert.Contains("由肇庆平台开始", foshan.Text, StringComparison.Ordinal);
        Assert.Contains("改在窗口办理", foshan.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await foshan.SendAsync("/cases", Fields("demo-shop", "ByRule")));
        await foshan.GoAsync(Ask("demo-shop", "Window"));
        await foshan.SendAsync("/cases", Fields("demo-shop", "Window"));
        Assert.Contains("代收代办", foshan.Text, StringComparison.Ordinal);
        string path = await BegunAsync(zhaoqing, "demo-shop", "ByRule");
        foreach (string act in new[] { "identify", "submit" }) await ActAsync(zhaoqing, path, act);
        await foshan.SeesAsync(path, "视为受理");
    }

    [Fact]
    [Clause("CON-2.1")]
    public async Task A_trusted_window_gives_a_voucher_of_acceptance()
    {
        using var foshan = cities.Foshan;
        string path = await BegunAsync(foshan, "demo-medical", "ByRule");
        foreach (string act in new[] { "identify", "collect" }) await ActAsync(foshan, path, act);
        Assert.Contains("受理凭证", foshan.Text, StringComparison.Ordinal);
        Assert.Contains("窗口代为受理", foshan.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("本凭证不代表受理", foshan.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task The_days_that_are_over_are_compared_by_themselves_and_the_page_says_what_they_came_to()
    {
        using var foshan = cities.Foshan;
        using var zhaoqing = cities.Zhaoqing;
        foreach (var browser in new[] { foshan, zhaoqing }) await browser.SeesAsync("/", "对账一致:0件");
        Assert.Contains("自动对账", foshan.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Papers_go_in_two_consignments_and_the_waiting_ends_with_the_last_paper()
    {
        using var foshan = cities.Foshan;
        using var zhaoqing = cities.Zhaoqing;
        string path = await OneOfTwoPapersSentAsync(foshan, zhaoqing);
        Assert.Equal(HttpStatusCode.Conflict, await foshan.SendAsync(path, ("act", "sendPaper"), ("note", "迁移证明")));
        Assert.Contains("cross-region.paper-twice", foshan.Text, StringComparison.Ordinal);
        await ActAsync(foshan, path, "sendPaper");
        await zhaoqing.SeesAsync(path, "居民户口簿:在途");
        Assert.Equal(HttpStatusCode.OK, await zhaoqing.SendAsync(path, ("act", "arrivePaper"), ("note", "居民户口簿")));
        Assert.Contains("尚缺材料 迁移证明", zhaoqing.Text, StringComparison.Ordinal);
        await foshan.SeesAsync(path, "居民户口簿:已到");
        Assert.Equal(HttpStatusCode.OK, await foshan.SendAsync(path, ("act", "reportLoss"), ("note", "迁移证明")));
        await ActAsync(foshan, path, "replace");
        await zhaoqing.SeesAsync(path, "迁移证明:遗失,已补齐");
        await ActAsync(zhaoqing, path, "arrivePaper");
        await foshan.SeesAsync(path, "办理地已签收");
    }

    [Fact]
    public async Task The_authority_waits_for_no_more_and_what_was_lost_is_made_up_for_and_not_sent_again()
    {
        using var foshan = cities.Foshan;
        using var zhaoqing = cities.Zhaoqing;
        string path = await OneOfTwoPapersSentAsync(foshan, zhaoqing);
        Assert.Equal(HttpStatusCode.OK, await foshan.SendAsync(path, ("act", "reportLoss"), ("note", "迁移证明")));
        Assert.Equal(HttpStatusCode.Conflict, await foshan.SendAsync(path, ("act", "sendPaper"), ("note", "迁移证明")));
        Assert.Contains("cross-region.paper-to-replace", foshan.Text, StringComparison.Ordinal);
        await ActAsync(foshan, path, "sendPaper");
        Assert.Contains("居民户口簿:在途", foshan.Text, StringComparison.Ordinal);
        await zhaoqing.SeesAsync(path, "居民户口簿:在途");
        await ActAsync(zhaoqing, path, "arrivePaper");
        Assert.Contains("材料缺损处理", zhaoqing.Text, StringComparison.Ordinal);
        Assert.Contains("不再等待其余材料", zhaoqing.Text, StringComparison.Ordinal);
        await ActAsync(zhaoqing, path, "waitNoMore");
        await foshan.SeesAsync(path, "办理地已签收");
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task With_the_line_cut_a_consignment_is_signed_for_by_what_was_found_and_what_comes_later_is_told()
    {
        using var foshan = cities.Foshan;
        using var zhaoqing = cities.Zhaoqing;
        string path = await OneOfTwoPapersSentAsync(foshan, zhaoqing);
        await zhaoqing.SeesAsync(path, "迁移证明:在途");
        await zhaoqing.GoAsync("/");
        await zhaoqing.SendAsync("/link", ("do", "pull"));
        await zhaoqing.GoAsync(path);
        Assert.Equal(HttpStatusCode.Conflict, await zhaoqing.SendAsync(path, ("act", "signPaper"), ("note", "居民户口簿")));
        string slip = SlipNumber.Create(SlipKind.Consignment, ChinaTime.DayOf(cities.Now), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).ToString();
        await zhaoqing.GoAsync(path);
        Assert.Equal(HttpStatusCode.OK, await zhaoqing.SendAsync(path, ("act", "signPaper"), ("note", $"{slip} F9 居民户口簿")));
        Assert.Contains("按所见签收,清单未到", zhaoqing.Text, StringComparison.Ordinal);
        await ActAsync(zhaoqing, path, "waitNoMore");
        Assert.Contains("办件已不等待", zhaoqing.Text, StringComparison.Ordinal);
        await zhaoqing.GoAsync("/");
        await zhaoqing.SendAsync("/link", ("do", "putBack"));
        await zhaoqing.GoAsync(path);
        await ActAsync(zhaoqing, path, "arrivePaper");
        await foshan.SeesAsync(path, "材料后到");
        Assert.Contains($"{slip} 居民户口簿:已到(按所见签收,清单未到)", foshan.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_process_that_is_gone_is_told_and_is_no_fault_in_the_log()
    {
        using var stranger = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = cities.FoshanPages };
        using var form = new HttpRequestMessage(HttpMethod.Post, "/reconcile") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", "CfDJ8-of-a-former-process")]) };
        form.Headers.Add("Cookie", "form-4406=CfDJ8-of-a-former-process");
        using var answer = await stranger.SendAsync(form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(cities.Log.Lines, line => line.Said.Contains("ntiforgery", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_sent_twice_counts_once()
    {
        using var foshan = cities.Foshan;
        string key = Guid.NewGuid().ToString();
        await foshan.GoAsync(Ask("demo-household", "ByRule"));
        await foshan.SendAsync("/cases", [.. Fields("demo-household", "ByRule"), ("key", key)]);
        string path = foshan.Path;
        await foshan.SendAsync("/cases", [.. Fields("demo-household", "ByRule"), ("key", key)]);
        Assert.Equal(path, foshan.Path);
        string again = Guid.NewGuid().ToString();
        for (int i = 0; i < 2; i++) Assert.Equal(HttpStatusCode.OK, await foshan.SendAsync(path, ("act", "identify"), ("key", again)));
        Assert.Equal(HttpStatusCode.Conflict, await foshan.SendAsync(path, ("act", "identify"), ("key", key)));
    }

    [Fact]
    public async Task A_key_that_comes_with_something_else_is_told_so_and_the_receipt_stays_as_it_is()
    {
        using var foshan = cities.Foshan;
        string key = Guid.NewGuid().ToString();
        string path = await BegunAsync(foshan, "demo-household", "ByRule");
        await ActAsync(foshan, path, "identify");
        Assert.Equal(HttpStatusCode.OK, await foshan.SendAsync(path, ("act", "collect"), ("note", "一"), ("key", key)));
        Assert.Equal(HttpStatusCode.Conflict, await foshan.SendAsync(path, ("act", "collect"), ("note", "二"), ("key", key)));
        Assert.Contains("cross-region.key-reused", foshan.Text, StringComparison.Ordinal);
        // And in another case the same form is another request.
        string other = await BegunAsync(foshan, "demo-household", "ByRule");
        await ActAsync(foshan, other, "identify");
        Assert.Equal(HttpStatusCode.Conflict, await foshan.SendAsync(other, ("act", "collect"), ("note", "一"), ("key", key)));
        Assert.Equal(other, foshan.Path);
    }

    [Fact]
    public async Task Another_certificate_gets_nothing()
    {
        using var wrong = CityTrust.Certificate("foshan");
        var address = new Uri(cities.Exchange, "/cross-region/v1/days/2026-11-30");
        foreach (var certificate in new[] { wrong, null })
        {
            using var stranger = cities.Caller(certificate);
            await Assert.ThrowsAsync<HttpRequestException>(() => stranger.GetAsync(address));
        }

        using var peer = cities.Caller(cities.OfFoshan);
        using var answer = await peer.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var page = await peer.GetAsync(cities.Exchange);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var foshan = cities.Foshan;
        Assert.Equal(HttpStatusCode.NotFound, await foshan.GoAsync("/cross-region/v1/days/2026-11-30"));
    }

    [Fact]
    public async Task What_is_wrong_is_told()
    {
        using var foshan = cities.Foshan;
        Assert.Equal(HttpStatusCode.BadRequest, await foshan.SendAsync("/cases", Fields("demo-shop", "Window")));
        await foshan.GoAsync("/");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await foshan.SendAsync("/cases", Fields("unheard", "Window")));
        Assert.Equal(HttpStatusCode.NotFound, await foshan.GoAsync("/cases/nonsense"));
        string path = await BegunAsync(foshan, "demo-household", "ByRule");
        Assert.Equal(HttpStatusCode.Conflict, await foshan.SendAsync(path, ("act", "unheard")));
        await foshan.GoAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, await foshan.SendAsync(path, ("act", "withdraw"), ("note", "\0")));
    }

    private static async Task WithoutThePlugAsync(Browser foshan, Browser zhaoqing, string path)
    {
        await zhaoqing.GoAsync("/");
        await zhaoqing.SendAsync("/link", ("do", "pull"));
        await foshan.SeesAsync("/", "链路:未连通");
        Assert.Contains("照常收件和办理", foshan.Text, StringComparison.Ordinal);
        await zhaoqing.GoAsync(path);
        await ActAsync(zhaoqing, path, "askPaper");
        await foshan.GoAsync("/");
        await foshan.SendAsync("/reconcile");
        Assert.Contains("不能对账", foshan.Text, StringComparison.Ordinal);
        string meanwhile = await BegunAsync(foshan, "demo-household", "ByRule");
        await ActAsync(foshan, meanwhile, "identify");
        await foshan.SeesAsync(meanwhile, "待送达 2 条");
        Assert.Equal(HttpStatusCode.NotFound, await zhaoqing.GoAsync(meanwhile));

        await zhaoqing.GoAsync("/");
        await zhaoqing.SendAsync("/link", ("do", "putBack"));
        await foshan.SeesAsync(path, "待纸质材料");
        await zhaoqing.SeesAsync(meanwhile, "身份已核验");
    }

    private static async Task ToDeliveryAsync(Browser foshan, Browser zhaoqing, string path)
    {
        await zhaoqing.GoAsync(path);
        foreach (string act in new[] { "arrivePaper", "accept" }) await ActAsync(zhaoqing, path, act);
        Assert.Contains("法定时钟", zhaoqing.Text, StringComparison.Ordinal);
        Assert.Contains("余20个工作日", zhaoqing.Text, StringComparison.Ordinal);
        foreach (string act in new[] { "grant", "issueSealed" }) await ActAsync(zhaoqing, path, act);
        Assert.Contains("摘要 ", zhaoqing.Text, StringComparison.Ordinal);
        await foshan.SeesAsync(path, "结果为密封件");
        Assert.DoesNotContain("摘要 ", foshan.Text, StringComparison.Ordinal);
        foreach (string act in new[] { "arriveResult", "handOut" }) await ActAsync(foshan, path, act);
        await zhaoqing.SeesAsync(path, "准予已送达");
        Assert.Contains("交接时钟 收件地", zhaoqing.Text, StringComparison.Ordinal);
        Assert.Contains("交接时钟 办理地", zhaoqing.Text, StringComparison.Ordinal);
        await foshan.SeesAsync(path, "待送达 0 条");
        await foshan.GoAsync("/");
        await foshan.SendAsync("/reconcile");
        Assert.Contains("对账一致", foshan.Text, StringComparison.Ordinal);
    }

    private static async Task<string> OneOfTwoPapersSentAsync(Browser foshan, Browser zhaoqing)
    {
        string path = await BegunAsync(foshan, "demo-household", "ByRule");
        foreach (string act in new[] { "identify", "collect", "push" }) await ActAsync(foshan, path, act);
        await zhaoqing.SeesAsync(path, "已推送");
        foreach (string act in new[] { "sign", "askPaper" }) await ActAsync(zhaoqing, path, act);
        await foshan.SeesAsync(path, "尚缺材料 居民户口簿、迁移证明");
        Assert.Equal(HttpStatusCode.OK, await foshan.SendAsync(path, ("act", "sendPaper"), ("note", "迁移证明")));
        return path;
    }

    private static async Task<string> BegunAsync(Browser at, string matter, string choice)
    {
        Assert.Equal(HttpStatusCode.OK, await at.GoAsync(Ask(matter, choice)));
        Assert.Equal(HttpStatusCode.OK, await at.SendAsync("/cases", Fields(matter, choice)));
        return at.Path;
    }

    private static async Task ActAsync(Browser at, string path, string act) => Assert.Equal(HttpStatusCode.OK, await at.SendAsync(path, ("act", act), ("note", "示例")));

    private static string Ask(string matter, string choice) => "/cases/new?" + string.Join('&', Fields(matter, choice).Select(field => $"{field.Item1}={field.Item2}"));

    private static (string, string)[] Fields(string matter, string choice) => [("matter", matter), ("receiving", "440605"), ("business", "441202"), ("choice", choice)];
}
