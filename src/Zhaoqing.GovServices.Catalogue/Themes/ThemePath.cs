using System.Collections.Immutable;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A way through the members of a theme, each after the one before it, with what their limits add up to.</summary>
/// <remarks>Immutable.</remarks>
public sealed class ThemePath
{
    private static readonly LimitUnit[] Units = [LimitUnit.WorkingDays, LimitUnit.CalendarDays, LimitUnit.Months, LimitUnit.Years];

    private readonly ImmutableArray<int> _amounts;

    private ThemePath(ImmutableArray<MatterCode> members, ImmutableArray<int> amounts)
    {
        Members = members;
        _amounts = amounts;
    }

    /// <summary>The members on the way, the first first.</summary>
    public ImmutableArray<MatterCode> Members { get; }

    /// <summary>What the limits in a unit add up to; 即办 adds nothing.</summary>
    public int Amount(LimitUnit unit) => Array.IndexOf(Units, unit) is var i and >= 0 ? _amounts[i] : 0;

    /// <summary>The sum in Chinese, for example <c>8个工作日</c> or <c>5个工作日+30个自然日</c>.</summary>
    public override string ToString()
    {
        string[] words = ["个工作日", "个自然日", "个月", "年"];
        var parts = _amounts.Zip(words).Where(part => part.First > 0).Select(part => $"{part.First}{part.Second}").ToList();
        return parts.Count == 0 ? Limit.SameDay.ToString() : string.Join('+', parts);
    }

    internal static ThemePath Start(MatterCode member, Limit limit) => new ThemePath([], [.. Units.Select(_ => 0)]).Then(member, limit);

    internal ThemePath Then(MatterCode member, Limit limit) =>
        new(Members.Add(member), [.. Units.Zip(_amounts, (unit, amount) => unit == limit.Unit ? amount + limit.Amount : amount)]);

    /// <summary>The paths that no other one outlasts; of equals the one with more members, then the first.</summary>
    internal static ImmutableArray<ThemePath> Longest(IEnumerable<ThemePath> paths)
    {
        var kept = new List<ThemePath>();
        foreach (var path in paths.OrderByDescending(path => path.Members.Length))
        {
            if (kept.Exists(other => other.Outlasts(path))) continue;
            kept.RemoveAll(path.Outlasts);
            kept.Add(path);
        }

        return [.. kept];
    }

    private bool Outlasts(ThemePath other)
    {
        for (int i = 0; i < _amounts.Length; i++)
        {
            if (_amounts[i] < other._amounts[i]) return false;
        }

        return true;
    }
}
