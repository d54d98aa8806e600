using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A group of windows that is booked as one (窗口组).</summary>
/// <param name="Id">Its id, <c>[a-z0-9-]</c>, 1 to 40 characters.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Division">The division it serves.</param>
/// <exception cref="ArgumentException">The id has another form or the name is blank.</exception>
public sealed record WindowGroup(string Id, string Name, DivisionCode Division)
{
    /// <summary>Its id.</summary>
    public string Id { get; } = IsId(Id) ? Id : throw new ArgumentException("A window group is called by 1 to 40 of a-z, 0-9 and '-'.", nameof(Id));

    /// <summary>Its name in Chinese.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(Name) ? throw new ArgumentException("A window group has a name.", nameof(Name)) : Name;

    private static bool IsId(string id) => id is { Length: >= 1 and <= 40 } && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && id[0] != '-';
}

/// <summary>One slot of a day (预约时段).</summary>
/// <param name="From">When it begins, in China.</param>
/// <param name="To">When it ends, in China; 00:00 is the end of the day.</param>
/// <param name="Capacity">How many people can be served in it.</param>
/// <param name="WalkInReserve">How many of them are kept for walk-ins; never 0.</param>
public sealed record Slot(LocalTime From, LocalTime To, int Capacity, int WalkInReserve)
{
    /// <summary>How many can be booked.</summary>
    public int Bookable => Capacity - WalkInReserve;
}

/// <summary>The local figures of booking: data with a default, since no national text sets them.</summary>
/// <param name="HoldMinutes">How long a slot is held until the booking is confirmed; 1 to 60.</param>
/// <param name="GraceMinutes">How late one may come and still go first; 0 to 120.</param>
/// <param name="DaysAhead">How many days ahead one can book; 1 to 365.</param>
/// <exception cref="ArgumentOutOfRangeException">A figure is out of its range.</exception>
public sealed record BookingRules(int HoldMinutes = 5, int GraceMinutes = 15, int DaysAhead = 30)
{
    /// <summary>How long a slot is held, in minutes.</summary>
    public int HoldMinutes { get; } = HoldMinutes is >= 1 and <= 60 ? HoldMinutes : throw new ArgumentOutOfRangeException(nameof(HoldMinutes));

    /// <summary>How late one may come and still go first, in minutes.</summary>
    public int GraceMinutes { get; } = GraceMinutes is >= 0 and <= 120 ? GraceMinutes : throw new ArgumentOutOfRangeException(nameof(GraceMinutes));

    /// <summary>How many days ahead one can book.</summary>
    public int DaysAhead { get; } = DaysAhead is >= 1 and <= 365 ? DaysAhead : throw new ArgumentOutOfRangeException(nameof(DaysAhead));
}

/// <summary>How the day of a window group is cut into slots (放号计划). A plan without room for walk-ins cannot be made.</summary>
/// <remarks>Immutable.</remarks>
public sealed record SlotPlan
{
    /// <summary>The most people one slot can serve.</summary>
    public const int MaxCapacity = 1_000;

    private readonly ServiceHours _hours;
    private readonly int _capacity, _walkInReserve, _minutes;

    private SlotPlan(WindowGroup group, ServiceHours hours, int capacity, int walkInReserve, int minutes, BookingRules rules)
    {
        (Group, _hours, _capacity, _walkInReserve, _minutes, Rules) = (group, hours, capacity, walkInReserve, minutes, rules);
    }

    /// <summary>The windows.</summary>
    public WindowGroup Group { get; }

    /// <summary>The local figures.</summary>
    public BookingRules Rules { get; }

    /// <summary>A plan from data that may be wrong.</summary>
    /// <param name="group">The windows.</param>
    /// <param name="hours">When they are open.</param>
    /// <param name="capacity">How many people they serve in a slot, 1 to <see cref="MaxCapacity"/>.</param>
    /// <param name="walkInReserve">How many of them are walk-ins, 1 to <paramref name="capacity"/>.</param>
    /// <param name="minutes">How long a slot is, 10 to 240 minutes.</param>
    /// <param name="rules">The local figures; the defaults where <see langword="null"/>.</param>
    /// <returns>The plan, or <c>cases.slot-plan-fault</c> with every field at fault.</returns>
    [Clause("REG-4.3")]
    public static OneOf<Refusal, SlotPlan> Of(WindowGroup group, ServiceHours hours, int capacity, int walkInReserve, int minutes = 60, BookingRules? rules = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(hours);
        var fault = new Refusal("cases.slot-plan-fault", "放号计划有误;每个时段都须为未预约的群众留有名额。", DeskRefusals.NoForcedBooking);
        if (capacity is < 1 or > MaxCapacity) fault = fault.OnField("capacity", $"每时段办理人数应为1至{MaxCapacity}。");
        if (walkInReserve < 1) fault = fault.OnField("walkInReserve", "须至少为未预约的群众留1个名额。");
        else if (walkInReserve > capacity) fault = fault.OnField("walkInReserve", "预留名额不能多于办理人数。");
        if (minutes is < 10 or > 240) fault = fault.OnField("minutes", "时段长度应为10至240分钟。");
        return fault.Fields.IsEmpty ? new SlotPlan(group, hours, capacity, walkInReserve, minutes, rules ?? new BookingRules()) : fault;
    }

    /// <summary>The slots of a day; none where the windows are closed. Holidays and make-up days are the calendar's to tell.</summary>
    /// <param name="day">What the working calendar says of the day.</param>
    public ImmutableArray<Slot> SlotsOf(DayStatus day)
    {
        if (day.Closure is not null) return [];
        var slots = ImmutableArray.CreateBuilder<Slot>();
        foreach (var stretch in _hours.Of(day))
        {
            int end = stretch.To == LocalTime.Midnight ? 24 * 60 : MinuteOf(stretch.To);
            for (int from = MinuteOf(stretch.From); from < end; from += _minutes)
                slots.Add(new Slot(TimeOf(from), TimeOf(Math.Min(from + _minutes, end)), _capacity, _walkInReserve));
        }

        return slots.DrainToImmutable();
    }

    private static int MinuteOf(LocalTime time) => (time.Hour * 60) + time.Minute;

    private static LocalTime TimeOf(int minute) => new(minute / 60 % 24, minute % 60);
}
