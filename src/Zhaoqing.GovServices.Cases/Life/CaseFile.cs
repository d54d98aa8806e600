using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A case (办件): what its events add up to.</summary>
/// <remarks>
/// Immutable. Verbs decide and return an event or a refusal; <see cref="Apply"/> only folds. <see cref="At"/> shows what time has made of
/// the case by an instant; <see cref="Take"/> first takes those <see cref="Lapses"/>, so that each is written once, together with the act's own.
/// Times are instants; days are days in China. No clock, calendar or catalogue is kept inside: they come in as arguments.
/// </remarks>
public sealed partial record CaseFile
{
    private CaseFile(CaseSubmitted submitted)
    {
        Number = submitted.Number;
        Application = submitted.Application;
        Terms = submitted.Terms;
        Applicant = submitted.Application.Applicant;
        FiledBy = submitted.By ?? throw new ArgumentException("A submission names who handed it in.", nameof(submitted));
        Materials = submitted.Application.Materials;
        Channel = submitted.Application.Channel;
        Wait = submitted.Wait;
        Renewal = submitted.Renewal;
        SubmittedAt = LastAt = submitted.At;
        Submission = submitted;
        Video = submitted.Video;
        Owners = [new CaseOwnership(submitted.Owner ?? submitted.Terms.Rules.DutyOwner, submitted.At)];
        Mandates = submitted.Mandate is { } mandate ? [mandate] : [];
    }

    /// <summary>The number of the case.</summary>
    public CaseNumber Number { get; }

    /// <summary>What was applied for, as handed in.</summary>
    public Application Application { get; }

    /// <summary>The implementation list the case is bound to (REG-2.1).</summary>
    public CaseTerms Terms { get; }

    /// <summary>The account that handed the application in.</summary>
    public string FiledBy { get; }

