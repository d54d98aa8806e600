using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record SlotDay
{
    /// <summary>Holds a place in a slot. A window may hold several, for people who call or stand before it.</summary>
    /// <param name="number">The number for the booking.</param>
    /// <param name="from">When the slot begins, in China.</param>
    /// <param name="by">Who asks: an applicant for themselves, or a window.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <returns>
    /// The events, lapses first; refused with <c>cases.slot-unknown</c> or <c>cases.slot-begun</c> on the field <c>slot</c>, <c>cases.slot-full</c>,
    /// <c>cases.booking-twice</c> or <c>cases.not-authorised</c>.
    /// </returns>
    [Clause("CON-8.4")]
    public OneOf<Refusal, ImmutableArray<BookingEvent>> Hold(SlipNumber number, LocalTime from, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role is not (ActorRole.Applicant or ActorRole.Window) || !DeskRefusals.Covers(by, Opened.Group.Division)) return DeskRefusals.NotAuthorised();
        if (Opened.Slots.FirstOrDefault(slot => slot.From == from) is not { } slot)
            return new Refusal("cases.slot-unknown", "没有这个时段,请按放号计划选择。", DeskRefusals.BookingEverywhere).OnField("slot", "没有这个时段。");
        if (at >= StartOf(from))
            return new Refusal("cases.slot-begun", "这个时段已经开始,不再预约;请直接到窗口取号。", DeskRefusals.NoForcedBooking).OnField("slot", "时段已经开始。");
        var lapses = LapsesBy(at);
        var now = lapses.Aggregate(this, (day, lapse) => day.Apply(lapse));
        string? holder = by.Role == ActorRole.Applicant ? by.Id : null;
        if (holder is not null && now.Bookings.Values.Any(other => other.State is BookingState.Held or BookingState.Booked && string.Equals(other.Holder, holder, StringComparison.Ordinal)))
            return new Refusal("cases.booking-twice", "您在这一天已有预约,请先取消再改约。", DeskRefusals.BookingEverywhere);
        if (now.LoadOf(slot).Free <= 0)
            return new Refusal("cases.slot-full", "这个时段已约满,请另选时段;也可以不预约,直接到窗口取号办理。", DeskRefusals.BookingEverywhere, DeskRefusals.NoForcedBooking);
        var until = Instant.Min(at + Duration.FromMinutes(Opened.Rules.HoldMinutes), StartOf(from));
        return lapses.Add(new BookingHeld(at, by.Id, number, from, holder, until));
    }

    /// <summary>Gives somebody without a booking a number. It never fails for want of a booking or because the slots are booked out.</summary>
    /// <param name="number">The number of the queue.</param>
    /// <param name="by">The window that gives it.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <returns>The events; refused with <c>cases.not-authorised</c> alone, or with <c>cases.slot-day-closed</c> on another day than this.</returns>
    [Clause("REG-4.3")]
    public OneOf<Refusal, ImmutableArray<BookingEvent>> WalkIn(SlipNumber number, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role != ActorRole.Window || !DeskRefusals.Covers(by, Opened.Group.Division)) return DeskRefusals.NotAuthorised();
        return ChinaTime.DayOf(at) == Opened.Day ? LapsesBy(at).Add(new WalkedIn(at, by.Id, number)) : NotToday();
    }

    /// <summary>Does an act on a booking.</summary>
    /// <param name="act">Confirm, cancel, arrive or finish.</param>
    /// <param name="number">The booking.</param>
    /// <param name="by">Who acts: the holder, or a window.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <returns>The events, lapses first; refused with <c>cases.booking-unknown</c>, <c>cases.booking-act-not-allowed</c>, <c>cases.slot-begun</c> (cancelling), <c>cases.slot-day-closed</c> (arriving on another day) or <c>cases.not-authorised</c>.</returns>
    public OneOf<Refusal, ImmutableArray<BookingEvent>> Take(BookingAct act, SlipNumber number, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(by);
        var lapses = LapsesBy(at);
        var now = lapses.Aggregate(this, (day, lapse) => day.Apply(lapse));
        if (!now.Bookings.TryGetValue(number, out var booking)) return new Refusal("cases.booking-unknown", "这一天没有这个预约。", DeskRefusals.BookingEverywhere);
        bool isOwn = by.Role != ActorRole.Applicant || string.Equals(booking.Holder, by.Id, StringComparison.Ordinal);
        if (!isOwn || !DeskRefusals.Covers(by, Opened.Group.Division)) return DeskRefusals.NotAuthorised();
        if (BookingTable.Table.Allow(booking.State, act, by.Role).TryPickT0(out var refusal, out _)) return refusal;
        if (act == BookingAct.Cancel && at >= StartOf(booking.Slot))
            return new Refusal("cases.slot-begun", "时段已经开始,不能再取消。", DeskRefusals.BookingEverywhere);
        if (act == BookingAct.Arrive && ChinaTime.DayOf(at) != Opened.Day) return NotToday();
        return lapses.Add(act switch
        {
            BookingAct.Confirm => new BookingConfirmed(at, by.Id, number),
            BookingAct.Cancel => new BookingCancelled(at, by.Id, number),
            BookingAct.Arrive => Arrival(booking, by, at),
            BookingAct.Finish => new BookingServed(at, by.Id, number),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Nobody does this."),
        });
    }

    /// <summary>Who comes late loses the turn, never the service.</summary>
    [Clause("REG-4.3")]
    private BookingArrived Arrival(Booking booking, CaseActor by, Instant at)
    {
        bool isInTime = at <= StartOf(booking.Slot) + Duration.FromMinutes(Opened.Rules.GraceMinutes);
        return new BookingArrived(at, by.Id, booking.Number, isInTime ? QueueKind.Booked : QueueKind.WalkIn, Instant.Max(at, StartOf(booking.Slot)));
    }

    private static Refusal NotToday() => new("cases.slot-day-closed", "请在预约的当天到窗口报到或取号。", DeskRefusals.BookingEverywhere);
}
