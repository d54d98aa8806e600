namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>What a host has to tell the hotline: which desk it is, and what a city lays down (热线依据).</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Site">The division it serves.</param>
/// <param name="Scope">Who takes what.</param>
/// <param name="Policy">How long things take.</param>
/// <param name="Directory">Who gets what.</param>
public sealed record HotlineSources(BridgeDesk Desk, DivisionCode Site, ScopeList Scope, HandlingPolicy Policy, DispatchDirectory Directory)
{
    /// <summary>Who stands behind a token that this desk has minted and of which it has no order, as 110 knows its callers; null where the desk knows nobody so, as it is unless set. It is asked only for tokens that the desk has named in the case.</summary>
    public Func<string, CancellationToken, Task<KnownCaller?>>? CallerOf { get; init; }

    /// <summary>How long the other desk may give a demand back.</summary>
    public NodaTime.Duration ReturnWindow { get; init; } = NodaTime.Duration.FromMinutes(30);

    /// <summary>From when on a case or an order is on the list of what wants somebody; the samples where nothing else is laid down.</summary>
    public DeskAlarmPolicy Alarms { get; init; } = DeskAlarmPolicy.Sample;
}
