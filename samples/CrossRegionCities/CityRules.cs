using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>By what both cities work: the agreement between them, who trusts which window, the special steps. All of it is invented.</summary>
internal static class CityRules
{
    /// <summary>The edition that both tell each other at the greeting.</summary>
    public const string Edition = "fo-zhao-1";

    /// <summary>The special step of the sample.</summary>
    public const string Hearing = "hearing";

    private static readonly LocalDate From = new(2026, 1, 1);

    /// <summary>The routes.</summary>
    public static CrossRegionRules Routes { get; } = CrossRegionRules.Of(
        DivisionTree.Shipped,
        CityMatter.All.Select(matter => new RoutedMatter(matter.Code, matter.Name, "示例局", DivisionLevel.Prefecture) { Nature = matter.Nature }),
        AgreementSet.Of(Agreement.Of("fo-zhao", 1, new AgreementParty(City.Foshan.Code), new AgreementParty(City.Zhaoqing.Code), From, through: null, new FieldList(), CityMatter.All.SelectMany(Items)).AsT1).AsT1).AsT1;

    /// <summary>Which windows may accept for which authority.</summary>
    public static TrustRegister Trust { get; } = new(City.Both.SelectMany(city => city.Counties.Select(county => WindowTrustGrant.Of(
        $"{Edition}-{county.Code}",
        AuthorityOf(city.Peer).Code!.Value,
        new TrustScope(City.WindowOf(county.Code), county.Code, [.. CityMatter.All.Where(matter => matter.IsAcceptedOnReceipt).Select(matter => matter.Code)], TrustRights.Receive | TrustRights.AcceptOnBehalf, From, new LocalDate(2030, 12, 31)),
        $"{AuthorityOf(city.Peer).Name}负责人").AsT1)));

    /// <summary>The special steps that leave their time out of the legal limit.</summary>
    public static SpecialStepList Steps { get; } = new(SpecialStep.Of(Hearing, SpecialStepKind.Hearing, "听证", Limit.WorkingDays(20), SpecialStep.LicensingArticle45).AsT1);

    /// <summary>From which event the authority's days count.</summary>
    public static ClockStartRule ClockOf(CityMatter matter) => ClockStartRule.Default(matter.AcceptsElectronic, matter.IsAcceptedOnReceipt);

    /// <summary>What the window's use of the right to accept comes to.</summary>
    public static TrustVerdict AcceptOnBehalf(HandoverOpening opening, Instant at) => Trust.Judge(
        new TrustUse(TrustRights.AcceptOnBehalf, opening.Matter, AuthorityOf(City.Of(opening.Handling.Division)!).Code!.Value, opening.Receiving.Department, [new TrustStaff("window-1", IsInGoodStanding: true)], UsedToday: 0), at);

    private static Authority AuthorityOf(City city) => new($"{city.Name}市示例局", UnifiedSocialCreditCode.Parse(city == City.Foshan ? "11990000MB0000000J" : "11990001MB00000001", null));

    private static IEnumerable<AgreementItem> Items(CityMatter matter)
    {
        foreach (var direction in Enum.GetValues<AgreementDirection>())
        {
            var handling = direction == AgreementDirection.FirstReceives ? City.Zhaoqing : City.Foshan;
            yield return new AgreementItem(
                matter.Code, direction, HandlingModes.All, $"{handling.Peer.Name}各区县政务服务中心(示例)", $"{handling.Name}市政务服务中心(示例)", new DecidingUnit(handling.Code, AuthorityOf(handling)), matter.Field);
        }
    }
}
