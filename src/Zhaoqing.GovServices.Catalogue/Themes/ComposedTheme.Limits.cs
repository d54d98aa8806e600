using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue;

/// <content>How long a theme takes: the longest path, not the sum.</content>
public sealed partial class ComposedTheme
{
    /// <summary>The longest ways through the members, without a calendar.</summary>
    /// <returns>
    /// The paths that no other outlasts in every unit: exactly one where all limits are in one unit; else working days, calendar days, months
    /// and years cannot be compared without a day to start from, and several may stand. Refused with <c>catalogue.theme-limit-unknown</c>.
    /// </returns>
    [Clause("CON-1.2")]
    public OneOf<Refusal, ImmutableArray<ThemePath>> LongestPaths()
    {
        if (UnknownLimits() is { } refusal) return refusal;
        var ending = new Dictionary<MatterCode, ImmutableArray<ThemePath>>();
        foreach (var matter in Matters)
        {
            var limit = matter.Unified.DecisionLimit!.Limit;
            var before = Choice.Before[matter.Code];
            ImmutableArray<ThemePath> paths = before.IsEmpty
                ? [ThemePath.Start(matter.Code, limit)]
                : [.. ThemePath.Longest(before.SelectMany(code => ending[code])).Select(path => path.Then(matter.Code, limit))];
            ending.Add(matter.Code, paths);
        }

        return ThemePath.Longest(ending.Values.SelectMany(paths => paths));
    }

    /// <summary>The due day of the theme: members without predecessors start when the whole is accepted, every other when those before it are done.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="acceptedAt">When the whole was accepted (受理).</param>
    /// <returns>
    /// The due days; refused with <c>catalogue.theme-limit-unknown</c>, or as <see cref="WorkingCalendar.Due(Limit, LocalDate)"/> where a day lies outside the calendar.
    /// </returns>
    [Clause("CON-1.2")]
    public OneOf<Refusal, ThemeDue> Due(WorkingCalendar calendar, Instant acceptedAt)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (UnknownLimits() is { } unknown) return unknown;
        if (calendar.Due(Limit.SameDay, acceptedAt).TryPickT0(out var outside, out _)) return outside;
        var accepted = ChinaTime.DayOf(acceptedAt);
        var members = new Dictionary<MatterCode, MemberDue>();
        foreach (var matter in Matters)
        {
            var last = Choice.Before[matter.Code].Select(code => members[code]).MaxBy(before => before.Due.Date);
            var start = last?.Due.Date ?? accepted;
            if (calendar.Due(matter.Unified.DecisionLimit!.Limit, start).TryPickT0(out var refusal, out var due)) return refusal;
            bool provisional = due.Provisional || Choice.Before[matter.Code].Any(code => members[code].Due.Provisional);
            members.Add(matter.Code, new MemberDue(matter.Code, start, due with { Provisional = provisional }, last?.Matter));
        }

        return new ThemeDue([.. Matters.Select(matter => members[matter.Code])]);
    }

    /// <summary>What the rules find in the theme as it was put together: members one cannot apply for, and licences that together take longer than the law lets a joint handling take.</summary>
    public ImmutableArray<Finding> Findings()
    {
        var joint = LegalLimits.JointLicensingDecision;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var matter in Matters.Where(matter => !matter.CanApply))
            findings.Add(new Finding(Choice.Theme.Name, "members", matter.ToString(), "theme.member-incomplete", "该事项的实施清单不完整,“一件事”只供查阅,暂不能申请。"));
        if (Matters.All(matter => matter.Kind == MatterKind.Licence) && LongestPaths().TryPickT1(out var paths, out _))
        {
            foreach (var path in paths.Where(path => path.Amount(LimitUnit.WorkingDays) > joint.Limit.Amount))
                findings.Add(new Finding(Choice.Theme.Name, "limit", path.ToString(), "theme.over-joint-limit", $"联合办理的时间超过{joint.Limit}({joint.Ground})。"));
        }

        return findings.ToImmutable();
    }

    private Refusal? UnknownLimits()
    {
        var unknown = Matters.Where(matter => matter.Unified.DecisionLimit is null).Select(matter => matter.Code).ToList();
        return unknown.Count == 0 ? null : ThemeRefusals.LimitUnknown(unknown);
    }
}
