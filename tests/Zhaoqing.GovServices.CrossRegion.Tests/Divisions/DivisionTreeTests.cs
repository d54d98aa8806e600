using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Divisions;

/// <summary>The shipped tree, its former codes, its relations and zones.</summary>
public sealed class DivisionTreeTests
{
    private static readonly DivisionTree Tree = DivisionTree.Shipped;
    private static readonly DivisionCode[] Codes = [.. Tree.Entries.Select(entry => entry.Code).Concat(Tree.FormerEntries.Select(entry => entry.Code)).Distinct()];

    private static Arbitrary<DivisionCode> Any => Gen.Elements(Codes).ToArbitrary();

    [Fact]
    [Clause("STD-4.8")]
    public void Zhaoqing_has_eight_counties_and_Foshan_five()
    {
        Assert.Equal(["端州区", "鼎湖区", "高要区", "广宁县", "怀集县", "封开县", "德庆县", "四会市"], Tree.CountiesOf(Sample.ZhaoqingCity).Select(county => county.Name));
        Assert.Equal(["禅城区", "南海区", "顺德区", "三水区", "高明区"], Tree.CountiesOf(Sample.FoshanCity).Select(county => county.Name));
        Assert.Equal((3_021, 34), (Tree.Entries.Count(), Tree.FormerEntries.Count()));
    }

    [Theory]
    [InlineData("441283", 2014, "高要市", "441204")]
    [InlineData("442801", 1985, "肇庆市", "441202 441203")]
    [InlineData("442827", 1985, "云浮县", "445302")]
    [InlineData("440682", 2000, "南海市", "440605")]
    [InlineData("440602", 1986, "汾江区", "440604")]
    public void A_former_code_tells_its_name_of_a_month_and_what_became_of_it(string code, int year, string name, string now)
    {
        var former = DivisionCode.Parse(code);
        Assert.Null(Tree.Find(former));
        Assert.Equal([name], Tree.FormerOf(former, new YearMonth(year, 6)).Select(row => row.Name));
        Assert.Equal(now.Split(' ').Select(part => DivisionCode.Parse(part)), Tree.NowOf(former));
        Assert.Empty(Tree.FormerOf(former, new YearMonth(2023, 9)));
    }

    [Fact]
    public void A_code_of_several_places_is_the_smallest_around_them()
    {
        Assert.Equal(Sample.ZhaoqingCity, Tree.Resolve(DivisionCode.Parse("442801")).AsT1);
        Assert.Equal(Sample.ZhaoqingCity, Tree.Resolve(DivisionCode.Parse("441201")).AsT1);
        Assert.Equal("cross-region.division-unknown", Tree.Resolve(DivisionCode.Parse("990000")).AsT0.Code);
    }

    [Theory]
    [InlineData("441202", "44120200", CrossRegionKind.Local)]
    [InlineData("441202", "441284", CrossRegionKind.WithinCity)]
    [InlineData("441202", "440605", CrossRegionKind.FoZhao)]
    [InlineData("442822", "440681", CrossRegionKind.FoZhao)]
    [InlineData("442801", "441284", CrossRegionKind.WithinCity)]
    [InlineData("441202", "445302", CrossRegionKind.WithinProvince)]
    [InlineData("441202", "442827", CrossRegionKind.WithinProvince)]
    [InlineData("441202", "44", CrossRegionKind.WithinProvince)]
    [InlineData("441202", "4501", CrossRegionKind.CrossProvince)]
    [InlineData("5001", "5002", CrossRegionKind.WithinCity)]
    [InlineData("441202", "81", CrossRegionKind.CrossBorder)]
    [InlineData("441202", "71", CrossRegionKind.CrossBorder)]
    public void The_kind_is_the_most_specific(string one, string other, CrossRegionKind kind)
    {
        var (from, to) = (DivisionCode.Parse(one), other.Length == 8 ? Tree.ChildrenOf(DivisionCode.Parse(one))[0].Code : DivisionCode.Parse(other));
        Assert.Equal(kind, Tree.KindOf(from, to).AsT1);
    }

