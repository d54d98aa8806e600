namespace Zhaoqing.GovServices.Hotline;

/// <summary>Why somebody is wanted at a desk now (值班告警种类), the most urgent first. The order is a design.</summary>
public enum DeskAlarmKind
{
    /// <summary>An urgent message is not there, or nobody was sent yet: the other desk is phoned (启用语音通道).</summary>
    VoiceFallbackRequired = 1,

    /// <summary>The other desk asks for help at once and nobody has answered (待派警).</summary>
    HelpAsked,

    /// <summary>There is no link to the other desk (链路中断).</summary>
    LinkDown,

    /// <summary>A case or an order cannot be read by this program (无法读取): it is not known what it waits for.</summary>
    Unreadable,

    /// <summary>The order of a case cannot be made, or cannot follow it (未能立单), see <see cref="WaitingCase"/>.</summary>
    NotFollowed,

    /// <summary>What was to be phoned, this desk has phoned and written down; the other desk has not said yet that it knows, or that it sent somebody (已电话转告).</summary>
    Phoned,

    /// <summary>Given back twice, it stays with 110, which has told nothing of it since (最终受理).</summary>
    KeptForGood,

    /// <summary>The other desk hands over and this desk has not answered (待受理).</summary>
    ToAnswer,

    /// <summary>What was refused or given back is not settled in time (协商未果): told to the desk that has it meanwhile.</summary>
    NotSettled,

    /// <summary>What was refused or given back is to be settled (待协商), and is not late yet.</summary>
    ToSettle,

    /// <summary>The other desk has not answered a hand-over (对方未答复).</summary>
    NotTaken,

    /// <summary>A message is not there yet (未送达).</summary>
    NotStored,

    /// <summary>The link had a fault that nobody has read of yet (链路异常).</summary>
    LinkFault,

    /// <summary>A clock of an order is over (超期).</summary>
    ClockOver,

    /// <summary>An order was given back as often as the policy allows: a consultation decides (退单达到上限).</summary>
    ConsultationNeeded,

    /// <summary>An objection or a return waits for the hotline (派单异议待审).</summary>
    DisputeOpen,

    /// <summary>A unit has asked for more time, and its clock runs on (延期待审).</summary>
    ExtensionOpen,

    /// <summary>What time alone brings about cannot be written down (到期未能处理).</summary>
    LapseRefused,

    /// <summary>A clock of an order is nearly over (即将到期).</summary>
    ClockSoon,
}
