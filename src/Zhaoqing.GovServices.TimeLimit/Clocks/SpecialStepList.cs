using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>The published list of special steps (特殊环节清单) of a matter: only what stands in it can stop a clock.</summary>
/// <remarks>Immutable.</remarks>
public sealed class SpecialStepList
{
    /// <summary>Creates a list; it may be empty, and then nothing stops the clock.</summary>
    /// <exception cref="ArgumentException">A code stands twice.</exception>
    public SpecialStepList(params IEnumerable<SpecialStep> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        Steps = [.. steps];
        if (Steps.GroupBy(step => step.Code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The step {twice.Key} stands twice.", nameof(steps));
    }

    /// <summary>The steps, in the order of the list.</summary>
    public ImmutableArray<SpecialStep> Steps { get; }

    /// <summary>The step of a code.</summary>
    /// <returns>The step; refused with <c>time-limit.step-not-listed</c>.</returns>
    [Clause("REG-2.7")]
    public OneOf<Refusal, SpecialStep> Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Steps.FirstOrDefault(step => string.Equals(step.Code, code, StringComparison.Ordinal)) is { } found ? found : ClockRefusals.StepNotListed();
    }
}
