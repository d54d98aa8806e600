using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a member of a theme stands (联办事项状态).</summary>
public enum ThemeMemberState
{
    /// <summary>Waiting for those before it (待启动).</summary>
    Waiting,

    /// <summary>Its case is open (办理中).</summary>
    Open,

    /// <summary>Granted (已批准).</summary>
    Granted,

    /// <summary>Not granted, not accepted or withdrawn (未批准).</summary>
    Refused,

    /// <summary>Stopped by the policy of the theme (已停止).</summary>
    Stopped,
}

/// <summary>A member of a theme with its case.</summary>
/// <param name="Part">The member as it was applied for.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Case">Its case; <see langword="null"/> before it was opened.</param>
public sealed record ThemeMemberCase(ThemePart Part, ThemeMemberState State, CaseNumber? Case);

/// <summary>A material that is missing, told once for all members that need it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Uses">The members that need it, each with its own code.</param>
public sealed record ThemeMissing(string Name, ImmutableArray<PassedMaterial> Uses);

/// <summary>One application for a whole theme (“一件事”办件): many members, one notice, one answer. What its events add up to.</summary>
/// <remarks>Immutable. Every member is an ordinary case with its own stream; this record opens them in the order of the theme and sums them up.</remarks>
public sealed partial record ThemeCase
{
    private ThemeCase(ThemeSubmitted submitted)
    {
        Submitted = submitted;
        Members = [.. submitted.Parts.Select(part => new ThemeMemberCase(part, ThemeMemberState.Waiting, Case: null))];
    }

    /// <summary>What was applied for.</summary>
    public ThemeSubmitted Submitted { get; }

    /// <summary>The members, in the order of the theme.</summary>
    public ImmutableArray<ThemeMemberCase> Members { get; private init; }

    /// <summary>The one answer; <see langword="null"/> until every member has come to its end.</summary>
    public ThemeAnswered? Answer { get; private init; }

    /// <summary>The members whose case can be opened now: all those before them are granted, or ended in whatever way where the policy lets the others go on.</summary>
    public ImmutableArray<ThemeMemberCase> Ready => [.. Members.Where(member => member.State == ThemeMemberState.Waiting && member.Part.After.All(IsDone))];

    /// <summary>Whether this person may see it: who handed it in, or a unit whose division contains its division.</summary>
    public bool IsParty(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Role == ActorRole.Applicant ? string.Equals(by.Id, Submitted.By, StringComparison.Ordinal) : DeskRefusals.Covers(by, Submitted.Division);
    }

    /// <summary>Applies for a theme.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="theme">The theme, put together for this applicant.</param>
    /// <param name="application">Division, channel and applicant; the matter is not looked at, the materials are those of the whole theme, each once.</param>
    /// <param name="by">Who hands it in.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The event; refused with <c>cases.material-unknown</c> on its field, <c>cases.not-authorised</c>, or with what the theme refuses (a member one cannot apply for, an unknown limit).</returns>
    [Clause("CON-1.1")]
    public static OneOf<Refusal, ThemeSubmitted> Submit(SlipNumber number, ComposedTheme theme, Application application, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(theme);
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role is not (ActorRole.Applicant or ActorRole.Window) || !DeskRefusals.Covers(by, application.Division)) return DeskRefusals.NotAuthorised();
        for (int i = 0; i < application.Materials.Length; i++)
        {
            var code = application.Materials[i].Material;
            if (!theme.Materials.Any(material => material.Uses.Any(use => use.Material.Code == code))) return FileRules.Fault("cases.material-unknown", $"materials[{i}].material", "这件事不收这一编码的材料。");
        }

