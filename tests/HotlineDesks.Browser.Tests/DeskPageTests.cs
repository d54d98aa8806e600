using System.Globalization;
using Microsoft.Playwright;
using Zhaoqing.GovServices.DepartmentHost.Tests;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>The first page of both desks in a real browser: what wants somebody, held to axe, narrow and wide, live and by keys.</summary>
public sealed class DeskPageTests(Seen<RunningDesks> chromium) : IClassFixture<Seen<RunningDesks>>
{
    [Theory]
    [InlineData(360)]
    [InlineData(1440)]
    [Clause("PLT-3.7")]
    public async Task What_wants_somebody_is_shown_as_it_comes_and_goes_at_both_desks(int width)
    {
        List<string> forbidden = [];
        var hotline = await chromium.OpenAsync(chromium.Running.HotlineAt, forbidden, width);
        var police = await chromium.OpenAsync(chromium.Running.PoliceAt, forbidden, width);
        await hotline.GotoAsync("/");
        await police.GotoAsync("/");
        await Assertions.Expect(police.GetByText("链路:已连通")).ToBeVisibleAsync(new() { Timeout = 10_000 });
        using var operating = chromium.Running.Hotline;
        string path = await AskAsync(operating);
        var asked = police.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "对方请求派警,尚未答复" }).Filter(new() { HasText = path[^6..] });
        await Assertions.Expect(asked).ToContainTextAsync("下一步:立即派警", new() { Timeout = 10_000 });
        await HoldsAsync(police, $"desk-police-{width}");
        await police.GetByRole(AriaRole.Button, new() { Name = "断开链路" }).ClickAsync();
        await Assertions.Expect(police.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "联动链路未连通" })).ToBeVisibleAsync(new() { Timeout = 10_000 });
        await Assertions.Expect(hotline.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "联动链路未连通" })).ToBeVisibleAsync(new() { Timeout = 10_000 });
        // Who goes by keys opens what is wanted, and stays where they are when the list changes.
        var link = police.Locator($"ol.wanted a[href='{path}']");
        await link.FocusAsync();
        await police.EvaluateAsync("() => { for (const part of document.querySelectorAll('ol.wanted')) part.dataset.old = 'yes'; }");
        using var patrol = chromium.Running.Police;
        await patrol.GoAsync("/");
        await patrol.SendAsync("/link", ("do", "putBack"));
        await Assertions.Expect(police.Locator("ol.wanted[data-old]")).ToHaveCountAsync(0, new() { Timeout = 10_000 });
        Assert.Equal(path, await police.EvaluateAsync<string>("() => document.activeElement.getAttribute('href')"));
        await HoldsAsync(hotline, $"desk-hotline-{width}");
        await police.Keyboard.PressAsync("Enter");
        await police.ArrivesAsync(path + "$");
        await HoldsAsync(police, $"case-police-{width}");
        await police.GetByRole(AriaRole.Button, new() { Name = "已派警" }).ClickAsync();
        await Assertions.Expect(police.GetByText("已派警,由110处置")).ToBeVisibleAsync();
        await police.GotoAsync("/alarms");
        await Assertions.Expect(police.GetByRole(AriaRole.Listitem).Filter(new() { HasText = path[^6..] })).ToHaveCountAsync(0);
        await HoldsAsync(police, $"alarms-police-{width}");
        Assert.Empty(forbidden);
    }

    [Fact]
    [Clause("PLT-3.4")]
    public async Task What_may_be_said_in_a_case_follows_what_is_said_and_what_is_being_typed_stays()
    {
        List<string> forbidden = [];
        using var operating = chromium.Running.Hotline;
        using var patrol = chromium.Running.Police;
        string path = await AskAsync(operating);
        await patrol.SeesAsync(path, "待派警");
        var police = await chromium.OpenAsync(chromium.Running.PoliceAt, forbidden);
        await police.GotoAsync(path);
        var sent = police.GetByRole(AriaRole.Button, new() { Name = "已派警" });
        await sent.ClickAsync();
        await Assertions.Expect(police.GetByText("已派警,由110处置")).ToBeVisibleAsync();
        await Assertions.Expect(sent).ToHaveCountAsync(0);
        await police.GetByLabel("说明").FillAsync("正在输入");
        await operating.GoAsync(path);
        await operating.SendAsync(path, ("act", "dispatch"), ("note", "又有人受伤(示例)"));
        await Assertions.Expect(sent).ToBeVisibleAsync(new() { Timeout = 10_000 });
        Assert.Equal("正在输入", await police.GetByLabel("说明").InputValueAsync());
        await sent.ClickAsync();
        await Assertions.Expect(police.GetByText("已派警,由110处置")).ToBeVisibleAsync();
        Assert.Empty(forbidden);
    }

    /// <summary>The hotline asks 110 to send somebody.</summary>
    private static async Task<string> AskAsync(Browser operating)
    {
        await operating.GoAsync("/demands");
        await operating.SendAsync("/demands", ("text", "有人持刀追人(示例)"), ("place", "某小区"), ("kind", "Help"), ("do", "dispatch"));
        return operating.Path;
    }

    private static async Task HoldsAsync(IPage page, string name)
    {
        await page.FitsAsync();
        await page.IsAccessibleAsync();
        if (Environment.GetEnvironmentVariable("UPDATE_IMAGES") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.png")), FullPage = true });
    }
}
