using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Gives the plan of a window group; <see langword="null"/> where there is no such group.</summary>
/// <param name="group">The id of the group.</param>
public delegate SlotPlan? SlotPlanOf(string group);

/// <summary>A day of a window group as it stands at an instant.</summary>
/// <param name="Day">The day, with what silence has made of it by then.</param>
/// <param name="AsOf">The instant.</param>
public sealed record SlotDaySnapshot(SlotDay Day, Instant AsOf);

/// <summary>A booking after an act, with the day it belongs to.</summary>
/// <param name="Booking">The booking.</param>
/// <param name="Day">The day.</param>
public sealed record BookingSnapshot(Booking Booking, SlotDay Day);

/// <summary>Books slots, checks people in, and gives numbers to walk-ins. Capacity is never oversold, whoever asks at once and on how many hosts.</summary>
/// <remarks>Safe for concurrent use. What it returns has been recorded durably; a refusal leaves the record as it was.</remarks>
public sealed class BookingDesk(IEventStore store, SlotPlanOf plans, WorkingCalendar calendar, TimeProvider time)
{
    private readonly StreamRecord<SlotDay, BookingEvent> _record = DeskRecord.Over<SlotDay, BookingEvent>(store, time, SlotDay.Replay);

    /// <summary>A day of a window group with what is left of its slots; nothing is written by looking.</summary>
    /// <returns><c>cases.window-group-unknown</c> or what <see cref="SlotDay.Open"/> refuses; else the day.</returns>
    public async Task<OneOf<Refusal, SlotDaySnapshot>> FindAsync(string group, LocalDate day, CaseActor by, CancellationToken cancellationToken = default)
    {
        if (plans(group) is not { } plan) return Unknown();
        if (await _record.FindAsync(StreamOf(plan, day), cancellationToken).ConfigureAwait(false) is { } kept)
        {
            var asOf = Instant.Max(_record.Now(), kept.State.LastAt);
            return new SlotDaySnapshot(kept.State.At(asOf), asOf);
        }

        var now = _record.Now();
        return SlotDay.Open(plan, day, by, now, calendar).MapT1(opened => new SlotDaySnapshot(SlotDay.Replay([opened]), now));
    }

    /// <summary>Holds a place in a slot; of any number who ask at once exactly as many get one as can be booked.</summary>
    /// <param name="group">The id of the window group.</param>
    /// <param name="day">The day in China.</param>
    /// <param name="slot">When the slot begins, in China.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns><c>cases.window-group-unknown</c>, <c>cases.key-reused</c>, what <see cref="SlotDay.Open"/> or <see cref="SlotDay.Hold"/> refuses; else the booking, held.</returns>
    public async Task<OneOf<Refusal, BookingSnapshot>> HoldAsync(string group, LocalDate day, LocalTime slot, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        if (plans(group) is not { } plan) return Unknown();
        var number = NewNumber(day);
        var answer = await _record.ChangeAsync(StreamOf(plan, day), key, (found, now) => Opened(found, plan, day, by, now, open => open.Hold(number, slot, by, now)), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => SnapshotOf(kept.State, ((BookingHeld)kept.Events[^1]).Number));
    }

    /// <summary>Gives somebody without a booking a number of the queue.</summary>
    /// <returns><c>cases.window-group-unknown</c>, <c>cases.key-reused</c>, what <see cref="SlotDay.Open"/> or <see cref="SlotDay.WalkIn"/> refuses; else the number.</returns>
    public async Task<OneOf<Refusal, WalkedIn>> WalkInAsync(string group, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        if (plans(group) is not { } plan) return Unknown();
        var day = ChinaTime.DayOf(_record.Now());
        var number = NewNumber(day);
        var answer = await _record.ChangeAsync(StreamOf(plan, day), key, (found, now) => Opened(found, plan, day, by, now, open => open.WalkIn(number, by, now)), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => (WalkedIn)kept.Events[^1]);
    }

    /// <summary>Does an act on a booking.</summary>
    /// <returns><c>cases.window-group-unknown</c>, <c>cases.key-reused</c>, what <see cref="SlotDay.Take"/> refuses; else the booking after the act.</returns>
    public async Task<OneOf<Refusal, BookingSnapshot>> ActAsync(string group, LocalDate day, SlipNumber number, BookingAct act, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        if (plans(group) is not { } plan) return Unknown();
        var answer = await _record.ChangeAsync(
            StreamOf(plan, day), key, (found, now) => found is null ? NoBooking() : found.Take(act, number, by, now), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => SnapshotOf(kept.State, number));
    }

    private static BookingSnapshot SnapshotOf(SlotDay day, SlipNumber number) => new(day.Bookings[number], day);

    private static Refusal NoBooking() => new("cases.booking-unknown", "这一天没有这个预约。", DeskRefusals.BookingEverywhere);

    private static Refusal Unknown() => new("cases.window-group-unknown", "没有这个窗口组,请核对后再试。", DeskRefusals.BookingEverywhere);

    private static SlipNumber NewNumber(LocalDate day) => SlipNumber.Create(SlipKind.Booking, day, RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));

    private static StreamId StreamOf(SlotPlan plan, LocalDate day) => StreamId.Parse($"slots-{plan.Group.Id}-{NodaTime.Text.LocalDatePattern.Iso.Format(day)}");

    /// <summary>Decides on the day, opening it first where nobody has.</summary>
    private OneOf<Refusal, ImmutableArray<BookingEvent>> Opened(
        SlotDay? found, SlotPlan plan, LocalDate day, CaseActor by, Instant now, Func<SlotDay, OneOf<Refusal, ImmutableArray<BookingEvent>>> decide)
    {
        if (found is not null) return decide(found);
        if (SlotDay.Open(plan, day, by, now, calendar).TryPickT0(out var refusal, out var opened)) return refusal;
        return decide(SlotDay.Replay([opened])).MapT1(happened => happened.Insert(0, opened));
    }
}
