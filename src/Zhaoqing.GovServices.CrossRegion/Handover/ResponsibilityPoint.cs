namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Who has the papers in hand (材料保管).</summary>
public enum PaperCustody
{
    /// <summary>The window (收件窗口).</summary>
    Window = 1,

    /// <summary>The carrier (承运单位).</summary>
    Carrier,

    /// <summary>The authority (办理机关).</summary>
    Authority,
}

/// <summary>Who answers for a case in a state, and for what (责任点).</summary>
/// <param name="State">The state.</param>
/// <param name="Owner">The side that answers; there always is exactly one.</param>
/// <param name="For">For what, in Chinese.</param>
public sealed record ResponsibilityPoint(HandoverState State, HandoverSide Owner, string For)
{
    /// <summary>The point of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="mode">The mode: what is submitted online is the handling place's from the beginning.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    [Clause("GOAL-0.2")]
    public static ResponsibilityPoint Of(HandoverState state, HandlingMode mode) => state switch
    {
        HandoverState.Drafted or HandoverState.IdentityVerified or HandoverState.ReturnedAtWindow =>
            new(state, mode is HandlingMode.FullOnline or HandlingMode.SelfService ? HandoverSide.Handling : HandoverSide.Receiving, "身份核验和形式审查"),
        HandoverState.Collected or HandoverState.Pushed or HandoverState.Escalated => new(state, HandoverSide.Receiving, "材料保管和推送,直至办理地签收"),
        HandoverState.LossHandling => new(state, HandoverSide.Receiving, "查明缺损原因并补齐材料"),
        HandoverState.GrantAtWindow or HandoverState.DenialAtWindow => new(state, HandoverSide.Receiving, "核验领取人身份并送达结果"),
        HandoverState.Withdrawn or HandoverState.ClosedLost => new(state, HandoverSide.Receiving, "退还原件并答复申请人"),
        HandoverState.AtHandlingPlace or HandoverState.AwaitPaper or HandoverState.AwaitCorrection => new(state, HandoverSide.Handling, "受理审查和一次性告知"),
        HandoverState.Accepted or HandoverState.SpecialStep => new(state, HandoverSide.Handling, "实质审查,在法定期限内作出决定"),
        HandoverState.Granted or HandoverState.Denied or HandoverState.GrantSent or HandoverState.DenialSent => new(state, HandoverSide.Handling, "制发、寄送结果"),
        HandoverState.GrantDelivered or HandoverState.DenialDelivered or HandoverState.NotAccepted or HandoverState.ClosedNotCorrected or HandoverState.Revoked =>
            new(state, HandoverSide.Handling, "归档,并作为复议、诉讼的被申请人或者被告"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };
}
