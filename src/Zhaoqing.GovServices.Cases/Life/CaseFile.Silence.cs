using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>The wait for what was asked for; <see langword="null"/> unless <see cref="CaseState.AwaitingSupplement"/> and a limit is laid down.</summary>
    public SupplementWait? SupplementWait { get; private init; }

    /// <summary>The last time a last day for the decision passed without one; <see langword="null"/> where none has.</summary>
    public CaseOverdue? Overdue { get; private init; }

    /// <summary>The end of the licence to be renewed, on which silence grants; <see langword="null"/> where silence grants nothing then.</summary>
    public RenewalWait? Renewal { get; private init; }

    /// <summary>Everything that time alone has brought about by an instant, in order, each dated at its own instant; empty where it has brought nothing.</summary>
    /// <param name="instant">The instant asked for.</param>
    /// <returns>
    /// Acceptance by silence, counted from the day of receipt (行政许可法 第三十二条第一款第(四)项); the lapse of an application that nobody supplied; a last day
    /// for the decision that passed; a grant by silence (行政许可法 第五十条第二款). One may bring about the next.
    /// </returns>
    public ImmutableArray<CaseEvent> Lapses(Instant instant)
    {
        // Mostly time has brought nothing, and nothing is made to find that out.
        if (!HasLapse(instant)) return [];
        var lapses = ImmutableArray.CreateBuilder<CaseEvent>();
        for (var file = this; file.NextLapse is { } next && next.At <= instant; file = file.Apply(next)) lapses.Add(next);
        return lapses.ToImmutable();
    }

    /// <summary>What time brings about next, where it has come by an instant; <see langword="null"/> where it has not.</summary>
    internal CaseEvent? LapseBy(Instant instant) => HasLapse(instant) ? NextLapse : null;

    /// <summary>The instant at which time alone next changes the case; <see langword="null"/> where it does not.</summary>
    public Instant? NextLapseAt
    {
        get
        {
            Instant? next = null;
            foreach (var at in (ReadOnlySpan<Instant?>)[AcceptsAt, SupplementLapsesAt, ReviewLapsesAt, FallsOverdueAt, GrantsAt?.At])
            {
                if (next is null || at < next) next = at;
            }

            return next;
        }
    }

    private bool HasLapse(Instant instant) => NextLapseAt <= instant;

    /// <summary>The case as it stands at an instant, with what time has made of it, whether or not anybody has written that down.</summary>
    /// <param name="instant">An instant not before the last event.</param>
    [Clause("REG-2.4")]
    public CaseFile At(Instant instant) => ApplyAll(Lapses(instant)) with { Seen = instant };

    private CaseFile ApplyAll(ImmutableArray<CaseEvent> lapses) => lapses.Aggregate(this, (file, lapse) => file.Apply(lapse));

    /// <summary>What time brings about next, the earliest first; of two at once the one that the other follows from.</summary>
    internal CaseEvent? NextLapse => new CaseEvent?[] { NextAcceptance, NextSupplementLapse, NextReviewLapse, NextOverdue, NextGrant }.Where(lapse => lapse is not null).MinBy(lapse => lapse!.At);

    private Instant? AcceptsAt => Wait?.EndsAt;

    private CaseAccepted? NextAcceptance => Wait is { } wait
        ? new CaseAccepted(wait.EndsAt, By: null, Deemed: true, wait.ReceivedOn, wait.DecisionDue, wait.CalendarEdition)
        : null;

    private Instant? SupplementLapsesAt => SupplementWait is { } wait ? NotBeforeLast(wait.EndsAt) : null;

    private CaseLapsed? NextSupplementLapse => SupplementLapsesAt is { } at ? new CaseLapsed(at, SupplementWait!.Through) : null;

    /// <summary>When the last day passes that passes next. During a step without a limit of its own none does.</summary>
    [Clause("REG-2.5")]
    private Instant? FallsOverdueAt => State is CaseState.Accepted or CaseState.InSpecialStep && DecisionClock is { } clock
        && (Overdue is null || clock.Due.Day.Date > Overdue.Due.Date) && clock.Steps.All(run => run.Ended is not null || run.Step.Limit is not null)
            ? NotBeforeLast(EndOf(clock.Due.Day))
            : null;

    private CaseOverdue? NextOverdue => FallsOverdueAt is { } at ? new CaseOverdue(at, DecisionClock!.Due.Day) : null;

    /// <summary>When silence grants next, and through which day it was kept.</summary>
    private (Instant At, LocalDate Through)? GrantsAt
    {
        get
        {
            if (State is not (CaseState.Accepted or CaseState.InSpecialStep) || Terms.Rules.SilenceGrants is not { } rule) return null;
            if (rule.From == SilentGrantFrom.EndOfLimit)
                return FallsOverdueAt is { } overdue ? (overdue, DecisionClock!.Due.Day.Date) : Overdue is { } passed && passed.Due == DecisionClock!.Due.Day ? (NotBeforeLast(passed.At), passed.Due.Date) : null;
            return Renewal is { } renewal && Acceptance!.AcceptedOn <= renewal.ValidThrough ? (NotBeforeLast(renewal.EndsAt), renewal.ValidThrough) : null;
        }
    }

    private CaseDecided? NextGrant => GrantsAt is { } grant ? Granted(grant.At, grant.Through, Terms.Rules.SilenceGrants!) : null;

    private CaseDecided Granted(Instant at, LocalDate through, SilentGrantRule rule) => new(
        at, By: null, CaseOutcome.Granted, Reason: null, Overdue: DecisionClock is { } clock && through >= clock.Due.Day.Date, DeliveryDue: null, Acceptance!.CalendarEdition)
    {
        Silence = new SilentGrant(rule.From, through, rule.Ground),
    };

    /// <summary>An instant, or the last event's where that is later: a consequence cannot come before what it follows from.</summary>
    private Instant NotBeforeLast(Instant instant) => Instant.Max(instant, LastAt);

    private static Instant EndOf(DueDay due) => ChinaTime.StartOf(due.Date.PlusDays(1));

    /// <summary>The wait that a notice starts, where a limit is laid down.</summary>
    private static OneOf<Refusal, OptionalSupplementWait> SupplementWaitFrom(Instant at, CaseTerms terms, WorkingCalendar calendar) =>
        terms.Rules.SupplementLimit is { } rule
            ? calendar.Due(rule.Limit, ChinaTime.DayOf(at)).MapT1(due => new OptionalSupplementWait(new SupplementWait(due.Date, EndOf(due), calendar.Edition.Id, due.Provisional)))
            : new OptionalSupplementWait(Wait: null);

    /// <summary>The end of the licence, where silence grants then: only for an application in time.</summary>
    private static RenewalWait? RenewalWaitFrom(Instant receipt, Application application, CaseTerms terms, WorkingCalendar calendar)
    {
        if (terms.Rules.SilenceGrants is not { From: SilentGrantFrom.EndOfValidity } || application.ValidThrough is not { } end) return null;
        var receivedOn = ChinaTime.DayOf(receipt);
        // An end that no calendar covers yet lies years ahead.
        bool inTime = receivedOn <= end && RenewalDates.Of(calendar, end).Match(_ => true, dates => receivedOn <= dates.ApplyBy.Date);
        return inTime ? new RenewalWait(end, ChinaTime.StartOf(end.PlusDays(1))) : null;
    }

    /// <summary>Why an act comes too late, where time alone has closed it; <see langword="null"/> otherwise.</summary>
    private Refusal? TooLate(CaseAct act, string message) => (State, act) switch
    {
        (CaseState.Accepted, CaseAct.Accept or CaseAct.NotifyOnce or CaseAct.Refuse) when Acceptance is { Deemed: true } =>
            new Refusal("cases.answer-too-late", "五个工作日内没有答复,本办件已自收到申请材料之日起视为受理。" + message, CaseGrounds.TellOnce),
        (CaseState.Lapsed, CaseAct.Supplement) =>
            new Refusal("cases.supplement-too-late", "在规定的补正期限内没有补正,本办件已失效,可重新申请。" + message, Terms.Rules.SupplementLimit!.Ground),
        (CaseState.Decided, CaseAct.Decide or CaseAct.Extend or CaseAct.StartSpecialStep or CaseAct.EndSpecialStep) when Decision is { Silence: { } silence } =>
            new Refusal("cases.decision-too-late", "逾期未作决定,本办件已视为准予。" + message, silence.Ground),
        _ => null,
    };

    private readonly record struct OptionalSupplementWait(SupplementWait? Wait);
}
