using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegionCities.Acts;

/// <summary>What the buttons of a case say. The rules of the hand-over judge every one of them; nothing is decided here.</summary>
/// <param name="calendar">The working calendar.</param>
internal sealed class CityActs(WorkingCalendar calendar)
{
    private const int DaysToSupply = 15;

    /// <summary>The acts of this side: what may be done now, and of the rest why not; so also what the other platform cannot read.</summary>
    /// <param name="copy">The case.</param>
    /// <param name="now">Now.</param>
    /// <param name="peer">What the other platform said of itself; null where it has said nothing yet.</param>
    public ImmutableArray<OfferedAct> Of(HandoverCase copy, Instant now, HandoverGreeting? peer)
    {
        var opening = copy.View!.Opening;
        // One that has said nothing, as where this platform started while the line was cut, is one that does not say what it reads.
        var said = peer ?? new HandoverGreeting((copy.Self == HandoverSide.Receiving ? opening.Handling : opening.Receiving).Division, [], Edition: "", now);
        return
        [
            .. LabelsOf(copy.Self).Where(act => !string.Equals(act.Key, "collect", StringComparison.Ordinal) || CountyOf(opening.Receiving) is not null).Select(act =>
            {
                var content = ContentOf(copy, act.Key, string.Equals(act.Key, "signPaper", StringComparison.Ordinal) ? CityPapers.Example(copy) : "无", now, FirstOfDay(copy, now))!;
                var refusal = copy.Write(content, Guid.CreateVersion7(), now).Match<Refusal?>(refusal => refusal, _ => said.WhyNot(content));
                return new OfferedAct(act.Key, act.Label, refusal, said.CanRead(content) is null);
            }),
        ];
    }

    /// <summary>What a button says; null where it is none.</summary>
    /// <param name="copy">The case.</param>
    /// <param name="act">The button.</param>
    /// <param name="note">What was typed.</param>
    /// <param name="now">Now.</param>
    /// <param name="receipt">The number of the receipt, where one goes out.</param>
    public HandoverContent? ContentOf(HandoverCase copy, string? act, string note, Instant now, ReceiptNumber receipt)
    {
        if (copy.View is not { } view) return null;
        var (today, opening) = (ChinaTime.DayOf(now), view.Opening);
        return act switch
        {
            "failIdentity" => new IdentityFailed("人像比对"),
            "identify" => new IdentityChecked("读卡", DigestOf(copy, act)),
            "findDefects" => new DefectsTold([note]),
            "resubmit" => new HandedInAgain([note]),
            "collect" when CountyOf(opening.Receiving) is null => null,
            "collect" => new PapersCollected(receipt, GrantFor(opening, now), InformBy(opening, ClockStartPolicy.WindowReceipt, today)),
            "push" => new CasePushed([DigestOf(copy, act)], InformBy(opening, ClockStartPolicy.ElectronicPush, today)),
            "escalate" => new SigningUrged(note),
            "submit" => new SubmittedDirectly(Channel.Online, DigestOf(copy, act), InformBy(opening, ClockStartPolicy.ElectronicPush, today)),
            "sign" => Signed(copy, view),
            "signAlone" => new CaseSigned(HonoursAcceptance: false, note),
            "askPaper" => new PaperAsked([.. PapersOf(opening).Select(paper => paper.Name)]),
            "sendPaper" => CityPapers.Send(copy, view, note, today),
            "arrivePaper" => new PaperArrived(CityPapers.UnderWay(copy, view, note), InformBy(opening, ClockStartPolicy.PaperArrival, today)),
            "signPaper" => CityPapers.Found(note, InformBy(opening, ClockStartPolicy.PaperArrival, today)),
            "waitNoMore" => new PaperArrived(CityPapers.Here(copy, view), InformBy(opening, ClockStartPolicy.PaperArrival, today)) { IsEnough = true },
            "reportShortage" => new PaperShort(CityPapers.UnderWay(copy, view, note), [new ConsignmentFault(ConsignmentFaultKind.PaperMissing, note)]),
            "reportLoss" => new PaperLost(CityPapers.UnderWay(copy, view, note)),
            "replace" => CityPapers.Replace(copy, view, today),
            "giveUpPaper" => new PaperGivenUp(note),
            "accept" => new ApplicationAccepted($"{copy.Number}-受"),
            "askCorrection" => new CorrectionAsked([note], today.PlusDays(DaysToSupply), view.State == HandoverState.AtHandlingPlace && copy.Messages.Any(message => message.Content is CorrectionSupplied)),
            "supply" => new CorrectionSupplied(copy.Self == HandoverSide.Receiving ? Channel.Window : Channel.Online, [note]),
            "refuse" => new ApplicationRefused(note, OtherAuthority: null),
            "startStep" => new StepBegun(CityRules.Hearing, $"{copy.Number}-听"),
            "endStep" => new StepEnded(CityRules.Hearing),
            "grant" => new LicenceGranted($"{copy.Number}-准"),
            "deny" => new LicenceDenied($"{copy.Number}-否", note, "可以依法申请行政复议或者提起行政诉讼"),
            "issue" => new ResultIssued(DigestOf(copy, act), IsSealed: false),
            "issueSealed" => new ResultIssued(DigestOf(copy, act), IsSealed: true),
            "loseResult" => new ResultLost(note),
            "arriveResult" => new ResultArrived(EnvelopeOf(copy)),
            "handOut" => new ResultHandedOut("读卡"),
            "deliver" => new ResultDelivered($"{copy.Number}-达"),
            "withdraw" => new ApplicationWithdrawn(Channel.Window, note),
            "revoke" => new GrantRevoked(note),
            _ => null,
        };
    }

