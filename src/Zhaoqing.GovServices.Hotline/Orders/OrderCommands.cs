using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>Who acts (操作人).</summary>
/// <param name="Account">The account.</param>
/// <param name="Role">The role, exactly one.</param>
/// <param name="Unit">The unit the account belongs to; null for the hotline's own people, callers and the bridge.</param>
public sealed record OrderActor(string Account, OrderRoles Role, string? Unit = null);

/// <summary>What somebody wants to do to a work order.</summary>
public abstract record OrderCommand
{
    private protected OrderCommand()
    {
    }

    /// <summary>What is to be done: nothing of what is said.</summary>
    public sealed override string ToString() => GetType().Name;
}

/// <summary>An act that has no more to it than a reason: accept, own here, end by peer, sign, object, return, start, ask, approve or deny an extension, resume, pass or fail a review, rehandle, reroute, close, urge, supervise, withdraw, need info, supply, bring a new fact, leave the group, consent to a suspension, ask the other desk.</summary>
/// <param name="Act">The act.</param>
/// <param name="Reason">Why, what is asked, or what is added.</param>
public sealed record PlainAct(OrderAct Act, string? Reason = null) : OrderCommand
{
    /// <summary>What 110 has said in the case that brings it about, by its places; null where no case does.</summary>
    internal ImmutableArray<uint>? Said { get; init; }
}

/// <summary>Tell the caller another way, or why it cannot be handled (告知、解释).</summary>
/// <param name="Class">Statutory route, explanation, or malicious.</param>
/// <param name="PublicReply">What is told.</param>
public sealed record InformCaller(DemandClass Class, string PublicReply) : OrderCommand;

/// <summary>Hand over the whole before it is accepted, or the urgent part of an open one (转办、紧急部分转110).</summary>
/// <param name="To">110, 119, 120 or 122.</param>
/// <param name="Link">The id of the case there.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsWhole">Whether all of it goes.</param>
public sealed record LinkToPeer(ScopeOwner To, string Link, string Reason, bool IsWhole) : OrderCommand;

/// <summary>Answer on the spot, or reply as a unit (直接答复、回复). Of an order that was handed over and that the other desk has ended, the answer is what that desk told.</summary>
/// <param name="Reply">The reply.</param>
/// <param name="IsOnTheSpot">Whether the hotline itself answers.</param>
public sealed record GiveReply(OrderReply Reply, bool IsOnTheSpot) : OrderCommand
{
    /// <summary>What 110 has said in the case that the answer is made of, by its places; null where it is made of none.</summary>
    internal ImmutableArray<uint>? Said { get; init; }
}

/// <summary>Send it to a unit (派单).</summary>
/// <param name="To">With whom it is.</param>
/// <param name="Brief">What the units see of a report.</param>
/// <param name="Consultation">What was agreed (协商纪要); needed where the directory is not clear, where it is left, and after the last return.</param>
public sealed record DispatchTo(Assignment To, ActionBrief? Brief = null, string? Consultation = null) : OrderCommand;

/// <summary>Decide on an objection or a return (派单异议审核).</summary>
/// <param name="IsUpheld">Whether the unit is right.</param>
/// <param name="Reason">Why.</param>
/// <param name="Consultation">What was agreed; needed on the last return that the policy allows.</param>
public sealed record DecideDispute(bool IsUpheld, string Reason, string? Consultation = null) : OrderCommand;

/// <summary>Let it wait (挂起).</summary>
/// <param name="Ground">What it waits for, a name of <see cref="HandlingPolicy.SuspensionGrounds"/>.</param>
/// <param name="Through">The last day, Asia/Shanghai.</param>
public sealed record SuspendUntil(string Ground, LocalDate Through) : OrderCommand;

/// <summary>Write down what came of calling a caller back (回访).</summary>
/// <param name="Result">What came of it.</param>
public sealed record RecordCallBack(CallBackResult Result) : OrderCommand;

/// <summary>Make it part of another (并单).</summary>
/// <param name="Parent">The other, as it stands.</param>
public sealed record MergeIntoOrder(WorkOrder Parent) : OrderCommand;

/// <summary>Make another part of this (并入). The other is merged after it, see <see cref="MergeIntoOrder"/>.</summary>
/// <param name="Child">The other, as it stands.</param>
public sealed record JoinMember(WorkOrder Child) : OrderCommand;

/// <summary>Let another go (退出并单). The other goes on by itself, see <see cref="OrderAct.LeaveGroup"/>.</summary>
/// <param name="Member">The other.</param>
public sealed record ReleaseMember(OrderNumber Member) : OrderCommand;

/// <summary>Write down that the reply went back (答复送达).</summary>
/// <param name="Caller">The token of the caller.</param>
public sealed record RecordReplySent(string Caller) : OrderCommand
{
    /// <summary>The message by which 110 has it: its case, and its place among those of the hotline; null where it went by another way.</summary>
    internal (string Link, uint Place)? Message { get; init; }
}

/// <summary>Write down that the reply could not be brought to a caller, who left no way or was not found by it (答复未能送达).</summary>
/// <param name="Caller">The token of the caller.</param>
/// <param name="Reason">Why not.</param>
public sealed record RecordReplyFailed(string Caller, string Reason) : OrderCommand;

/// <summary>Let the order of a case that 110 handed over follow that case.</summary>
/// <param name="Case">The case as it stands.</param>
internal sealed record FollowCase(BridgeCase Case) : OrderCommand;

/// <summary>Let an order hear what 110 has said in its case, where nothing follows from that.</summary>
/// <param name="Case">The case as it stands.</param>
internal sealed record HearCase(BridgeCase Case) : OrderCommand;

/// <summary>Hide more, or less (保密等级变更).</summary>
/// <param name="Level">The level.</param>
/// <param name="Second">The second person, needed to lower it: another one of the hotline, who has been asked. Whether the account is there the host has to know.</param>
/// <param name="Readers">Who may read it where it is sealed.</param>
public sealed record ChangeLevel(ConfidentialityLevel Level, OrderActor? Second = null, ImmutableArray<string> Readers = default) : OrderCommand;
