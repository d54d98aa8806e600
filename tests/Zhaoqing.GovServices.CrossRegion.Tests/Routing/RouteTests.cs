using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Routing;

/// <summary>Where an application goes.</summary>
public sealed class RouteTests
{
    private static readonly AgreementParty Fo = new(FoshanCity), Zhao = new(ZhaoqingCity), Province = new(DivisionCode.Parse("44"));
    private static readonly DivisionCode[] Codes = [.. DivisionTree.Shipped.Entries.Select(entry => entry.Code).Concat(DivisionTree.Shipped.FormerEntries.Select(entry => entry.Code)).Distinct()];
    private static readonly string[] ByReach = ["fo-zhao", "guangdong", "national"];
    private static readonly CrossRegionRules Whole = Rules([
        FoZhao(240),
        Agreed("guangdong", Province, Province, [.. Matters.Take(300).Select(matter => Item(matter.Code, AgreementDirection.FirstReceives, "44", "广东省示例厅(虚构)"))]),
        Agreed("national", Zhao, AgreementParty.Anywhere, [.. Matters.Skip(100).Take(300).Select(matter => Item(matter.Code, AgreementDirection.SecondReceives))]),
    ]);

    [Fact]
    [Clause("STD-4.9")]
    public void For_every_matter_division_and_applicant_there_is_exactly_one_authority()
    {
        // Every matter with every division of today and of the past, on both sides in turn: more than 2,000,000 pairs.
        int decided = 0;
        foreach (var matter in Matters)
        {
            for (int i = 0; i < Codes.Length; i++)
            {
                var (receiving, business) = (Codes[i], Codes[(i * 7 + 13) % Codes.Length]);
                if (!Whole.Route(matter.Code, receiving, new RouteApplicant(business), Day).TryPickT1(out var route, out _)) Assert.Fail($"No route for {matter.Code} from {receiving} to {business}.");
                if (route.DecidingDivision.Contains(DivisionTree.Shipped.Resolve(business).AsT1) || route.DecidingDivision == DivisionTree.Shipped.Resolve(business).AsT1) decided++;
                else Assert.Fail($"{route.DecidingDivision} does not decide for {business}.");
            }
        }

        Assert.Equal(Matters.Length * Codes.Length, decided);
    }

    [Property(MaxTest = 1_000)]
    [Clause("STD-4.9")]
    public Property The_route_is_that_of_the_plain_model() => Prop.ForAll(
        Gen.Elements(Matters).ToArbitrary(), Gen.Elements(Codes).Two().ToArbitrary(), Gen.Elements(Enum.GetValues<ServiceChoice>()).ToArbitrary(), (matter, codes, choice) =>
    {
        var (receiving, business) = codes;
        var route = Whole.Route(matter.Code, receiving, new RouteApplicant(business, choice), Day).AsT1;
        var (here, there) = (DivisionTree.Shipped.Resolve(receiving).AsT1, DivisionTree.Shipped.Resolve(business).AsT1);
        var agreed = ByReach.Select(id => Whole.Agreements.Agreements.Single(agreement => agreement.Id == id))
            .FirstOrDefault(agreement => agreement.Items.Any(item => item.Matter == matter.Code && agreement.Receiving(item).Contains(here) && agreement.Handling(item).Contains(there) && item.Deciding.Division.Contains(there)));
        return route.Agreement == agreed && route.IsOpen && route.AuthorityName.Length > 0
            && (choice != ServiceChoice.Window || route.Mode is HandlingMode.CollectOnBehalf or HandlingMode.Joint)
            && (agreed is null ? route.AuthorityName.EndsWith(matter.Department, StringComparison.Ordinal) : route.AuthorityName.EndsWith("(虚构)", StringComparison.Ordinal));
    });

