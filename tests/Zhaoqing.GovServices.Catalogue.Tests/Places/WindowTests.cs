using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue.Tests.Places;

public class WindowTests
{
    private static readonly ServicePlace City = new("c", PlaceLevel.City, DivisionCode.Parse("4412"), "肇庆市", "肇庆市政务服务中心", Parent: null);

    private static readonly ServicePlace County = new("d", PlaceLevel.County, DivisionCode.Parse("441202"), "端州区", "端州区政务服务中心", "c");

    private static readonly ServicePlace Town = new("t", PlaceLevel.Town, DivisionCode.Parse("441202001"), "城东街道", "城东街道便民服务中心", "d");

    [Fact]
    [Clause("REG-1.8")]
    public void The_list_of_kinds_is_open_and_holds_the_five_named_ones()
    {
        string[] ten = [.. WindowKinds.Named, "示例类别六", "示例类别七", "示例类别八", "示例类别九", "示例类别十"];
        var kinds = WindowKinds.Of("2026-1", ten).AsT1;
        Assert.Equal((WindowKinds.Planned, 5), (kinds.Names.Length, WindowKinds.Named.Length));
        foreach (string named in WindowKinds.Named) Assert.Equal("catalogue.window-kinds-incomplete", WindowKinds.Of("x", ten.Where(kind => kind != named)).AsT0.Code);
        Assert.Equal("catalogue.window-kind-twice", WindowKinds.Of("x", [.. ten, ten[7]]).AsT0.Code);
        var place = County with { Windows = [.. ten.Skip(2).Select((kind, i) => new ServiceWindow($"{i}", kind, []))] };
        Assert.Equal(ten[..2], kinds.MissingIn(place).AsEnumerable());
        Assert.Equal(ten, kinds.MissingIn(County).AsEnumerable());
    }

    [Fact]
    [Clause("REG-1.14")]
    public void A_town_without_a_comprehensive_window_is_found_and_a_county_is_not()
    {
        var kinds = WindowKinds.Of("2026-1", WindowKinds.Named).AsT1;
        Assert.Equal([("t 城东街道便民服务中心", "place.no-comprehensive-window")], Findings(Town with { Windows = [new ServiceWindow("1", "综合咨询", [])] }));
        Assert.Empty(Findings(Town with { Windows = [new ServiceWindow("1", "综合办事", [])] }));
        Assert.Equal(
            [("t 城东街道便民服务中心", "place.window-kind-unknown")],
            Findings(Town with { Windows = [new ServiceWindow("1", "综合办事", []), new ServiceWindow("2", "其他", [])] }));

        IEnumerable<(string, string)> Findings(ServicePlace town) => PlaceTree.Of(City, County, town).AsT1.Findings(kinds).Select(finding => (finding.Item, finding.Rule));
    }

    [Fact]
    [Clause("REG-1.13")]
    public void What_has_an_offline_channel_is_in_the_hall_or_has_a_ground_and_a_document()
    {
        var edition = new CatalogueEdition("1", Instant.MinValue, [Arbitraries.Simple("a", "441202"), Arbitraries.Simple("b", "441202"), Arbitraries.Simple("c", "441203"), Arbitraries.Simple("d", "441202")]);
        MatterCode[] offline = [.. edition.Matters.Select(matter => matter.Code).Take(3)];
        var centre = County with { Windows = [new ServiceWindow("1", "综合咨询", [offline[0]])] };
        Assert.Equal([("b 示例事项", "place.not-in-hall")], Missing(centre));
        Assert.Empty(Missing(centre, new HallWaiver(offline[1], "场地限制", "示例〔2026〕1号")));
        Assert.Equal(["place.exception-without-ground", "place.not-in-hall"], Missing(centre, new HallWaiver(offline[1], "不便", "示例〔2026〕1号")).Select(finding => finding.Rule));
        Assert.Equal(["place.exception-without-ground", "place.not-in-hall"], Missing(centre, new HallWaiver(offline[1], "场地限制", " ")).Select(finding => finding.Rule));
        Assert.Empty(Missing(County with { Windows = [new ServiceWindow("1", "综合办事", [])] }));
        Assert.Empty(HallEntry.Missing(centre, edition, offline, [new HallWaiver(offline[1], "示例理由", "示例〔2026〕1号")], "示例理由"));

        IEnumerable<(string Item, string Rule)> Missing(ServicePlace place, params HallWaiver[] waivers) =>
            HallEntry.Missing(place, edition, offline, waivers).Select(finding => (finding.Item, finding.Rule));
    }
}
