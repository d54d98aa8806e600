using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The members of a theme that one applicant needs.</summary>
/// <remarks>Immutable. Where a member between two others is left out, the order of the two stays.</remarks>
public sealed class ThemeChoice
{
    internal ThemeChoice(Theme theme, ImmutableArray<ThemeMember> members)
    {
        Theme = theme;
        Members = members;
        Before = members.ToImmutableDictionary(member => member.Matter, member => theme.Order.NearestBefore(member.Matter, IsChosen));
    }

    /// <summary>The theme.</summary>
    public Theme Theme { get; }

    /// <summary>The chosen members, in an order in which they can be done; never empty.</summary>
    public ImmutableArray<ThemeMember> Members { get; }

    /// <summary>For each chosen member, the chosen ones it waits for.</summary>
    public ImmutableDictionary<MatterCode, ImmutableArray<MatterCode>> Before { get; }

    /// <summary>What the refusal of a member brings about, by the policy of the theme.</summary>
    /// <param name="refused">The member that is refused (不予批准).</param>
    /// <param name="decided">The members that are decided already; they are not touched.</param>
    /// <exception cref="ArgumentException">The refused member is none of the chosen.</exception>
    [Clause("CON-1.2")]
    public RefusalEffect AfterRefusal(MatterCode refused, params IEnumerable<MatterCode> decided)
    {
        ArgumentNullException.ThrowIfNull(decided);
        if (!IsChosen(refused)) throw new ArgumentException($"The matter {refused} is no member that was chosen.", nameof(refused));
        var closed = decided.Append(refused).ToHashSet();
        ImmutableArray<MatterCode> open = [.. Members.Select(member => member.Matter).Where(code => !closed.Contains(code))];
        ImmutableArray<MatterCode> stopped = Theme.Policy switch
        {
            RefusalPolicy.StopAll => open,
            RefusalPolicy.StopDependants => [.. open.Where(code => Theme.Order.Before(code).Contains(refused))],
            _ => [],
        };
        return new RefusalEffect(Theme.Policy, stopped, [.. open.Except(stopped)]);
    }

    internal bool IsChosen(MatterCode code) => Members.Any(member => member.Matter == code);
}
