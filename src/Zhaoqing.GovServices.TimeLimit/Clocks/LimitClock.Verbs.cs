using NodaTime;
using OneOf;
using OneOf.Types;

namespace Zhaoqing.GovServices.TimeLimit;

public sealed partial record LimitClock
{
    /// <summary>The most characters the number of a written notice may have.</summary>
    public const int MaxNoticeLength = 100;

    /// <summary>Starts a clock.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="from">The day in China of what starts it: receipt, acceptance …; it may lie before <paramref name="at"/>.</param>
    /// <param name="at">When it is started.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="policy">What it does when a holiday notice comes late.</param>
    /// <returns>The event; refused where <see cref="WorkingCalendar.Due(TimeLimit.Limit, LocalDate)"/> is.</returns>
    /// <exception cref="ArgumentException">The limit is one that is counted back from an event.</exception>
    public static OneOf<Refusal, ClockStarted> Start(
        LegalLimit limit, LocalDate from, Instant at, WorkingCalendar calendar, EditionPolicy policy = EditionPolicy.LaterOfTwo)
    {
        ArgumentNullException.ThrowIfNull(limit);
        ArgumentNullException.ThrowIfNull(calendar);
        if (limit.Backward) throw new ArgumentException("A limit that is counted back from an event has no clock.", nameof(limit));
        if (!IsPolicy(policy)) throw new ArgumentOutOfRangeException(nameof(policy), policy, "Unknown policy.");
        return calendar.Due(limit.Limit, from).MapT1(due => new ClockStarted(1, at, from, limit, policy, new ClockDue(due, calendar.Edition.Id, Kept: 0)));
    }

    /// <summary>Begins a listed special step (特殊环节): its time is left out, from the day after, up to its own limit.</summary>
    /// <param name="step">The step, from the list of the matter.</param>
    /// <param name="notice">The number of the written notice that tells the applicant how long it will take.</param>
    /// <param name="at">When it begins.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>
    /// The event; refused with <c>time-limit.clock-stopped</c>, <c>event-out-of-order</c>, <c>clock-expired</c> (what is overdue stays so),
    /// <c>step-open</c> and <c>notice-missing</c>. Several steps may overlap; a day that two leave out is left out once.
    /// One that begins on the due day itself holds the end up until it is over.
    /// </returns>
    /// <exception cref="ArgumentException">The clock keeps the edition of its start, and the calendar is of another.</exception>
    [Clause("REG-2.8")]
    public OneOf<Refusal, ClockPaused> Pause(SpecialStep step, string notice, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(step);
        if ((NotNow(at) ?? NotPausable(step, notice, at)) is { } refusal) return refusal;
        var steps = Steps.Add(new StepRun(step, notice, ChinaTime.DayOf(at), Ended: null));
        return Counted(calendar, this with { Steps = steps }).MapT1(due => new ClockPaused(Next, at, step, notice, due));
    }

    /// <summary>Ends a special step: only the time it really took is left out, and never more than its own limit.</summary>
    /// <param name="step">The code of the step.</param>
    /// <param name="at">When it ended.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The event; refused with <c>time-limit.clock-stopped</c>, <c>event-out-of-order</c> and <c>step-not-open</c>.</returns>
    /// <exception cref="ArgumentException">The clock keeps the edition of its start, and the calendar is of another.</exception>
    [Clause("REG-2.8")]
    public OneOf<Refusal, ClockResumed> Resume(string step, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(calendar);
        if (NotNow(at) is { } refusal) return refusal;
        int open = OpenRun(step);
        if (open < 0) return ClockRefusals.StepNotOpen();
        var day = ChinaTime.DayOf(at);
        bool overrun = calendar.CapOf(Steps[open]) < day;
        return Counted(calendar, this with { Steps = Ended(step, day) }).MapT1(due => new ClockResumed(Next, at, step, overrun, due));
    }

    /// <summary>Extends the limit (延长期限): once, by its due day, by whom its article lets, with the reason told.</summary>
    /// <param name="by">By how many units of the limit.</param>
    /// <param name="approver">Who approved it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="notice">The number of the written notice that tells the applicant.</param>
    /// <param name="at">When it is extended.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>
    /// The event; refused with <c>time-limit.clock-stopped</c>, <c>event-out-of-order</c>, <c>extension-not-allowed</c>, <c>extended-already</c>,
    /// <c>extension-too-late</c>, <c>clock-paused</c>, <c>extension-too-long</c>, <c>approver-wrong</c>, <c>reason-missing</c> and <c>notice-missing</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The clock keeps the edition of its start, and the calendar is of another.</exception>
    public OneOf<Refusal, ClockExtended> Extend(int by, ExtensionApprover approver, Remark? reason, string notice, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if ((NotNow(at) ?? NotExtendable(at)) is { } refusal) return refusal;
        var rule = Limit.Extension!;
        if (IsPaused(ChinaTime.DayOf(at), calendar)) return ClockRefusals.Paused("特殊环节期间不计时,不能延长期限。", rule.Ground);
        if (NotThisExtension(rule, by, approver, reason, notice) is { } fault) return fault;
        return Counted(calendar, this, extension: by).MapT1(due => new ClockExtended(Next, at, by, approver, reason!.Value, notice, due));
    }

