using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A case as one line of a list (办件列表的一行): what a list needs and no more of a person's data.</summary>
/// <remarks>Immutable. What it shows is what <see cref="CaseFile.At"/> shows at the instant for which it was asked.</remarks>
public sealed record CaseLine
{
    private CaseLine(CaseFile file, CaseNotice? notice)
    {
        File = file;
        Notice = notice;
    }

    /// <summary>The case.</summary>
    internal CaseFile File { get; }

    /// <summary>The number of the case.</summary>
    public CaseNumber Number => File.Number;

    /// <summary>The matter applied for.</summary>
    public MatterCode Matter => File.Application.Matter;

    /// <summary>Its name by the list the case is bound to.</summary>
    public string MatterName => File.Terms.MatterName;

    /// <summary>The division in which it is handled.</summary>
    public DivisionCode Division => File.Application.Division;

    /// <summary>The deciding authority by name.</summary>
    public string Authority => File.Terms.Authority;

    /// <summary>The account that handed the application in.</summary>
    public string FiledBy => File.FiledBy;

    /// <summary>Who applied: an organisation by name, of a person's name the first character alone.</summary>
    public string Applicant => File.Applicant is Organisation organisation ? organisation.Name.ToString() : Masked(File.Applicant.Name.ToString());

    /// <summary>The organisation that applied; <see langword="null"/> where a person did.</summary>
    public UnifiedSocialCreditCode? Organisation => (File.Application.Applicant as Organisation)?.Identifier;

    /// <summary>The construction project it belongs to; <see langword="null"/> where it belongs to none.</summary>
    public ProjectCode? Project => File.Application.Project;

    /// <summary>The stage of a construction project its matter is laid down for; <see langword="null"/> for none.</summary>
    public ProjectStage? ProjectStage => File.Terms.Rules.ProjectStage;

    /// <summary>Why the case goes first (绿色通道); <see langword="null"/> where it does not.</summary>
    public PriorityGround? Priority => File.Priority;

    /// <summary>When the application was handed in.</summary>
    public Instant SubmittedAt => File.SubmittedAt;

    /// <summary>Where the case stands.</summary>
    public CaseState State => File.State;

    /// <summary>What was decided; <see langword="null"/> before.</summary>
    public CaseOutcome? Outcome => File.Outcome;

    /// <summary>The clock that runs, with its last day; <see langword="null"/> where none does.</summary>
    public RunningClock? Clock => File.Clock;

    /// <summary>The latest notice to the applicant; <see langword="null"/> where there was none.</summary>
    public CaseNotice? Notice { get; }

    /// <summary>Whether anything is still to be done (在办): from the receipt to the delivery.</summary>
    public bool IsOpen => State is CaseState.Submitted or CaseState.AwaitingSupplement or CaseState.Accepted or CaseState.InSpecialStep or CaseState.Decided;

    /// <summary>The light of the clock on a day.</summary>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="today">The day in China.</param>
    /// <param name="warnings">When lights change.</param>
    /// <returns>The light; <see cref="WarningLight.None"/> where no clock runs or the calendar does not cover the days.</returns>
    public WarningLight LightOn(WorkingCalendar calendar, LocalDate today, WarningPolicy warnings) =>
        Clock is { } clock ? LightOf(clock.Due.Date, calendar, today, warnings) : WarningLight.None;

    internal static WarningLight LightOf(LocalDate due, WorkingCalendar calendar, LocalDate today, WarningPolicy warnings)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.Light(new DueDay(due, Provisional: false), today, warnings).Match(_ => WarningLight.None, light => light);
    }

    /// <summary>The instant at which time alone next changes the case; <see langword="null"/> where it does not.</summary>
    internal Instant? LapsesAt => File.NextLapseAt;

    /// <summary>The accounts that are or were party to the case: who handed it in, for whom, and the agents; one may come twice.</summary>
    internal IEnumerable<string> Accounts => [File.FiledBy, File.Principal, .. File.Mandates.Select(mandate => mandate.Agent)];

    /// <summary>Whether an account is party to the case at the instant of the line.</summary>
    internal bool IsOf(string account) => File.IsParty(new CaseActor(account, ActorRole.Applicant, Unit: null, Division: null));

    internal static CaseLine Of(CaseEvent first) =>
        new(CaseFile.Replay([first]), CaseBeginning.LifeOf(first).Select(happened => CaseNotice.Of(happened, CaseBeginning.Of(first).Terms)).LastOrDefault(notice => notice is not null));

    /// <summary>The line after one more event of the case. Folds only.</summary>
    internal CaseLine Apply(CaseEvent happened) => new(File.Apply(happened), CaseNotice.Of(happened, File.Terms) ?? Notice);

    /// <summary>The line as it stands at an instant, with what silence has made of the case.</summary>
    internal CaseLine At(Instant instant) => new(File.At(Instant.Max(instant, File.LastAt)), Notice);

    private static string Masked(string name)
    {
        var first = name.EnumerateRunes().First();
        return string.Concat(first.ToString(), "**");
    }
}
