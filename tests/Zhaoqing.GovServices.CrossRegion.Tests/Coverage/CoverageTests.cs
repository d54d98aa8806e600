using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Coverage;

/// <summary>What is open where, counted.</summary>
public sealed class CoverageTests
{
    [Fact]
    [Clause("STD-4.8")]
    public void The_matrix_has_a_cell_for_every_matter_and_county_and_none_is_empty_but_by_exception()
    {
        Assert.All(CoverageMatrix.Of(Rules([]), ZhaoqingCity, Day).Cells, cell => Assert.True(cell.IsOpen));
        var closed = ExceptionEntry.Of(Matters[3].Code, CrossRegionKind.WithinCity, "须当面核验实物", "示例公告", Day).AsT1 with { Receiving = Sihui };
        var matrix = CoverageMatrix.Of(Rules([], closed), ZhaoqingCity, Day);
        Assert.Equal((8, Matters.Length * 8), (matrix.Counties.Length, matrix.Cells.Length));
        Assert.Equal([(Matters[3].Code, Sihui, (ExceptionEntry?)closed)], matrix.Cells.Where(cell => !cell.IsOpen).Select(cell => (cell.Matter, cell.County, cell.Exception)));
        Assert.Throws<ArgumentException>(() => CoverageMatrix.Of(Rules([]), DivisionCode.Parse("4419"), Day));
    }

    [Fact]
    [Clause("GOAL-1.6")]
    public void A_frequent_matter_without_an_all_city_route_lowers_the_figure_at_once()
    {
        int frequent = Matters.Count(matter => matter.IsFrequent);
        var whole = CoverageMatrix.Of(Rules([]), ZhaoqingCity, Day).Frequent;
        Assert.Equal((new CoverageFigure(frequent, frequent), true, 1m), (whole, whole.IsWhole, whole.Rate));
        var closed = ExceptionEntry.Of(Matters[0].Code, CrossRegionKind.WithinCity, "须当面核验实物", "示例公告", Day).AsT1 with { Receiving = Sihui };
        var less = CoverageMatrix.Of(Rules([], closed), ZhaoqingCity, Day).Frequent;
        Assert.Equal((new CoverageFigure(frequent - 1, frequent), false), (less, less.IsWhole));
        Assert.Equal((false, 0m), (default(CoverageFigure).IsWhole, default(CoverageFigure).Rate));
    }

    [Fact]
    [Clause("GOAL-2.7")]
    public void Frequent_matters_with_a_route_beyond_the_city_are_counted()
    {
        int frequent = Matters.Count(matter => matter.IsFrequent);
        Assert.Equal(new CoverageFigure(0, frequent), OpenServiceList.Of(Rules([]), ZhaoqingCity, Day).Frequent);
        Assert.Equal(new CoverageFigure(3, frequent), OpenServiceList.Of(Rules([FoZhao(9)]), ZhaoqingCity, Day).Frequent);
        Assert.True(OpenServiceList.Of(Rules([FoZhao(Matters.Length)]), ZhaoqingCity, Day).Frequent.IsWhole);
        var inside = Agreed("in", new AgreementParty(Duanzhou), new AgreementParty(Sihui), Item(Matters[0].Code, AgreementDirection.FirstReceives, "441284"));
        Assert.Equal(0, OpenServiceList.Of(Rules([inside]), ZhaoqingCity, Day).Frequent.Open);
    }

    [Fact]
    [Clause("CON-1.4")]
    public void The_128_frequent_themes_are_open_at_all_counties_on_equal_terms()
    {
        var themes = Enumerable.Range(0, 128).Select(i => Theme.Of($"主题{i}", RefusalPolicy.GoOn, [new ThemeMember(Matters[2 * i].Code), new ThemeMember(Matters[2 * i + 1].Code)]).AsT1).ToArray();
        Assert.Equal(128, CoverageMatrix.Of(Rules([]), ZhaoqingCity, Day).OnEqualTerms(themes).Length);
        var closed = ExceptionEntry.Of(Matters[0].Code, CrossRegionKind.WithinCity, "须当面核验实物", "示例公告", Day).AsT1 with { Receiving = Sihui };
        Assert.Equal(themes.Skip(1), (IEnumerable<Theme>)CoverageMatrix.Of(Rules([], closed), ZhaoqingCity, Day).OnEqualTerms(themes));
        var unequal = Agreed("in", new AgreementParty(Duanzhou), new AgreementParty(ZhaoqingCity), Item(Matters[2].Code, AgreementDirection.FirstReceives, "4412", "另一机关(虚构)"));
        Assert.Equal(themes.Take(1).Concat(themes.Skip(2)), CoverageMatrix.Of(Rules([unequal]), ZhaoqingCity, Day).OnEqualTerms(themes));
    }

