using System.Text.Json;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.NotifyCommit;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>A case as its people see it at an instant.</summary>
public sealed record CaseAnswer(
    CaseNumber Number,
    long Version,
    CaseState State,
    CaseOutcome? Outcome,
    MatterCode Matter,
    string MatterName,
    DivisionCode Division,
    string Authority,
    Channel Channel,
    PartyAnswer Applicant,
    Instant SubmittedAt,
    LocalDate? AcceptedOn,
    bool DeemedAccepted,
    DueAnswerOfCase? Due,
    WarningLight Light,
    IReadOnlyList<HeldAnswer> Materials,
    IReadOnlyList<MissingAnswer> Missing,
    string? Reason,
    string Edition,
    IReadOnlyList<PartAnswer> Parts,
    IReadOnlyList<SpecialStepAnswer> SpecialSteps,
    IReadOnlyList<ActAnswer> Acts,
    CourseAnswer Course,
    string Next,
    SlipAnswer? Slip,
    CasePeopleAnswer People,
    NationalCaseNumber? NationalNumber,
    TakenOverAnswer? TakenOver)
{
    /// <summary>What is kept of the session of the video window; <see langword="null"/> where none is on record.</summary>
    public VideoEvidenceAnswer? Video { get; init; }

    /// <summary>The construction project; <see langword="null"/> where it belongs to none.</summary>
    public ProjectCode? Project { get; init; }

    public static CaseAnswer Of(CaseSnapshot snapshot, CaseDesk desk, CaseActor caller)
    {
        var open = desk.OpenStepsOf(snapshot);
        var file = snapshot.File;
        return new CaseAnswer(
            file.Number,
            snapshot.Version,
            file.State,
            file.Outcome,
            file.Application.Matter,
            file.Terms.MatterName,
            file.Application.Division,
            file.Terms.Authority,
            file.Channel,
            PartyAnswer.Of(file.Applicant),
            file.SubmittedAt,
            file.Acceptance?.AcceptedOn,
            file.Acceptance?.Deemed ?? false,
            file.Clock is { } clock ? new DueAnswerOfCase(clock.Due.Date, clock.Due.Provisional, clock.Purpose) : null,
            desk.LightOf(snapshot),
            [.. file.Materials.Select(held => new HeldAnswer(held.Material, held.Form))],
            [.. file.State is CaseState.Submitted or CaseState.AwaitingSupplement
                ? file.Terms.Materials.Where(term => !file.Holds(term.Code) && (term.Necessity == Necessity.Required || file.Told.Contains(term.Code)))
                    .Select(term => new MissingAnswer(term.Code, term.Name))
                : []],
            (file.NotAcceptedBecause ?? file.Decision?.Reason)?.ToString(),
            file.Terms.Edition,
            [.. snapshot.Parts.Select(part => PartAnswer.Of(part, snapshot.AsOf))],
            [.. file.Terms.SpecialSteps.Select(step => SpecialStepAnswer.Of(step, open.FirstOrDefault(going => going.Run.Step == step)))],
            [.. file.ActsFor(caller).Select(ActAnswer.Of), .. desk.PartActsFor(snapshot, caller).Select(ActAnswer.Of)],
            CourseAnswer.Of(file),
            NextSteps.Of(file),
            SlipAnswer.Of(file),
            CasePeopleAnswer.Of(file),
            file.Acceptance?.NationalNumber,
            file.TakenOver is { } taken ? new TakenOverAnswer(taken.Origin.System.ToString(), taken.Origin.Number.ToString(), taken.At, taken.TermsFrom) : null)
        {
            Video = VideoEvidenceAnswer.Of(file),
            Project = file.Application.Project,
        };
    }
}

/// <summary>Where a case was open before, and whether its list is that of its own time or the present one.</summary>
public sealed record TakenOverAnswer(string System, string Number, Instant At, TermsSource TermsFrom);

