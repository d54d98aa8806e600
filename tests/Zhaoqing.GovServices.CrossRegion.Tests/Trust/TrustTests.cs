using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Trust;

/// <summary>Trust between windows: by right, matter and day, revocable, never passed on.</summary>
public sealed class TrustTests
{
    private static readonly MatterCode Matter = Matters[0].Code;
    private static readonly UnifiedSocialCreditCode Authority = Code("11990000"), Other = Code("11990001");
    private static readonly Instant Then = At("2023-09-22T16:00");
    private static readonly TrustRights[] Rights = [TrustRights.Receive, TrustRights.InformOnce, TrustRights.VerifyOriginals, TrustRights.Deliver, TrustRights.AcceptOnBehalf];
    private static readonly TrustScope Scope = new("window-1", Nanhai, [Matter], TrustRights.Receive | TrustRights.VerifyOriginals, Day, Day.PlusDays(10));

    [Fact]
    [Clause("CON-2.1")]
    public void A_grant_names_matters_rights_and_days_and_is_not_passed_on()
    {
        Assert.True(WindowTrustGrant.Of("g1", Authority, Scope, "签署人").IsT1);
        Assert.Equal("cross-region.grant-without-matters", Refused(Scope with { Matters = [] }));
        Assert.Equal("cross-region.grant-without-rights", Refused(Scope with { Rights = TrustRights.None }));
        Assert.Equal("cross-region.grant-without-rights", Refused(Scope with { Rights = (TrustRights)32 }));
        Assert.Equal("cross-region.period-backward", Refused(Scope with { Through = Day.PlusDays(-1) }));
        Assert.Equal("cross-region.grant-without-signature", WindowTrustGrant.Of("g1", Authority, Scope, " ").AsT0.Code);
        Assert.Equal("cross-region.grant-chained", WindowTrustGrant.Of("g2", Authority, Scope, "签署人", grantedUnder: "g1").AsT0.Code);
        // A grant of somebody who does not decide the matter counts for nothing.
        Assert.Equal("cross-region.trust-missing", Judge(Grant() with { }, Use() with { Authority = Other }));

        static string Refused(TrustScope scope) => WindowTrustGrant.Of("g1", Authority, scope, "签署人").AsT0.Code;
    }

    [Fact]
    [Clause("CON-2.1")]
    public void A_right_used_without_a_grant_leaves_a_receipt_only_and_says_why()
    {
        Assert.Null(Judge(Grant(), Use()));
        Assert.Equal("cross-region.trust-missing", Judge(Grant(), Use() with { Window = "window-2" }));
        Assert.Equal("cross-region.trust-missing", Judge(Grant(), Use() with { Matter = Matters[1].Code }));
        Assert.Equal("cross-region.trust-right-missing", Judge(Grant(), Use() with { Right = TrustRights.AcceptOnBehalf }));
        Assert.Equal("cross-region.trust-staff-unfit", Judge(Grant(), Use() with { Staff = [new("s1", true), new("s2", false)] }));
        Assert.Equal("cross-region.trust-not-in-force", Judge(Grant(), Use(), At("2023-09-21T23:59")));
        Assert.Null(Judge(Grant(), Use(), At("2023-10-02T23:59")));
        Assert.Equal("cross-region.trust-not-in-force", Judge(Grant(), Use(), At("2023-10-03T00:00")));
        var strict = Grant() with { Conditions = new TrustConditions(2, TrustRights.Receive, TrustRights.VerifyOriginals) };
        Assert.Equal("cross-region.trust-dual-staff", Judge(strict, Use()));
        Assert.Equal("cross-region.trust-dual-staff", Judge(strict, Use() with { Staff = [new("s1", true), new("s1", true)] }));
        var two = Use() with { Staff = [new("s1", true), new("s2", true)] };
        Assert.Null(Judge(strict, two with { UsedToday = 1 }));
        Assert.Equal("cross-region.trust-daily-cap", Judge(strict, two with { UsedToday = 2 }));
        Assert.Equal("cross-region.trust-video", Judge(strict, two with { Right = TrustRights.VerifyOriginals }));
        Assert.Null(Judge(strict, two with { Right = TrustRights.VerifyOriginals, HasVideo = true }));
        Assert.Throws<ArgumentException>(() => Judge(Grant(), Use() with { Right = TrustRights.All }));
        Assert.Throws<ArgumentException>(() => Judge(Grant(), Use() with { Staff = [] }));
        Assert.Throws<ArgumentException>(() => new TrustRegister([Grant(), Grant()]));
    }

