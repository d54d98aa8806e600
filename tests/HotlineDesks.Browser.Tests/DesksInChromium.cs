using Microsoft.Playwright;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>Both desks with a real Chromium before them; a fixture of a class.</summary>
public sealed class DesksInChromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal RunningDesks Desks { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Desks.InitializeAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("GOVSERVICES_CHROMIUM") ?? "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    }

    /// <summary>A page of 12345; what the policy of its content forbids fails the test.</summary>
    internal async Task<IPage> OpenAsync(Uri desk, ICollection<string> forbidden, int width = 1280)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = desk.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = width, Height = 900 } });
        var page = await context.NewPageAsync();
        page.Console += (_, told) =>
        {
            if (told.Text.Contains("Content Security Policy", StringComparison.Ordinal)) forbidden.Add(told.Text);
        };
        return page;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Desks.DisposeAsync();
    }
}
