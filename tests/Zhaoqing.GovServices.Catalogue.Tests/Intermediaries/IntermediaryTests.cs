using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Intermediaries;

[Properties(MaxTest = 200, QuietOnSuccess = true)]
public class IntermediaryTests
{
    private static readonly LegalGround Basis = LegalGround.OfLaw("示例条例", "第一条", "文");

    private static readonly ServiceFee Fee = new(500m, "每项", "市场调节价");

    private static readonly ServiceGuide Guide = ServiceGuide.Of("有委托书", "受理、评估、出具报告", Limit.WorkingDays(10), Fee).AsT1;

    private static readonly IntermediaryService[] Services = [.. ((string[])["s1", "s2", "s3"]).Select(code => new IntermediaryService(code, $"服务{code}", Basis))];

    [Property]
    [Clause("REG-2.18")]
    public Property A_result_is_asked_for_exactly_where_the_service_is_listed_and_mapped() => Prop.ForAll(
        Gen.SubListOf(((string[])["a", "b"]).SelectMany(matter => Services.Select(service => (Matter: MatterCode.Parse(matter), Service: service.Code)))).ToArbitrary(),
        Gen.Elements("a", "b", "c").ToArbitrary(), Gen.Elements("s1", "s2", "s3", "s4", "").ToArbitrary(), (links, matter, service) =>
        {
            var map = IntermediaryMap.Of("2026", Services, links.Concat(links)).AsT1;
            var code = MatterCode.Parse(matter);
            bool listed = Array.Exists(Services, own => own.Code == service);
            string expected = !listed ? "catalogue.intermediary-not-listed" : !links.Contains((code, service)) ? "catalogue.intermediary-not-mapped" : "";
            Assert.Equal(expected, map.Demand(code, service).Match(no => no.Code, _ => ""));
            Assert.Equal(links.Where(link => link.Matter == code).Select(link => link.Service).Order(), map.Of(code).Select(own => own.Code).Order());
            // What is demanded is mapped.
            Assert.All(map.Of(code), own => Assert.True(map.Demand(code, own.Code).IsT1));
        });

    [Fact]
    [Clause("REG-2.18")]
    public void A_map_holds_listed_services_with_a_basis_only()
    {
        Assert.Equal("catalogue.intermediary-twice", Refused([.. Services, Services[0]]));
        Assert.Equal("catalogue.intermediary-without-basis", Refused([Services[0] with { Basis = LegalGround.OfClause("REG-2.18") }]));
        Assert.Equal("catalogue.intermediary-not-listed", IntermediaryMap.Of("2026", Services, [(MatterCode.Parse("a"), "s9")]).AsT0.Code);
        Assert.Equal("2026", IntermediaryMap.Of("2026", Services, []).AsT1.Edition);

        static string Refused(IntermediaryService[] services) => IntermediaryMap.Of("2026", services, []).AsT0.Code;
    }

    [Property]
    [Clause("REG-2.16")]
    public Property A_guide_has_all_four_elements_or_names_every_missing_one() => Prop.ForAll(Gen.SubListOf("conditions", "process", "limit", "fee").ToArbitrary(), missing =>
    {
        var made = ServiceGuide.Of(
            missing.Contains("conditions") ? " " : "条件", missing.Contains("process") ? null : "流程",
            missing.Contains("limit") ? null : Limit.WorkingDays(3), missing.Contains("fee") ? Fee with { Basis = "" } : Fee);
        Assert.Equal(missing.Order(), made.Match(no => no.Fields.Select(field => field.Field), _ => []).Order());
        Assert.Equal(missing.Count == 0, made.IsT1);
    });

    [Fact]
    public void A_limit_that_is_none_and_a_fee_below_nothing_are_missing_elements()
    {
        Assert.Equal("limit", ServiceGuide.Of("条件", "流程", default(Limit), Fee).AsT0.Fields.Single().Field);
        Assert.Equal("fee", ServiceGuide.Of("条件", "流程", Limit.SameDay, Fee with { Amount = -1m }).AsT0.Fields.Single().Field);
        Assert.Equal("fee", ServiceGuide.Of("条件", "流程", Limit.SameDay, Fee with { Per = "" }).AsT0.Fields.Single().Field);
        Assert.True(ServiceGuide.Of("条件", "流程", Limit.SameDay, Fee with { Amount = 0m }).IsT1);
    }

    [Property]
    [Clause("REG-2.15")]
    [Clause("REG-2.21")]
    public Property An_agency_is_chosen_exactly_with_an_admitted_grade_a_qualification_in_force_and_a_guide() => Prop.ForAll(
        Gen.Elements("A", "B", "D", "").ToArbitrary(), Arbitraries.HoursOfMarch().ToArbitrary(), Gen.Elements("s1", "s2", "s3").ToArbitrary(), (grade, hours, service) =>
        {
            var agency = new IntermediaryAgency(UnifiedSocialCreditCode.Parse("12441500196720244T"), "示例评估机构", grade)
            {
                Qualifications = [.. ((string[])["s1", "s2"]).Select(code => new AgencyQualification(code, new Validity(new(2026, 3, 2), new(2026, 3, 31))))],
                Guides = ImmutableDictionary.Create<string, ServiceGuide>(StringComparer.Ordinal).Add("s1", Guide).Add("s3", Guide),
            };
            string expected = grade is not ("A" or "B") ? "catalogue.agency-barred"
                : service == "s3" || hours is < 24 or >= 24 * 31 ? "catalogue.agency-not-qualified"
                : service == "s2" ? "catalogue.agency-without-guide" : "";
            var answer = new SelectionRule("2026", ["A", "B"]).Check(agency, service, ChinaTime.StartOf(new LocalDate(2026, 3, 1)) + Duration.FromHours(hours));
            Assert.Equal(expected, answer.Match(no => no.Code, _ => ""));
            if (answer.IsT1) Assert.Same(Guide, answer.AsT1);
        });
}
