using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>How long each answer may take before people are told (联动时限): data of a city. The figures are samples; no official national figure is known.</summary>
/// <param name="UrgentStored">Until an urgent message is recorded at the other desk.</param>
/// <param name="UrgentTaken">Until 110 says that somebody was sent.</param>
/// <param name="Stored">Until any other message is recorded at the other desk.</param>
/// <param name="Taken">Until a hand-over is taken or refused.</param>
public sealed record BridgePolicy(Duration UrgentStored, Duration UrgentTaken, Duration Stored, Duration Taken)
{
    /// <summary>How long what was refused or given back may be open between the desks; 15 min where nothing else is laid down.</summary>
    public Duration Settled { get; init; } = Duration.FromMinutes(15);

    /// <summary>The samples: 2 s, 15 s, 10 s, 15 min, 15 min.</summary>
    public static BridgePolicy Sample { get; } = new(Duration.FromSeconds(2), Duration.FromSeconds(15), Duration.FromSeconds(10), Duration.FromMinutes(15));
}
