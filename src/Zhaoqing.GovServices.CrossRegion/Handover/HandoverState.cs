namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Where a case handled across regions stands (跨域办件状态).</summary>
public enum HandoverState
{
    /// <summary>Begun (起草).</summary>
    Drafted = 1,

    /// <summary>Who it is was checked (身份已核验).</summary>
    IdentityVerified,

    /// <summary>Given back at the window with all defects told (窗口退回).</summary>
    ReturnedAtWindow,

    /// <summary>Received, with a receipt (已收件).</summary>
    Collected,

    /// <summary>Pushed to the handling place (已推送).</summary>
    Pushed,

    /// <summary>Not signed for in time and taken up with both centres (催办中).</summary>
    Escalated,

    /// <summary>Signed for at the handling place (办理地已签收).</summary>
    AtHandlingPlace,

    /// <summary>Waiting for the papers (待纸质材料).</summary>
    AwaitPaper,

    /// <summary>Papers are lost or short (材料缺损处理).</summary>
    LossHandling,

    /// <summary>The applicant has been told once what is missing (待补正).</summary>
    AwaitCorrection,

    /// <summary>Accepted (已受理).</summary>
    Accepted,

    /// <summary>In a special step, the legal clock stopped (特殊环节).</summary>
    SpecialStep,

    /// <summary>Granted (准予).</summary>
    Granted,

    /// <summary>Denied (不予许可).</summary>
    Denied,

    /// <summary>The grant is on its way (准予结果寄送中).</summary>
    GrantSent,

    /// <summary>The denial is on its way (不予结果寄送中).</summary>
    DenialSent,

    /// <summary>The grant lies at the window (准予结果待领).</summary>
    GrantAtWindow,

    /// <summary>The denial lies at the window (不予结果待领).</summary>
    DenialAtWindow,

    /// <summary>The grant was delivered (准予已送达).</summary>
    GrantDelivered,

    /// <summary>The denial was delivered (不予已送达).</summary>
    DenialDelivered,

    /// <summary>Not accepted (不予受理).</summary>
    NotAccepted,

    /// <summary>Not corrected in time (逾期未补正).</summary>
    ClosedNotCorrected,

    /// <summary>Papers lost that cannot be replaced (材料遗失终止).</summary>
    ClosedLost,

    /// <summary>Withdrawn; originals go back (已撤回).</summary>
    Withdrawn,

    /// <summary>The grant was revoked later (已撤销).</summary>
    Revoked,
}

/// <summary>What can happen to a case handled across regions.</summary>
public enum HandoverAct
{
    /// <summary>The case is begun (起草).</summary>
    Open = 1,

    /// <summary>The identity could not be told; another method is tried (身份核验未通过).</summary>
    FailIdentity,

    /// <summary>The identity is checked (身份核验).</summary>
    Identify,

    /// <summary>All defects of form are told at once (告知形式问题).</summary>
    FindDefects,

    /// <summary>Handed in again (重新提交).</summary>
    Resubmit,

    /// <summary>Received, a receipt goes out (收件).</summary>
    Collect,

    /// <summary>Pushed to the handling place (推送).</summary>
    Push,

    /// <summary>Not signed for in time (催办).</summary>
    Escalate,

    /// <summary>Signed for at the handling place (签收).</summary>
    Sign,

    /// <summary>Submitted straight to the handling place, online or at a terminal (网上提交).</summary>
    Submit,

    /// <summary>The papers are asked for (要求纸质材料).</summary>
    AskPaper,

    /// <summary>The papers arrived whole, the last that were waited for (材料到达).</summary>
    ArrivePaper,

    /// <summary>The papers arrived short, damaged or with a broken seal (报告缺损).</summary>
    ReportShortage,

    /// <summary>The papers are lost (报告遗失).</summary>
    ReportLoss,

    /// <summary>All that was lost or short was replaced (补齐材料).</summary>
    Replace,

    /// <summary>It cannot be replaced (无法补齐).</summary>
    GiveUpPaper,

    /// <summary>Accepted (受理).</summary>
    Accept,

    /// <summary>All that is missing is told, once (一次性告知补正).</summary>
    AskCorrection,

    /// <summary>What was missing is supplied, at a window or online (补正).</summary>
    Supply,

    /// <summary>It was not supplied in time (逾期未补正); brought about by time alone.</summary>
    LapseCorrection,

    /// <summary>Not accepted (不予受理).</summary>
    Refuse,

    /// <summary>Accepted because nobody said anything in time (视为受理); brought about by time alone.</summary>
    Deem,

    /// <summary>A special step begins (启动特殊环节).</summary>
    StartStep,

    /// <summary>A special step ends (结束特殊环节).</summary>
    EndStep,

    /// <summary>Granted (准予许可).</summary>
    Grant,

    /// <summary>Denied (不予许可).</summary>
    Deny,

    /// <summary>The result is sent (寄送结果).</summary>
    Issue,

    /// <summary>The result was lost on its way and will be issued again (结果寄送遗失).</summary>
    LoseResult,

    /// <summary>The result arrived at the window (结果到窗).</summary>
    ArriveResult,

    /// <summary>The result is handed out (送达).</summary>
    HandOut,

    /// <summary>The result is delivered electronically (电子送达).</summary>
    DeliverElectronically,

    /// <summary>The applicant withdraws (撤回).</summary>
    Withdraw,

    /// <summary>The grant is revoked (撤销许可).</summary>
    Revoke,

    /// <summary>Papers are sent in a consignment with its list (寄送材料).</summary>
    SendPaper,

    /// <summary>Papers arrived, and more is waited for (部分材料到达).</summary>
    ArrivePart,

    /// <summary>Some of what was lost or short was replaced, and more is not (部分补齐).</summary>
    ReplacePart,

    /// <summary>Papers were sent before their sender knew that nobody waits for them any more (补记在途材料).</summary>
    SendLate,

    /// <summary>Papers arrived that nobody waited for any more (材料后到).</summary>
    ArriveLate,

    /// <summary>They did not agree with their list (后到材料缺损).</summary>
    ReportShortageLate,

    /// <summary>They are lost (在途材料遗失).</summary>
    ReportLossLate,
}
