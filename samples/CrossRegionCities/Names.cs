using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>What things are called on the page.</summary>
internal static class Names
{
    private static readonly ZonedDateTimePattern Times = ZonedDateTimePattern.CreateWithInvariantCulture("MM-dd HH:mm:ss", DateTimeZoneProviders.Tzdb);

    public static string Of(Instant at) => Times.Format(at.InZone(ChinaTime.Zone));

    public static string Of(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Of(Duration length) => length < Duration.FromMinutes(1) ? $"{(int)length.TotalSeconds}秒" : length < Duration.FromHours(1) ? $"{(int)length.TotalMinutes}分" : length < Duration.FromDays(1) ? $"{(int)length.TotalHours}小时" : $"{(int)length.TotalDays}天";

    public static string Of(HandoverState state) => HandoverTable.Collecting.NameOf(state);

    public static string Of(HandoverAct act) => HandoverTable.Collecting.NameOf(act);

    public static string Of(DivisionCode division) => DivisionTree.Shipped.Find(division)?.Name ?? $"{division}";

    public static string Of(HandoverSide side, HandoverOpening opening) => side == HandoverSide.Receiving ? $"收件地 {opening.Receiving.Department}" : $"办理地 {opening.Handling.Department}";

    public static string Of(HandlingMode mode) => mode switch
    {
        HandlingMode.FullOnline => "全流程网办",
        HandlingMode.CollectOnBehalf => "代收代办",
        HandlingMode.Joint => "多地联办",
        HandlingMode.SelfService => "自助终端",
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "Unknown mode."),
    };

    public static string Of(CrossRegionKind kind) => kind switch
    {
        CrossRegionKind.Local => "就地办理",
        CrossRegionKind.WithinCity => "市内通办",
        CrossRegionKind.FoZhao => "佛肇通办",
        CrossRegionKind.WithinProvince => "省内通办",
        CrossRegionKind.CrossProvince => "跨省通办",
        CrossRegionKind.CrossBorder => "跨境通办",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    public static string Of(ServiceChoice choice) => choice switch
    {
        ServiceChoice.ByRule => "按规则",
        ServiceChoice.Window => "窗口办理",
        ServiceChoice.Online => "网上办理",
        ServiceChoice.Terminal => "自助终端",
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "Unknown choice."),
    };

    public static string Of(ClockState state) => state switch
    {
        ClockState.Running => "计时中",
        ClockState.Paused => "暂停计时",
        ClockState.Expired => "已逾期",
        ClockState.Stopped => "已停止",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static string Of(PaperConsignment one) => one.Standing switch
    {
        PaperStanding.UnderWay => "在途",
        PaperStanding.Arrived => "已到",
        PaperStanding.Deficient => one.IsReplaced ? "缺损,已补齐" : "缺损",
        PaperStanding.Lost => one.IsReplaced ? "遗失,已补齐" : "遗失",
        _ => throw new ArgumentOutOfRangeException(nameof(one), one.Standing, "Unknown standing."),
    };

    public static string Of(HandoverRemark remark) => remark switch
    {
        HandoverRemark.OtherEdition => "双方协议版本不同",
        HandoverRemark.ClocksDiffer => "双方时钟偏差过大",
        HandoverRemark.ReadsLess => "对方平台版本较旧,不能识别部分交接消息,有关操作已停用",
        HandoverRemark.ReadsUntold => "对方平台未说明能识别的交接消息,离线签收材料、寄送材料清单前请先核实",
        _ => throw new ArgumentOutOfRangeException(nameof(remark), remark, "Unknown remark."),
    };

    public static string Of(ReconciledDay day) => day.Outcome switch
    {
        ReconciliationOutcome.Agreed => $"对账一致:{day.Cases}件",
        ReconciliationOutcome.Differs => $"有差异{day.Differing}件,本平台所有而对方所无的已重发,稍后复核",
        ReconciliationOutcome.Standing => $"差异{day.Differing}件未消除,请双方核对",
        ReconciliationOutcome.NotPossible => $"不能对账,稍后自动再试({day.Code})",
        _ => throw new ArgumentOutOfRangeException(nameof(day), day.Outcome, "Unknown outcome."),
    };

    public static string Of(HandoverFinding finding) => finding.Kind switch
    {
        HandoverFindingKind.InformByDiffers => $"一次性告知期限,对方计算至{Of(finding.Theirs!.Value)},本方计算至{Of(finding.Ours!.Value)};请按较早一日告知,并核对双方日历。",
        HandoverFindingKind.InformByUnchecked => $"一次性告知期限{Of(finding.Theirs!.Value)}不能复核:{finding.Why?.Message}",
        HandoverFindingKind.ClockStartDiffers => $"起算规则与本方规则不同{(finding.Ours is { } last ? $",按本方规则一次性告知期限至{Of(last)},请不迟于该日告知" : "")};请双方核对。",
        HandoverFindingKind.AcceptanceNotCovered => $"窗口出具受理凭证,本方登记的授信不支持:{finding.Why?.Message ?? "事项不在收件即受理清单内。"}签收时可以不认可。",
        HandoverFindingKind.AcceptanceForgone => "窗口已获授信可以受理,只出具了收件凭证。",
        HandoverFindingKind.DatedBack => $"消息时间{Of(finding.Theirs!.Value)}早于其此前已有的消息({Of(finding.Ours!.Value)}),请对方说明。",
        HandoverFindingKind.ArrivedLate => $"消息时间{Of(finding.Theirs!.Value)},本平台{Of(finding.Ours!.Value)}才收到;链路未中断的,请对方说明。",
        HandoverFindingKind.PaperTwice => "同一份材料列入两个批次,或者在清单中重复列出,请双方核对。",
        HandoverFindingKind.FoundOtherwise => "签收时所见材料或者封签与清单不同,请双方核对。",
        HandoverFindingKind.Replaced => "对方以另一内容更换了此前发来的消息,两份均在卷,请双方核对。",
        _ => throw new ArgumentOutOfRangeException(nameof(finding), finding, "Unknown kind."),
    };
}
