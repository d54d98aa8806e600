using FsCheck;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Consistency;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class PermitListTests
{
    private static readonly DivisionCode City = DivisionCode.Parse("4412"), County = DivisionCode.Parse("441202");

    [Fact]
    [Clause("STD-2.5")]
    public void Example_16_a_permit_that_is_not_on_the_published_list_is_refused()
    {
        var list = PermitList.Of("2026年版", new CatalogueEdition("1", Instant.MinValue, [Arbitraries.Simple("a", "441202")]), County);
        Assert.Equal("示例事项", list.Check(MatterCode.Parse("a")).AsT1.Name);
        var refusal = list.Check(MatterCode.Parse("b")).AsT0;
        Assert.Equal("catalogue.permit-not-listed", refusal.Code);
        Assert.Contains("清单之外不得实施", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("STD-2.5", "《优化营商环境条例》第四十条"), (refusal.Basis[0].Clause.ToString(), refusal.Basis[1].ToString()));
    }

    [Property]
    [Clause("STD-2.5")]
    public void A_list_holds_exactly_the_permits_decided_in_the_division(Matter[] matters, DivisionCode division)
    {
        var list = PermitList.Of("2026年版", new CatalogueEdition("1", Instant.MinValue, matters), division);
        foreach (var matter in matters)
        {
            bool listed = matter.Kind == MatterKind.Licence && matter.Lists.Any(own => division.Contains(own.Division));
            Assert.Equal(listed, list.Check(matter.Code).IsT1);
        }
    }

    [Property]
    [Clause("STD-3.3")]
    public void The_county_s_list_is_derived_from_the_city_s(Matter[] matters)
    {
        var edition = new CatalogueEdition("1", Instant.MinValue, matters);
        var city = PermitList.Of("2026年版", edition, City);
        var county = city.For(County);
        Assert.Empty(city.Divergence(county));
        Assert.Empty(city.Divergence(city));
        Assert.Empty(city.Divergence(PermitList.Of("2026年版", edition, County)));
        Assert.Subset(city.Rows.Select(row => row.Code).ToHashSet(), county.Rows.Select(row => row.Code).ToHashSet());
        Assert.Equal(Facts(county), Facts(county.For(County)));
        Assert.Equal(Facts(city), Facts(city.For(City)));
        Assert.Equal(Facts(city.For(DivisionCode.Parse("441202001"))), Facts(county.For(DivisionCode.Parse("441202001"))));

        static IEnumerable<string> Facts(PermitList list) => list.Rows.Select(row => $"{row.Code} {row.Name} {row.Kind} {string.Join(' ', row.Divisions)}");
    }

    [Fact]
    [Clause("STD-3.3")]
    public void Divergence_in_rows_name_kind_or_basis_is_found()
    {
        var ground = LegalGround.OfLaw("示例条例", "第一条", "文");
        var city = PermitList.Of("2026年版", new CatalogueEdition("1", Instant.MinValue, [Arbitraries.Simple("a", "441202"), Arbitraries.Simple("b", "441202"), Arbitraries.Simple("c", "441203")]), City);
        var county = city.For(County);
        Assert.Equal("a permit.name-differs", Found(county.Rows[0] with { Name = "另名" }, county.Rows[1]));
        Assert.Equal("a permit.kind-differs", Found(county.Rows[0] with { Kind = MatterKind.Confirmation }, county.Rows[1]));
        Assert.Equal("a permit.basis-differs", Found(county.Rows[0] with { Bases = [ground] }, county.Rows[1]));
        Assert.Equal("b permit.missing", Found(county.Rows[0]));
        Assert.Equal("c permit.not-in-city-list", Found([.. county.Rows, city.Rows[2]]));
        Assert.Throws<ArgumentException>(() => county.For(City));
        Assert.Throws<ArgumentException>(() => new PermitList("2026年版", County, county.Rows[0], county.Rows[0]));

        string Found(params PermitRow[] rows) => string.Join(';', city.Divergence(new PermitList("2026年版", County, rows)).Select(finding => $"{finding.Item} {finding.Rule}"));
    }
}
