using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A member of a theme as it was applied for.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Name">Its name.</param>
/// <param name="After">The chosen members it waits for.</param>
/// <param name="Materials">What was handed in for it; a material that several members need stands at each of them.</param>
/// <param name="PassedInside">The materials that are the result of a member before it, by that member; they come from inside.</param>
public sealed record ThemePart(
    MatterCode Matter, string Name, ImmutableArray<MatterCode> After, ImmutableArray<SuppliedMaterial> Materials, ImmutableArray<PassedMaterial> PassedInside);

/// <summary>A material that is the result of another member (内部流转的材料).</summary>
/// <param name="Material">The material.</param>
/// <param name="From">The member whose result it is.</param>
public sealed record PassedMaterial(MaterialCode Material, MatterCode From);

/// <summary>Something that happened to the case of a theme.</summary>
public abstract record ThemeEvent : DeskEvent
{
    private protected ThemeEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>A theme was applied for, once for all members (一窗受理), <c>theme.submitted.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="Number">Its number.</param>
/// <param name="Theme">The name of the theme.</param>
/// <param name="Policy">What becomes of the others when a member is refused.</param>
/// <param name="Division">The division.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Applicant">Who applies.</param>
/// <param name="Parts">The chosen members, in an order in which they can be done.</param>
/// <param name="Due">The last day of the whole: the longest path, not the sum.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record ThemeSubmitted(
    Instant At,
    string By,
    SlipNumber Number,
    string Theme,
    RefusalPolicy Policy,
    DivisionCode Division,
    Channel Channel,
    Party Applicant,
    ImmutableArray<ThemePart> Parts,
    DueDay Due,
    string CalendarEdition) : ThemeEvent(At, By)
{
    /// <summary>Whether a window handed it in, which may then accept the members' cases; not so in a record of before this was kept.</summary>
    public bool AtWindow { get; init; }
}

/// <summary>The case of a member was opened (启动联办事项), <c>theme.member-opened.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who handed the theme in.</param>
/// <param name="Matter">The member.</param>
/// <param name="Case">Its case.</param>
public sealed record ThemeMemberOpened(Instant At, string By, MatterCode Matter, CaseNumber Case) : ThemeEvent(At, By);

/// <summary>The case of a member came to its end (联办事项办结), <c>theme.member-ended.v1</c>.</summary>
/// <param name="At">When it was seen.</param>
/// <param name="Matter">The member.</param>
/// <param name="Granted">Whether it was granted.</param>
public sealed record ThemeMemberEnded(Instant At, MatterCode Matter, bool Granted) : ThemeEvent(At, DeskRefusals.Silence);

/// <summary>A member was stopped by the policy of the theme (停止办理), <c>theme.member-stopped.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Matter">The member.</param>
/// <param name="Because">The member whose refusal stopped it.</param>
public sealed record ThemeMemberStopped(Instant At, MatterCode Matter, MatterCode Because) : ThemeEvent(At, DeskRefusals.Silence);

/// <summary>The one answer of the whole (统一答复), <c>theme.answered.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Granted">The members that were granted.</param>
/// <param name="Refused">The members that were not.</param>
/// <param name="Stopped">The members that were stopped.</param>
public sealed record ThemeAnswered(Instant At, ImmutableArray<MatterCode> Granted, ImmutableArray<MatterCode> Refused, ImmutableArray<MatterCode> Stopped) : ThemeEvent(At, DeskRefusals.Silence);
