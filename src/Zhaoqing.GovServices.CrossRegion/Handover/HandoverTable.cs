using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The tables of transitions of a case handled across regions, which begins as <see cref="HandoverState.Drafted"/>. What no row names is refused.</summary>
/// <remarks><see cref="ActorRole.Window"/> stands for the receiving place, <see cref="ActorRole.Examiner"/> for the handling place; an act of both goes through either; nobody does what time brings about.</remarks>
public static class HandoverTable
{
    private const string NotNow = "cross-region.act-not-allowed";

    private static readonly ImmutableArray<ActorRole> Window = [ActorRole.Window];
    private static readonly ImmutableArray<ActorRole> Authority = [ActorRole.Examiner];
    private static readonly ImmutableArray<ActorRole> Either = [ActorRole.Window, ActorRole.Examiner];
    private static readonly ImmutableArray<ActorRole> Time = [];

    private static readonly ImmutableArray<ActRow<HandoverState, HandoverAct>> AtTheWindow =
    [
        new(HandoverState.Drafted, HandoverAct.FailIdentity, HandoverState.Drafted, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.Drafted, HandoverAct.Identify, HandoverState.IdentityVerified, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.IdentityVerified, HandoverAct.FindDefects, HandoverState.ReturnedAtWindow, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.ReturnedAtWindow, HandoverAct.Resubmit, HandoverState.IdentityVerified, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.IdentityVerified, HandoverAct.Collect, HandoverState.Collected, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.Collected, HandoverAct.Push, HandoverState.Pushed, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.Pushed, HandoverAct.Escalate, HandoverState.Escalated, Window, CrossRegionGrounds.Connection),
    ];

    private static readonly ImmutableArray<ActRow<HandoverState, HandoverAct>> Online =
    [
        new(HandoverState.Drafted, HandoverAct.FailIdentity, HandoverState.Drafted, Authority, CrossRegionGrounds.FullOnline),
        new(HandoverState.Drafted, HandoverAct.Identify, HandoverState.IdentityVerified, Authority, CrossRegionGrounds.FullOnline),
        new(HandoverState.IdentityVerified, HandoverAct.Submit, HandoverState.AtHandlingPlace, Authority, CrossRegionGrounds.FullOnline),
    ];

    private static readonly ImmutableArray<ActRow<HandoverState, HandoverAct>> BeforeAcceptance =
    [
        new(HandoverState.AtHandlingPlace, HandoverAct.Accept, HandoverState.Accepted, Authority, CrossRegionGrounds.Complete),
        new(HandoverState.AtHandlingPlace, HandoverAct.AskCorrection, HandoverState.AwaitCorrection, Authority, CrossRegionGrounds.Acceptance),
        new(HandoverState.AwaitCorrection, HandoverAct.Supply, HandoverState.AtHandlingPlace, Either, CrossRegionGrounds.Complete),
        new(HandoverState.AwaitCorrection, HandoverAct.LapseCorrection, HandoverState.ClosedNotCorrected, Time, CrossRegionGrounds.Acceptance),
        new(HandoverState.AtHandlingPlace, HandoverAct.Refuse, HandoverState.NotAccepted, Authority, CrossRegionGrounds.NotInScope),
        new(HandoverState.AtHandlingPlace, HandoverAct.Deem, HandoverState.Accepted, Time, CrossRegionGrounds.Acceptance),
        new(HandoverState.Accepted, HandoverAct.ArrivePaper, HandoverState.Accepted, Authority, CrossRegionGrounds.CollectOnBehalf),
    ];

