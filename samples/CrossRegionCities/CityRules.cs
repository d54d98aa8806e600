using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegionCities;

/// <summary>By what both cities work beside the agreement between them: who trusts which window, the special steps. All of it is invented.</summary>
internal static class CityRules
{
    /// <summary>The special step of the sample.</summary>
    public const string Hearing = "hearing";

    private static readonly LocalDate From = new(2026, 1, 1);

    /// <summary>Which windows may accept for which authority.</summary>
    public static TrustRegister Trust { get; } = new(City.Both.SelectMany(city => city.Counties.Select(county => WindowTrustGrant.Of(
        $"trust-{county.Code}",
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

    /// <summary>What the other city worked out is worked out again by these rules.</summary>
    public static PeerCheck CheckBy(WorkingCalendar calendar) => new(
        calendar,
        opening => opening.Mode is HandlingMode.FullOnline or HandlingMode.SelfService ? ClockStartPolicy.ElectronicPush : CityMatter.Find(opening.Matter) is { } matter ? ClockOf(matter).Policy : null,
        (opening, at) => CityMatter.Find(opening.Matter) is { IsAcceptedOnReceipt: true } ? AcceptOnBehalf(opening, at) : null);

    private static Authority AuthorityOf(City city) => new($"{city.Name}市示例局", UnifiedSocialCreditCode.Parse(city == City.Foshan ? "11990000MB0000000J" : "11990001MB00000001", null));
}
