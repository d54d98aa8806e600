namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a booking stands (预约状态).</summary>
public enum BookingState
{
    /// <summary>Held for some minutes, to be confirmed (已占号).</summary>
    Held,

    /// <summary>Booked (已预约).</summary>
    Booked,

    /// <summary>Not confirmed in time; the place is free again (占号过期).</summary>
    Expired,

    /// <summary>Cancelled before its slot began (已取消).</summary>
    Cancelled,

    /// <summary>Nobody came while the slot lasted (未到); who comes later joins the walk-ins.</summary>
    NoShow,

    /// <summary>Here and in a queue (已报到).</summary>
    CheckedIn,

    /// <summary>Served (已办).</summary>
    Done,
}

/// <summary>What can be done to a booking; <see cref="Expire"/> and <see cref="Miss"/> are done by nobody.</summary>
public enum BookingAct
{
    /// <summary>Confirm (确认).</summary>
    Confirm,

    /// <summary>Cancel (取消).</summary>
    Cancel,

    /// <summary>Arrive (报到).</summary>
    Arrive,

    /// <summary>Be served to the end (办毕).</summary>
    Finish,

    /// <summary>The hold ran out (占号到时).</summary>
    Expire,

    /// <summary>The slot ended with nobody there (时段结束未到).</summary>
    Miss,
}

/// <summary>The table of transitions of a booking.</summary>
public static class BookingTable
{
    /// <summary>Everything that can happen to a booking, as data.</summary>
    public static ActTable<BookingState, BookingAct> Table { get; } = new(
        "cases.booking-act-not-allowed", NameOf, NameOf,
        new(BookingState.Held, BookingAct.Confirm, BookingState.Booked, [ActorRole.Applicant, ActorRole.Window], DeskRefusals.BookingEverywhere),
        new(BookingState.Held, BookingAct.Cancel, BookingState.Cancelled, [ActorRole.Applicant, ActorRole.Window], DeskRefusals.BookingEverywhere),
        new(BookingState.Held, BookingAct.Expire, BookingState.Expired, [], DeskRefusals.BookingEverywhere),
        new(BookingState.Booked, BookingAct.Cancel, BookingState.Cancelled, [ActorRole.Applicant, ActorRole.Window], DeskRefusals.BookingEverywhere),
        new(BookingState.Booked, BookingAct.Arrive, BookingState.CheckedIn, [ActorRole.Window], DeskRefusals.BookingEverywhere),
        new(BookingState.Booked, BookingAct.Miss, BookingState.NoShow, [], DeskRefusals.BookingEverywhere),
        new(BookingState.NoShow, BookingAct.Arrive, BookingState.CheckedIn, [ActorRole.Window], DeskRefusals.NoForcedBooking),
        new(BookingState.CheckedIn, BookingAct.Finish, BookingState.Done, [ActorRole.Window], DeskRefusals.BookingEverywhere));

    private static string NameOf(BookingState state) => state switch
    {
        BookingState.Held => "已占号",
        BookingState.Booked => "已预约",
        BookingState.Expired => "占号过期",
        BookingState.Cancelled => "已取消",
        BookingState.NoShow => "未到",
        BookingState.CheckedIn => "已报到",
        BookingState.Done => "已办",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string NameOf(BookingAct act) => act switch
    {
        BookingAct.Confirm => "确认",
        BookingAct.Cancel => "取消",
        BookingAct.Arrive => "报到",
        BookingAct.Finish => "办毕",
        BookingAct.Expire => "占号到时",
        BookingAct.Miss => "时段结束未到",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