        if (theme.Lists(application.Division).TryPickT0(out var refusal, out _)) return refusal;
        return theme.Due(calendar, at).MapT1(due => new ThemeSubmitted(
            at, by.Id, number, theme.Choice.Theme.Name, theme.Choice.Theme.Policy, application.Division, application.Channel, application.Applicant, PartsOf(theme, application.Materials), due.Due, calendar.Edition.Id)
        {
            AtWindow = by.Role == ActorRole.Window,
        });
    }

    /// <summary>Everything that is missing in the open cases, each material once however many members need it (一次告知).</summary>
    /// <param name="cases">The cases of the members, as they stand.</param>
    [Clause("CON-1.1")]
    public ImmutableArray<ThemeMissing> MissingIn(IReadOnlyDictionary<MatterCode, CaseFile> cases)
    {
        ArgumentNullException.ThrowIfNull(cases);
        return
        [
            .. Members.Where(member => member.State == ThemeMemberState.Open && cases.ContainsKey(member.Part.Matter)).Select(member => cases[member.Part.Matter])
                .Where(file => file.State is CaseState.Submitted or CaseState.AwaitingSupplement)
                .SelectMany(file => file.MissingRequired.Select(code => (file.Terms.Materials.First(term => term.Code == code).Name, Use: new PassedMaterial(code, file.Application.Matter))))
                .GroupBy(missing => missing.Name, StringComparer.Ordinal).Select(same => new ThemeMissing(same.Key, [.. same.Select(missing => missing.Use)])),
        ];
    }

    /// <summary>What the ends of member cases bring about: their results, what the policy stops, and, when all have ended, the one answer.</summary>
    /// <param name="cases">The cases of the members, as they stand.</param>
    /// <param name="at">When it is looked at.</param>
    /// <returns>The events, in order; none where nothing has ended.</returns>
    [Clause("CON-1.2")]
    public ImmutableArray<ThemeEvent> Advance(IReadOnlyDictionary<MatterCode, CaseFile> cases, Instant at)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var events = ImmutableArray.CreateBuilder<ThemeEvent>();
        var now = this;
        foreach (var member in Members.Where(member => member.State == ThemeMemberState.Open))
        {
            if (cases.GetValueOrDefault(member.Part.Matter) is { } file && ResultOf(file) is { } granted) Add(new ThemeMemberEnded(at, member.Part.Matter, granted));
        }

        foreach (var refused in now.Members.Where(member => member.State == ThemeMemberState.Refused).Select(member => member.Part.Matter).ToArray())
        {
            foreach (var stopped in now.StoppedBy(refused)) Add(new ThemeMemberStopped(at, stopped, refused));
        }

        if (now.Answer is null && now.Members.All(member => member.State is not (ThemeMemberState.Waiting or ThemeMemberState.Open)))
            Add(new ThemeAnswered(at, now.In(ThemeMemberState.Granted), now.In(ThemeMemberState.Refused), now.In(ThemeMemberState.Stopped)));
        return events.ToImmutable();

        void Add(ThemeEvent happened)
        {
            events.Add(happened);
            now = now.Apply(happened);
        }
    }

    /// <summary>The application by which the case of a member is opened: what was handed in for it, and what granted members before it pass inside.</summary>
    /// <param name="member">The member.</param>
    public Application ApplicationOf(ThemeMemberCase member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var passed = member.Part.PassedInside.Where(material => Find(material.From).State == ThemeMemberState.Granted).Select(material => new SuppliedMaterial(material.Material, MaterialForm.Electronic));
        return new Application(member.Part.Matter, Submitted.Division, Submitted.Channel, Submitted.Applicant, [.. member.Part.Materials, .. passed]);
    }

    private static ImmutableArray<ThemePart> PartsOf(ComposedTheme theme, ImmutableArray<SuppliedMaterial> supplied) =>
    [
        .. theme.Choice.Members.Zip(theme.Matters, (member, matter) => new ThemePart(
            member.Matter,
            matter.Name,
            theme.Choice.Before[member.Matter],
            [.. theme.Materials.Where(material => supplied.Any(given => material.Uses.Any(use => use.Material.Code == given.Material)))
                .SelectMany(material => material.Uses.Where(use => use.Member == member.Matter)
                    .Select(use => new SuppliedMaterial(use.Material.Code, supplied.First(given => material.Uses.Any(other => other.Material.Code == given.Material)).Form)))],
            [.. member.PassedInside.Where(pair => theme.Choice.Members.Any(other => other.Matter == pair.Value)).OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(pair => new PassedMaterial(pair.Key, pair.Value))])),
    ];

    /// <summary>Whether a case has come to its end: granted, or ended without; <see langword="null"/> while it goes on.</summary>
    private static bool? ResultOf(CaseFile file) => file.State switch
    {
        _ when file.Outcome is { } outcome => outcome == CaseOutcome.Granted,
        CaseState.NotAccepted or CaseState.Withdrawn or CaseState.Lapsed or CaseState.Closed => false,
        _ => null,
    };

    private bool IsDone(MatterCode matter) =>
        Find(matter).State == ThemeMemberState.Granted || (Submitted.Policy == RefusalPolicy.GoOn && Find(matter).State == ThemeMemberState.Refused);

    private ImmutableArray<MatterCode> StoppedBy(MatterCode refused) =>
    [
        .. Members.Where(member => member.State is ThemeMemberState.Waiting or ThemeMemberState.Open)
            .Where(member => Submitted.Policy == RefusalPolicy.StopAll || (Submitted.Policy == RefusalPolicy.StopDependants && ComesAfter(member, refused)))
            .Select(member => member.Part.Matter),
    ];

    private bool ComesAfter(ThemeMemberCase member, MatterCode before) => member.Part.After.Any(code => code == before || ComesAfter(Find(code), before));

    private ThemeMemberCase Find(MatterCode matter) => Members.First(member => member.Part.Matter == matter);

    private ImmutableArray<MatterCode> In(ThemeMemberState state) => [.. Members.Where(member => member.State == state).Select(member => member.Part.Matter)];
}
