using Microsoft.Playwright;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>Something that runs, with a real Chromium before it; a fixture of a class.</summary>
/// <typeparam name="T">What runs.</typeparam>
public sealed class Seen<T> : IAsyncLifetime
    where T : class, IAsyncLifetime, new()
{
    private Looker? _looker;

    internal T Running { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Running.InitializeAsync();
        _looker = await Looker.StartAsync();
    }

    /// <summary>A page of it; what the policy of its content forbids is put to the others.</summary>
    internal Task<IPage> OpenAsync(Uri site, ICollection<string> forbidden, int width = 1280) => _looker!.OpenAsync(site, width, forbidden: forbidden);

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_looker is not null) await _looker.DisposeAsync();
        await Running.DisposeAsync();
    }
}
