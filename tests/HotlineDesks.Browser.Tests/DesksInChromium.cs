using Microsoft.Playwright;
using Zhaoqing.GovServices.DepartmentHost.Tests;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>Both desks with a real Chromium before them; a fixture of a class.</summary>
public sealed class DesksInChromium : IAsyncLifetime
{
    private Looker? _looker;

    internal RunningDesks Desks { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Desks.InitializeAsync();
        _looker = await Looker.StartAsync();
    }

    /// <summary>A page of a desk; what the policy of its content forbids fails the test.</summary>
    internal Task<IPage> OpenAsync(Uri desk, ICollection<string> forbidden, int width = 1280) => _looker!.OpenAsync(desk, width, forbidden: forbidden);

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_looker is not null) await _looker.DisposeAsync();
        await Desks.DisposeAsync();
    }
}
