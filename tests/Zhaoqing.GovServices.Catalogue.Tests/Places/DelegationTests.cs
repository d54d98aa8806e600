using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Places;

[Properties(MaxTest = 200, QuietOnSuccess = true)]
public class DelegationTests
{
    private static readonly MatterCode Matter = MatterCode.Parse("m");

    private static readonly CatalogueEdition Edition = new("1", Instant.MinValue, [Arbitraries.Simple("m", "441202"), Arbitraries.Simple("own", "441202001"), Arbitraries.Simple("other", "441203")]);

    private static readonly DecidingUnit County = Arbitraries.Units("441202")[0];

    private static readonly ServicePlace Town = new("t", PlaceLevel.Town, DivisionCode.Parse("441202001"), "城东街道", "城东街道便民服务中心", "d");

    private static readonly DelegationTerms Terms = new([Matter], "社会保险", "示例〔2026〕1号", new Validity(new(2026, 3, 2), new(2026, 3, 31)))
    {
        Permission = LegalGround.OfLaw("示例条例", "第一条", "可以授权镇决定。"),
    };

    private static readonly Instant Noon = ChinaTime.StartOf(new LocalDate(2026, 3, 10)) + Duration.FromHours(12);

    [Theory]
    [Clause("CON-5.5")]
    [InlineData(DelegationForm.Agency, DelegatedAct.Submit, "")]
    [InlineData(DelegationForm.Agency, DelegatedAct.Accept, "catalogue.delegation-agency-only")]
    [InlineData(DelegationForm.Agency, DelegatedAct.Decide, "catalogue.delegation-receive-only")]
    [InlineData(DelegationForm.EntrustedAcceptance, DelegatedAct.Submit, "")]
    [InlineData(DelegationForm.EntrustedAcceptance, DelegatedAct.Accept, "")]
    [InlineData(DelegationForm.EntrustedAcceptance, DelegatedAct.Decide, "catalogue.delegation-receive-only")]
    [InlineData(DelegationForm.AuthorisedHandling, DelegatedAct.Submit, "")]
    [InlineData(DelegationForm.AuthorisedHandling, DelegatedAct.Accept, "")]
    [InlineData(DelegationForm.AuthorisedHandling, DelegatedAct.Decide, "")]
    public void Each_form_lets_do_what_it_says_and_no_more(DelegationForm form, DelegatedAct act, string refusal)
    {
        var delegation = Of(form).AsT1;
        Assert.Equal(refusal, delegation.Check(act, Matter, Noon).Match(no => no.Code, _ => ""));
        Assert.Equal("catalogue.delegation-none", delegation.Check(act, MatterCode.Parse("own"), Noon).AsT0.Code);
        Assert.Equal("catalogue.delegation-none", delegation.Revoke(Noon).Check(act, Matter, Noon).AsT0.Code);
    }

    [Property]
    [Clause("CON-5.5")]
    public Property It_holds_from_the_first_day_to_the_end_of_the_last_and_never_once_revoked() => Prop.ForAll(
        Arbitraries.HoursOfMarch().ToArbitrary(), Arbitraries.HoursOfMarch().ToArbitrary(), (hours, revoked) =>
        {
            var at = ChinaTime.StartOf(new LocalDate(2026, 3, 1)) + Duration.FromHours(hours);
            var end = ChinaTime.StartOf(new LocalDate(2026, 3, 1)) + Duration.FromHours(revoked);
            bool inTime = hours is >= 24 and < 24 * 31;
            Assert.Equal(inTime, Of(DelegationForm.Agency).AsT1.Check(DelegatedAct.Submit, Matter, at).IsT1);
            Assert.Equal(inTime && hours < revoked, Of(DelegationForm.Agency).AsT1.Revoke(end).Check(DelegatedAct.Submit, Matter, at).IsT1);
        });

