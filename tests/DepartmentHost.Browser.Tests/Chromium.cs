using Microsoft.Playwright;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>The host on a loopback port with a real Chromium before it; a fixture of a class.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private Looker? _looker;

    internal RunningHost Host { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Host.UseKestrel(0);
        Host.StartServer();
        _looker = await Looker.StartAsync();
    }

    /// <summary>A page of this width, as one of the invented people.</summary>
    internal async Task<IPage> OpenAsync(string person, int width = 1440, int height = 900)
    {
        var page = await _looker!.OpenAsync(Host.ClientOptions.BaseAddress, width, height);
        await page.Context.AddCookiesAsync([new() { Name = "demo-person", Value = person, Url = Host.ClientOptions.BaseAddress.ToString() }]);
        return page;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_looker is not null) await _looker.DisposeAsync();
        await Host.DisposeAsync();
    }
}