    [Fact]
    [Clause("CON-2.1")]
    public void Of_grants_that_overlap_the_one_in_force_says_why_and_what_was_received_under_one_stands_when_it_ends()
    {
        var over = WindowTrustGrant.Of("old", Authority, Scope with { Through = Day }, "签署人").AsT1;
        var capped = Grant() with { Conditions = new TrustConditions(2, TrustRights.None, TrustRights.None) };
        foreach (var grants in new[] { new[] { over, capped }, [capped, over] })
        {
            var register = new TrustRegister(grants);
            Assert.Equal("cross-region.trust-daily-cap", register.Judge(Use() with { UsedToday = 2 }, At("2023-09-25T09:00")).Why?.Code);
            Assert.Equal("g1", register.Judge(Use() with { UsedToday = 1 }, At("2023-09-25T09:00")).Grant?.Id);
            Assert.Equal("old", register.Judge(Use() with { UsedToday = 2 }, At("2023-09-22T23:59")).Grant?.Id);
        }

        // Received on the last day of the grant, pushed on the next: judged at the receipt.
        var ends = new TrustRegister([WindowTrustGrant.Of("ends", Authority, Scope with { Rights = TrustRights.AcceptOnBehalf, Through = Day }, "签署人").AsT1]);
        var check = new PeerCheck(TimeLimit.WorkingCalendar.StateCouncil, opening => opening.ClockStart, (_, at) => ends.Judge(Use() with { Right = TrustRights.AcceptOnBehalf }, at));
        foreach (var (received, told) in new[] { ("2023-09-22T23:59", (HandoverFindingKind?)null), ("2023-09-23T00:00", HandoverFindingKind.AcceptanceNotCovered) })
        {
            var line = new Line { Now = At(received) };
            line.All(Said.Window, new CaseBegun(Said.Opening()), new IdentityChecked("读卡", Said.Digest), new PapersCollected(ReceiptNumber.Create(Nanhai, Day, 1), "ends", null));
            line.Now = At("2023-09-25T09:00");
            line.Says(Said.Window, new CasePushed([Said.Digest], new LocalDate(2023, 10, 8)));
            line.Pass();
            Assert.Equal(told, check.Of(line[Said.Authority]).SingleOrDefault()?.Kind);
        }
    }

    [Fact]
    public void A_revocation_ends_a_grant_and_undoes_nothing()
    {
        var revoked = Grant().Revoke(Then).Revoke(Then + Duration.FromDays(1));
        Assert.Equal(Then, revoked.RevokedAt);
        Assert.Null(Judge(revoked, Use(), Then - Duration.Epsilon));
        Assert.Equal("cross-region.trust-revoked", Judge(revoked, Use(), Then));
        Assert.Equal(Then - Duration.FromHours(1), revoked.Revoke(Then - Duration.FromHours(1)).RevokedAt);
    }