    [Property(MaxTest = 2_000)]
    public Property A_kind_is_one_and_the_same_both_ways_and_agrees_with_city_and_province() => Prop.ForAll(Any, Any, (one, other) =>
    {
        var kind = Tree.KindOf(one, other).AsT1;
        var (a, b) = (Tree.Resolve(one).AsT1, Tree.Resolve(other).AsT1);
        bool sameCity = Tree.SameCity(one, other).AsT1, sameProvince = Tree.SameProvince(one, other).AsT1;
        return kind == Tree.KindOf(other, one).AsT1
            && sameProvince == ($"{a}"[..2] == $"{b}"[..2])
            && (a != b || kind == CrossRegionKind.Local)
            && (kind != CrossRegionKind.WithinCity || sameCity)
            && (!sameCity || kind is CrossRegionKind.Local or CrossRegionKind.WithinCity)
            && (kind <= CrossRegionKind.WithinProvince) == sameProvince;
    });

    [Property(MaxTest = 500)]
    public Property A_code_of_the_tree_resolves_to_one_of_today() => Prop.ForAll(Any, code => Tree.Find(Tree.Resolve(code).AsT1) is not null && Tree.Resolve(Tree.Resolve(code).AsT1).AsT1 == Tree.Resolve(code).AsT1);

    [Fact]
    public void An_identity_number_is_never_refused_for_its_area()
    {
        Assert.Equal(DivisionStanding.NotListed, Tree.AreaOf(CitizenIdentityNumber.Parse("990000199001010017")).Standing);
        Assert.Equal(DivisionStanding.NotListed, Tree.AreaOf(CitizenIdentityNumber.Parse("000000190001018625")).Standing);
        foreach (var code in Codes.Where(code => code.Level == DivisionLevel.County))
        {
            var area = Tree.AreaOf(Numbered($"{code}"));
            Assert.Equal(Tree.Find(code) is null ? DivisionStanding.Former : DivisionStanding.Current, area.Standing);
            Assert.Equal(Tree.NowOf(code).ToArray(), area.Now);
        }
    }

    [Fact]
    public void A_zone_has_a_name_of_its_own_and_is_routed_by_its_host()
    {
        var zones = FunctionalZoneList.Shipped;
        Assert.Equal(5, zones.Zones.Length);
        Assert.Equal(Sample.Sihui, zones.HostOf(ZoneId.Parse("zq:gxq"), Sample.Day).AsT1);
        Assert.All(zones.Zones, zone => Assert.NotNull(Tree.Find(zone.Host)));
        Assert.Equal("cross-region.zone-unknown", zones.HostOf(ZoneId.Parse("zq:none"), Sample.Day).AsT0.Code);
        var dated = new FunctionalZoneList([zones.Zones[0] with { From = Sample.Day }]);
        Assert.True(dated.HostOf(dated.Zones[0].Id, Sample.Day).IsT1 && dated.HostOf(dated.Zones[0].Id, Sample.Day.PlusDays(-1)).IsT0);
        Assert.All(["441240", "441299", "zq", "zq:", ":gxq", "ZQ:gxq", "zq:gxq:a", "", null], text => Assert.False(ZoneId.TryParse(text, provider: null, out _)));
        Assert.Throws<InvalidOperationException>(() => default(ZoneId).ToString());
        Assert.Throws<ArgumentException>(() => new FunctionalZoneList([zones.Zones[0], zones.Zones[0]]));
    }

    [Fact]
    public void A_tree_with_a_gap_cannot_be_made()
    {
        DivisionEntry province = new(DivisionCode.Parse("99"), "示例省"), city = new(DivisionCode.Parse("9901"), "示例市");
        var gone = new FormerDivision(DivisionCode.Parse("9902"), "旧市", new YearMonth(1990, 1), new YearMonth(1999, 1), [city.Code]);
        Assert.Equal(city.Code, new DivisionTree([province, city], [gone]).Resolve(gone.Code).AsT1);
        Assert.Throws<ArgumentException>(() => new DivisionTree([city], []));
        Assert.Throws<ArgumentException>(() => new DivisionTree([province, province], []));
        Assert.Throws<ArgumentException>(() => new DivisionTree([province, city], [gone with { Now = [] }]));
        Assert.Throws<ArgumentException>(() => new DivisionTree([province, city], [gone with { Now = [gone.Code] }]));
        Assert.Throws<ArgumentException>(() => new DivisionTree([province, city], [gone with { Code = city.Code }]));
    }

    /// <summary>A number of an area and a day of nobody: the year 1800.</summary>
    private static CitizenIdentityNumber Numbered(string area)
    {
        string payload = $"{area}18000101001";
        return "0123456789X".Select(check => payload + check).Where(text => CitizenIdentityNumber.TryParse(text, provider: null, out _)).Select(text => CitizenIdentityNumber.Parse(text)).Single();
    }
}
