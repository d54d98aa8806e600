namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>What a host has to tell the hotline: which desk it is, and what a city lays down (热线依据).</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Site">The division it serves.</param>
/// <param name="Scope">Who takes what.</param>
/// <param name="Policy">How long things take.</param>
/// <param name="Directory">Who gets what.</param>
public sealed record HotlineSources(BridgeDesk Desk, DivisionCode Site, ScopeList Scope, HandlingPolicy Policy, DispatchDirectory Directory)
{
    /// <summary>How long the other desk may give a demand back.</summary>
    public NodaTime.Duration ReturnWindow { get; init; } = NodaTime.Duration.FromMinutes(30);
}