    [Fact]
    [Clause("CON-5.5")]
    public void What_is_no_delegation_is_refused_by_name()
    {
        Assert.Equal("catalogue.no-matters", Code(Terms with { Matters = [] }));
        Assert.Equal("catalogue.delegation-without-document", Code(Terms with { Document = " " }));
        Assert.Equal("catalogue.period-backward", Code(Terms with { Validity = new Validity(new(2026, 3, 2), new(2026, 3, 1)) }));
        Assert.Equal("catalogue.delegation-without-law", Code(Terms with { Permission = null }));
        Assert.Equal("catalogue.delegation-without-law", Code(Terms with { Permission = LegalGround.OfClause("CON-5.5") }));
        Assert.Equal("catalogue.delegation-without-law", Code(Terms with { Permission = LegalGround.OfLaw("示例条例", article: null, "文") }));
        Assert.True(Of(DelegationForm.EntrustedAcceptance, Terms with { Permission = null }).IsT1);
        Assert.Equal("catalogue.division-not-served", Code(Terms with { Matters = [MatterCode.Parse("other")] }));
        Assert.Equal("catalogue.matter-unknown", Code(Terms with { Matters = [MatterCode.Parse("nobody")] }));
        Assert.Throws<ArgumentException>(() => Of((DelegationForm)3));
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(DelegationForm.Agency).AsT1.Check((DelegatedAct)3, Matter, Noon));
    }

    [Fact]
    [Clause("CON-5.5")]
    public void It_goes_down_only_and_only_from_the_authority_that_decides()
    {
        Assert.Equal("catalogue.delegation-not-down", From(Arbitraries.Units("441202001")[0]));
        Assert.Equal("catalogue.delegation-not-down", From(Arbitraries.Units("441203")[0]));
        var passedOn = Delegation.Of(Edition, new DecidingUnit(County.Division, new Authority("受委托示例局", Code: null)), Town, DelegationForm.Agency, Terms).AsT0;
        Assert.Equal(("catalogue.delegation-passed-on", "第二十四条第三款"), (passedOn.Code, passedOn.Basis[1].Article));
        Assert.Equal("catalogue.delegation-passed-on", From(new DecidingUnit(DivisionCode.Parse("4412"), County.Authority)));

        static string From(DecidingUnit unit) => Delegation.Of(Edition, unit, Town, DelegationForm.Agency, Terms).AsT0.Code;
    }

    [Fact]
    [Clause("CON-5.6")]
    public void A_delegation_names_a_field_of_the_open_list()
    {
        Assert.Equal(["公共教育", "劳动就业", "社会保险", "医疗卫生"], DelegationForms.Fields.AsEnumerable());
        Assert.All(DelegationForms.Fields, field => Assert.True(Of(DelegationForm.Agency, Terms with { Field = field }).IsT1));
        Assert.Equal("catalogue.delegation-field-unknown", Code(Terms with { Field = "示例领域" }));
        Assert.True(Delegation.Of(Edition, County, Town, DelegationForm.Agency, Terms with { Field = "示例领域" }, [.. DelegationForms.Fields, "示例领域"]).IsT1);
    }

    [Fact]
    [Clause("CON-5.5")]
    public void Both_names_of_the_agency_are_one_form()
    {
        Assert.Equal((DelegationForm.Agency, DelegationForm.Agency), (DelegationForms.Of("督办代办").AsT1, DelegationForms.Of("帮办代办").AsT1));
        foreach (var form in Enum.GetValues<DelegationForm>()) Assert.Equal(form, DelegationForms.Of(form.ChineseName()).AsT1);
        Assert.Equal("catalogue.delegation-form-unknown", DelegationForms.Of("转包").AsT0.Code);
    }

    [Fact]
    [Clause("CON-5.5")]
    public void A_place_takes_what_its_division_decides_and_what_was_delegated_to_it()
    {
        Delegation[] all = [Of(DelegationForm.Agency).AsT1, Of(DelegationForm.EntrustedAcceptance).AsT1];
        Assert.Equal(DelegatedAct.Accept, Taking(Town, "m", all).AsT1.Farthest);
        Assert.Equal(DelegatedAct.Submit, Taking(Town, "m", all[..1]).AsT1.Farthest);
        Assert.Equal((DelegatedAct.Decide, null), (Taking(Town, "own").AsT1.Farthest, Taking(Town, "own").AsT1.Delegation));
        Assert.Equal("catalogue.place-does-not-take", Taking(Town, "m").AsT0.Code);
        Assert.Equal("catalogue.place-does-not-take", Taking(Town with { Id = "x" }, "m", all).AsT0.Code);
        Assert.Equal("catalogue.place-does-not-take", PlaceTaking.Of(Town, Edition, Matter, all, ChinaTime.StartOf(new LocalDate(2026, 4, 1))).AsT0.Code);
        Assert.Equal("catalogue.division-not-served", Taking(Town, "other", all).AsT0.Code);
        var window = new ServiceWindow("1", "综合咨询", [MatterCode.Parse("own")]);
        Assert.Equal("catalogue.place-does-not-take", Taking(Town with { Windows = [window] }, "m", all).AsT0.Code);
        Assert.True(Taking(Town with { Windows = [window, new ServiceWindow("2", "综合办事", [])] }, "m", all).IsT1);

        static OneOf.OneOf<Refusal, PlaceTaking> Taking(ServicePlace place, string matter, params Delegation[] delegations) =>
            PlaceTaking.Of(place, Edition, MatterCode.Parse(matter), delegations, Noon);
    }

    private static OneOf.OneOf<Refusal, Delegation> Of(DelegationForm form, DelegationTerms? terms = null) => Delegation.Of(Edition, County, Town, form, terms ?? Terms);

    private static string Code(DelegationTerms terms) => Of(DelegationForm.AuthorisedHandling, terms).AsT0.Code;
}
