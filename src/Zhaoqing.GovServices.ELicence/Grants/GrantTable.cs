namespace Zhaoqing.GovServices.ELicence;

/// <summary>Where a grant stands (授权状态).</summary>
public enum GrantState
{
    /// <summary>Asked; the holder has not answered (待持证主体答复).</summary>
    Pending,

    /// <summary>Allowed (有效).</summary>
    Active,

    /// <summary>The holder said no (已拒绝).</summary>
    Rejected,

    /// <summary>The holder did not answer in time: not allowed (逾期未答复,视为不同意).</summary>
    Lapsed,

    /// <summary>Stopped for a time, for example because a mandate ended (已中止).</summary>
    Suspended,

    /// <summary>Every use was made (次数用尽).</summary>
    Exhausted,

    /// <summary>Its time is over (已到期).</summary>
    Expired,

    /// <summary>Taken back; never to be undone (已撤回).</summary>
    Revoked,
}

/// <summary>What happens to a grant.</summary>
public enum GrantAct
{
    /// <summary>The holder allows it (同意).</summary>
    Allow,

    /// <summary>The holder says no (拒绝).</summary>
    Reject,

    /// <summary>The time to answer passes (逾期未答复).</summary>
    Lapse,

    /// <summary>It is stopped for a time (中止).</summary>
    Suspend,

    /// <summary>It goes on (恢复).</summary>
    Resume,

    /// <summary>The last use is made (用尽).</summary>
    Exhaust,

    /// <summary>Its time ends (到期).</summary>
    Expire,

    /// <summary>It is taken back (撤回).</summary>
    Revoke,
}

/// <summary>The table of the states of a grant. What no row names is refused.</summary>
public static class GrantTable
{
    /// <summary>Everything that can happen to a grant, as data.</summary>
    public static StateTable<GrantState, GrantAct> Table { get; } = new(
        new(GrantState.Pending, GrantAct.Allow, GrantState.Active),
        new(GrantState.Pending, GrantAct.Reject, GrantState.Rejected),
        new(GrantState.Pending, GrantAct.Lapse, GrantState.Lapsed),
        new(GrantState.Active, GrantAct.Suspend, GrantState.Suspended),
        new(GrantState.Active, GrantAct.Exhaust, GrantState.Exhausted),
        new(GrantState.Active, GrantAct.Expire, GrantState.Expired),
        new(GrantState.Active, GrantAct.Revoke, GrantState.Revoked),
        new(GrantState.Suspended, GrantAct.Resume, GrantState.Active),
        new(GrantState.Suspended, GrantAct.Exhaust, GrantState.Exhausted),
        new(GrantState.Suspended, GrantAct.Expire, GrantState.Expired),
        new(GrantState.Suspended, GrantAct.Revoke, GrantState.Revoked));

    /// <summary>The name of a state in Chinese.</summary>
    public static string NameOf(GrantState state) => state switch
    {
        GrantState.Pending => "待持证主体答复",
        GrantState.Active => "有效",
        GrantState.Rejected => "已拒绝",
        GrantState.Lapsed => "逾期未答复,视为不同意",
        GrantState.Suspended => "已中止",
        GrantState.Exhausted => "次数用尽",
        GrantState.Expired => "已到期",
        GrantState.Revoked => "已撤回",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
