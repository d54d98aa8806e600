using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A booking as it stands.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Slot">When its slot begins, in China.</param>
/// <param name="Holder">The account it is for; <see langword="null"/> where a window booked for somebody.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HeldUntil">Until when it was held before it was confirmed.</param>
/// <param name="Arrival">How it was checked in; <see langword="null"/> before.</param>
public sealed record Booking(SlipNumber Number, LocalTime Slot, string? Holder, BookingState State, Instant HeldUntil, BookingArrived? Arrival);

/// <summary>A slot with what is left of it.</summary>
/// <param name="Slot">The slot.</param>
/// <param name="Taken">How many places are held, booked or used.</param>
/// <param name="Free">How many can still be booked.</param>
public sealed record SlotLoad(Slot Slot, int Taken, int Free);

/// <summary>One day of a window group: its slots, bookings and walk-ins; what its events add up to.</summary>
/// <remarks>Immutable. Verbs decide, <see cref="Apply"/> folds; <see cref="At"/> shows what silence has made of holds and of people who did not come.</remarks>
public sealed partial record SlotDay
{
    private SlotDay(SlotDayOpened opened) => (Opened, LastAt) = (opened, opened.At);

    /// <summary>How the day was opened: windows, slots, figures.</summary>
    public SlotDayOpened Opened { get; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>The bookings by number.</summary>
    public ImmutableDictionary<SlipNumber, Booking> Bookings { get; private init; } = ImmutableDictionary<SlipNumber, Booking>.Empty;

    /// <summary>The walk-ins, in the order in which they came.</summary>
    public ImmutableList<WalkedIn> WalkIns { get; private init; } = [];

    /// <summary>The slots with what is left of them.</summary>
    public ImmutableArray<SlotLoad> Loads => [.. Opened.Slots.Select(LoadOf)];

    /// <summary>Opens a day.</summary>
    /// <param name="plan">The plan of the windows.</param>
    /// <param name="day">The day in China.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="at">When.</param>
    /// <param name="calendar">The working calendar, of the place where it has closures of its own.</param>
    /// <returns>The event; <c>cases.slot-day-closed</c> or <c>cases.slot-day-too-far</c> on the field <c>day</c>, or what the calendar refuses.</returns>
    public static OneOf<Refusal, SlotDayOpened> Open(SlotPlan plan, LocalDate day, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(calendar);
        var today = ChinaTime.DayOf(at);
        if (day < today || day > today.PlusDays(plan.Rules.DaysAhead))
        {
            return new Refusal("cases.slot-day-too-far", "只能预约今天起一段时间内的时段。", DeskRefusals.BookingEverywhere)
                .OnField("day", $"应为今天起{plan.Rules.DaysAhead}天以内的日期。");
        }

        if (calendar.Day(day).TryPickT0(out var refusal, out var status)) return refusal;
        var slots = plan.SlotsOf(status);
        return slots.IsEmpty
            ? new Refusal("cases.slot-day-closed", "这一天窗口不对外服务,请另选工作日。", DeskRefusals.BookingEverywhere).OnField("day", "这一天窗口不对外服务。")
            : new SlotDayOpened(at, by.Id, plan.Group, day, slots, plan.Rules, calendar.Edition.Id);
    }

    /// <summary>The day that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="SlotDayOpened"/>, or one does not follow.</exception>
    public static SlotDay Replay(IEnumerable<BookingEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        SlotDay? day = null;
        foreach (var happened in events)
        {
            day = (day, happened) switch
            {
                (null, SlotDayOpened opened) => new SlotDay(opened),
                (null, _) => throw new ArgumentException("A day begins with its opening.", nameof(events)),
                _ => day.Apply(happened),
            };
        }

        return day ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The day after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow: no row of <see cref="BookingTable"/> leads there.</exception>
    public SlotDay Apply(BookingEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = this with { LastAt = Instant.Max(LastAt, happened.At) };
        return happened switch
        {
            BookingHeld held => next with { Bookings = Bookings.Add(held.Number, new Booking(held.Number, held.Slot, held.Holder, BookingState.Held, held.Until, Arrival: null)) },
            BookingConfirmed confirmed => next.After(confirmed.Number, BookingAct.Confirm),
            BookingExpired expired => next.After(expired.Number, BookingAct.Expire),
            BookingCancelled cancelled => next.After(cancelled.Number, BookingAct.Cancel),
            BookingMissed missed => next.After(missed.Number, BookingAct.Miss),
            BookingArrived arrived => next.After(arrived.Number, BookingAct.Arrive, arrived),
            BookingServed served => next.After(served.Number, BookingAct.Finish),
            WalkedIn walkedIn => next with { WalkIns = WalkIns.Add(walkedIn) },
            _ => throw new ArgumentException($"{happened.GetType().Name} does not follow.", nameof(happened)),
        };
    }

    /// <summary>What silence has brought about by an instant: holds that ran out and people who did not come, in the order of their instants.</summary>
    public ImmutableArray<BookingEvent> LapsesBy(Instant instant) =>
    [
        .. Bookings.Values.Where(booking => LapseOf(booking) <= instant)
            .OrderBy(LapseOf).ThenBy(booking => booking.Number.ToString(), StringComparer.Ordinal)
            .Select(booking => booking.State == BookingState.Held
                ? (BookingEvent)new BookingExpired(booking.HeldUntil, booking.Number)
                : new BookingMissed(MissedAt(booking), booking.Number)),
    ];

    /// <summary>The day as it stands at an instant, whether or not anybody has written down what silence made of it.</summary>
    /// <param name="instant">An instant not before the last event.</param>
    public SlotDay At(Instant instant) => LapsesBy(instant).Aggregate(this, (day, lapse) => day.Apply(lapse));

    /// <summary>When silence ends a booking's state; never for one that silence does not move.</summary>
    private Instant LapseOf(Booking booking) => booking.State switch
    {
        BookingState.Held => booking.HeldUntil,
        BookingState.Booked => MissedAt(booking),
        _ => Instant.MaxValue,
    };

    private SlotDay After(SlipNumber number, BookingAct act, BookingArrived? arrival = null)
    {
        if (!Bookings.TryGetValue(number, out var booking)) throw new ArgumentException("There is no such booking.", nameof(number));
        return this with { Bookings = Bookings.SetItem(number, booking with { State = BookingTable.Table.Follow(booking.State, act), Arrival = arrival ?? booking.Arrival }) };
    }

    private SlotLoad LoadOf(Slot slot)
    {
        int taken = Bookings.Values.Count(booking => booking.Slot == slot.From && booking.State is not (BookingState.Expired or BookingState.Cancelled));
        return new SlotLoad(slot, taken, slot.Bookable - taken);
    }

    private Instant StartOf(LocalTime from) => Opened.Day.At(from).InZoneLeniently(ChinaTime.Zone).ToInstant();

    private Instant MissedAt(Booking booking)
    {
        var slot = Opened.Slots.First(slot => slot.From == booking.Slot);
        var end = slot.To == LocalTime.Midnight ? ChinaTime.StartOf(Opened.Day.PlusDays(1)) : StartOf(slot.To);
        return Instant.Max(end, StartOf(booking.Slot) + Duration.FromMinutes(Opened.Rules.GraceMinutes));
    }
}
