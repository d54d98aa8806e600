using System.Collections.Frozen;
using NodaTime;
using Sylvan.Data.Csv;
using Zhaoqing.GovServices.Cases.Rounds;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion.Rounds;

/// <summary>A route over the real divisions and matters against one dictionary lookup of the matter.</summary>
internal static class RouteRounds
{
    private const int Asks = 1_024;

    private static readonly LocalDate Day = new(2023, 9, 22);

    internal static int Run(int rounds)
    {
        var matters = Matters();
        var byCode = matters.ToDictionary(matter => matter.Code);
        var frozen = byCode.ToFrozenDictionary();
        var (plain, agreed) = (RulesOf(matters, agreements: 0), RulesOf(matters, agreements: 3));
        var chance = new Random(7);
        var codes = DivisionTree.Shipped.Entries.Select(entry => entry.Code).ToArray();
        var (foshan, zhaoqing) = (codes.Where(DivisionCode.Parse("4406").Contains).ToArray(), codes.Where(DivisionCode.Parse("4412").Contains).ToArray());
        var anywhere = Enumerable.Range(0, Asks).Select(_ => (Matter: One(matters).Code, Receiving: One(codes), Applicant: new RouteApplicant(One(codes)))).ToArray();
        var between = Enumerable.Range(0, Asks).Select(_ => (Matter: One(matters).Code, Receiving: One(foshan), Applicant: new RouteApplicant(One(zhaoqing)))).ToArray();
        var table = anywhere.DistinctBy(ask => (ask.Matter, ask.Receiving, ask.Applicant.BusinessPlace)).ToDictionary(ask => (ask.Matter, ask.Receiving, ask.Applicant.BusinessPlace), ask => ask.Matter);
        var rates = new Rates();
        for (int round = 0; round < rounds; round++)
        {
            rates.Measure("one lookup, Dictionary", 500, () => anywhere.Count(ask => byCode.ContainsKey(ask.Matter)));
            rates.Measure("one lookup, FrozenDictionary", 500, () => anywhere.Count(ask => frozen.ContainsKey(ask.Matter)));
            rates.Measure("one lookup by matter and both divisions", 500, () => anywhere.Count(ask => table.ContainsKey((ask.Matter, ask.Receiving, ask.Applicant.BusinessPlace))));
            rates.Measure("Route, anywhere, no agreement", 500, () => Routed(plain, anywhere));
            rates.Measure("Route, anywhere, three agreements", 500, () => Routed(agreed, anywhere));
            rates.Measure("Route, Foshan to Zhaoqing, three agreements", 500, () => Routed(agreed, between));
        }

        Console.WriteLine($"{matters.Length} matters, {codes.Length} divisions");
        rates.Print();
        return 0;

        T One<T>(T[] all) => all[chance.Next(all.Length)];
    }

    private static int Routed(CrossRegionRules rules, (MatterCode Matter, DivisionCode Receiving, RouteApplicant Applicant)[] asks)
    {
        int routed = 0;
        foreach (var ask in asks) routed += rules.Route(ask.Matter, ask.Receiving, ask.Applicant, Day).IsT1 ? 1 : 0;
        return routed;
    }

    private static CrossRegionRules RulesOf(RoutedMatter[] matters, int agreements)
    {
        AgreementParty foshan = new(DivisionCode.Parse("4406")), zhaoqing = new(DivisionCode.Parse("4412")), province = new(DivisionCode.Parse("44"));
        var all = new[] { Agreed("fo-zhao", foshan, zhaoqing, "4412"), Agreed("guangdong", province, province, "44"), Agreed("national", AgreementParty.Anywhere, zhaoqing, "4412") };
        return CrossRegionRules.Of(DivisionTree.Shipped, matters, AgreementSet.Of(all.Take(agreements)).AsT1).AsT1;

        Agreement Agreed(string id, AgreementParty first, AgreementParty second, string deciding) => Agreement.Of(
            id, 1, first, second, new LocalDate(2023, 1, 1), through: null, new FieldList("其他"),
            matters.Select(matter => new AgreementItem(matter.Code, AgreementDirection.FirstReceives, HandlingModes.CollectOnBehalf, "示例中心", "示例窗口", new DecidingUnit(DivisionCode.Parse(deciding), new Authority("示例局", Code: null)), "其他"))).AsT1;
    }

    private static RoutedMatter[] Matters()
    {
        using var csv = CsvDataReader.Create(new StreamReader(typeof(RouteRounds).Assembly.GetManifestResourceStream("matters.csv")!));
        var matters = new List<RoutedMatter>();
        while (csv.Read())
        {
            string code = csv.GetString(csv.GetOrdinal("base_code")), name = csv.GetString(csv.GetOrdinal("name"));
            if (MatterCode.TryParse(code, provider: null, out var parsed) && matters.TrueForAll(matter => matter.Code != parsed)) matters.Add(new RoutedMatter(parsed, name, "示例局", (DivisionLevel)(matters.Count % 3)));
        }

        return [.. matters];
    }
}
