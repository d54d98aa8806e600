using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>A clock whose due day a new edition changes.</summary>
/// <remarks>Twelve bytes, since a late notice may change every open clock of a city.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DueChange
{
    /// <summary>The days since <see cref="FleetDays.Epoch"/> doubled, and one more where provisional.</summary>
    private readonly int _before, _after;

    /// <summary>Creates a change.</summary>
    /// <param name="clock">The place of the clock among the clocks of the fleet, from 0.</param>
    /// <param name="before">What the due day was.</param>
    /// <param name="after">What it becomes.</param>
    public DueChange(int clock, DueDay before, DueDay after)
        : this(clock, FleetDays.NumberOf(before.Date), before.Provisional, FleetDays.NumberOf(after.Date), after.Provisional)
    {
    }

    internal DueChange(int clock, int before, bool wasProvisional, int after, bool isProvisional)
    {
        Clock = clock;
        _before = before * 2 + (wasProvisional ? 1 : 0);
        _after = after * 2 + (isProvisional ? 1 : 0);
    }

    /// <summary>The place of the clock among the clocks of the fleet, from 0.</summary>
    public int Clock { get; }

    /// <summary>What the due day was.</summary>
    public DueDay Before => DueOf(_before);

    /// <summary>What it becomes: another day, or the same no longer provisional.</summary>
    public DueDay After => DueOf(_after);

    private static DueDay DueOf(int packed) => new(FleetDays.Epoch.PlusDays(packed >> 1), (packed & 1) != 0);
}
