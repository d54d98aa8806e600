using Microsoft.Playwright;
using Zhaoqing.GovServices.DepartmentHost.Tests;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>The pages of both cities in a real browser: held to axe, narrow and wide, and live.</summary>
public sealed class CasePageTests(Seen<RunningCities> chromium) : IClassFixture<Seen<RunningCities>>
{
    private readonly List<string> _forbidden = [];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_page_of_a_city_fits_and_is_accessible(int width)
    {
        var page = await chromium.OpenAsync(chromium.Running.FoshanPages, _forbidden, width);
        await AskAsync(page, "户口迁移证件签发(示例)");
        await HoldsAsync(page, $"city-route-{width}");
        await BeginAsync(page);
        await HoldsAsync(page, $"city-begun-{width}");
        foreach (string act in new[] { "身份核验", "收件", "推送" }) await ActAsync(page, act);
        var zhaoqing = await chromium.OpenAsync(chromium.Running.ZhaoqingPages, _forbidden, width);
        await zhaoqing.GotoAsync(new Uri(page.Url).AbsolutePath);
        foreach (string act in new[] { "签收", "要求纸质材料" }) await ActAsync(zhaoqing, act);
        await Assertions.Expect(page.GetByText("待纸质材料").First).ToBeVisibleAsync();
        for (int i = 0; i < 2; i++) await ActAsync(page, "寄送材料", "迁移证明");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        foreach (var one in new[] { page, zhaoqing })
        {
            await ShootAsync(one, $"city-case-{(one == page ? "foshan" : "zhaoqing")}-{width}");
            await one.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");
            await HoldsAsync(one, $"city-papers-{(one == page ? "foshan" : "zhaoqing")}-{width}");
            await one.GotoAsync("/");
            await HoldsAsync(one, $"city-{(one == page ? "foshan" : "zhaoqing")}-{width}");
        }

        Assert.Empty(_forbidden);
    }

    [Fact]
    [Clause("CON-2.4")]
    public async Task The_plug_is_pulled_and_put_back_before_ones_eyes_and_what_is_being_typed_stays()
    {
        var foshan = await chromium.OpenAsync(chromium.Running.FoshanPages, _forbidden);
        var zhaoqing = await chromium.OpenAsync(chromium.Running.ZhaoqingPages, _forbidden);
        await AskAsync(foshan, "户口迁移证件签发(示例)");
        await BeginAsync(foshan);
        foreach (string act in new[] { "身份核验", "收件", "推送" }) await ActAsync(foshan, act);
        var plug = await chromium.OpenAsync(chromium.Running.ZhaoqingPages, _forbidden);
        await plug.GotoAsync("/");
        await zhaoqing.GotoAsync(new Uri(foshan.Url).AbsolutePath);
        await foshan.GetByLabel("说明").FillAsync("正在输入");

        await plug.GetByRole(AriaRole.Button, new() { Name = "断开链路" }).ClickAsync();
        await SeesAsync(foshan, "链路:未连通");
        await SeesAsync(foshan, "照常收件和办理");
        await ActAsync(zhaoqing, "签收");
        await Assertions.Expect(foshan.Locator("[aria-current=step]")).ToHaveTextAsync("推送途中");

        await plug.GetByRole(AriaRole.Button, new() { Name = "接回链路" }).ClickAsync();
        await SeesAsync(foshan, "链路:已连通");
        await Assertions.Expect(foshan.Locator("h1")).ToContainTextAsync("办理地已签收", new() { Timeout = 15_000 });
        await Assertions.Expect(foshan.Locator("[aria-current=step]")).ToHaveTextAsync("办理肇庆市示例局");
        await SeesAsync(foshan, "交接时钟 办理地");
        Assert.Equal("正在输入", await foshan.GetByLabel("说明").InputValueAsync());
        Assert.Empty(_forbidden);
    }

    private static Task SeesAsync(IPage page, string text) => Assertions.Expect(page.GetByText(text).First).ToBeVisibleAsync(new() { Timeout = 15_000 });

    private static async Task AskAsync(IPage page, string matter)
    {
        await page.GotoAsync("/cases/new");
        await page.GetByLabel("事项").SelectOptionAsync(new SelectOptionValue { Label = matter });
        await page.GetByRole(AriaRole.Button, new() { Name = "看路由" }).ClickAsync();
        await page.ArrivesAsync("[?]matter=");
    }

    private static async Task BeginAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "开始办理" }).ClickAsync();
        await page.ArrivesAsync("/cases/(?!new)[^/?]+$");
    }

    private static async Task ActAsync(IPage page, string act, string? note = null)
    {
        await page.GetByLabel("说明").FillAsync(note ?? "示例");
        await page.EvaluateAsync("() => { document.body.dataset.left = 'yes'; }");
        await page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("body[data-left]")).ToHaveCountAsync(0);
        await page.WaitForLoadStateAsync();
    }

    private static async Task HoldsAsync(IPage page, string name)
    {
        await page.FitsAsync();
        await page.IsAccessibleAsync();
        await ShootAsync(page, name);
    }

    /// <summary>Takes a picture for the documents, where that is asked for.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("UPDATE_IMAGES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }
}
