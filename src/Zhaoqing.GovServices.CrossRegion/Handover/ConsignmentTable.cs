using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Where a consignment stands (交接批次状态).</summary>
public enum ConsignmentState
{
    /// <summary>Packed and sealed (已封装).</summary>
    Packed = 1,

    /// <summary>Handed to the carrier (已交寄).</summary>
    HandedToCarrier,

    /// <summary>Under way (运输中).</summary>
    InTransit,

    /// <summary>Arrived and not opened (已到达).</summary>
    Arrived,

    /// <summary>Opened and signed for whole (已签收).</summary>
    SignedWhole,

    /// <summary>Opened and signed for with faults (缺损签收).</summary>
    SignedShort,

    /// <summary>Lost (遗失).</summary>
    Lost,

    /// <summary>Its originals are back at the window (原件已退回).</summary>
    Returned,
}

/// <summary>What can happen to a consignment.</summary>
public enum ConsignmentAct
{
    /// <summary>Hand it to the carrier (交寄).</summary>
    HandOver = 1,

    /// <summary>It leaves (发运).</summary>
    Depart,

    /// <summary>It arrives (到达).</summary>
    Arrive,

    /// <summary>Opened, all agrees (签收).</summary>
    Sign,

    /// <summary>Opened, something does not agree (缺损签收).</summary>
    SignShort,

    /// <summary>It is lost (报告遗失).</summary>
    Lose,

    /// <summary>The originals go back against a signature (退回原件).</summary>
    Return,
}

/// <summary>The table of transitions of a consignment.</summary>
public static class ConsignmentTable
{
    /// <summary>Everything that can happen to a consignment, as data.</summary>
    public static ActTable<ConsignmentState, ConsignmentAct> Table { get; } = new(
        "cross-region.consignment-not-now", NameOf, NameOf,
        Row(ConsignmentState.Packed, ConsignmentAct.HandOver, ConsignmentState.HandedToCarrier, ActorRole.Window),
        Row(ConsignmentState.HandedToCarrier, ConsignmentAct.Depart, ConsignmentState.InTransit, ActorRole.Window),
        Row(ConsignmentState.InTransit, ConsignmentAct.Arrive, ConsignmentState.Arrived, ActorRole.Examiner),
        Row(ConsignmentState.Arrived, ConsignmentAct.Sign, ConsignmentState.SignedWhole, ActorRole.Examiner),
        Row(ConsignmentState.Arrived, ConsignmentAct.SignShort, ConsignmentState.SignedShort, ActorRole.Examiner),
        Row(ConsignmentState.HandedToCarrier, ConsignmentAct.Lose, ConsignmentState.Lost, ActorRole.Window),
        Row(ConsignmentState.InTransit, ConsignmentAct.Lose, ConsignmentState.Lost, ActorRole.Window),
        Row(ConsignmentState.SignedWhole, ConsignmentAct.Return, ConsignmentState.Returned, ActorRole.Examiner),
        Row(ConsignmentState.SignedShort, ConsignmentAct.Return, ConsignmentState.Returned, ActorRole.Examiner));

    internal static string NameOf(ConsignmentState state) => state switch
    {
        ConsignmentState.Packed => "已封装",
        ConsignmentState.HandedToCarrier => "已交寄",
        ConsignmentState.InTransit => "运输中",
        ConsignmentState.Arrived => "已到达",
        ConsignmentState.SignedWhole => "已签收",
        ConsignmentState.SignedShort => "缺损签收",
        ConsignmentState.Lost => "遗失",
        ConsignmentState.Returned => "原件已退回",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    internal static string NameOf(ConsignmentAct act) => act switch
    {
        ConsignmentAct.HandOver => "交寄",
        ConsignmentAct.Depart => "发运",
        ConsignmentAct.Arrive => "到达",
        ConsignmentAct.Sign => "签收",
        ConsignmentAct.SignShort => "缺损签收",
        ConsignmentAct.Lose => "报告遗失",
        ConsignmentAct.Return => "退回原件",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };

    private static ActRow<ConsignmentState, ConsignmentAct> Row(ConsignmentState from, ConsignmentAct act, ConsignmentState to, ActorRole by) =>
        new(from, act, to, [by], CrossRegionGrounds.CollectOnBehalf);
}
