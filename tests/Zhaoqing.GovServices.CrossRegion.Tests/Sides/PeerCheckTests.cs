using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>What one side worked out alone is worked out again at the other, told where it differs, and changes no view.</summary>
public sealed class PeerCheckTests
{
    private static readonly WindowTrustGrant Grant = WindowTrustGrant.Of(
        "g1", UnifiedSocialCreditCode.Parse("11990001MB00000001"), new TrustScope("南海区政务服务中心(虚构)", Nanhai, [Matters[0].Code], TrustRights.AcceptOnBehalf, Day, Day.PlusDays(365)), "示例负责人").AsT1;

    [Property(MaxTest = 200)]
    public void A_last_day_that_differs_is_told_at_the_other_side_alone_and_both_views_stay_equal(int off, byte policy, byte later)
    {
        var start = Said.Start + Duration.FromDays(later);
        var opening = Said.Opening(policy: (ClockStartPolicy)(1 + (policy % 3)));
        var day = DueAfter(ChinaTime.DayOf(start)).PlusDays(off % 400);
        var (window, authority) = Both(opening, start, day);
        Assert.Equal(window.View, authority.View);
        var check = Check();
        var (checking, silent) = opening.ClockStart == ClockStartPolicy.PaperArrival ? (window, authority) : (authority, window);
        Assert.Empty(check.Of(silent));
        if (off % 400 == 0) Assert.Empty(check.Of(checking));
        else
        {
            var finding = Assert.Single(check.Of(checking));
            Assert.Equal((HandoverFindingKind.InformByDiffers, (LocalDate?)day, (LocalDate?)day.PlusDays(-(off % 400))), (finding.Kind, finding.Theirs, finding.Ours));
            Assert.Equal(opening.ClockStart == ClockStartPolicy.PaperArrival, checking.Messages.First(message => message.Id == finding.Message).Content is PaperArrived);
        }
    }