/// <summary>Who applied; an identity number is masked.</summary>
public sealed record PartyAnswer(string Kind, string Name, string Identifier)
{
    public static PartyAnswer Of(Party party) => party switch
    {
        Person person => new PartyAnswer("person", person.Name.ToString(), person.Identifier.ToString(format: null, System.Globalization.CultureInfo.InvariantCulture)),
        Organisation organisation => new PartyAnswer("organisation", organisation.Name.ToString(), organisation.Identifier.ToString(format: null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"Unknown party {party.GetType().Name}.", nameof(party)),
    };
}

public sealed record DueAnswerOfCase(LocalDate Date, bool Provisional, ClockPurpose Purpose);

/// <summary>A special step of the list the case is bound to; <see cref="Since"/> and what follows only while it goes on.</summary>
public sealed record SpecialStepAnswer(
    string Step, string Name, string? Limit, LocalDate? Since, LocalDate? Through, bool Overrun, string? Notice, GroundAnswer? Basis)
{
    public static SpecialStepAnswer Of(SpecialStep step, OpenStep? open) => new(
        step.Code, step.Name, step.Limit?.ToString(), open?.Run.From, open?.Through, open?.Overrun ?? false, open?.Run.Notice, open is null ? null : GroundAnswer.Of(step.Basis));
}

/// <summary>Why the clock that runs ends on its day.</summary>
public sealed record DueReasonAnswer(
    CaseNumber Number,
    ClockPurpose Purpose,
    LocalDate Date,
    bool Provisional,
    string Edition,
    bool Explained,
    LocalDate? From,
    string? Limit,
    int? DaysCounted,
    int? WeekendDaysSkipped,
    IReadOnlyList<DueDayAnswer> Days,
    IReadOnlyList<DuePauseAnswer> Pauses,
    DueExtensionAnswer? Extension,
    string? Text,
    string? Calendar)
{
    public static DueReasonAnswer? Of(CaseSnapshot snapshot, CaseDesk desk)
    {
        var file = snapshot.File;
        if (file.Clock is not { } clock) return null;
        var why = desk.ExplainDue(snapshot);
        return new DueReasonAnswer(
            file.Number, clock.Purpose, clock.Due.Date, clock.Due.Provisional, file.ClockEdition!, why is not null, why?.From, why?.Limit.ToString(), why?.DaysCounted, why?.WeekendDaysSkipped,
            [.. (why?.Days ?? []).Select(day => new DueDayAnswer(day.Status.Date, day.Status.Kind, day.Status.Name, day.Status.NoticeNumber, day.Counted))],
            [.. (why?.Pauses ?? []).Select(pause => new DuePauseAnswer(pause.Run.Step.Code, pause.Run.Step.Name, pause.Run.From, pause.Through, pause.Run.Ended, pause.Cut, pause.Run.Notice, GroundAnswer.Of(pause.Run.Step.Basis)))],
            why?.Extension is { } extension ? new DueExtensionAnswer(extension.By, extension.Approver, extension.Reason.ToString(), extension.Notice) : null,
            why?.ToString(),
            why is null ? null : DueCalendar.ToText(why));
    }
}

public sealed record DueDayAnswer(LocalDate Date, DayKind Kind, string? Name, string? Notice, bool Counted);

public sealed record DuePauseAnswer(string Step, string Name, LocalDate From, LocalDate Through, LocalDate? Ended, bool Cut, string Notice, GroundAnswer Basis);

public sealed record DueExtensionAnswer(int By, ExtensionApprover Approver, string Reason, string Notice);

/// <summary>What acceptance would say today (预审).</summary>
public sealed record PreCheckAnswer(bool WouldBeAccepted, IReadOnlyList<MissingAnswer> Missing, LastDayAnswer AnswerBy, LastDayAnswer? DecisionBy)
{
    public static PreCheckAnswer Of(PreCheck advice) => new(
        advice.WouldBeAccepted, [.. advice.Missing.Select(term => new MissingAnswer(term.Code, term.Name))], LastDayAnswer.Of(advice.AnswerBy), advice.DecisionBy is { } decision ? LastDayAnswer.Of(decision) : null);
}

public sealed record HeldAnswer(MaterialCode Material, MaterialForm Form);

public sealed record MissingAnswer(MaterialCode Material, string Name);

/// <summary>An act that this person may do now.</summary>
/// <param name="Act">The act, in camelCase; those of parts are acts of the case too.</param>
/// <param name="Name">The act in Chinese.</param>
/// <param name="Needs">The fields it must carry.</param>
/// <param name="Basis">Its legal grounds.</param>
public sealed record ActAnswer(string Act, string Name, IReadOnlyList<string> Needs, IReadOnlyList<GroundAnswer> Basis)
{
    public static ActAnswer Of(CaseTransition row) => new(FieldFaults.NameOf(row.Act), CaseTable.NameOf(row.Act), row.Needs, [.. row.Basis.Select(GroundAnswer.Of)]);

