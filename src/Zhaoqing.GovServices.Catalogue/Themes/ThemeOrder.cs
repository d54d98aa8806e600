using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The order among the members of a theme, as a graph.</summary>
internal sealed class ThemeOrder(ImmutableArray<ThemeMember> members)
{
    private readonly Dictionary<MatterCode, ThemeMember> _byCode = members.ToDictionary(member => member.Matter);

    /// <summary>A cycle as a path whose last member is its first, or <see langword="null"/>.</summary>
    public ImmutableArray<MatterCode>? FindCycle()
    {
        var done = new HashSet<MatterCode>();
        foreach (var member in members)
        {
            if (FindCycle(member.Matter, [], done) is { } cycle) return cycle;
        }

        return null;
    }

    /// <summary>The members in an order that keeps the graph; free places go to the one that stands first in the theme.</summary>
    public ImmutableArray<ThemeMember> Sorted()
    {
        var sorted = ImmutableArray.CreateBuilder<ThemeMember>(members.Length);
        var placed = new HashSet<MatterCode>();
        while (sorted.Count < members.Length)
        {
            var next = members.First(member => !placed.Contains(member.Matter) && member.After.All(placed.Contains));
            sorted.Add(next);
            placed.Add(next.Matter);
        }

        return sorted.MoveToImmutable();
    }

    /// <summary>All members before a member.</summary>
    public HashSet<MatterCode> Before(MatterCode member) => Before(member, static _ => false);

    /// <summary>The chosen members right before a member: from it backwards, each way ends at the first chosen one.</summary>
    public ImmutableArray<MatterCode> NearestBefore(MatterCode member, Func<MatterCode, bool> isChosen)
    {
        var found = Before(member, isChosen);
        return [.. members.Select(other => other.Matter).Where(code => isChosen(code) && found.Contains(code))];
    }

    private HashSet<MatterCode> Before(MatterCode member, Func<MatterCode, bool> isEnd)
    {
        var seen = new HashSet<MatterCode>();
        var open = new Stack<MatterCode>(_byCode[member].After);
        while (open.TryPop(out var code))
        {
            if (!seen.Add(code) || isEnd(code)) continue;
            foreach (var before in _byCode[code].After) open.Push(before);
        }

        return seen;
    }

    /// <summary>Walks from a member to those that must be done before it; the path is told in the direction of the work.</summary>
    private ImmutableArray<MatterCode>? FindCycle(MatterCode code, ImmutableList<MatterCode> path, HashSet<MatterCode> done)
    {
        int start = path.IndexOf(code);
        if (start >= 0) return [.. path.Skip(start).Append(code).Reverse()];
        if (done.Contains(code)) return null;
        foreach (var before in _byCode[code].After)
        {
            if (FindCycle(before, path.Add(code), done) is { } cycle) return cycle;
        }

        done.Add(code);
        return null;
    }
}