    private static readonly ImmutableArray<ActRow<HandoverState, HandoverAct>> Decided =
    [
        new(HandoverState.Accepted, HandoverAct.StartStep, HandoverState.SpecialStep, Authority, CrossRegionGrounds.Steps),
        new(HandoverState.SpecialStep, HandoverAct.EndStep, HandoverState.Accepted, Authority, CrossRegionGrounds.Steps),
        new(HandoverState.Accepted, HandoverAct.Grant, HandoverState.Granted, Authority, CrossRegionGrounds.Decision),
        new(HandoverState.Accepted, HandoverAct.Deny, HandoverState.Denied, Authority, CrossRegionGrounds.Reason),
        new(HandoverState.Granted, HandoverAct.Issue, HandoverState.GrantSent, Authority, CrossRegionGrounds.Delivery),
        new(HandoverState.Denied, HandoverAct.Issue, HandoverState.DenialSent, Authority, CrossRegionGrounds.Reason),
        new(HandoverState.GrantSent, HandoverAct.LoseResult, HandoverState.Granted, Authority, CrossRegionGrounds.Delivery),
        new(HandoverState.DenialSent, HandoverAct.LoseResult, HandoverState.Denied, Authority, CrossRegionGrounds.Reason),
        new(HandoverState.GrantSent, HandoverAct.ArriveResult, HandoverState.GrantAtWindow, Window, CrossRegionGrounds.Delivery),
        new(HandoverState.DenialSent, HandoverAct.ArriveResult, HandoverState.DenialAtWindow, Window, CrossRegionGrounds.Reason),
        new(HandoverState.GrantAtWindow, HandoverAct.HandOut, HandoverState.GrantDelivered, Window, CrossRegionGrounds.Delivery),
        new(HandoverState.DenialAtWindow, HandoverAct.HandOut, HandoverState.DenialDelivered, Window, CrossRegionGrounds.Reason),
        new(HandoverState.GrantSent, HandoverAct.DeliverElectronically, HandoverState.GrantDelivered, Authority, CrossRegionGrounds.Delivery),
        new(HandoverState.DenialSent, HandoverAct.DeliverElectronically, HandoverState.DenialDelivered, Authority, CrossRegionGrounds.Reason),
        .. new[] { HandoverState.Granted, HandoverState.GrantSent, HandoverState.GrantAtWindow, HandoverState.GrantDelivered }
            .Select(state => new ActRow<HandoverState, HandoverAct>(state, HandoverAct.Revoke, HandoverState.Revoked, Authority, CrossRegionGrounds.Revocation)),
    ];

    /// <summary>Collected at a window elsewhere and decided at the handling place (代收代办); each part of joint handling (多地联办) goes the same way.</summary>
    [Clause("STD-4.7")]
    public static ActTable<HandoverState, HandoverAct> Collecting { get; } = Of(
        [.. AtTheWindow, .. Signed(HandoverState.AtHandlingPlace), .. Papers(HandoverState.AtHandlingPlace), Silent, .. BeforeAcceptance, .. Decided]);

    /// <summary>The same where the window accepts for the authority (异地受理): no second acceptance, and neither refusal nor correction is open any more.</summary>
    public static ActTable<HandoverState, HandoverAct> Accepting { get; } = Of([.. AtTheWindow, .. Signed(HandoverState.Accepted), .. Papers(HandoverState.Accepted), .. Decided]);

    /// <summary>Submitted online or at a terminal (全流程网办、自助终端): the handling place has it from the beginning.</summary>
    public static ActTable<HandoverState, HandoverAct> SubmittedOnline { get; } = Of([.. Online, .. Papers(HandoverState.AtHandlingPlace), Silent, .. BeforeAcceptance, .. Decided]);

    /// <summary>Silence counts on while the papers are waited for.</summary>
    private static ActRow<HandoverState, HandoverAct> Silent => new(HandoverState.AwaitPaper, HandoverAct.Deem, HandoverState.Accepted, Time, CrossRegionGrounds.Acceptance);

    /// <summary>The table of a mode, before anybody accepts for the authority.</summary>
    public static ActTable<HandoverState, HandoverAct> For(HandlingMode mode) => mode is HandlingMode.FullOnline or HandlingMode.SelfService ? SubmittedOnline : Collecting;

    /// <summary>Whether nothing more has to be done.</summary>
    public static bool IsEnd(HandoverState state) => state is HandoverState.GrantDelivered or HandoverState.DenialDelivered or HandoverState.NotAccepted
        or HandoverState.ClosedNotCorrected or HandoverState.ClosedLost or HandoverState.Withdrawn or HandoverState.Revoked;