    [Property(MaxTest = 1_000)]
    [Clause("CON-2.1")]
    public Property More_grants_never_cover_less_and_a_verdict_names_a_grant_that_covers() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 31)).ToArbitrary(), Gen.Elements(Rights).ToArbitrary(), Gen.Choose(-2, 14).ToArbitrary(), (sets, right, days) =>
    {
        var grants = sets.Where(set => set > 0).Select((set, place) => WindowTrustGrant.Of($"g{place}", Authority, Scope with { Rights = (TrustRights)set, Through = Day.PlusDays(place) }, "签署人").AsT1).ToArray();
        var at = Then + Duration.FromDays(days);
        bool CoveredBy(int count) => new TrustRegister(grants.Take(count)).Judge(Use() with { Right = right }, at).IsCovered;
        var verdict = new TrustRegister(grants).Judge(Use() with { Right = right }, at);
        return Enumerable.Range(0, grants.Length).All(count => !CoveredBy(count) || CoveredBy(count + 1))
            && verdict.IsCovered == grants.Any(grant => grant.Scope.Rights.HasFlag(right) && grant.Holds(at))
            && (verdict.Grant is null) == (verdict.Why is not null)
            && verdict.Grant?.Scope.Rights.HasFlag(right) != false;
    });

    [Fact]
    [Clause("CON-2.1")]
    public void What_a_trusted_window_has_checked_is_not_checked_again_but_on_a_listed_ground()
    {
        var register = new TrustRegister([Grant()]);
        var covered = register.Judge(Use(), Then);
        Assert.Equal("cross-region.checked-already", SecondCheck.Allow(CheckPoint.Form, covered, ground: null).AsT0.Code);
        Assert.Equal("cross-region.checked-already", SecondCheck.Allow(CheckPoint.Originals, register.Judge(Use() with { Right = TrustRights.VerifyOriginals }, Then), ground: null).AsT0.Code);
        Assert.All(Enum.GetValues<RecheckGround>(), ground => Assert.Equal(CheckDuty.Recheck, SecondCheck.Allow(CheckPoint.Identity, covered, ground).AsT1));
        Assert.Equal(CheckDuty.Check, SecondCheck.Allow(CheckPoint.Form, register.Judge(Use() with { Window = "window-2" }, Then), ground: null).AsT1);
        Assert.Throws<ArgumentException>(() => SecondCheck.Allow(CheckPoint.Originals, covered, ground: null));
        Assert.Throws<ArgumentException>(() => SecondCheck.Allow(CheckPoint.Form, covered, (RecheckGround)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => SecondCheck.RightFor(default));
    }

    [Theory]
    [InlineData(100, 5, 2, false, null)]
    [InlineData(100, 6, 0, false, SuspensionReason.Errors)]
    [InlineData(19, 19, 0, false, null)]
    [InlineData(20, 2, 0, false, SuspensionReason.Errors)]
    [InlineData(0, 0, 3, false, SuspensionReason.Complaints)]
    [InlineData(0, 0, 0, true, SuspensionReason.CertificateRevoked)]
    [Clause("CON-2.1")]
    public void Trust_is_suspended_by_rule(int acts, int errors, int complaints, bool revoked, SuspensionReason? reason)
    {
        Assert.Equal(reason, SuspensionPolicy.Sample.Judge(new WindowConduct(acts, errors, complaints, revoked)));
        if (reason is not { } why) return;
        var register = new TrustRegister([Grant()], new WindowSuspension("window-1", Then, why) { Until = Then + Duration.FromDays(1) });
        Assert.Equal("cross-region.trust-suspended", register.Judge(Use(), Then).Why?.Code);
        Assert.True(register.Judge(Use(), Then - Duration.Epsilon).IsCovered && register.Judge(Use(), Then + Duration.FromDays(1)).IsCovered);
    }

    private static WindowTrustGrant Grant() => WindowTrustGrant.Of("g1", Authority, Scope, "签署人").AsT1;

    private static TrustUse Use() => new(TrustRights.Receive, Matter, Authority, "window-1", [new TrustStaff("s1", true)], UsedToday: 0);

    private static string? Judge(WindowTrustGrant grant, TrustUse use, Instant? at = null) => new TrustRegister([grant]).Judge(use, at ?? Then).Why?.Code;

    /// <summary>A code of a body that does not exist.</summary>
    private static UnifiedSocialCreditCode Code(string start) => UnifiedSocialCreditCode.Parse(
        "0123456789ABCDEFGHJKLMNPQRTUWXY".Select(check => $"{start}MB0000000{check}").First(text => UnifiedSocialCreditCode.TryParse(text, provider: null, out _)));
}
