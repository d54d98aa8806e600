using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Catalogue.Tests.Places;

[Properties(MaxTest = 300, QuietOnSuccess = true)]
public class PlaceTreeTests
{
    private static readonly ServicePlace City = new("c", PlaceLevel.City, DivisionCode.Parse("4412"), "肇庆市", "肇庆市政务服务中心", Parent: null);

    private static readonly ServicePlace County = new("d", PlaceLevel.County, DivisionCode.Parse("441202"), "端州区", "肇庆市端州区政务服务中心", "c");

    private static readonly ServicePlace Town = new("t", PlaceLevel.Town, DivisionCode.Parse("441202001"), "城东街道", "城东街道便民服务中心", "d");

    private static readonly ServicePlace Village = new("v", PlaceLevel.Village, DivisionCode.Parse("441202001001"), "示例社区", "示例社区便民服务站", "t");

    [Theory]
    [Clause("REG-1.3")]
    [InlineData(PlaceLevel.City, "政务服务中心")]
    [InlineData(PlaceLevel.County, "政务服务中心")]
    public void City_and_county_have_a_centre_of_government_services(PlaceLevel level, string suffix) => OnlyThisSuffixPasses(level, suffix);

    [Theory]
    [Clause("REG-1.4")]
    [InlineData(PlaceLevel.Town, "便民服务中心")]
    public void A_town_has_a_convenience_centre(PlaceLevel level, string suffix) => OnlyThisSuffixPasses(level, suffix);

    [Theory]
    [Clause("REG-1.5")]
    [InlineData(PlaceLevel.Village, "便民服务站")]
    public void A_village_has_a_convenience_station(PlaceLevel level, string suffix) => OnlyThisSuffixPasses(level, suffix);

