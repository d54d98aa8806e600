using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A part of joint handling (分办件): its own authority, its own legal clock; the material set is the lead's.</summary>
/// <param name="Id">Its number in the plan.</param>
/// <param name="Region">The division that handles it.</param>
/// <param name="Authority">The deciding authority.</param>
/// <param name="DependsOn">The parts whose grant it waits for.</param>
public sealed record JointPart(string Id, DivisionCode Region, string Authority, ImmutableArray<string> DependsOn);

/// <summary>What became of a part.</summary>
public enum PartOutcome
{
    /// <summary>Not decided (未办结).</summary>
    Open = 1,

    /// <summary>Granted (准予).</summary>
    Granted,

    /// <summary>Denied, not accepted, closed or revoked (未准予).</summary>
    Denied,

    /// <summary>Not begun, because a part that it depends on was denied (不再办理).</summary>
    Skipped,
}

/// <summary>What becomes of the lead case.</summary>
public enum JointOutcome
{
    /// <summary>A part is open: the lead cannot end (未办结).</summary>
    Open = 1,

    /// <summary>Every part is granted (全部准予).</summary>
    Granted,

    /// <summary>Some are (部分不予).</summary>
    PartlyDenied,

    /// <summary>None is (不予).</summary>
    Denied,
}

/// <summary>The plan of joint handling (多地联办方案): one lead that tells the person one plan, parts that depend on each other without a circle.</summary>
/// <remarks>Immutable.</remarks>
public sealed class JointPlan
{
    private JointPlan(ImmutableArray<JointPart> parts) => Parts = parts;

    /// <summary>The parts, each after those it depends on.</summary>
    public ImmutableArray<JointPart> Parts { get; }

    /// <summary>A plan from data that may be wrong.</summary>
    /// <returns>The plan; refused with <c>cross-region.parts-unfit</c>: none, one twice, one unknown, or a circle.</returns>
    public static OneOf<Refusal, JointPlan> Of(params IEnumerable<JointPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        List<JointPart> left = [.. parts];
        var ids = left.Select(part => part.Id).ToHashSet(StringComparer.Ordinal);
        if (left.Count == 0) return HandoverRefusals.PartsUnfit("至少应有一个分办件。");
        if (ids.Count != left.Count) return HandoverRefusals.PartsUnfit("编号重复。");
        if (left.SelectMany(part => part.DependsOn).Any(needed => !ids.Contains(needed))) return HandoverRefusals.PartsUnfit("前置分办件不存在。");
        var ordered = ImmutableArray.CreateBuilder<JointPart>(left.Count);
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (left.Find(part => part.DependsOn.All(done.Contains)) is { } next)
        {
            ordered.Add(next);
            done.Add(next.Id);
            left.Remove(next);
        }

        return left.Count > 0 ? HandoverRefusals.PartsUnfit("前置关系循环。") : new JointPlan(ordered.ToImmutable());
    }

    /// <summary>What a state makes of a part.</summary>
    public static PartOutcome OutcomeOf(HandoverState state) => state switch
    {
        HandoverState.Granted or HandoverState.GrantSent or HandoverState.GrantAtWindow or HandoverState.GrantDelivered => PartOutcome.Granted,
        HandoverState.Denied or HandoverState.DenialSent or HandoverState.DenialAtWindow or HandoverState.DenialDelivered or HandoverState.NotAccepted
            or HandoverState.ClosedNotCorrected or HandoverState.ClosedLost or HandoverState.Withdrawn or HandoverState.Revoked => PartOutcome.Denied,
        _ => PartOutcome.Open,
    };

    /// <summary>What became of every part, those skipped that a denied one held up.</summary>
    /// <param name="states">The states by the numbers of the parts; one that is not there has not begun.</param>
    public ImmutableDictionary<string, PartOutcome> Outcomes(IReadOnlyDictionary<string, HandoverState> states)
    {
        ArgumentNullException.ThrowIfNull(states);
        var outcomes = ImmutableDictionary<string, PartOutcome>.Empty.WithComparers(StringComparer.Ordinal);
        foreach (var part in Parts)
        {
            bool isHeldUp = part.DependsOn.Any(needed => outcomes[needed] is PartOutcome.Denied or PartOutcome.Skipped);
            outcomes = outcomes.Add(part.Id, isHeldUp ? PartOutcome.Skipped : states.TryGetValue(part.Id, out var state) ? OutcomeOf(state) : PartOutcome.Open);
        }

        return outcomes;
    }

    /// <summary>Whether a part may be begun: all it depends on are granted.</summary>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    public bool CanBegin(string part, IReadOnlyDictionary<string, HandoverState> states)
    {
        var outcomes = Outcomes(states);
        var found = Parts.FirstOrDefault(one => string.Equals(one.Id, part, StringComparison.Ordinal)) ?? throw new ArgumentException("There is no such part.", nameof(part));
        return found.DependsOn.All(needed => outcomes[needed] == PartOutcome.Granted);
    }

    /// <summary>What becomes of the lead: nothing until every part is final.</summary>
    public JointOutcome Lead(IReadOnlyDictionary<string, HandoverState> states)
    {
        var outcomes = Outcomes(states).Values.ToArray();
        return outcomes.Contains(PartOutcome.Open) ? JointOutcome.Open
            : Array.TrueForAll(outcomes, outcome => outcome == PartOutcome.Granted) ? JointOutcome.Granted
            : outcomes.Contains(PartOutcome.Granted) ? JointOutcome.PartlyDenied
            : JointOutcome.Denied;
    }
}
