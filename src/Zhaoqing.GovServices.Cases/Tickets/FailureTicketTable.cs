namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a ticket of the “cannot get it done” window stands (办不成事工单).</summary>
public enum TicketState
{
    /// <summary>Taken down; somebody owns it (已登记).</summary>
    Logged,

    /// <summary>Being worked on (协调中).</summary>
    Coordinating,

    /// <summary>Solved (已解决).</summary>
    Solved,

    /// <summary>It cannot be done, and the reason was explained (已解释).</summary>
    Explained,
}

/// <summary>What can be done to a ticket.</summary>
public enum TicketAct
{
    /// <summary>Become its owner and work on it (接手).</summary>
    TakeOver,

    /// <summary>End it as solved (解决).</summary>
    Solve,

    /// <summary>End it with an explanation (解释).</summary>
    Explain,

    /// <summary>Open it again, once (重新提出).</summary>
    Reopen,
}

/// <summary>The table of transitions of a ticket: it ends in solved or explained and nowhere else.</summary>
public static class FailureTicketTable
{
    /// <summary>Everything that can happen to a ticket, as data.</summary>
    [Clause("REG-1.9")]
    public static ActTable<TicketState, TicketAct> Table { get; } = new(
        "cases.ticket-act-not-allowed", NameOf, NameOf,
        new(TicketState.Logged, TicketAct.TakeOver, TicketState.Coordinating, [ActorRole.Window, ActorRole.Examiner], DeskRefusals.CannotGetItDone),
        new(TicketState.Coordinating, TicketAct.TakeOver, TicketState.Coordinating, [ActorRole.Window, ActorRole.Examiner], DeskRefusals.CannotGetItDone),
        new(TicketState.Coordinating, TicketAct.Solve, TicketState.Solved, [ActorRole.Window, ActorRole.Examiner], DeskRefusals.CannotGetItDone),
        new(TicketState.Coordinating, TicketAct.Explain, TicketState.Explained, [ActorRole.Window, ActorRole.Examiner], DeskRefusals.CannotGetItDone),
        new(TicketState.Solved, TicketAct.Reopen, TicketState.Coordinating, [ActorRole.Applicant, ActorRole.Window], DeskRefusals.CannotGetItDone),
        new(TicketState.Explained, TicketAct.Reopen, TicketState.Coordinating, [ActorRole.Applicant, ActorRole.Window], DeskRefusals.CannotGetItDone));

    private static string NameOf(TicketState state) => state switch
    {
        TicketState.Logged => "已登记",
        TicketState.Coordinating => "协调中",
        TicketState.Solved => "已解决",
        TicketState.Explained => "已解释",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string NameOf(TicketAct act) => act switch
    {
        TicketAct.TakeOver => "接手",
        TicketAct.Solve => "解决",
        TicketAct.Explain => "解释",
        TicketAct.Reopen => "重新提出",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
