using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What a set of messages comes to (联动事件视图). Both desks come to the same from the same set, in whatever order they got it.</summary>
/// <param name="State">The administrative part.</param>
/// <param name="Emergency">The urgent part; whenever there is one, 110 has it.</param>
/// <param name="Owner">Whose the administrative part is; null while nobody has taken it.</param>
/// <param name="Holder">Who answers for it: the owner, else the desk that keeps it meanwhile. There always is one.</param>
/// <param name="Round">The round, 1 to 3: how often it was given back, and one.</param>
/// <param name="IsReopened">Whether its owner had ended it and something came that had not been seen (补充后重新办理).</param>
/// <param name="FirstReceivedBy">The desk that heard of it first.</param>
/// <param name="Status">Whether it is meant or a drill.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BridgeView(
    BridgeState State, EmergencyState Emergency, BridgeDesk? Owner, BridgeDesk Holder, int Round, bool IsReopened, BridgeDesk FirstReceivedBy, MessageStatus Status)
{
    /// <summary>The last round: its owner is the desk that heard of the case first, and it is not given back any more.</summary>
    public const int LastRound = 3;

    /// <summary>Whether the administrative part is the hotline's to handle: taken, agreed on, settled by the list or by who heard first, or given back and not settled yet. Not while it is only recorded.</summary>
    public bool IsHotlines => Holder == BridgeDesk.Hotline && State is not (BridgeState.New or BridgeState.Offered);

    /// <summary>Whether nothing can move the owner any more.</summary>
    public bool IsFinal => Round == LastRound;
}
