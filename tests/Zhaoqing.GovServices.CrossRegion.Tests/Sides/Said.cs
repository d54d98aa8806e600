using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>What the sides say in the tests: everything the catalogue has, chosen by a source of chance that a seed repeats.</summary>
internal static class Said
{
    public const HandoverSide Window = HandoverSide.Receiving, Authority = HandoverSide.Handling;

    public static readonly Instant Start = At("2023-09-22T16:00");
    public static readonly CaseNumber Number = CaseNumber.Create(Day, new byte[CaseNumber.RandomBytes]);
    public static readonly SlipNumber Slip = SlipNumber.Create(SlipKind.Consignment, Day, new byte[CaseNumber.RandomBytes]);
    public static readonly string Digest = new('a', 64);

    /// <summary>The numbers of consignments, and the papers, of the schedules.</summary>
    public static readonly SlipNumber[] Slips = [Slip, .. Enumerable.Range(1, 4).Select(i => SlipNumber.Create(SlipKind.Consignment, Day, [.. Enumerable.Repeat((byte)i, CaseNumber.RandomBytes)]))];

    private static readonly string[] Papers = ["原件", "照片", "证明"];

    public static HandoverOpening Opening(HandlingMode mode = HandlingMode.CollectOnBehalf, ClockStartPolicy policy = ClockStartPolicy.ElectronicPush) => new(
        Matters[0].Code, mode, policy, new HandoverUnit(Nanhai, "南海区政务服务中心(虚构)"), new HandoverUnit(ZhaoqingCity, "肇庆市示例局(虚构)"), Channel.Window);

    /// <summary>What an act says, with chance in what the rules look at.</summary>
    public static HandoverContent Of(HandoverAct act, HandoverView? view, Instant at, Random chance) => act switch
    {
        HandoverAct.Open => new CaseBegun(view?.Opening ?? Opening((HandlingMode)(1 << chance.Next(4)), (ClockStartPolicy)chance.Next(1, 5))),
        HandoverAct.FailIdentity => new IdentityFailed("读卡"),
        HandoverAct.Identify => new IdentityChecked("视频", Digest),
        HandoverAct.FindDefects => new DefectsTold(["未签名"]),
        HandoverAct.Resubmit => new HandedInAgain(["申请书"]),
        HandoverAct.Collect => new PapersCollected(ReceiptNumber.Create(Nanhai, Day, chance.Next(1, 999)), chance.Next(3) == 0 ? "g1" : null, By(at)),
        HandoverAct.Push => new CasePushed([Digest], By(at)),
        HandoverAct.Escalate => new SigningUrged("电话催办"),
        HandoverAct.Sign => chance.Next(3) == 0 ? new CaseSigned(false, "超出授信") : new CaseSigned(true, null),
        HandoverAct.Submit => new SubmittedDirectly(Channel.Online, Digest, By(at)),
        HandoverAct.AskPaper => new PaperAsked(Some(chance)),
        HandoverAct.SendPaper or HandoverAct.SendLate => new PaperSent(Slips[chance.Next(Slips.Length)], "F1", Some(chance)),
        HandoverAct.ArrivePaper or HandoverAct.ArrivePart or HandoverAct.ArriveLate when chance.Next(4) == 0 => new PaperSignedFor(Slips[chance.Next(Slips.Length)], chance.Next(4) == 0 ? "F2" : "F1", Some(chance), By(at)),
        HandoverAct.ArrivePaper or HandoverAct.ArrivePart or HandoverAct.ArriveLate => new PaperArrived(Known(view, chance), By(at)) { IsEnough = chance.Next(6) == 0 },
        HandoverAct.ReportShortage or HandoverAct.ReportShortageLate => new PaperShort(Known(view, chance), [new ConsignmentFault(chance.Next(4) switch { 0 => ConsignmentFaultKind.SealBroken, 1 => ConsignmentFaultKind.PaperUnlisted, _ => ConsignmentFaultKind.PaperMissing }, chance.Next(4) is > 0 and var which ? Papers[which - 1] : null)]),
        HandoverAct.ReportLoss or HandoverAct.ReportLossLate => new PaperLost(Known(view, chance)),
        HandoverAct.Replace or HandoverAct.ReplacePart => new PaperReplaced(Slips[chance.Next(Slips.Length)]) { Replaces = chance.Next(3) > 0 ? Open(view, chance) : null, Papers = chance.Next(3) == 0 ? Some(chance) : null },
        HandoverAct.GiveUpPaper => new PaperGivenUp("无法补办"),
        HandoverAct.Accept => new ApplicationAccepted("受理1号"),
        HandoverAct.AskCorrection => new CorrectionAsked(["照片"], ChinaTime.DayOf(at).PlusDays(chance.Next(1, 30)), chance.Next(2) == 0),
        HandoverAct.Supply => new CorrectionSupplied(chance.Next(2) == 0 ? Channel.Online : Channel.Window, ["照片"]),
        HandoverAct.Refuse => new ApplicationRefused("不属于本机关职权范围", "示例局(虚构)"),
        HandoverAct.StartStep => new StepBegun("hearing", "通知1号"),
        HandoverAct.EndStep => new StepEnded("hearing"),
        HandoverAct.Grant => new LicenceGranted("准予1号"),
        HandoverAct.Deny => new LicenceDenied("不予1号", "不符合条件", "可以申请复议"),
        HandoverAct.Issue => new ResultIssued(Digest, chance.Next(2) == 0),
        HandoverAct.LoseResult => new ResultLost("寄递遗失"),
        HandoverAct.ArriveResult => new ResultArrived(Digest),
        HandoverAct.HandOut => new ResultHandedOut("读卡"),
        HandoverAct.DeliverElectronically => new ResultDelivered("送达1号"),
        HandoverAct.Withdraw => new ApplicationWithdrawn(Channel.Window, "不再办理"),
        HandoverAct.Revoke => new GrantRevoked("以欺骗取得"),
        // What only time brings about cannot be said.
        _ => new SigningUrged("电话催办"),
    };

    public static Guid NextId(this Random chance)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        return new Guid(bytes);
    }

    /// <summary>Mostly one that the case knows.</summary>
    private static SlipNumber Known(HandoverView? view, Random chance) =>
        view is { Consignments: { IsEmpty: false } known } && chance.Next(4) > 0 ? known[chance.Next(known.Length)].Number : Slips[chance.Next(Slips.Length)];

    /// <summary>One that was lost or short, where there is one.</summary>
    private static SlipNumber Open(HandoverView? view, Random chance) =>
        view?.Consignments.Where(one => one is { Standing: PaperStanding.Lost or PaperStanding.Deficient, IsReplaced: false }).ToArray() is { Length: > 0 } open ? open[chance.Next(open.Length)].Number : Known(view, chance);

    private static ImmutableArray<string> Some(Random chance) => [.. Papers.Where(_ => chance.Next(2) == 0).DefaultIfEmpty(Papers[0])];

    /// <summary>The last of the five days: of the real calendar.</summary>
    private static LocalDate By(Instant at) => LegalLimits.LicensingAcceptance.Due(WorkingCalendar.StateCouncil, ChinaTime.DayOf(at)).AsT1.Date;
}
