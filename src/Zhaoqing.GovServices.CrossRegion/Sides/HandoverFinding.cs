using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What a side finds otherwise than the other worked it out.</summary>
public enum HandoverFindingKind
{
    /// <summary>The last day to tell what is missing is another (一次性告知期限不同).</summary>
    InformByDiffers = 1,

    /// <summary>It cannot be worked out here, such as where the calendar does not cover the day (不能复核).</summary>
    InformByUnchecked,

    /// <summary>The event from which silence counts is another by the rules known here (起算规则不同); also where silence is said to have no effect, and no rule known here says so.</summary>
    ClockStartDiffers,

    /// <summary>The window gave a voucher of acceptance, and no grant known here covers it (受理凭证没有授信依据).</summary>
    AcceptanceNotCovered,

    /// <summary>The window gave a receipt only, though a grant known here lets it accept (可以受理而只收件).</summary>
    AcceptanceForgone,

    /// <summary>It is dated before something that its side said or had heard before (时间倒填).</summary>
    DatedBack,

    /// <summary>It took the place of another message that had come before (更换消息).</summary>
    Replaced,

    /// <summary>Its list of papers has one that stands in the list of another consignment, or twice in its own (材料重复列入).</summary>
    PaperTwice,

    /// <summary>What was found in a consignment, or its seal, is not what its list says (签收与清单不同); on both sides, of the other's message.</summary>
    FoundOtherwise,

    /// <summary>It was recorded here long after the time that it says (迟到消息): a line that was cut, or a case dated back as a whole.</summary>
    ArrivedLate,
}

/// <summary>Something that the other side worked out and this one finds otherwise (复核差异): for people to see, and no input of the fold.</summary>
/// <param name="Message">The message.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Theirs">The day the other worked out, or dated it; <see langword="null"/> where it is about no day, or silence is said to have no effect.</param>
/// <param name="Ours">The day worked out here, before which it cannot have been said, or on which it was recorded here; <see langword="null"/> where it is about no day, cannot be worked out, or its event is not there yet.</param>
/// <param name="Why">Why no grant covers it, or why the day cannot be worked out; <see langword="null"/> otherwise.</param>
public sealed record HandoverFinding(Guid Message, HandoverFindingKind Kind, LocalDate? Theirs, LocalDate? Ours, Refusal? Why);
