using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Something that happened on a day of a window group.</summary>
public abstract record BookingEvent : DeskEvent
{
    private protected BookingEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>The queue in which somebody waits.</summary>
public enum QueueKind
{
    /// <summary>Booked, and here in time: first at the window (预约优先).</summary>
    Booked,

    /// <summary>Without a booking, or late for it (现场).</summary>
    WalkIn,
}

/// <summary>The slots of a day were opened (放号), <c>booking.day-opened.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Whose asking opened it.</param>
/// <param name="Group">The windows.</param>
/// <param name="Day">The day in China.</param>
/// <param name="Slots">Its slots, ascending.</param>
/// <param name="Rules">The local figures.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record SlotDayOpened(Instant At, string By, WindowGroup Group, LocalDate Day, ImmutableArray<Slot> Slots, BookingRules Rules, string CalendarEdition) : BookingEvent(At, By);

/// <summary>A place was held (占号), <c>booking.held.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who held it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Slot">When the slot begins, in China.</param>
/// <param name="Holder">The account it is for; <see langword="null"/> where a window books for somebody.</param>
/// <param name="Until">Until when it is held.</param>
public sealed record BookingHeld(Instant At, string By, SlipNumber Number, LocalTime Slot, string? Holder, Instant Until) : BookingEvent(At, By);

/// <summary>A booking was confirmed (确认预约), <c>booking.confirmed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who confirmed.</param>
/// <param name="Number">Its number.</param>
public sealed record BookingConfirmed(Instant At, string By, SlipNumber Number) : BookingEvent(At, By);

/// <summary>A hold ran out (占号过期), <c>booking.expired.v1</c>.</summary>
/// <param name="At">When it ran out.</param>
/// <param name="Number">Its number.</param>
public sealed record BookingExpired(Instant At, SlipNumber Number) : BookingEvent(At, DeskRefusals.Silence);

/// <summary>A booking was cancelled (取消预约), <c>booking.cancelled.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who cancelled.</param>
/// <param name="Number">Its number.</param>
public sealed record BookingCancelled(Instant At, string By, SlipNumber Number) : BookingEvent(At, By);

/// <summary>A slot ended and nobody had come (爽约), <c>booking.missed.v1</c>.</summary>
/// <param name="At">The end of the slot with its grace.</param>
/// <param name="Number">The number of the booking.</param>
public sealed record BookingMissed(Instant At, SlipNumber Number) : BookingEvent(At, DeskRefusals.Silence);

/// <summary>Somebody with a booking is here (报到), <c>booking.arrived.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The window that checked it in.</param>
/// <param name="Number">The number of the booking.</param>
/// <param name="Queue">The queue: booked when in time, else the walk-ins.</param>
/// <param name="NotBefore">Before when they are not called: the beginning of the slot for who came early.</param>
public sealed record BookingArrived(Instant At, string By, SlipNumber Number, QueueKind Queue, Instant NotBefore) : BookingEvent(At, By);

/// <summary>Somebody with a booking was served (办毕), <c>booking.served.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The window.</param>
/// <param name="Number">The number of the booking.</param>
public sealed record BookingServed(Instant At, string By, SlipNumber Number) : BookingEvent(At, By);

/// <summary>Somebody without a booking took a number (现场取号), <c>booking.walked-in.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The window that gave it.</param>
/// <param name="Number">The number of the queue.</param>
public sealed record WalkedIn(Instant At, string By, SlipNumber Number) : BookingEvent(At, By);
