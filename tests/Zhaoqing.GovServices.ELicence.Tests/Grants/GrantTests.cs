using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Grants;

/// <summary>Grants: what may be asked, who may answer, and that silence is no.</summary>
public sealed class GrantTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "other type", "e-licence.over-asking" },
        { "unknown type", "e-licence.type-unknown" },
        { "more fields", "e-licence.fields-over-minimum" },
        { "unknown field", "e-licence.field-unknown" },
        { "no fields", "e-licence.fields-missing" },
        { "more actions", "e-licence.actions-over-minimum" },
        { "no action", "e-licence.actions-over-minimum" },
        { "pinned to another", "e-licence.other-type" },
        { "wildcard", "e-licence.user-vague" },
        { "no case", "e-licence.purpose-vague" },
        { "too long", "e-licence.period-not-allowed" },
        { "backward", "e-licence.period-not-allowed" },
        { "over", "e-licence.period-not-allowed" },
        { "case without end", "none" },
        { "no use", "e-licence.uses-not-allowed" },
        { "too many uses", "e-licence.uses-not-allowed" },
        { "kept too long", "e-licence.retention-not-allowed" },
        { "no notice", "e-licence.notice-missing" },
        { "fine", "none" },
    };

    [Theory]
    [Clause("PLT-2.6")]
    [MemberData(nameof(Faults))]
    public void What_goes_beyond_the_need_is_refused(string what, string code)
    {
        var terms = what switch
        {
            "other type" => Sample.Terms with { Licence = Sample.Business.Code },
            "unknown type" => Sample.Terms with { Licence = LicenceTypeCode.Parse("11100000000013127D009") },
            "more fields" => Sample.Terms with { Fields = ["name", "portrait"] },
            "unknown field" => Sample.Terms with { Fields = ["salary"] },
            "no fields" => Sample.Terms with { Fields = [] },
            "more actions" => Sample.Terms with { Actions = LicenceActions.FetchCopy },
            "no action" => Sample.Terms with { Actions = LicenceActions.None },
            "pinned to another" => Sample.Terms with { Pinned = Sample.BusinessLicence },
            "wildcard" => Sample.Terms with { User = Sample.Window with { Unit = "*" } },
            "no case" => Sample.Terms with { Purpose = Sample.Terms.Purpose with { Case = null } },
            "too long" => Sample.Terms with { NotAfter = Sample.Now + Duration.FromDays(51) },
            "backward" => Sample.Terms with { NotAfter = Sample.Now - Duration.FromSeconds(1) },
            "over" => Sample.Terms with { NotBefore = Sample.Now - Duration.FromDays(9), NotAfter = Sample.Now - Duration.FromDays(8) },
            "no use" => Sample.Terms with { UseLimit = 0 },
            "too many uses" => Sample.Terms with { UseLimit = 1_001 },
            "kept too long" => Sample.Terms with { RetentionDays = 5_000 },
            "no notice" => Sample.Terms with { Notice = new("", "") },
            _ => Sample.Terms,
        };
        Assert.Equal(code, LicenceGrant.Ask(terms, Sample.Rules, "operator-1", Sample.Now).Code());
    }

    [Fact]
    public void A_sensitive_field_wants_a_separate_consent()
    {
        var rules = Sample.Rules with { Needs = [Sample.Need with { Fields = ["portrait"] }] };
        var terms = Sample.Terms with { Fields = ["portrait"] };
        Assert.Equal("e-licence.separate-consent-needed", LicenceGrant.Ask(terms, rules, "operator-1", Sample.Now).Code());
        Assert.Equal("none", LicenceGrant.Ask(terms with { Basis = ConsentBasis.SeparateConsent }, rules, "operator-1", Sample.Now).Code());
    }

    [Fact]
    public void A_grant_for_a_case_whose_end_is_not_known_is_refused() =>
        Assert.Equal("e-licence.period-not-allowed", LicenceGrant.Ask(Sample.Terms, Sample.Rules with { CaseEnds = null }, "operator-1", Sample.Now).Code());

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    [Clause("PLT-2.6")]
    public void Silence_never_grants(int seconds)
    {
        var pending = Sample.Pending(Sample.Terms);
        var at = Sample.Now + Duration.FromSeconds(Math.Abs((long)seconds));
        Assert.Equal(at > pending.AnswerBy ? GrantState.Lapsed : GrantState.Pending, pending.StateAt(at));
        Assert.False(Sample.Decide(pending, at: at).IsAllowed);
        Assert.Equal(at > pending.AnswerBy, pending.Allow(Sample.ByHolder, Sample.Sign(Sample.Terms), "operator-1", at).IsT0);
    }

    [Fact]
    public void The_one_who_asks_cannot_answer_and_a_wrong_signature_is_no_answer()
    {
        var pending = Sample.Pending(Sample.Terms);
        Assert.Equal("e-licence.self-granting", pending.Allow(Sample.ByHolder, Sample.Sign(Sample.Terms), Sample.HolderAccount, Sample.Now).Code());
        Assert.Equal("e-licence.signature-wrong", pending.Allow(Sample.ByHolder, Sample.Sign(Sample.Terms with { UseLimit = 3 }), "operator-1", Sample.Now).Code());
        Assert.Equal("e-licence.signature-wrong", pending.Allow(Sample.ByHolder, Sample.Sign(Sample.Terms) with { Verified = false }, "operator-1", Sample.Now).Code());
        Assert.Equal("e-licence.not-the-holder", pending.Allow(new("somebody", []), Sample.Sign(Sample.Terms), "operator-1", Sample.Now).Code());
    }

    [Theory]
    [Clause("CON-6.7")]
    [InlineData("clerk", "none")]
    [InlineData("other matter", "mandate.other-matter")]
    [InlineData("other power", "mandate.power-missing")]
    [InlineData("ended", "mandate.not-in-force")]
    [InlineData("revoked", "mandate.revoked")]
    [InlineData("of another principal", "e-licence.chain-broken")]
    [InlineData("another acts", "e-licence.chain-broken")]
    [InlineData("clerk of a clerk", "e-licence.chain-too-long")]
    [InlineData("agent of a guardian", "none")]
    [InlineData("three", "e-licence.chain-too-long")]
    public void A_clerk_answers_for_the_enterprise_within_the_mandate_alone(string what, string code)
    {
        var clerk = Link(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk);
        GrantAuthority authority = what switch
        {
            "other matter" => new("clerk", [Link(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk, matter: "matter-2")]),
            "other power" => new("clerk", [Link(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk, power: MandatePower.Submit)]),
            "ended" => new("clerk", [Link(Sample.HolderAccount, "clerk", MandateKind.EnterpriseClerk, until: new LocalDate(2026, 11, 1))]),
            "revoked" => new("clerk", [clerk.Revoke(Sample.Now)]),
            "of another principal" => new("clerk", [Link("another", "clerk", MandateKind.EnterpriseClerk)]),
            "another acts" => new("thief", [clerk]),
            "clerk of a clerk" => new("clerk-2", [clerk, Link("clerk", "clerk-2", MandateKind.EnterpriseClerk)]),
            "agent of a guardian" => new("agent", [Link(Sample.HolderAccount, "guardian", MandateKind.Guardian), Link("guardian", "agent", MandateKind.Agent)]),
            "three" => new("c", [Link(Sample.HolderAccount, "a", MandateKind.Guardian), Link("a", "b", MandateKind.Agent), Link("b", "c", MandateKind.Agent)]),
            _ => new("clerk", [clerk]),
        };
        Assert.Equal(code, Sample.Pending(Sample.Terms).Allow(authority, Sample.Sign(Sample.Terms), "operator-1", Sample.Now).Code());
    }

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    public void No_order_of_verbs_reaches_what_the_table_does_not_name(GrantAct[] acts)
    {
        var grant = Sample.Pending(Sample.Terms);
        foreach (var act in acts ?? [])
        {
            var before = grant.StateAt(Sample.Now);
            GrantEvent? happened = act switch
            {
                GrantAct.Allow => Event(grant.Allow(Sample.ByHolder, Sample.Sign(Sample.Terms), "operator-1", Sample.Now)),
                GrantAct.Reject => Event(grant.Reject(Sample.ByHolder, Sample.Now)),
                GrantAct.Revoke => Event(grant.Revoke(Sample.ByHolder, Sample.Now)),
                GrantAct.Suspend => Event(grant.Suspend("授权委托到期", "system", Sample.Now)),
                GrantAct.Resume => Event(grant.Resume("system", Sample.Now)),
                _ => null,
            };
            if (happened is null) continue;
            grant = grant.Apply(happened);
            Assert.Contains(GrantTable.Table.Rows, row => row.From == before && row.Act == act && row.To == grant.StateAt(Sample.Now));
        }
    }

    [Fact]
    public void Another_purpose_is_another_digest_and_no_two_terms_run_together()
    {
        Assert.NotEqual(Sample.Terms.Digest(), (Sample.Terms with { Purpose = Sample.Terms.Purpose with { Situation = "x" } }).Digest());
        Assert.NotEqual(
            (Sample.Terms with { User = new(Sample.Window.Organisation, "ab", "c") }).Digest(), (Sample.Terms with { User = new(Sample.Window.Organisation, "a", "bc") }).Digest());
        Assert.NotEqual((Sample.Terms with { Fields = ["a", "b"] }).Digest(), (Sample.Terms with { Fields = ["b", "a"] }).Digest());
        Assert.Equal(Sample.Terms, Sample.Terms with { Fields = ["name"] });
    }

    [Fact]
    [Clause("PLT-2.4")]
    public void The_seven_fields_of_service_are_there_and_a_grant_for_one_is_not_one_for_another()
    {
        var sectors = Enum.GetValues<ServiceSector>();
        Assert.Equal(8, sectors.Length);
        Assert.All(sectors, sector => Assert.Equal(
            sector == Sample.Terms.Purpose.Sector, Sample.Decide(Sample.Active(Sample.Terms), Sample.Request with { Purpose = Sample.Terms.Purpose with { Sector = sector } }).IsAllowed));
    }

    [Fact]
    public void A_reference_never_shows_the_number_and_depends_on_the_key()
    {
        var number = CitizenIdentityNumber.Parse("990000199001010017");
        Assert.DoesNotContain("990000", Sample.Holder.ToString(), StringComparison.Ordinal);
        Assert.Equal(Sample.Holder, HolderReference.Of(new byte[32], number));
        Assert.NotEqual(Sample.Holder, HolderReference.Of([1, .. new byte[31]], number));
        Assert.Throws<ArgumentException>(() => HolderReference.Of(new byte[31], number));
        Assert.Throws<InvalidOperationException>(() => default(HolderReference).ToString());
        Assert.Equal(Sample.Holder, HolderReference.Parse(Sample.Holder.ToString()));
        Assert.Throws<FormatException>(() => HolderReference.Parse(Sample.Holder.ToString().ToUpperInvariant()));
    }

    [Fact]
    public void The_diagram_has_a_line_for_every_row() =>
        Assert.All(GrantTable.Table.Rows, row => Assert.Contains($"{row.From} --> {row.To} : {row.Act}\n", GrantTable.Table.ToMermaid(), StringComparison.Ordinal));

    private static GrantEvent? Event<T>(OneOf.OneOf<Refusal, T> decided)
        where T : GrantEvent => decided.Match<GrantEvent?>(_ => null, happened => happened);

    private static Mandate Link(
        string principal, string agent, MandateKind kind, string matter = Sample.Matter, MandatePower power = MandatePower.UseLicences, LocalDate? until = null) =>
        Mandate.Of(principal, agent, kind, new MandateScope([matter], [power], new LocalDate(2026, 1, 1), until ?? new LocalDate(2026, 12, 31), "letter-1")).AsT1;
}