    [Fact]
    public void A_day_that_the_calendar_does_not_have_is_told_as_such()
    {
        var (_, authority) = Both(Said.Opening(), At("1949-10-03T10:00"), new LocalDate(1949, 10, 10));
        var finding = Assert.Single(Check().Of(authority));
        Assert.Equal((HandoverFindingKind.InformByUnchecked, (LocalDate?)null), (finding.Kind, finding.Ours));
        Assert.NotNull(finding.Why);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, HandoverFindingKind.AcceptanceNotCovered)]
    [InlineData(false, true, HandoverFindingKind.AcceptanceForgone)]
    [InlineData(false, false, null)]
    public void A_voucher_is_held_against_the_grants_known_here(bool isVoucher, bool isGranted, HandoverFindingKind? told)
    {
        var (window, authority) = Both(Said.Opening(), Said.Start, DueAfter(Day), isVoucher ? "g1" : null);
        var check = Check(isGranted ? new TrustRegister([Grant]) : new TrustRegister([]));
        Assert.Empty(check.Of(window));
        Assert.Equal(window.View, authority.View);
        Assert.Equal(told, check.Of(authority).SingleOrDefault()?.Kind);
        if (told == HandoverFindingKind.AcceptanceNotCovered) Assert.Equal("cross-region.trust-missing", check.Of(authority)[0].Why!.Code);
        Assert.Equal(isVoucher ? HandoverFindingKind.AcceptanceNotCovered : null, Check(register: null).Of(authority).SingleOrDefault()?.Kind);
    }

    [Fact]
    public void A_start_policy_that_differs_is_told_and_what_does_not_count_is_not_checked()
    {
        var (window, authority) = Both(Said.Opening(), Said.Start, DueAfter(Day));
        Assert.Equal(HandoverFindingKind.ClockStartDiffers, Assert.Single(new PeerCheck(WorkingCalendar.StateCouncil, _ => ClockStartPolicy.PaperArrival, (_, _) => null).Of(authority)).Kind);
        Assert.Empty(new PeerCheck(WorkingCalendar.StateCouncil, _ => null, (_, _) => null).Of(authority));
        var again = new HandoverMessage(Guid.CreateVersion7(), Said.Number, HandoverSide.Receiving, window.LastSeq + 1, Said.Start, 0, HandoverSide.Receiving, new CasePushed([Said.Digest], Day));
        var after = authority.Take(again).Case;
        Assert.Contains(again.Id, after.View!.WithoutEffect);
        Assert.Empty(Check().Of(after));
        Assert.Empty(Check().Of(HandoverCase.Empty(Said.Number, HandoverSide.Handling)));
    }

    [Theory]
    [InlineData(ClockStartPolicy.ElectronicPush, "2023-10-07")]
    [InlineData(ClockStartPolicy.WindowReceipt, "2023-09-22")]
    [InlineData(ClockStartPolicy.PaperArrival, null)]
    [InlineData(null, "2023-10-07")]
    public void Where_silence_is_said_to_have_no_effect_people_are_told_the_last_day_by_the_rule_here(ClockStartPolicy? rule, string? last)
    {
        // 行政许可法 第三十二条 gives the applicant the five days; received in the evening of 2023-09-15, pushed on the 22nd.
        var line = new Line { Now = At("2023-09-15T23:59") };
        line.All(Said.Window, new CaseBegun(Said.Opening(policy: ClockStartPolicy.AuthorityAcceptance)), new IdentityChecked("读卡", Said.Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), null, null));
        line.Now = Said.Start;
        line.Says(Said.Window, new CasePushed([Said.Digest], null));
        line.Pass();
        var check = new PeerCheck(WorkingCalendar.StateCouncil, _ => rule, (_, _) => null);
        var finding = Assert.Single(check.Of(line[Said.Authority]));
        Assert.Equal((HandoverFindingKind.ClockStartDiffers, last), (finding.Kind, finding.Ours is { } day ? NodaTime.Text.LocalDatePattern.Iso.Format(day) : null));
        Assert.Empty(check.Of(line[Said.Window]));
        // A rule here that says so too, say for what is no licence, is no difference.
        Assert.Empty(new PeerCheck(WorkingCalendar.StateCouncil, _ => ClockStartPolicy.AuthorityAcceptance, (_, _) => null).Of(line[Said.Authority]));
        if (rule != ClockStartPolicy.PaperArrival) return;
        // The event is this side's own: it is told all the same.
        line.All(Said.Authority, new CaseSigned(true, null), new PaperAsked(["原件"]), new PaperArrived(Said.Slip, null));
        Assert.Equal(new LocalDate(2023, 10, 7), Assert.Single(check.Of(line[Said.Authority])).Ours);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(6, true)]
    [InlineData(60 * 24 * 40, true)]
    public void What_is_dated_before_what_its_side_had_said_is_told(int minutes, bool isTold)
    {
        var line = Line.Collected();
        var push = new HandoverMessage(Guid.CreateVersion7(), Said.Number, HandoverSide.Receiving, 4, Said.Start - Duration.FromMinutes(minutes), 0, HandoverSide.Receiving, new CasePushed([Said.Digest], DueAfter(ChinaTime.DayOf(Said.Start - Duration.FromMinutes(minutes)))));
        var after = HandoverCase.Empty(Said.Number, HandoverSide.Handling);
        foreach (var message in line[Said.Window].Messages.Append(push)) after = after.Take(message).Case;
        Assert.Equal(isTold ? HandoverFindingKind.DatedBack : null, Check().Of(after).SingleOrDefault()?.Kind);
    }

    /// <summary>The first message of its side: there is nothing of its own before it.</summary>
    [Theory]
    [InlineData(4, false)]
    [InlineData(6, true)]
    public void What_is_dated_before_what_its_side_had_heard_is_told(int minutes, bool isTold)
    {
        var line = Line.Collected();
        line.Says(Said.Window, new CasePushed([Said.Digest], DueAfter(ChinaTime.DayOf(Said.Start))));
        line.Pass();
        line.Now -= Duration.FromMinutes(minutes);
        line.Says(Said.Authority, new CaseSigned(true, null));
        line.Pass();
        Assert.Equal(isTold ? HandoverFindingKind.DatedBack : null, Check().Of(line[Said.Window]).SingleOrDefault()?.Kind);
    }

    internal static PeerCheck Check(TrustRegister? register = null) => new(
        WorkingCalendar.StateCouncil, opening => opening.ClockStart, (opening, at) => register?.Judge(new TrustUse(TrustRights.AcceptOnBehalf, opening.Matter, Grant.GrantedBy, opening.Receiving.Department, [new TrustStaff("window-1", IsInGoodStanding: true)], 0), at));

    private static LocalDate DueAfter(LocalDate day) => LegalLimits.LicensingAcceptance.Due(WorkingCalendar.StateCouncil, day).AsT1.Date;

    /// <summary>A case up to the event of its policy, as both sides have it.</summary>
    private static (HandoverCase Window, HandoverCase Authority) Both(HandoverOpening opening, Instant at, LocalDate informBy, string? grant = null)
    {
        var (window, authority) = (HandoverCase.Empty(Said.Number, HandoverSide.Receiving), HandoverCase.Empty(Said.Number, HandoverSide.Handling));
        foreach (var content in new HandoverContent[]
        {
            new CaseBegun(opening), new IdentityChecked("读卡", Said.Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), grant, informBy), new CasePushed([Said.Digest], informBy),
            new CaseSigned(true, null), new PaperAsked(["原件"]), new PaperArrived(Said.Slip, informBy),
        })
        {
            bool isWindow = content is not (CaseSigned or PaperAsked or PaperArrived);
            // Where the days count from before, they may be over.
            if (opening.ClockStart != ClockStartPolicy.PaperArrival && content is PaperAsked) break;
            var message = (isWindow ? window : authority).Write(content, Guid.CreateVersion7(), at).AsT1;
            (window, authority) = (window.Take(message).Case, authority.Take(message).Case);
        }

        return (window, authority);
    }
}