    private static IEnumerable<(string Key, string Label)> LabelsOf(HandoverSide side) => side == HandoverSide.Receiving
        ?
        [
            ("identify", "身份核验"), ("failIdentity", "身份核验未通过"), ("findDefects", "告知形式问题"), ("resubmit", "重新提交"), ("collect", "收件"), ("push", "推送"), ("escalate", "催办"), ("accept", "受理"),
            ("supply", "补正"), ("sendPaper", "寄送材料"), ("reportLoss", "报告材料遗失"), ("replace", "补齐材料"), ("giveUpPaper", "无法补齐"), ("arriveResult", "结果到窗"), ("handOut", "送达"), ("withdraw", "撤回"),
        ]
        :
        [
            ("identify", "身份核验"), ("failIdentity", "身份核验未通过"), ("submit", "网上提交"), ("sign", "签收"), ("signAlone", "签收(不认可窗口受理)"), ("askPaper", "要求纸质材料"), ("arrivePaper", "材料到达"), ("signPaper", "离线签收材料"), ("waitNoMore", "不再等待其余材料"),
            ("reportShortage", "报告材料缺损"), ("reportLoss", "报告材料遗失"), ("accept", "受理"), ("askCorrection", "一次性告知补正"), ("supply", "补正"), ("refuse", "不予受理"), ("startStep", "启动听证"), ("endStep", "结束听证"),
            ("grant", "准予许可"), ("deny", "不予许可"), ("issue", "寄送结果"), ("issueSealed", "寄送结果(密封)"), ("loseResult", "结果寄送遗失"), ("deliver", "电子送达"), ("withdraw", "撤回"), ("revoke", "撤销许可"),
        ];

    /// <summary>The county whose receipts a window gives; null for one that lies in none.</summary>
    public static DivisionCode? CountyOf(HandoverUnit window)
    {
        DivisionCode? division = window.Division;
        while (division is { Level: > DivisionLevel.County } below) division = below.Parent;
        return division is { Level: DivisionLevel.County } ? division : null;
    }

    /// <summary>What a window accepted stands where this side's own register has the grant that it names, at the time of the receipt; else it is a receipt only.</summary>
    private static CaseSigned Signed(HandoverCase copy, HandoverView view)
    {
        if (!view.IsAcceptedByWindow || copy.Messages.FirstOrDefault(message => message.Content is PapersCollected { AcceptGrant: not null }) is not { Content: PapersCollected collected } said) return new CaseSigned(HonoursAcceptance: true, Because: null);
        bool isListed = CityMatter.Find(view.Opening.Matter) is { IsAcceptedOnReceipt: true };
        var verdict = CityRules.AcceptOnBehalf(view.Opening, said.SentAt);
        return isListed && string.Equals(verdict.Grant?.Id, collected.AcceptGrant, StringComparison.Ordinal)
            ? new CaseSigned(HonoursAcceptance: true, Because: null)
            : new CaseSigned(HonoursAcceptance: false, verdict.Why?.Message ?? "不属收件即受理事项,或者登记册中没有这一授信。");
    }

    /// <summary>The grant under which the window accepts for the authority; null where it only receives.</summary>
    private static string? GrantFor(HandoverOpening opening, Instant now) =>
        CityMatter.Find(opening.Matter) is { IsAcceptedOnReceipt: true } ? CityRules.AcceptOnBehalf(opening, now).Grant?.Id : null;

    private static ImmutableArray<ReceivedPaper> PapersOf(HandoverOpening opening) => CityMatter.Find(opening.Matter)?.Papers ?? [];

    private static ReceiptNumber FirstOfDay(HandoverCase copy, Instant now) =>
        CountyOf(copy.View!.Opening.Receiving) is { } county ? ReceiptNumber.Create(county, ChinaTime.DayOf(now), 1) : default;

    private LocalDate? InformBy(HandoverOpening opening, ClockStartPolicy policy, LocalDate today) => opening.ClockStart == policy && CityMatter.Find(opening.Matter) is { } matter
        ? CityRules.ClockOf(matter).InformBy(today, calendar).Match<LocalDate?>(_ => null, due => due.Date)
        : null;

    /// <summary>What stands on the envelope: the window reads it, and nothing in it.</summary>
    private static string EnvelopeOf(HandoverCase copy) => copy.Messages.Select(message => message.Content).OfType<ResultIssued>().LastOrDefault()?.ResultSha256 ?? DigestOf(copy, "none");

    private static string DigestOf(HandoverCase copy, string what) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{copy.Number} {what} {copy.LastSeq}")));
}