    /// <summary>Whether papers are waited for, or what was lost or short of them is made up for.</summary>
    internal static bool IsWaiting(HandoverState state) => state is HandoverState.AwaitPaper or HandoverState.LossHandling;

    /// <summary>The role that stands for a side.</summary>
    internal static ActorRole RoleOf(HandoverSide side) => side == HandoverSide.Receiving ? ActorRole.Window : ActorRole.Examiner;

    private static IEnumerable<ActRow<HandoverState, HandoverAct>> Signed(HandoverState to) =>
    [
        new(HandoverState.Pushed, HandoverAct.Sign, to, Authority, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.Escalated, HandoverAct.Sign, to, Authority, CrossRegionGrounds.CollectOnBehalf),
    ];

    private static IEnumerable<ActRow<HandoverState, HandoverAct>> Papers(HandoverState at) =>
    [
        new(at, HandoverAct.AskPaper, HandoverState.AwaitPaper, Authority, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.AwaitPaper, HandoverAct.ArrivePaper, at, Authority, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.AwaitPaper, HandoverAct.ReportShortage, HandoverState.LossHandling, Authority, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.AwaitPaper, HandoverAct.ReportLoss, HandoverState.LossHandling, Either, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.LossHandling, HandoverAct.Replace, HandoverState.AwaitPaper, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.LossHandling, HandoverAct.ArrivePaper, at, Authority, CrossRegionGrounds.CollectOnBehalf),
        .. new[] { HandoverState.AwaitPaper, HandoverState.LossHandling }.SelectMany(waiting => new ActRow<HandoverState, HandoverAct>[]
        {
            new(waiting, HandoverAct.SendPaper, waiting, Window, CrossRegionGrounds.CollectOnBehalf),
            new(waiting, HandoverAct.ArrivePart, waiting, Authority, CrossRegionGrounds.CollectOnBehalf),
        }),
        new(HandoverState.LossHandling, HandoverAct.ReportShortage, HandoverState.LossHandling, Authority, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.LossHandling, HandoverAct.ReportLoss, HandoverState.LossHandling, Either, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.LossHandling, HandoverAct.ReplacePart, HandoverState.LossHandling, Window, CrossRegionGrounds.CollectOnBehalf),
        new(HandoverState.LossHandling, HandoverAct.GiveUpPaper, HandoverState.ClosedLost, Window, CrossRegionGrounds.CollectOnBehalf),
    ];

    private static ActTable<HandoverState, HandoverAct> Of(ImmutableArray<ActRow<HandoverState, HandoverAct>> rows)
    {
        var reached = rows.Select(row => row.From).Distinct().Where(state => state <= HandoverState.SpecialStep);
        ImmutableArray<ActRow<HandoverState, HandoverAct>> all = [.. rows, .. reached.Select(state => new ActRow<HandoverState, HandoverAct>(state, HandoverAct.Withdraw, HandoverState.Withdrawn, Either, CrossRegionGrounds.CollectOnBehalf))];
        return new(NotNow, HandoverNames.Of, HandoverNames.Of, [.. all, .. all.Select(row => row.To).Distinct().Where(IsAfterWaiting).SelectMany(Late)]);
    }

    /// <summary>Papers were under way before, and nobody waits for them now; also after the end: somebody answers for an original until it is told what became of it.</summary>
    private static bool IsAfterWaiting(HandoverState state) => state >= HandoverState.AtHandlingPlace && !IsWaiting(state);

    private static IEnumerable<ActRow<HandoverState, HandoverAct>> Late(HandoverState at) =>
    [
        new(at, HandoverAct.SendLate, at, Window, CrossRegionGrounds.CollectOnBehalf),
        new(at, HandoverAct.ArriveLate, at, Authority, CrossRegionGrounds.CollectOnBehalf),
        new(at, HandoverAct.ReportShortageLate, at, Authority, CrossRegionGrounds.CollectOnBehalf),
        new(at, HandoverAct.ReportLossLate, at, Either, CrossRegionGrounds.CollectOnBehalf),
    ];
}