    /// <summary>Begins the limit anew because what was missing has been supplied (补正后重新起算): only where its law says so.</summary>
    /// <param name="from">The day in China of the receipt from which it counts.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>
    /// The event; refused with <c>time-limit.clock-stopped</c>, <c>event-out-of-order</c> (also where <paramref name="from"/> lies before the day from
    /// which it counts now), <c>restart-not-allowed</c> and <c>clock-paused</c>. A step that goes on beyond its own limit ends with it.
    /// </returns>
    /// <exception cref="ArgumentException">The clock keeps the edition of its start, and the calendar is of another.</exception>
    public OneOf<Refusal, ClockRestarted> Restart(LocalDate from, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if ((NotNow(at) ?? NotRestartable(from)) is { } refusal) return refusal;
        var day = ChinaTime.DayOf(at);
        // What comes after hours may count from the next working day; nothing counts from a later one.
        if (from > day && (!calendar.Due(TimeLimit.Limit.SameDay, day.PlusDays(1)).TryPickT1(out var next, out _) || from > next.Date)) return ClockRefusals.RestartInFuture();
        if (IsPaused(day, calendar)) return ClockRefusals.Paused("特殊环节尚未结束,不能重新起算。", Limit.Restart!);
        MustBeOfItsEdition(calendar);
        return calendar.Due(Limit.Limit, from).MapT1(due => new ClockRestarted(Next, at, from, new ClockDue(due, calendar.Edition.Id, Kept: 0)));
    }

    /// <summary>Counts anew by another edition of the working calendar.</summary>
    /// <param name="at">When.</param>
    /// <param name="calendar">The calendar of the new edition.</param>
    /// <returns>
    /// The event, or none where the due day stays as it is, or the clock keeps the edition of its start; refused with <c>time-limit.clock-stopped</c>,
    /// <c>event-out-of-order</c>, and where the calendar does not cover it.
    /// </returns>
    public OneOf<Refusal, None, ClockRecomputed> Recompute(Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (NotNow(at) is { } refusal) return refusal;
        if (Policy == EditionPolicy.PinAtStart) return default(None);
        if (Counted(calendar, this).TryPickT0(out refusal, out var due)) return refusal;
        return due.Day == Due.Day ? default(None) : new ClockRecomputed(Next, at, Due.Day, due);
    }

    /// <summary>Ends the clock.</summary>
    /// <param name="outcome">How.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>
    /// The event; refused with <c>time-limit.clock-stopped</c>, <c>event-out-of-order</c>, and <c>clock-paused</c> for a decision while a special step,
    /// on which it would rest, goes on. Late is still an end; the event says that it was late.
    /// </returns>
    public OneOf<Refusal, ClockStopped> Stop(ClockOutcome outcome, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        if (!IsOutcome(outcome)) throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome.");
        if (NotNow(at) is { } refusal) return refusal;
        var day = ChinaTime.DayOf(at);
        if (outcome == ClockOutcome.Decided && PausedBy(day, calendar) is { } step)
            return ClockRefusals.Paused($"“{step.Name}”尚未结束,不能作出决定。", step.Basis);
        return new ClockStopped(Next, at, outcome, IsExpired(day));
    }

    private int Next => Last.Number + 1;

    /// <summary>Why nothing can be done to it at an instant.</summary>
    private Refusal? NotNow(Instant at) => End is not null ? ClockRefusals.Stopped() : at < Last.At ? ClockRefusals.OutOfOrder() : null;

    private Refusal? NotPausable(SpecialStep step, string? notice, Instant at)
    {
        if (IsExpired(ChinaTime.DayOf(at))) return ClockRefusals.Expired();
        if (OpenRun(step.Code) >= 0) return ClockRefusals.StepOpen();
        return IsNotice(notice) ? null : ClockRefusals.NoticeMissing(step.Basis);
    }

    private Refusal? NotExtendable(Instant at)
    {
        if (Limit.Extension is not { } rule) return ClockRefusals.ExtensionNotAllowed(Limit);
        if (Extension is not null) return ClockRefusals.ExtendedAlready(rule);
        return IsExpired(ChinaTime.DayOf(at)) ? ClockRefusals.ExtensionTooLate(rule) : null;
    }

    private Refusal? NotThisExtension(ExtensionRule rule, int by, ExtensionApprover approver, Remark? reason, string? notice)
    {
        if (by < 1 || by > rule.AtMost) return ClockRefusals.ExtensionTooLong(rule, Limit.Limit);
        if (approver != rule.Approver) return ClockRefusals.ApproverWrong(rule);
        if (reason is not { } told || told == default) return ClockRefusals.ReasonMissing(rule);
        return IsNotice(notice) ? null : ClockRefusals.NoticeMissing(rule.Ground);
    }

    private Refusal? NotRestartable(LocalDate from) =>
        Limit.Restart is null ? ClockRefusals.RestartNotAllowed(Limit) : from < From ? ClockRefusals.RestartTooEarly() : null;

    private static bool IsPolicy(EditionPolicy policy) => policy is >= EditionPolicy.LaterOfTwo and <= EditionPolicy.PinAtStart;

    private static bool IsOutcome(ClockOutcome outcome) => outcome is >= ClockOutcome.Decided and <= ClockOutcome.Terminated;

    private static bool IsNotice(string? notice) => !string.IsNullOrWhiteSpace(notice) && notice.Length <= MaxNoticeLength && !notice.Any(char.IsControl);
}
