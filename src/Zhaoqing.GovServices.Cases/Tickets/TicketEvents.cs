using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>What a ticket is about.</summary>
/// <param name="Division">The division in which it could not be done.</param>
/// <param name="What">What could not be done, in the person's own words.</param>
/// <param name="Case">The case it belongs to, where there is one.</param>
/// <param name="HotlineOrder">The number of the 12345 order it belongs to, where there is one; 1 to 40 of letters, digits and '-'.</param>
public sealed record FailureReport(DivisionCode Division, Remark What, CaseNumber? Case = null, string? HotlineOrder = null);

/// <summary>Something that happened to a ticket.</summary>
public abstract record TicketEvent : DeskEvent
{
    private protected TicketEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>A ticket was opened (登记), <c>ticket.opened.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who opened it: a window, or the person online.</param>
/// <param name="Number">Its number.</param>
/// <param name="Report">What it is about.</param>
/// <param name="Owner">The account that owns it from this instant on.</param>
/// <param name="Due">The last day for its end.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record TicketOpened(Instant At, string By, SlipNumber Number, FailureReport Report, string Owner, DueDay Due, string CalendarEdition) : TicketEvent(At, By);

/// <summary>Somebody took a ticket over and owns it now (接手), <c>ticket.taken-over.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The new owner.</param>
public sealed record TicketTakenOver(Instant At, string By) : TicketEvent(At, By);

/// <summary>A ticket was solved (解决), <c>ticket.solved.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The owner.</param>
/// <param name="How">How, for the person.</param>
public sealed record TicketSolved(Instant At, string By, Remark How) : TicketEvent(At, By);

/// <summary>It was explained why it cannot be done (解释), <c>ticket.explained.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The owner.</param>
/// <param name="Reason">Why, for the person.</param>
public sealed record TicketExplained(Instant At, string By, Remark Reason) : TicketEvent(At, By);

/// <summary>A ticket was opened again (重新提出), <c>ticket.reopened.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who asked.</param>
/// <param name="Reason">Why.</param>
/// <param name="Due">The new last day.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record TicketReopened(Instant At, string By, Remark Reason, DueDay Due, string CalendarEdition) : TicketEvent(At, By);
