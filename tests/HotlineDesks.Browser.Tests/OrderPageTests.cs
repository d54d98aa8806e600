using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Zhaoqing.GovServices.DepartmentHost.Tests;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>The pages of orders in a real browser: held to axe, narrow and wide, and live.</summary>
public sealed class OrderPageTests(Seen<RunningDesks> chromium) : IClassFixture<Seen<RunningDesks>>
{
    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_page_of_orders_fits_and_is_accessible(int width)
    {
        List<string> forbidden = [];
        var page = await chromium.OpenAsync(chromium.Running.HotlineAt, forbidden, width);
        await RegisterAsync(page);
        await HoldsAsync(page, $"order-draft-{width}");
        await ActAsync(page, "受理");
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");
        await HoldsAsync(page, $"order-accepted-{width}");
        await ActAsync(page, "紧急部分转110", ("险情", "有人持刀追人(示例)"), ("确切地点", "小区门口"));
        await HoldsAsync(page, $"order-linked-{width}");
        await ActAsync(page, "并单");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("只能并入");
        await HoldsAsync(page, $"order-refused-{width}");
        foreach (string path in new[] { "/orders", "/figures", "/demands" })
        {
            await page.GotoAsync(path);
            await HoldsAsync(page, $"{path[1..]}-{width}");
        }

        await page.GotoAsync("/demands");
        await FillAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "看建议" }).ClickAsync();
        await Assertions.Expect(page.GetByText("归属:由12345受理")).ToBeVisibleAsync();
        await HoldsAsync(page, $"proposal-{width}");
        Assert.Empty(forbidden);
    }

    [Fact]
    [Clause("PLT-3.2")]
    public async Task The_charts_are_drawn_and_follow_what_happens_without_a_reload()
    {
        List<string> forbidden = [];
        var charts = await chromium.OpenAsync(chromium.Running.HotlineAt, forbidden);
        var page = await chromium.OpenAsync(chromium.Running.HotlineAt, forbidden);
        await charts.GotoAsync("/figures");
        var received = charts.GetByRole(AriaRole.Row, new() { Name = "收到诉求" });
        int before = int.Parse((await received.Locator("td").InnerTextAsync()).Trim(), System.Globalization.CultureInfo.InvariantCulture);
        string picture = await charts.Locator("img").First.GetAttributeAsync("src") ?? "";
        await RegisterAsync(page);
        await Assertions.Expect(received.Locator("td")).ToHaveTextAsync($"{before + 1}", new() { Timeout = 10_000 });
        Assert.NotEqual(picture, await charts.Locator("img").First.GetAttributeAsync("src"));
        Assert.True(await charts.EvaluateAsync<bool>("() => [...document.images].every(image => image.complete && image.naturalWidth > 100)"));
        // The picture has its colours: what a reader does not see is no chart.
        Assert.True(await charts.EvaluateAsync<bool>(
            """
            async () => {
              const image = document.images[0];
              const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
              const pen = canvas.getContext('2d');
              pen.drawImage(image, 0, 0);
              const dots = pen.getImageData(0, 0, canvas.width, canvas.height).data;
              for (let i = 0; i < dots.length; i += 4) if (dots[i] === 11 && dots[i + 1] === 92 && dots[i + 2] === 173) return true;
              return false;
            }
            """));
        Assert.Empty(forbidden);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task The_link_is_cut_and_heals_before_ones_eyes_and_what_is_being_typed_stays()
    {
        List<string> forbidden = [];
        using var police = chromium.Running.Police;
        var page = await chromium.OpenAsync(chromium.Running.HotlineAt, forbidden);
        await RegisterAsync(page);
        await ActAsync(page, "受理");
        await police.SeesAsync("/", "链路:已连通");
        await police.SendAsync("/link", ("do", "pull"));
        await police.SeesAsync("/", "链路:已断开");
        await ActAsync(page, "紧急部分转110", ("险情", "有人受伤(示例)"), ("确切地点", "小区门口"));
        await Assertions.Expect(page.GetByText("请立即改用电话转告")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await page.Locator("summary", new() { HasTextString = "要求补充" }).ClickAsync();
        await page.Locator("[id='NeedInfo.reason']").FillAsync("正在输入");
        string copy = (await page.GetByRole(AriaRole.Link, new() { Name = "办理联动事件" }).GetAttributeAsync("href"))!;
        await police.SendAsync("/link", ("do", "putBack"));
        await police.SeesAsync(copy, "待派警");
        await police.SendAsync(copy, ("act", "sent"));
        var clock = Stopwatch.StartNew();
        await Assertions.Expect(page.GetByText("紧急部分:已派警")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(8), $"{clock.Elapsed}");
        Assert.Equal("正在输入", await page.Locator("[id='NeedInfo.reason']").InputValueAsync());
        Assert.Empty(forbidden);
    }

    private static async Task RegisterAsync(IPage page)
    {
        await page.GotoAsync("/demands");
        await FillAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "登记工单" }).ClickAsync();
        await page.ArrivesAsync("/orders/[0-9]{18}$");
        await page.GetByLabel("查阅用途").FillAsync("受理");
        await LeavesAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "更改" }));
        await Assertions.Expect(page.GetByText("查阅于")).ToBeVisibleAsync();
    }

    private static async Task FillAsync(IPage page)
    {
        await page.GetByLabel("诉求内容").FillAsync("小区门口的路灯坏了,希望尽快修好");
        await page.GetByLabel("地点", new() { Exact = true }).FillAsync("端州区某小区");
        await page.GetByLabel("事项(如某处路灯、某家店)").FillAsync($"路灯{Guid.NewGuid()}");
        await page.GetByLabel("来电人姓名").FillAsync("李某某(示例)");
    }

    private static async Task ActAsync(IPage page, string label, params (string Label, string Value)[] fields)
    {
        var act = page.Locator("details.act", new() { Has = page.Locator("summary", new() { HasTextRegex = new Regex($"^{Regex.Escape(label)}$", RegexOptions.None, TimeSpan.FromSeconds(1)) }) });
        if (await act.GetAttributeAsync("open") is null) await act.Locator("summary").ClickAsync();
        foreach (var (name, value) in fields) await act.GetByLabel(name).FillAsync(value);
        await LeavesAsync(page, act.GetByRole(AriaRole.Button));
    }

    /// <summary>Presses a button that leads to another page, and waits until it is there.</summary>
    private static async Task LeavesAsync(IPage page, ILocator button)
    {
        await page.EvaluateAsync("() => { document.body.dataset.left = 'yes'; }");
        await button.ClickAsync();
        await Assertions.Expect(page.Locator("body[data-left]")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync();
    }

    private static async Task HoldsAsync(IPage page, string name)
    {
        await page.FitsAsync();
        await page.IsAccessibleAsync();
        if (Environment.GetEnvironmentVariable("UPDATE_IMAGES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
