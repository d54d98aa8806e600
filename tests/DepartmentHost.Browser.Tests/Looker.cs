using Microsoft.Playwright;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>A real Chromium; every page is a context of its own, without the cookies of the others.</summary>
internal sealed class Looker : IAsyncDisposable
{
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Looker(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Looker> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return new Looker(playwright, await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("GOVSERVICES_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        }));
    }

    /// <summary>A page of this width; what the policy of its content forbids is put to the others.</summary>
    public async Task<IPage> OpenAsync(Uri site, int width, int height = 900, ICollection<string>? forbidden = null)
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = site.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        page.Console += (_, told) =>
        {
            if (told.Text.Contains("Content Security Policy", StringComparison.Ordinal)) forbidden?.Add(told.Text);
        };
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
