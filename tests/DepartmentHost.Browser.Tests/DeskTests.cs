using Microsoft.Playwright;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>The desk in a real browser: by keyboard, on a phone, with large text, and held to axe.</summary>
public sealed class DeskTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(1440, false)]
    [InlineData(360, true)]
    [InlineData(1440, true)]
    public async Task Every_page_of_the_desk_fits_and_is_accessible(int width, bool large)
    {
        string number = await chromium.Host.LivedAsync(Story.Complete(), ("window-1", Story.Accept));
        await chromium.Host.SubmittedAsync(Story.Application(Story.Form));
        var page = await chromium.OpenAsync("examiner-1", width);
        await page.GotoAsync("/desk");
        if (large)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "大字版" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "标准字号" })).ToBeVisibleAsync();
        }

        await page.WaitForLoadStateAsync();
        Assert.Equal(large, await page.EvaluateAsync<double>("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") > 25);
        await page.FitsAsync();
        await page.IsAccessibleAsync();
        await ShootAsync(page, large ? null : $"desk-{width}");
        await page.GotoAsync($"/desk/{number}");
        await ShootAsync(page, large ? null : $"desk-case-{width}");
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");
        await page.FitsAsync();
        await page.IsAccessibleAsync();
    }

    [Fact]
    public async Task At_twice_the_size_nothing_is_cut_off()
    {
        string number = await chromium.Host.SubmittedAsync();
        // A window of 1,440 px at 200 % has 720 px for its page.
        var page = await chromium.OpenAsync("window-1", 720);
        foreach (string path in new[] { "/desk", $"/desk/{number}" })
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("() => document.documentElement.style.fontSize = '225%'");
            await page.FitsAsync();
        }
    }

    [Fact]
    public async Task An_act_is_done_by_keyboard_alone()
    {
        string number = await chromium.Host.SubmittedAsync();
        var page = await chromium.OpenAsync("window-1");
        await page.GotoAsync("/desk?state=submitted");
        await TabToAsync(page, $"a[href='/desk/{number}']");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAsync($"/desk/{number}$");
        await TabToAsync(page, "details.act:has(#refuse-reason) > summary");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "#refuse-reason");
        await page.Keyboard.TypeAsync("不属于本机关职权范围");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivesAsync("[?]done=refuse$");
        Assert.Equal("已办理:不予受理。", await page.GetByRole(AriaRole.Status).InnerTextAsync());
        Assert.Equal("notAccepted", (await chromium.Host.As("window-1").GetAsync($"/api/v1/cases/{number}"))["state"]);
    }

    [Fact]
    public async Task A_stale_form_is_told_and_shows_what_there_is_now()
    {
        string number = await chromium.Host.SubmittedAsync();
        var page = await chromium.OpenAsync("window-1");
        await page.GotoAsync($"/desk/{number}");
        (await chromium.Host.As("window-441202").ActAsync(number, 1, Story.Accept)).Ok();
        await page.Locator("details.act:has(form[action$='/accept']) > summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "受理", Exact = true }).ClickAsync();
        Assert.Contains("您刚才的操作没有生效", await page.GetByRole(AriaRole.Alert).InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("已受理", await page.Locator(".state strong").InnerTextAsync(), StringComparison.Ordinal);
        await page.IsAccessibleAsync();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (int presses = 0; presses < 80; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector)) return;
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }

    /// <summary>Takes a picture for the documents, where that is asked for.</summary>
    private static async Task ShootAsync(IPage page, string? name)
    {
        if (name is null || Environment.GetEnvironmentVariable("UPDATE_IMAGES") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = false, Animations = ScreenshotAnimations.Disabled });
    }
}
