using Microsoft.Playwright;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>The pages of a holder in a real browser: on a phone, with large text, and held to axe.</summary>
public sealed class LicenceTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(360, false)]
    [InlineData(1440, false)]
    [InlineData(360, true)]
    [InlineData(1440, true)]
    public async Task A_holder_allows_and_takes_back_on_pages_that_fit_and_are_accessible(int width, bool large)
    {
        string number = await chromium.Host.SubmittedAsync(Story.Application(Story.Form));
        string ask = $$"""{"case":"{{number}}","licence":"11990000MB0000019F001","fields":["name","address"],"actions":["fetchData"]}""";
        string grant = (await chromium.Host.As("window-1").PostAsync("/api/v1/licence-grants", ask, ("Idempotency-Key", Caller.NewKey()))).Ok(201).GetProperty("id").GetString()!;
        var page = await chromium.OpenAsync("applicant-1", width);
        await page.GotoAsync("/licences");
        if (large)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "大字版" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "标准字号" })).ToBeVisibleAsync();
        }

        await page.FitsAsync();
        await page.IsAccessibleAsync();
        await page.Locator($"a[href='/licences/grants/{grant}']").ClickAsync();
        await page.ArrivesAsync($"/licences/grants/{grant}$");
        await page.FitsAsync();
        await page.IsAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "我已看过,同意" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已同意");
        string use = """{"action":"fetchData","fields":["name"]}""";
        (await chromium.Host.As("window-1").PostAsync($"/api/v1/licence-grants/{grant}/uses", use, ("Idempotency-Key", Caller.NewKey()))).Ok();
        await page.GotoAsync("/licences");
        await page.FitsAsync();
        await page.IsAccessibleAsync();
    }
}