    [Fact]
    [Clause("STD-4.6")]
    public void The_rule_is_open_and_an_exception_has_a_published_reason()
    {
        Assert.Equal(("cross-region.exception-without-reason", "reason"), Refused("", "公布处"));
        Assert.Equal(("cross-region.exception-without-reason", "publishedIn"), Refused("须当面核验实物", null));
        Assert.Throws<ArgumentException>(() => ExceptionEntry.Of(Matters[0].Code, CrossRegionKind.Local, "理由", "公布处", Day));
        Assert.Equal("cross-region.period-backward", ExceptionEntry.Of(Matters[0].Code, CrossRegionKind.WithinCity, "理由", "公布处", Day, Day.PlusDays(-1)).AsT0.Code);
        var entry = ExceptionEntry.Of(Matters[0].Code, CrossRegionKind.WithinCity, "须当面核验实物", "示例公告", Day, Day).AsT1 with { Receiving = Sihui };
        var rules = Rules([], entry);
        Assert.Equal((false, "须当面核验实物"), (Routed(Sihui, Duanzhou, Day).IsOpen, Routed(Sihui, Duanzhou, Day).Exception?.Reason));
        Assert.NotEqual("", Routed(Sihui, Duanzhou, Day).AuthorityName);
        Assert.True(Routed(Duanzhou, Sihui, Day).IsOpen && Routed(Sihui, Sihui, Day).IsOpen && Routed(Sihui, Nanhai, Day).IsOpen);
        Assert.True(Routed(Sihui, Duanzhou, Day.PlusDays(1)).IsOpen && Routed(Sihui, Duanzhou, Day.PlusDays(-1)).IsOpen);
        Assert.All(Matters, matter => Assert.True(Rules([]).Route(matter.Code, Sihui, new RouteApplicant(Duanzhou), Day).AsT1.IsOpen));

        CrossRegionRoute Routed(DivisionCode receiving, DivisionCode business, LocalDate day) => rules.Route(Matters[0].Code, receiving, new RouteApplicant(business), day).AsT1;

        static (string, string) Refused(string? reason, string? published)
        {
            var refusal = ExceptionEntry.Of(Matters[0].Code, CrossRegionKind.WithinCity, reason, published, Day).AsT0;
            return (refusal.Code, refusal.Fields[0].Field);
        }
    }

    [Theory]
    [InlineData(MatterNature.None, ServiceChoice.ByRule, HandlingModes.All, HandlingMode.FullOnline)]
    [InlineData(MatterNature.None, ServiceChoice.Window, HandlingModes.FullOnline, HandlingMode.CollectOnBehalf)]
    [InlineData(MatterNature.None, ServiceChoice.Terminal, HandlingModes.All, HandlingMode.SelfService)]
    [InlineData(MatterNature.None, ServiceChoice.Terminal, HandlingModes.FullOnline, HandlingMode.FullOnline)]
    [InlineData(MatterNature.None, ServiceChoice.Online, HandlingModes.CollectOnBehalf, HandlingMode.CollectOnBehalf)]
    [InlineData(MatterNature.NeedsPresence, ServiceChoice.Online, HandlingModes.All, HandlingMode.CollectOnBehalf)]
    [InlineData(MatterNature.NeedsPresence | MatterNature.SeveralPlaces, ServiceChoice.ByRule, HandlingModes.All, HandlingMode.Joint)]
    [InlineData(MatterNature.SeveralPlaces, ServiceChoice.Window, HandlingModes.All, HandlingMode.Joint)]
    [InlineData(MatterNature.SeveralPlaces, ServiceChoice.ByRule, HandlingModes.All, HandlingMode.FullOnline)]
    [Clause("STD-4.7")]
    public void The_mode_follows_from_a_rule_and_a_window_is_never_closed(MatterNature nature, ServiceChoice choice, HandlingModes open, HandlingMode mode) => Assert.Equal(mode, ModeRule.Select(nature, choice, open));

