using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The light of electronic supervision (电子监察) on a matter.</summary>
public enum WarningLight
{
    /// <summary>No limit runs, so nothing is due: for a host to show; the calendar never answers it.</summary>
    None,

    /// <summary>In time (绿灯).</summary>
    Green,

    /// <summary>The due day is near (黄灯).</summary>
    Yellow,

    /// <summary>The last day by the policy (红灯).</summary>
    Red,

    /// <summary>The due day has passed (逾期).</summary>
    Overdue,
}

/// <summary>When a light turns yellow and red, in working days left after the day in question; each place has its own.</summary>
/// <remarks>Immutable. <see cref="YellowAtMost"/> is never less than <see cref="RedAtMost"/>.</remarks>
[JsonConverter(typeof(WarningPolicyJsonConverter))]
public sealed record WarningPolicy
{
    /// <summary>Creates a policy.</summary>
    /// <param name="yellowAtMost">Yellow when at most so many working days are left.</param>
    /// <param name="redAtMost">Red when at most so many are left; 0 = the due day, and rest days after the last working day before it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A threshold is negative or above <see cref="Limit.MaxAmount"/>, or red is above yellow.</exception>
    public WarningPolicy(int yellowAtMost, int redAtMost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(redAtMost);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(yellowAtMost, Limit.MaxAmount);
        ArgumentOutOfRangeException.ThrowIfLessThan(yellowAtMost, redAtMost);
        YellowAtMost = yellowAtMost;
        RedAtMost = redAtMost;
    }

    /// <summary>Yellow from 3 working days before the due day, red on the last day.</summary>
    public static WarningPolicy Default { get; } = new(yellowAtMost: 3, redAtMost: 0);

    /// <summary>Yellow when at most so many working days are left.</summary>
    public int YellowAtMost { get; }

    /// <summary>Red when at most so many working days are left.</summary>
    public int RedAtMost { get; }

    /// <summary>A policy from data that may be wrong.</summary>
    /// <returns>The policy; refused with <c>time-limit.warning-thresholds-out-of-range</c>.</returns>
    public static OneOf<Refusal, WarningPolicy> Of(int yellowAtMost, int redAtMost) =>
        redAtMost >= 0 && yellowAtMost >= redAtMost && yellowAtMost <= Limit.MaxAmount
            ? new WarningPolicy(yellowAtMost, redAtMost)
            : TimeLimitRefusals.WarningThresholds();

    internal WarningLight LightAt(int workingDaysLeft) =>
        workingDaysLeft <= RedAtMost ? WarningLight.Red : workingDaysLeft <= YellowAtMost ? WarningLight.Yellow : WarningLight.Green;
}