    [Fact]
    [Clause("CON-2.6")]
    public void The_matters_open_between_Foshan_and_Zhaoqing_are_counted_from_the_edition_in_force()
    {
        var list = OpenServiceList.Of(Rules([FoZhao(200)]), ZhaoqingCity, Day);
        Assert.Equal((200, 200), (list.CountBetween(FoshanCity, ZhaoqingCity), list.CountBetween(ZhaoqingCity, FoshanCity)));
        Assert.Equal(0, OpenServiceList.Of(Rules([FoZhao(200)]), ZhaoqingCity, new NodaTime.LocalDate(2022, 12, 31)).CountBetween(FoshanCity, ZhaoqingCity));
        var wide = Agreed("guangdong", new AgreementParty(DivisionCode.Parse("44")), new AgreementParty(DivisionCode.Parse("44")), Item(Matters[300].Code, AgreementDirection.FirstReceives));
        Assert.Equal(200, OpenServiceList.Of(Rules([FoZhao(200), wide]), ZhaoqingCity, Day).CountBetween(FoshanCity, ZhaoqingCity));
        Assert.All(list.Services, line => Assert.True(line.ReceivingUnit.Length > 0 && line.HandlingUnit.Length > 0 && line.Authority.Length > 0 && Enum.IsDefined(line.Mode)));
    }

    [Fact]
    [Clause("CON-2.5")]
    public void The_zone_lists_what_is_open_by_partner_and_mode()
    {
        var item = Item(Matters[5].Code, AgreementDirection.SecondReceives, modes: HandlingModes.CollectOnBehalf | HandlingModes.FullOnline);
        var national = Agreed("national", new AgreementParty(ZhaoqingCity), AgreementParty.Anywhere, item);
        var lines = OpenServiceList.Of(Rules([FoZhao(2), national]), ZhaoqingCity, Day).Services;
        Assert.Equal(
            [("4406", HandlingMode.FullOnline, false), ("4406", HandlingMode.CollectOnBehalf, true), ("全国", HandlingMode.FullOnline, false), ("全国", HandlingMode.CollectOnBehalf, false)],
            lines.Select(line => (line.Partner, line.Mode, line.ReceivedHere)));
        Assert.Equal(Matters[5].Name, lines[2].Name);
    }

    [Fact]
    [Clause("CON-2.7")]
    public void What_people_of_both_cities_ask_for_ranks_the_candidates()
    {
        var book = DemandBook.Empty.Add(Matters[8].Code, FoshanCity, ZhaoqingCity).Add(Matters[9].Code, FoshanCity, ZhaoqingCity, 5).Add(Matters[9].Code, ZhaoqingCity, FoshanCity, 2).Add(Matters[8].Code, FoshanCity, ZhaoqingCity).Add(Matters[0].Code, FoshanCity, ZhaoqingCity, 99);
        Assert.Equal(2, book.CountOf(Matters[8].Code, FoshanCity, ZhaoqingCity));
        var ranked = book.Candidates(Rules([FoZhao(2)]), Day);
        Assert.Equal([(Matters[9].Code, FoshanCity, 5), (new[] { Matters[8], Matters[9] }.Min(matter => matter.Code), Matters[8].Code < Matters[9].Code ? FoshanCity : ZhaoqingCity, 2)], ranked.Take(2).Select(line => (line.Matter, line.Receiving, line.Count)));
        Assert.Equal(3, ranked.Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => book.Add(Matters[0].Code, FoshanCity, ZhaoqingCity, 0));
    }

    [Fact]
    public void The_published_names_of_cross_province_matters_can_be_opened()
    {
        // The table says itself which rows were read and which were recalled: the count proves nothing about the lists.
        var rows = Rows("cross-province.csv").ToArray();
        var matters = rows.Select((row, place) => new RoutedMatter(MatterCode.Local($"X{place}"), row["name"], row["field"] is { Length: > 0 } field ? field : "主管部门", DivisionLevel.County)).ToArray();
        var fields = new FieldList(rows.Select(row => row["field"]));
        var national = Agreement.Of("national", 1, new AgreementParty(ZhaoqingCity), AgreementParty.Anywhere, Day, null, fields, matters.Select((matter, place) => Item(matter.Code, AgreementDirection.SecondReceives, field: rows[place]["field"]))).AsT1;
        var rules = CrossRegionRules.Of(DivisionTree.Shipped, matters, AgreementSet.Of(national).AsT1).AsT1;
        Assert.Equal(112, OpenServiceList.Of(rules, ZhaoqingCity, Day).Services.Length);
        Assert.Equal(CrossRegionKind.CrossProvince, rules.Route(matters[0].Code, DivisionCode.Parse("5116"), new RouteApplicant(ZhaoqingCity), Day).AsT1.Kind);
    }
}