    public static ActAnswer Of(PartAct act) => new(act.Act, act.Name, act.Needs, [.. act.Basis.Select(GroundAnswer.Of)]);
}

/// <summary>What another package has brought to the case, and how it stands.</summary>
public sealed record PartAnswer(string Package, string Kind, string State, string StateName, LastDayAnswer? Due, CommitmentAnswer? Commitment, ToleranceAnswer? Tolerance)
{
    public static PartAnswer Of(CasePart part, Instant at)
    {
        var status = part.StatusAt(at);
        return new PartAnswer(part.Package, part.Kind, status.State, status.Name, status.Due is { } due ? LastDayAnswer.Of(due) : null,
            part is Commitment commitment ? CommitmentAnswer.Of(commitment) : null, part is ToleratedDeficiency deficiency ? ToleranceAnswer.Of(deficiency) : null);
    }
}

/// <summary>A last day in China, and whether a holiday notice still to come may move it.</summary>
public sealed record LastDayAnswer(LocalDate Date, bool Provisional)
{
    public static LastDayAnswer Of(DueDay due) => new(due.Date, due.Provisional);
}

public sealed record RecordAnswer(CaseNumber Number, IReadOnlyList<EventAnswer> Events);

/// <summary>One event of the record; identity numbers in its content are masked.</summary>
public sealed record EventAnswer(long Version, long Position, Guid Id, string Type, Instant At, string Actor, JsonElement Content);

/// <summary>What the applicant can do, or what they may expect, in Chinese.</summary>
internal static class NextSteps
{
    public static string Of(CaseFile file) => file.State switch
    {
        CaseState.Submitted when file.MissingRequired.IsEmpty => "材料已齐,请等候受理答复;五个工作日内没有答复的,自收到之日起视为受理。",
        CaseState.Submitted => "已收件。还缺必要材料的,窗口会一次性告知;五个工作日内没有告知的,自收到之日起视为受理。",
        CaseState.AwaitingSupplement => "请补交告知书所列的全部材料,任何渠道均可,已交的不必再交。",
        CaseState.Accepted => "已受理,请等候决定;超过届满日未作决定的,可要求说明原因,也可依法申请行政复议或提起行政诉讼。",
        CaseState.InSpecialStep => "正在办理特殊环节,在其时限内的时间不计入办结期限;超过时限的,自动恢复计时。",
        CaseState.Decided when file.Decision is { Silence: not null } => "逾期未作决定,已视为准予。",
        CaseState.Decided when file.Outcome == CaseOutcome.Denied => "未获准予。对决定不服的,可依法申请行政复议或提起行政诉讼。",
        CaseState.Decided => "已准予,请等候送达,或到窗口领取。",
        CaseState.Delivered => "已送达,办结。",
        CaseState.NotAccepted => "不予受理。可按理由另行申请;不服的,可依法申请行政复议或提起行政诉讼。",
        CaseState.Withdrawn => "已撤回。需要时可重新申请。",
        CaseState.Lapsed => "在规定期限内没有补正,本办件已失效。需要时可重新申请。",
        CaseState.Closed when file.Termination is not null => "已终止办理,理由见办理过程。",
        CaseState.Closed => "已归档。",
        _ => "请向窗口咨询。",
    };
}