    [Fact]
    [Clause("STD-4.7")]
    public void A_mode_fixes_who_receives_who_decides_and_where_the_clock_starts()
    {
        Assert.Equal([HandoverSide.Handling, HandoverSide.Receiving, HandoverSide.Receiving, HandoverSide.Handling], Enum.GetValues<HandlingMode>().Select(mode => ModeRule.Of(mode).Receives));
        Assert.All(Enum.GetValues<HandlingMode>(), mode => Assert.Equal((HandoverSide.Handling, ClockStartPolicy.ElectronicPush), (ModeRule.Of(mode).Decides, ModeRule.Of(mode).ClockStart)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModeRule.Of(default));
    }

    [Fact]
    public void What_is_unknown_is_refused_on_its_field()
    {
        var rules = Rules([]);
        Assert.Equal("cross-region.matter-unknown", rules.Route(MatterCode.Parse("none"), Sihui, new RouteApplicant(Sihui), Day).AsT0.Code);
        Assert.Equal("receiving", rules.Route(Matters[0].Code, DivisionCode.Parse("990000"), new RouteApplicant(Sihui), Day).AsT0.Fields[0].Field);
        Assert.Equal("applicant.businessPlace", rules.Route(Matters[0].Code, Sihui, new RouteApplicant(DivisionCode.Parse("990000")), Day).AsT0.Fields[0].Field);
        Assert.Equal("cross-region.matter-unknown", CrossRegionRules.Of(DivisionTree.Shipped, [Matters[1]], AgreementSet.Of(FoZhao(1)).AsT1).AsT0.Code);
        Assert.Throws<ArgumentException>(() => CrossRegionRules.Of(DivisionTree.Shipped, [Matters[1], Matters[1]], AgreementSet.Empty));
        Assert.Throws<InvalidOperationException>(() => default(CrossRegionRoute).Matter);
        Assert.Throws<InvalidOperationException>(() => default(CrossRegionRoute).DecidingDivision);
        Assert.Throws<InvalidOperationException>(() => default(CrossRegionRoute).IsOpen);
        Assert.Throws<InvalidOperationException>(() => default(CrossRegionRoute).Mode);
        Assert.Throws<InvalidOperationException>(() => default(CrossRegionRoute).Kind);
        Assert.Throws<InvalidOperationException>(() => default(CrossRegionRoute).AuthorityCode);
    }

    [Fact]
    public void More_parties_than_marks_change_no_route()
    {
        // An agreement of Zhaoqing with each city of the country: more than 64 parties.
        var cities = DivisionTree.Shipped.Entries.Where(entry => entry.Code.Level == DivisionLevel.Prefecture && entry.Code != ZhaoqingCity).ToArray();
        var rules = Rules(cities.Select(city => Agreed($"with-{city.Code}", new AgreementParty(city.Code), Zhao, Item(Matters[0].Code, AgreementDirection.FirstReceives))));
        Assert.All(cities, city => Assert.Equal($"with-{city.Code}", rules.Route(Matters[0].Code, city.Code, new RouteApplicant(Sihui), Day).AsT1.Agreement?.Id));
        Assert.Null(rules.Route(Matters[0].Code, DivisionCode.Parse("44"), new RouteApplicant(Sihui), Day).AsT1.Agreement);
        // An authority of one county decides for that county alone, though the party is the city.
        var narrow = Rules([Agreed("narrow", Fo, Zhao, Item(Matters[0].Code, AgreementDirection.FirstReceives, "441202"))]);
        Assert.Equal("narrow", narrow.Route(Matters[0].Code, Nanhai, new RouteApplicant(Duanzhou), Day).AsT1.Agreement?.Id);
        Assert.Null(narrow.Route(Matters[0].Code, Nanhai, new RouteApplicant(Sihui), Day).AsT1.Agreement);
    }

    [Fact]
    public void A_decided_route_allocates_nothing()
    {
        var applicant = new RouteApplicant(Duanzhou);
        for (int i = 0; i < 1_000; i++) Whole.Route(Matters[0].Code, Nanhai, applicant, Day);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Whole.Route(Matters[i % Matters.Length].Code, Nanhai, applicant, Day);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_matter_of_the_catalogue_is_decided_as_its_lists_say()
    {
        var unit = new DecidingUnit(Duanzhou, new Authority("端州区示例局(虚构)", Code: null));
        var matter = new Matter(MatterCode.Parse("demo"), "示例事项", MatterKind.Licence, "示例局", new UnifiedPart(), unit);
        var rules = CrossRegionRules.Of(DivisionTree.Shipped, [RoutedMatter.Of(matter)], AgreementSet.Empty).AsT1;
        Assert.Equal("端州区示例局(虚构)", rules.Route(matter.Code, Nanhai, new RouteApplicant(DivisionCode.Parse("441202")), Day).AsT1.AuthorityName);
        Assert.Equal("四会市示例局", rules.Route(matter.Code, Nanhai, new RouteApplicant(DivisionCode.Parse("442822")), Day).AsT1.AuthorityName);
        Assert.Throws<ArgumentException>(() => new RoutedMatter(matter.Code, "示例", "示例局", DivisionLevel.Town));
        Assert.Throws<ArgumentException>(() => new RoutedMatter(matter.Code, "示例", "示例局", DivisionLevel.County, unit, unit));
    }
}
