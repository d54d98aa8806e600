using Microsoft.Playwright;
using Zhaoqing.GovServices.DepartmentHost.Tests;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests;

/// <summary>Both cities with a real Chromium before them; a fixture of a class.</summary>
public sealed class CitiesInChromium : IAsyncLifetime
{
    private Looker? _looker;

    internal RunningCities Cities { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Cities.InitializeAsync();
        _looker = await Looker.StartAsync();
    }

    /// <summary>A page of a city; what the policy of its content forbids fails the test.</summary>
    internal Task<IPage> OpenAsync(Uri city, ICollection<string> forbidden, int width = 1280) => _looker!.OpenAsync(city, width, forbidden: forbidden);

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_looker is not null) await _looker.DisposeAsync();
        await Cities.DisposeAsync();
    }
}
