using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>The edition of the working calendar by which the last day of the running clock was counted; <see langword="null"/> where no clock runs.</summary>
    public string? ClockEdition => Clock?.Purpose switch
    {
        ClockPurpose.Answer => Wait!.CalendarEdition,
        ClockPurpose.Decision => DecisionClock!.Due.Edition,
        ClockPurpose.Delivery => Decision!.CalendarEdition,
        _ => null,
    };

    /// <summary>Why the clock that runs ends on its day, for the applicant and for the desk.</summary>
    /// <param name="calendar">The working calendar of <see cref="ClockEdition"/>.</param>
    /// <returns>The explanation; <see langword="null"/> where no clock runs, or this calendar is of another edition than the one its day was counted by.</returns>
    public DueExplanation? ExplainDue(WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (Clock is not { } running || !string.Equals(ClockEdition, calendar.Edition.Id, StringComparison.Ordinal)) return null;
        if (running.Purpose == ClockPurpose.Decision) return DecisionClock!.Explain(calendar);
        var (limit, from) = running.Purpose == ClockPurpose.Answer
            ? (LegalLimits.LicensingAcceptance.Limit, Wait!.ReceivedOn)
            : (Terms.DeliveryLimit!.Value, ChinaTime.DayOf(Decision!.At));
        return calendar.Explain(limit, from).Match(_ => null, why => why.Due == running.Due ? why : null);
    }

    /// <summary>What another edition of the working calendar makes of the last day for the decision; <see langword="null"/> where it changes nothing.</summary>
    /// <param name="at">When it is counted anew; not before the last event.</param>
    /// <param name="calendar">The calendar of the new edition.</param>
    /// <remarks>A day already told never moves to an earlier one. The wait for the answer keeps the day that the applicant was told.</remarks>
    public CaseRecounted? RecountBy(Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        bool runs = State is CaseState.Accepted or CaseState.InSpecialStep;
        return runs && DecisionClock is { } clock && clock.Recompute(at, calendar).TryPickT2(out var changed, out _)
            ? new CaseRecounted(at, changed.Before, changed.Due)
            : null;
    }

    /// <summary>Begins a step of the list the case is bound to; no other stops the clock.</summary>
    [Clause("REG-2.7")]
    private OneOf<Refusal, CaseStepStarted> StartStep(StartSpecialStepOrder order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (DecisionClock is not { } clock) return NoLimit();
        if (new SpecialStepList(Terms.SpecialSteps).Find(order.Step).TryPickT0(out var refusal, out var step)) return refusal;
        return clock.Pause(step, order.Notice ?? OwnNotice(clock), at, calendar).MapT1(paused => new CaseStepStarted(at, by.Id, step, paused.Notice, paused.Due));
    }

    [Clause("REG-2.8")]
    private OneOf<Refusal, CaseStepEnded> EndStep(EndSpecialStepOrder order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        var open = OpenSteps;
        if (order.Step is null && open.Length > 1)
        {
            return new Refusal("cases.step-ambiguous", "有多个特殊环节正在进行,请指明要结束哪一个。", CaseGrounds.CountsAgain)
                .OnField("step", $"请填写{string.Join('、', open.Select(run => run.Step.Code))}之一。");
        }

        return DecisionClock!.Resume(order.Step ?? open[0].Step.Code, at, calendar)
            .MapT1(resumed => new CaseStepEnded(at, by.Id, resumed.Step, resumed.Overrun, resumed.Due));
    }

    private OneOf<Refusal, CaseExtended> Extend(ExtendOrder order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (DecisionClock is not { } clock) return NoLimit();
        var rule = clock.Limit.Extension;
        int days = order.Days ?? rule?.AtMost ?? 0;
        var approver = order.Approver ?? rule?.Approver ?? ExtensionApprover.UnitHead;
        return clock.Extend(days, approver, order.Reason, order.Notice ?? OwnNotice(clock), at, calendar)
            .MapT0(InOrder)
            .MapT1(extended => new CaseExtended(at, by.Id, days, approver, extended.Reason, extended.Notice, extended.Due));
    }

    /// <summary>A refusal of the clock with the field under the name that the order has for it.</summary>
    private static Refusal InOrder(Refusal refusal) =>
        refusal with { Fields = [.. refusal.Fields.Select(fault => string.Equals(fault.Field, "by", StringComparison.Ordinal) ? fault with { Field = "days" } : fault)] };

    /// <summary>The number of the electronic notice that the applicant finds on the case.</summary>
    private string OwnNotice(LimitClock clock) => Reopenings == 0 ? $"{Number}-{clock.Last.Number + 1}" : $"{Number}-{Reopenings}-{clock.Last.Number + 1}";

    private static Refusal NoLimit() =>
        new("cases.no-decision-limit", "本事项没有规定办结期限,没有可以暂停或延长的计时。", CaseGrounds.DecideInTime);

    private LimitClock? ClockOf(CaseAccepted accepted)
    {
        var from = Terms.LimitStart == LimitStart.Receipt && Wait is { } wait ? wait.ReceivedOn : accepted.AcceptedOn;
        return ClockFrom(accepted.At, from, accepted.DecisionDue, accepted.CalendarEdition);
    }

    private LimitClock? ClockFrom(Instant at, LocalDate from, DueDay? decisionDue, string edition) =>
        decisionDue is { } due && Terms.DecisionRule is { } rule
            ? LimitClock.Of(new ClockStarted(1, at, from, rule, EditionPolicy.LaterOfTwo, new ClockDue(due, edition, Kept: 0)))
            : null;

    private static CaseFile AfterClockEvent(CaseFile next, CaseEvent happened)
    {
        var clock = next.DecisionClock ?? throw new ArgumentException($"{happened.GetType().Name} needs a limit.", nameof(happened));
        int number = clock.Last.Number + 1;
        next = next with
        {
            DecisionClock = clock.Apply(happened switch
            {
                CaseStepStarted started => new ClockPaused(number, started.At, started.Step, started.Notice, started.Due),
                CaseStepEnded ended => new ClockResumed(number, ended.At, ended.Step, ended.Overrun, ended.Due),
                CaseExtended extended => new ClockExtended(number, extended.At, extended.Days, extended.Approver, extended.Reason, extended.Notice, extended.Due),
                CaseRecounted recounted => new ClockRecomputed(number, recounted.At, recounted.Before, recounted.Due),
                _ => throw new ArgumentException($"{happened.GetType().Name} is nothing of the clock's.", nameof(happened)),
            }),
        };
        return next.State == CaseState.Accepted && !next.OpenSteps.IsEmpty ? next with { State = CaseState.InSpecialStep } : next;
    }
}