    [Fact]
    [Clause("GOAL-1.3")]
    public void Example_20_a_town_named_like_a_centre_of_government_services_is_told_its_name()
    {
        var refusal = PlaceTree.Of(City, County, Town with { Name = "城东街道政务服务中心" }).AsT0;
        Assert.Equal(("catalogue.place-name", "places[t].name"), (refusal.Code, refusal.Fields.Single().Field));
        Assert.Contains("城东街道便民服务中心", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("REG-1.4", refusal.Basis[0].Clause.ToString());
    }

    [Theory]
    [Clause("GOAL-1.3")]
    [InlineData("城东街道便民服务中心", true)]
    [InlineData("端州区城东街道便民服务中心", true)]
    [InlineData("肇庆市端州区城东街道便民服务中心", true)]
    [InlineData("肇庆市城东街道便民服务中心", false)]
    [InlineData("高要区城东街道便民服务中心", false)]
    [InlineData("便民服务中心", false)]
    [InlineData("城东街道行政服务中心", false)]
    [InlineData("城东街道便民服务中心 ", false)]
    public void A_name_is_the_division_with_or_without_those_around_it_and_the_suffix(string name, bool passes) =>
        Assert.Equal(passes, PlaceTree.Of(City, County, Town with { Name = name }).IsT1);

    [Fact]
    [Clause("REG-1.6")]
    public void A_place_merged_into_a_party_centre_keeps_its_name_and_may_add_the_sign_of_its_level()
    {
        var town = Town with { Name = "城东街道党群服务中心" };
        Assert.True(PlaceTree.Of(City, County, town).IsT1);
        Assert.True(PlaceTree.Of(City, County, town with { Sign = "城东街道便民服务中心" }).IsT1);
        Assert.True(PlaceTree.Of(City, County, Town, Village with { Name = "示例社区党群服务中心", Sign = "示例社区便民服务站" }).IsT1);
        var wrong = PlaceTree.Of(City, County, town with { Sign = "城东街道便民服务站" }).AsT0;
        Assert.Equal(("catalogue.place-sign", "REG-1.6"), (wrong.Code, wrong.Basis[0].Clause.ToString()));
        Assert.Equal("catalogue.place-sign", PlaceTree.Of(City, County, Town with { Sign = "城东街道便民服务中心" }).AsT0.Code);
        Assert.Equal("catalogue.place-name", PlaceTree.Of(City, County with { Name = "端州区党群服务中心", Sign = "端州区政务服务中心" }).AsT0.Code);
        Assert.Equal("catalogue.place-name", PlaceTree.Of(City, County, Town with { Name = "党群服务中心" }).AsT0.Code);
    }

    [Fact]
    [Clause("ORG-1.1")]
    public void A_cycle_is_refused_with_its_path()
    {
        var refusal = PlaceTree.Of(City, County with { Parent = "v" }, Town, Village).AsT0;
        Assert.Equal("catalogue.place-cycle", refusal.Code);
        Assert.Contains(refusal.Fields.Single().Message, (string[])["d→v→t→d", "v→t→d→v", "t→d→v→t"]);
        Assert.Equal("catalogue.place-cycle", PlaceTree.Of(City with { Parent = "c" }).AsT0.Code);
    }

    [Fact]
    [Clause("ORG-1.1")]
    public void Every_place_has_one_parent_of_the_next_higher_level_whose_division_is_around_its_own()
    {
        Assert.True(PlaceTree.Of(City, County, Town, Village).IsT1);
        Assert.Equal("catalogue.place-twice", Refused(City, City));
        Assert.Equal("catalogue.place-parent-unknown", Refused(City, County with { Parent = "x" }));
        Assert.Equal("catalogue.place-level", Refused(City, Town with { Parent = "c" }));
        Assert.Equal("catalogue.place-level", Refused(City, County with { Parent = null }));
        Assert.Equal("catalogue.place-division", Refused(City, County with { Division = DivisionCode.Parse("440604") }));
        Assert.Equal("catalogue.place-division", Refused(City, County with { Division = DivisionCode.Parse("441202001") }));
    }

    [Fact]
    public void A_functional_zone_stands_at_the_county_level_whatever_its_code()
    {
        var zone = new ServicePlace("z", PlaceLevel.County, DivisionCode.Parse("441284450"), "肇庆高新区", "肇庆高新区政务服务中心", "c") { IsZone = true };
        var tree = PlaceTree.Of(City, zone, new ServicePlace("zt", PlaceLevel.Town, DivisionCode.Parse("441284450"), "大旺街道", "大旺街道便民服务中心", "z")).AsT1;
        Assert.Equal(["z", "c"], tree.Around(tree.Find("zt")!).Select(place => place.Id));
        Assert.Equal("catalogue.place-division", Refused(City, zone with { IsZone = false }));
        Assert.Equal("catalogue.place-division", Refused(City, County, Town with { IsZone = true }));
        Assert.Null(tree.Find("x"));
    }

    [Fact]
    [Clause("ORG-1.1")]
    public void The_places_of_all_divisions_of_Zhaoqing_are_one_tree_that_covers_them()
    {
        var rows = ZhaoqingDivisions.Rows();
        Assert.Equal((1, 8, 106, 1_558), (Count("city"), Count("county"), Count("town"), Count("village")));
        var places = rows.Select(ZhaoqingDivisions.PlaceOf).ToList();
        var tree = PlaceTree.Of(places).AsT1;
        Assert.Empty(tree.Uncovered(rows.Select(row => DivisionCode.Parse(row[0]))));
        Assert.Equal([DivisionCode.Parse("441202001")], PlaceTree.Of(places.Where(place => !DivisionCode.Parse("441202001").Contains(place.Division))).AsT1.Uncovered([DivisionCode.Parse("4412"), DivisionCode.Parse("441202001")]).AsEnumerable());
        Assert.All(places.Where(place => place.Level == PlaceLevel.Village), place => Assert.Equal(3, tree.Around(place).Count()));

        int Count(string level) => rows.Count(row => row[2] == level);
    }

    [Property]
    [Clause("ORG-1.1")]
    public Property Parents_at_random_are_taken_exactly_where_levels_fall_one_by_one() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements<string?>(null, "c", "d", "t", "v"), 4).ToArbitrary(), parents =>
        {
            ServicePlace[] places = [City with { Parent = parents[0] }, County with { Parent = parents[1] }, Town with { Parent = parents[2] }, Village with { Parent = parents[3] }];
            bool right = parents is [null, "c", "d", "t"];
            Assert.Equal(right, PlaceTree.Of(places).IsT1);
            bool cycle = places.Any(place => Walk(place).Take(10).Count() == 10);
            Assert.Equal(cycle, PlaceTree.Of(places).Match(refusal => refusal.Code == "catalogue.place-cycle", _ => false));

            IEnumerable<string> Walk(ServicePlace from)
            {
                for (string? id = from.Id; id is not null; id = places.Single(place => place.Id == id).Parent) yield return id;
            }
        });

    private static void OnlyThisSuffixPasses(PlaceLevel level, string suffix)
    {
        ServicePlace[] all = [City, County, Town, Village];
        var chain = all[..(int)level];
        foreach (string other in (string[])["政务服务中心", "便民服务中心", "便民服务站", "行政服务中心", ""])
        {
            var place = all[(int)level] with { Name = all[(int)level].DivisionName + other };
            Assert.Equal(other == suffix, PlaceTree.Of([.. chain, place]).IsT1);
        }

        Assert.Equal(suffix, level.Suffix());
        Assert.Throws<ArgumentOutOfRangeException>(() => ((PlaceLevel)4).Suffix());
    }

    private static string Refused(params ServicePlace[] places) => PlaceTree.Of(places).AsT0.Code;
}

/// <summary>The divisions of Zhaoqing; see Data/SOURCES.md.</summary>
internal static class ZhaoqingDivisions
{
    public static List<string[]> Rows() =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "zhaoqing-divisions.csv")).Skip(1).Select(line => line.Split(','))];

    public static ServicePlace PlaceOf(string[] row)
    {
        var level = row[2] switch { "city" => PlaceLevel.City, "county" => PlaceLevel.County, "town" => PlaceLevel.Town, _ => PlaceLevel.Village };
        return new ServicePlace(row[0], level, DivisionCode.Parse(row[0]), row[1], row[1] + level.Suffix(), level == PlaceLevel.City ? null : row[3]);
    }
}
