using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>Something that happened to a work order; the record is made of these and of nothing else.</summary>
public abstract record OrderEvent
{
    /// <summary>Who acts where time alone does.</summary>
    public const string Clock = "clock";

    private protected OrderEvent(Instant at, string by) => (At, By) = (at, by);

    /// <summary>When it happened. For what time alone does: when it fell due, not when somebody noticed.</summary>
    public Instant At { get; init; }

    /// <summary>The account; <see cref="Clock"/> for time alone.</summary>
    public string By { get; init; }

    /// <summary>What happened and when: nothing of what was said, nor of a person.</summary>
    public sealed override string ToString() => $"{GetType().Name} {At}";
}

/// <summary>A demand was written down (登记).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Number">Its number.</param>
/// <param name="Demand">What was said.</param>
/// <param name="StepDue">Until when the hotline has to decide.</param>
public sealed record OrderOpened(Instant At, string By, OrderNumber Number, Demand Demand, OrderDue StepDue) : OrderEvent(At, By);

/// <summary>It was accepted (受理).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Act">Accept, own here after the bridge gave it back, or leave the group it was part of.</param>
/// <param name="OverallDue">What the caller may expect; it begins once.</param>
public sealed record OrderAccepted(Instant At, string By, OrderAct Act, OrderDue OverallDue) : OrderEvent(At, By)
{
    /// <summary>The places in the case of what 110 had said by then, where it came back with it; null elsewhere, and in an old record.</summary>
    public ImmutableArray<uint>? Said { get; init; }
}

/// <summary>It is the order of a case that 110 handed over and the hotline has taken (承接110转来的诉求).</summary>
/// <param name="At">When the hotline took the case.</param>
/// <param name="By">Who.</param>
/// <param name="Link">The id of the case.</param>
/// <param name="OverallDue">What the caller may expect.</param>
/// <param name="Supplements">How often 110 had added something to the case by then; it stands in the demand.</param>
public sealed record OrderTakenOver(Instant At, string By, string Link, OrderDue OverallDue, int Supplements) : OrderEvent(At, By)
{
    /// <summary>The places in the case of what 110 had added by then; null in an old record, which has only how often.</summary>
    public ImmutableArray<uint>? Places { get; init; }

    /// <summary>The places in the case of all that 110 had said by then; null in an old record.</summary>
    public ImmutableArray<uint>? Said { get; init; }
}

/// <summary>An act that has no more to it than a reason.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Act">The act.</param>
/// <param name="Reason">Why; null where none is needed.</param>
/// <param name="StepDue">Until when the hotline has to do what follows; null where a unit's clock runs.</param>
public sealed record OrderActed(Instant At, string By, OrderAct Act, string? Reason, OrderDue? StepDue) : OrderEvent(At, By);

/// <summary>The caller was told another way, or why it cannot be handled (告知、解释).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Class">Of which class it is.</param>
/// <param name="PublicReply">What was told.</param>
/// <param name="StepDue">Until when the hotline ends it.</param>
public sealed record OrderInformed(Instant At, string By, DemandClass Class, string PublicReply, OrderDue StepDue) : OrderEvent(At, By);

/// <summary>It was handed over, or its urgent part was (转办、紧急部分转110).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Act">Transfer of the whole, or escalation of the urgent part.</param>
/// <param name="To">To whom.</param>
/// <param name="Link">The id of the case there.</param>
/// <param name="Reason">Why.</param>
public sealed record OrderLinked(Instant At, string By, OrderAct Act, ScopeOwner To, string Link, string Reason) : OrderEvent(At, By)
{
    /// <summary>Until when the hotline asks there what became of it; null for a part of it, and where the bridge tells.</summary>
    public OrderDue? HearDue { get; init; }
}

/// <summary>The caller was asked for more (要求补充).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">What.</param>
/// <param name="InfoDue">Until when.</param>
public sealed record InfoAsked(Instant At, string By, string What, OrderDue InfoDue) : OrderEvent(At, By);

/// <summary>The caller added it (补充).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What.</param>
/// <param name="OverallDue">What the caller may expect now: the clock stood still.</param>
/// <param name="StepDue">Until when the hotline has to go on.</param>
public sealed record InfoSupplied(Instant At, string By, string Text, OrderDue OverallDue, OrderDue StepDue) : OrderEvent(At, By)
{
    /// <summary>How often 110 had added something to the case on the bridge by then; null where no case brought it.</summary>
    public int? Supplements { get; init; }

    /// <summary>The places in the case of what 110 had added by then; null where no case brought it, and in an old record, which has only how often.</summary>
    public ImmutableArray<uint>? Places { get; init; }
}

/// <summary>It was sent to a unit (派单).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="To">With whom it is.</param>
/// <param name="Brief">What the units see instead of what was said; null where they see that.</param>
/// <param name="Consultation">What was agreed; null where the directory is clear.</param>
/// <param name="Directory">The edition of the directory.</param>
/// <param name="SignDue">Until when to sign.</param>
/// <param name="HandleDue">Until when to reply.</param>
public sealed record OrderDispatched(Instant At, string By, Assignment To, ActionBrief? Brief, string? Consultation, int Directory, OrderDue SignDue, OrderDue HandleDue) : OrderEvent(At, By);

/// <summary>The unit took it (签收).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="ReturnDue">Until when it may be given back.</param>
public sealed record OrderSigned(Instant At, string By, OrderDue ReturnDue) : OrderEvent(At, By);

/// <summary>It waits (挂起).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Ground">What it waits for, by its name in the policy.</param>
/// <param name="Until">Until when at most.</param>
public sealed record OrderSuspended(Instant At, string By, string Ground, OrderDue Until) : OrderEvent(At, By)
{
    /// <summary>Whether it took the hotline's consent, which is used up by it.</summary>
    public bool IsByConsent { get; init; }
}

