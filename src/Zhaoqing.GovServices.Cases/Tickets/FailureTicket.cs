using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A ticket of the “cannot get it done” window (“办不成事”反映): what its events add up to. It has exactly one owner at every instant.</summary>
/// <remarks>Immutable. It ends only in solved or in explained with a reason, and can be opened again once.</remarks>
public sealed record FailureTicket
{
    private FailureTicket(TicketOpened opened)
    {
        Opened = opened;
        Owner = opened.Owner;
        Due = opened.Due;
        LastAt = opened.At;
    }

    /// <summary>How it was opened.</summary>
    public TicketOpened Opened { get; }

    /// <summary>Where it stands.</summary>
    public TicketState State { get; private init; } = TicketState.Logged;

    /// <summary>The account that owns it.</summary>
    public string Owner { get; private init; }

    /// <summary>The last day for its end, in China.</summary>
    public DueDay Due { get; private init; }

    /// <summary>How it was solved or why it cannot be done; <see langword="null"/> while it is open.</summary>
    public Remark? Answer { get; private init; }

    /// <summary>Whether it was opened again.</summary>
    public bool WasReopened { get; private init; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>Opens a ticket.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="report">What it is about.</param>
    /// <param name="by">Who opens it: a window, which owns it then, or a person online.</param>
    /// <param name="dutyOwner">The account on duty, which owns what comes in online.</param>
    /// <param name="limit">Within what time it ends; local data, since no national text sets it.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The event; refused with <c>cases.not-authorised</c>, <c>cases.hotline-order-unfit</c> on its field, or what the calendar refuses.</returns>
    [Clause("REG-1.9")]
    public static OneOf<Refusal, TicketOpened> Open(SlipNumber number, FailureReport report, CaseActor by, string dutyOwner, Limit limit, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(dutyOwner);
        ArgumentNullException.ThrowIfNull(calendar);
        if (by.Role is not (ActorRole.Applicant or ActorRole.Window) || !DeskRefusals.Covers(by, report.Division)) return DeskRefusals.NotAuthorised();
        if (report.HotlineOrder is { } order && !IsOrder(order))
            return new Refusal("cases.hotline-order-unfit", "12345 工单编号有误。", DeskRefusals.CannotGetItDone).OnField("hotlineOrder", "应为1至40个字母、数字或连字符。");
        return calendar.Due(limit, ChinaTime.DayOf(at))
            .MapT1(due => new TicketOpened(at, by.Id, number, report, by.Role == ActorRole.Window ? by.Id : dutyOwner, due, calendar.Edition.Id));
    }

    /// <summary>Does an act on the ticket.</summary>
    /// <param name="act">The act.</param>
    /// <param name="words">How it was solved, the reason why it cannot be done, or why it is opened again; nothing for taking over.</param>
    /// <param name="by">Who acts: the owner ends it, another of the office takes it over, the person or a window opens it again.</param>
    /// <param name="limit">Within what time it ends when it is opened again.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The event; refused with <c>cases.not-authorised</c>, <c>cases.ticket-act-not-allowed</c>, <c>cases.ticket-not-owner</c>, <c>cases.reason-missing</c> on <c>reason</c>, or <c>cases.ticket-reopened-already</c>.</returns>
    [Clause("REG-1.9")]
    public OneOf<Refusal, TicketEvent> Take(TicketAct act, Remark? words, CaseActor by, Limit limit, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(calendar);
        if (!IsFor(by)) return DeskRefusals.NotAuthorised();
        if (FailureTicketTable.Table.Allow(State, act, by.Role).TryPickT0(out var refusal, out _)) return refusal;
        if (act == TicketAct.TakeOver) return new TicketTakenOver(at, by.Id);
        if (words is not { } said)
            return new Refusal("cases.reason-missing", "请说明如何解决、为何不能办或为何重新提出。", DeskRefusals.CannotGetItDone).OnField("reason", "请填写说明。");
        if (act == TicketAct.Reopen)
        {
            if (WasReopened) return new Refusal("cases.ticket-reopened-already", "已经重新提出过一次;仍不满意的,可拨打12345反映。", DeskRefusals.CannotGetItDone);
            return calendar.Due(limit, ChinaTime.DayOf(at)).MapT1(due => (TicketEvent)new TicketReopened(at, by.Id, said, due, calendar.Edition.Id));
        }

        if (!string.Equals(by.Id, Owner, StringComparison.Ordinal)) return new Refusal("cases.ticket-not-owner", "请先接手,再答复。", DeskRefusals.CannotGetItDone);
        return act == TicketAct.Solve ? new TicketSolved(at, by.Id, said) : new TicketExplained(at, by.Id, said);
    }

    /// <summary>Whether somebody may see the ticket: who opened it, and the offices of its division.</summary>
    public bool IsFor(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Role == ActorRole.Applicant ? string.Equals(by.Id, Opened.By, StringComparison.Ordinal) : DeskRefusals.Covers(by, Opened.Report.Division);
    }

    /// <summary>Whether it is open and its last day has passed.</summary>
    public bool IsOverdue(Instant at) => State is TicketState.Logged or TicketState.Coordinating && ChinaTime.DayOf(at) > Due.Date;

    /// <summary>The ticket that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="TicketOpened"/>, or one does not follow.</exception>
    public static FailureTicket Replay(IEnumerable<TicketEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        FailureTicket? ticket = null;
        foreach (var happened in events)
            ticket = ticket?.Apply(happened) ?? new FailureTicket(happened as TicketOpened ?? throw new ArgumentException("A ticket begins with its opening.", nameof(events)));
        return ticket ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The ticket after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public FailureTicket Apply(TicketEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var act = happened switch
        {
            TicketTakenOver => TicketAct.TakeOver,
            TicketSolved => TicketAct.Solve,
            TicketExplained => TicketAct.Explain,
            TicketReopened => TicketAct.Reopen,
            _ => throw new ArgumentException($"{happened.GetType().Name} does not follow.", nameof(happened)),
        };
        var next = this with { State = FailureTicketTable.Table.Follow(State, act), LastAt = happened.At };
        return happened switch
        {
            TicketTakenOver taken => next with { Owner = taken.By },
            TicketSolved solved => next with { Answer = solved.How },
            TicketExplained explained => next with { Answer = explained.Reason },
            TicketReopened reopened => next with { Answer = null, WasReopened = true, Due = reopened.Due },
            _ => next,
        };
    }

    private static bool IsOrder(string order) => order.Length is >= 1 and <= 40 && order.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
