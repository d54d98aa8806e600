using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Where a tolerated deficiency stands (容缺状态).</summary>
public enum ToleranceState
{
    /// <summary>Accepted; something is still to be supplied (待补齐).</summary>
    Outstanding,

    /// <summary>All is there (已补齐).</summary>
    Complete,

    /// <summary>Not supplied in time (逾期未补齐).</summary>
    Lapsed,

    /// <summary>The case ended before (随办件结束).</summary>
    Ended,
}

/// <summary>What can happen to a tolerated deficiency.</summary>
public enum ToleranceAct
{
    /// <summary>Supply some of what is missing (补交部分材料).</summary>
    SupplyPart,

    /// <summary>Supply all that is left (补齐材料).</summary>
    SupplyAll,

    /// <summary>Extend the time to supply, once (延长补齐期限).</summary>
    Extend,

    /// <summary>Remind the applicant (到期提醒).</summary>
    Remind,

    /// <summary>The time to supply has passed (逾期未补齐).</summary>
    Lapse,

    /// <summary>The case ended before (办件结束).</summary>
    End,

    /// <summary>The case was opened again, and the deficiency with it (办件重新办理).</summary>
    Reopen,
}

/// <summary>The table of transitions of a tolerated deficiency, which begins as <see cref="ToleranceState.Outstanding"/>. What no row names is refused.</summary>
public static class ToleranceTable
{
    /// <summary>The refusal of an act that the state does not allow.</summary>
    internal const string NotNow = "notify-commit.nothing-outstanding";

    private static readonly ImmutableArray<ActorRole> Citizen = [ActorRole.Applicant, ActorRole.Window];

    /// <summary>Everything that can happen to a tolerated deficiency, as data.</summary>
    [Clause("CON-7.6")]
    public static ActTable<ToleranceState, ToleranceAct> Table { get; } = new(
        NotNow, NameOf, NameOf,
        Row(ToleranceState.Outstanding, ToleranceAct.SupplyPart, ToleranceState.Outstanding, Citizen),
        Row(ToleranceState.Outstanding, ToleranceAct.SupplyAll, ToleranceState.Complete, Citizen),
        Row(ToleranceState.Outstanding, ToleranceAct.Extend, ToleranceState.Outstanding, [ActorRole.Examiner]),
        Row(ToleranceState.Outstanding, ToleranceAct.Remind, ToleranceState.Outstanding, []),
        Row(ToleranceState.Outstanding, ToleranceAct.Lapse, ToleranceState.Lapsed, []),
        Row(ToleranceState.Outstanding, ToleranceAct.End, ToleranceState.Ended, []),
        Row(ToleranceState.Lapsed, ToleranceAct.Reopen, ToleranceState.Outstanding, []),
        Row(ToleranceState.Ended, ToleranceAct.Reopen, ToleranceState.Outstanding, []));

    private static ActRow<ToleranceState, ToleranceAct> Row(ToleranceState from, ToleranceAct act, ToleranceState to, ImmutableArray<ActorRole> roles) =>
        new(from, act, to, roles, PromiseGrounds.ToleranceParts);

    private static string NameOf(ToleranceState state) => state switch
    {
        ToleranceState.Outstanding => "待补齐",
        ToleranceState.Complete => "已补齐",
        ToleranceState.Lapsed => "逾期未补齐",
        ToleranceState.Ended => "随办件结束",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string NameOf(ToleranceAct act) => act switch
    {
        ToleranceAct.SupplyPart => "补交部分材料",
        ToleranceAct.SupplyAll => "补齐材料",
        ToleranceAct.Extend => "延长补齐期限",
        ToleranceAct.Remind => "到期提醒",
        ToleranceAct.Lapse => "逾期未补齐",
        ToleranceAct.End => "办件结束",
        ToleranceAct.Reopen => "办件重新办理",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
