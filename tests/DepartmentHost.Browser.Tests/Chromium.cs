using Microsoft.Playwright;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>The host on a loopback port with a real Chromium before it; a fixture of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal RunningHost Host { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Host.UseKestrel(0);
        Host.StartServer();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("GOVSERVICES_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of this width, as one of the invented people.</summary>
    internal async Task<IPage> OpenAsync(string person, int width = 1440, int height = 900)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = Host.ClientOptions.BaseAddress.ToString(), Locale = "zh-CN", ViewportSize = new() { Width = width, Height = height } });
        await context.AddCookiesAsync([new() { Name = "demo-person", Value = person, Url = Host.ClientOptions.BaseAddress.ToString() }]);
        return await context.NewPageAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        await Host.DisposeAsync();
    }
}
