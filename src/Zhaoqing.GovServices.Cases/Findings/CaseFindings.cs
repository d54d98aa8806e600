using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Replays a case against the list it is bound to and tells what the rules do not allow (办件合规性检查, REG-5.7).</summary>
/// <remarks>
/// Pure. It goes by the record alone: list, rules and due days stand in it. Nothing is thrown for what the table forbids: such events are findings, and
/// the replay goes on from the state they claim. A case that <see cref="CaseFile"/> has led shows only what came late.
/// </remarks>
public static class CaseFindings
{
    /// <summary>What the record of a case shows.</summary>
    /// <param name="events">The record, beginning with the submission or the take-over, whose earlier life is judged with it.</param>
    /// <returns>The findings in the order of the record; empty where everything went by the rules.</returns>
    /// <exception cref="ArgumentException">There is no event, or the first is neither a submission nor a take-over.</exception>
    [Clause("REG-5.7")]
    public static ImmutableArray<CaseFinding> Of(IEnumerable<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        CaseReplay? replay = null;
        foreach (var happened in events)
        {
            if (replay is null) replay = CaseReplay.Begin(happened);
            else replay.Take(happened);
        }

        return replay?.Findings ?? throw new ArgumentException("There is no event.", nameof(events));
    }
}