/// <summary>The unit's clock, or the caller's, was set (时限变更): more time was given, it went on after waiting, or it is handled once more.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Act">Approve an extension, resume, or rehandle.</param>
/// <param name="HandleDue">Until when the unit has to reply.</param>
/// <param name="OverallDue">What the caller may expect.</param>
public sealed record OrderTimed(Instant At, string By, OrderAct Act, OrderDue HandleDue, OrderDue OverallDue) : OrderEvent(At, By);

/// <summary>It was replied to (回复、直接答复): what is for the house and what is for the caller stand apart.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Act">Reply, answer now, or answer by the other desk that ended it.</param>
/// <param name="Reply">The reply.</param>
/// <param name="StepDue">Until when the hotline has to go on.</param>
public sealed record OrderReplied(Instant At, string By, OrderAct Act, OrderReply Reply, OrderDue StepDue) : OrderEvent(At, By)
{
    /// <summary>The places in the case of what 110 had said by then, where the answer was made of it; null elsewhere, and in an old record.</summary>
    public ImmutableArray<uint>? Said { get; init; }
}

/// <summary>A caller was called back (回访).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Result">What came of it.</param>
public sealed record CallBackMade(Instant At, string By, CallBackResult Result) : OrderEvent(At, By);

/// <summary>It ended (办结).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Act">By which act.</param>
/// <param name="End">How.</param>
public sealed record OrderClosed(Instant At, string By, OrderAct Act, OrderEnd End) : OrderEvent(At, By);

/// <summary>The caller brought something new after the end (新情况).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Fact">What.</param>
/// <param name="OverallDue">What the caller may expect: a new clock.</param>
/// <param name="StepDue">Until when the hotline has to go on.</param>
public sealed record NewFactBrought(Instant At, string By, string Fact, OrderDue OverallDue, OrderDue StepDue) : OrderEvent(At, By)
{
    /// <summary>How often 110 had added something to the case on the bridge by then; null where no case brought it.</summary>
    public int? Supplements { get; init; }

    /// <summary>The places in the case of what 110 had added by then; null where no case brought it, and in an old record, which has only how often.</summary>
    public ImmutableArray<uint>? Places { get; init; }
}

/// <summary>110 added something to the case while the order runs (110补充).</summary>
/// <param name="At">When it was written down here.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What, in the words of 110.</param>
/// <param name="Supplements">How often 110 had added something to the case by then.</param>
public sealed record OrderAddedTo(Instant At, string By, string Text, int Supplements) : OrderEvent(At, By)
{
    /// <summary>The places in the case of what 110 had added by then; null in an old record, which has only how often.</summary>
    public ImmutableArray<uint>? Places { get; init; }
}

/// <summary>110 said something in the case of the order that no state follows from (110来言): phoned, told or handed over once more. It is for the house, wherever the order stands, and no answer for a caller.</summary>
/// <param name="At">When it was written down here.</param>
/// <param name="By">Who.</param>
/// <param name="Link">The id of the case.</param>
/// <param name="Text">What, in the words of 110.</param>
/// <param name="Said">The places in the case of what stands in the text.</param>
public sealed record PeerSaid(Instant At, string By, string Link, string Text, ImmutableArray<uint> Said) : OrderEvent(At, By);

/// <summary>It became part of another order (并单).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Parent">The other.</param>
public sealed record OrderMerged(Instant At, string By, OrderNumber Parent) : OrderEvent(At, By);

/// <summary>Another order became part of this (并入).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Member">The other, with its caller.</param>
public sealed record MemberJoined(Instant At, string By, GroupMember Member) : OrderEvent(At, By);

/// <summary>An order that was part of this is no more (退出并单).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Member">The other.</param>
public sealed record MemberLeft(Instant At, string By, OrderNumber Member) : OrderEvent(At, By);

/// <summary>The reply went back to a caller by the way the demand came (答复送达).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Caller">The token of the caller.</param>
/// <param name="Channel">The way.</param>
public sealed record ReplySent(Instant At, string By, string Caller, OrderChannel Channel) : OrderEvent(At, By)
{
    /// <summary>The case by which 110 has it in its record; null where it went by another way, and in an old record.</summary>
    public string? Link { get; init; }

    /// <summary>The place of the message in that case, among those of the hotline; null as <see cref="Link"/>.</summary>
    public uint? Place { get; init; }
}

/// <summary>The reply could not be brought to a caller (答复未能送达).</summary>
/// <param name="At">When it was tried.</param>
/// <param name="By">Who.</param>
/// <param name="Caller">The token of the caller.</param>
/// <param name="Channel">The way.</param>
/// <param name="Reason">Why not.</param>
public sealed record ReplyNotDelivered(Instant At, string By, string Caller, OrderChannel Channel, string Reason) : OrderEvent(At, By);

/// <summary>How much is hidden changed (保密等级变更).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Level">The level.</param>
/// <param name="Second">The second person, where it was lowered.</param>
/// <param name="Readers">Who may read it where it is sealed.</param>
public sealed record LevelChanged(Instant At, string By, ConfidentialityLevel Level, string? Second, ImmutableArray<string> Readers) : OrderEvent(At, By);

/// <summary>Somebody read it (查阅).</summary>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Role">In which role.</param>
/// <param name="Unit">Of which unit; null for the hotline and the caller.</param>
/// <param name="Fields">What was shown.</param>
/// <param name="Purpose">What for.</param>
public sealed record OrderRead(Instant At, string By, OrderRoles Role, string? Unit, ImmutableArray<OrderField> Fields, string Purpose) : OrderEvent(At, By);
