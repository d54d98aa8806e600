using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>When a member of a theme is due.</summary>
/// <param name="Matter">The member.</param>
/// <param name="Start">The day in China on which its limit starts, not counted itself: acceptance, or the last day of those before it.</param>
/// <param name="Due">Its last day; provisional where a notice still to come may move it or one before it.</param>
/// <param name="WaitsFor">Which of those before it ends last; <see langword="null"/> where it starts at once.</param>
public sealed record MemberDue(MatterCode Matter, LocalDate Start, DueDay Due, MatterCode? WaitsFor);

/// <summary>When a theme is due (“一件事”办结日).</summary>
/// <remarks>Immutable.</remarks>
public sealed class ThemeDue
{
    internal ThemeDue(ImmutableArray<MemberDue> members)
    {
        Members = members;
        Due = new DueDay(members.Max(member => member.Due.Date), members.Any(member => member.Due.Provisional));
        var way = new Stack<MatterCode>();
        for (MatterCode? at = members.MaxBy(member => member.Due.Date)!.Matter; at is { } code; at = members.First(member => member.Matter == code).WaitsFor) way.Push(code);
        CriticalPath = [.. way];
    }

    /// <summary>The last day of the whole: the latest among its members.</summary>
    public DueDay Due { get; }

    /// <summary>The members, in an order in which they can be done.</summary>
    public ImmutableArray<MemberDue> Members { get; }

    /// <summary>The members on the way that decides the day, the first first.</summary>
    public ImmutableArray<MatterCode> CriticalPath { get; }
}