    /// <summary>When the application was handed in.</summary>
    public Instant SubmittedAt { get; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>Where the case stands.</summary>
    public CaseState State { get; private init; } = CaseState.Submitted;

    /// <summary>What was decided; <see langword="null"/> before the decision.</summary>
    public CaseOutcome? Outcome { get; private init; }

    /// <summary>The channel by which the case goes on: the one it came in by, or the one last changed to (ORG-1.3).</summary>
    public Channel Channel { get; private init; }

    /// <summary>The materials on the case, from any channel, in the order they came in.</summary>
    public ImmutableArray<SuppliedMaterial> Materials { get; private init; }

    /// <summary>The wait for the authority's answer; <see langword="null"/> unless <see cref="CaseState.Submitted"/>.</summary>
    public AnswerWait? Wait { get; private init; }

    /// <summary>Everything the applicant has been told is missing, over all notices.</summary>
    public ImmutableArray<MaterialCode> Told { get; private init; } = [];

    /// <summary>How the case was accepted; <see langword="null"/> before.</summary>
    public CaseAccepted? Acceptance { get; private init; }

    /// <summary>The decision; <see langword="null"/> before.</summary>
    public CaseDecided? Decision { get; private init; }

    /// <summary>Why it was not accepted; <see langword="null"/> in every other case.</summary>
    public Remark? NotAcceptedBecause { get; private init; }

    /// <summary>How the result was delivered; <see langword="null"/> before.</summary>
    public DeliveryWay? Delivery { get; private init; }

    /// <summary>The clock of the limit for the decision, with its special steps and extension; <see langword="null"/> before acceptance or where no limit is set.</summary>
    public LimitClock? DecisionClock { get; private init; }

    /// <summary>The special steps that go on.</summary>
    public ImmutableArray<StepRun> OpenSteps => [.. (DecisionClock?.Steps ?? []).Where(run => run.Ended is null)];

    /// <summary>The clock that is running, with its last day; <see langword="null"/> when none runs or no limit is set.</summary>
    public RunningClock? Clock => State switch
    {
        CaseState.Submitted when Wait is { } wait => new RunningClock(ClockPurpose.Answer, new DueDay(wait.Through, wait.Provisional)),
        CaseState.Accepted or CaseState.InSpecialStep when DecisionClock is { } clock => new RunningClock(ClockPurpose.Decision, clock.Due.Day),
        CaseState.Decided when Decision?.DeliveryDue is { } due => new RunningClock(ClockPurpose.Delivery, due),
        _ => null,
    };

    /// <summary>The materials the list requires and the case does not hold.</summary>
    public ImmutableArray<MaterialCode> MissingRequired =>
        Terms.RequiredBesides(Materials) is { IsEmpty: false } missing ? [.. missing.Select(term => term.Code)] : [];

    /// <summary>Whether the case holds a material, from any channel and in any form.</summary>
    public bool Holds(MaterialCode material) => Materials.Any(held => held.Material == material);

    /// <summary>The case that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="CaseSubmitted"/> and no <see cref="CaseTakenOver"/>, or one does not follow from the state before it.</exception>
    public static CaseFile Replay(IEnumerable<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        CaseFile? file = null;
        foreach (var happened in events)
        {
            file = (file, happened) switch
            {
                (null, CaseSubmitted submitted) => new CaseFile(submitted),
                (null, CaseTakenOver taken) => Of(taken),
                (null, _) => throw new ArgumentException("A case begins with its submission or its take-over.", nameof(events)),
                _ => file.Apply(happened),
            };
        }

        return file ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The case after one more event. Folds only: it judges nothing but the order of events.</summary>
    /// <exception cref="ArgumentException">The event does not follow from this state: no row of <see cref="CaseTable"/> leads there.</exception>
    public CaseFile Apply(CaseEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        if (happened is PartEvent) return this with { LastAt = happened.At };
        var act = ActOf(happened);
        var row = act is { } done ? CaseTable.Find(State, done) : null;
        if (row is null) throw new ArgumentException($"{happened.GetType().Name} does not follow from {State}.", nameof(happened));
        return happened switch
        {
            // What happens to most cases copies the case once; the rest, twice.
            CaseAccepted accepted => this with { State = row.To, LastAt = happened.At, Acceptance = accepted, DecisionClock = ClockOf(accepted), Wait = null },
            CaseDecided decided => this with { State = row.To, LastAt = happened.At, Decision = decided, Outcome = decided.Outcome, SettledAt = happened.At },
            CaseChannelChanged changed => this with { State = row.To, LastAt = happened.At, Channel = changed.Channel },
            CaseDelivered delivered => this with { State = row.To, LastAt = happened.At, Delivery = delivered.Way },
            _ => After(this with { State = row.To, LastAt = happened.At }, happened),
        };
    }

    private CaseFile After(CaseFile next, CaseEvent happened) => happened switch
    {
        CaseSupplementAsked asked => next with { Told = [.. Told.Union(asked.Missing)], Wait = null, SupplementWait = asked.Wait },
        CaseSupplemented supplied => next with { Materials = With(supplied.Materials), Wait = supplied.Wait, SupplementWait = null },
        CaseLapsed => next with { SupplementWait = null, SettledAt = happened.At },
        CaseDrafted drafted => next with { Draft = drafted },
        CaseReviewAsked asked => next with { Reviews = [.. Reviews, .. asked.Units.Select(wait => new JointReview(wait, Answer: null, Lapsed: false))] },
        CaseReviewAnswered answered => next with { Reviews = ReviewsWith(answered.Unit, review => review with { Answer = answered }) },
        CaseReviewLapsed lapsed => next with { Reviews = ReviewsWith(lapsed.Unit, review => review with { Lapsed = true }) },
        CaseClosed => next,
        CaseTerminated terminated => next with { Termination = terminated, Wait = null, SupplementWait = null, SettledAt = happened.At },
        CaseReopened reopened => AfterReopening(next, reopened),
        CaseCorrectionAsked asked => next with { OpenCorrection = asked },
        CaseCorrected corrected => next with { OpenCorrection = null, Applicant = Applicant with { Name = corrected.Value } },
        CaseOverdue overdue => next with { Overdue = overdue },
        CaseNotAccepted refused => next with { NotAcceptedBecause = refused.Reason, Wait = null, SettledAt = happened.At },
        CaseStepStarted or CaseStepEnded or CaseExtended or CaseRecounted => AfterClockEvent(next, happened),
        CaseWithdrawn => next with { Withdrawn = true, Wait = null, SupplementWait = null },
        _ => AfterPeople(next, happened),
    };

    /// <summary>The act that an event records; <see langword="null"/> for a submission.</summary>
    internal static CaseAct? ActOf(CaseEvent happened) => happened switch
    {
        CaseAccepted { Deemed: true } => CaseAct.Silence,
        CaseLapsed => CaseAct.Lapse,
        CaseDrafted => CaseAct.Draft,
        CaseReviewAsked => CaseAct.AskReview,
        CaseReviewAnswered => CaseAct.AnswerReview,
        CaseReviewLapsed => CaseAct.ReviewLapse,
        CaseClosed => CaseAct.Close,
        CaseTerminated => CaseAct.Terminate,
        CaseReopened => CaseAct.Reopen,
        CaseCorrectionAsked => CaseAct.AskCorrection,
        CaseCorrected => CaseAct.ConfirmCorrection,
        CaseOverdue => CaseAct.FallOverdue,
        CaseAccepted => CaseAct.Accept,
        CaseSupplementAsked => CaseAct.NotifyOnce,
        CaseSupplemented => CaseAct.Supplement,
        CaseNotAccepted => CaseAct.Refuse,
        CaseStepStarted => CaseAct.StartSpecialStep,
        CaseStepEnded => CaseAct.EndSpecialStep,
        CaseExtended => CaseAct.Extend,
        CaseRecounted => CaseAct.Recount,
        CaseDecided { Silence: not null } => CaseAct.GrantBySilence,
        CaseDecided => CaseAct.Decide,
        CaseDelivered => CaseAct.Deliver,
        CaseChannelChanged => CaseAct.ChangeChannel,
        CaseWithdrawn => CaseAct.Withdraw,
        _ => ActOfPeople(happened),
    };

    private ImmutableArray<SuppliedMaterial> With(ImmutableArray<SuppliedMaterial> supplied) =>
        [.. Materials.Where(held => supplied.All(material => material.Material != held.Material)), .. supplied];
}
