using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.CrossRegion;

namespace Zhaoqing.GovServices.CrossRegionCities.Pages;

/// <summary>What was asked at the form, and where it goes.</summary>
public sealed record CaseAsked(CityMatter? Matter, DivisionCode? Receiving, DivisionCode? Business, ServiceChoice Choice)
{
    /// <summary>Where it goes; null where something is not filled in, or refused.</summary>
    public CrossRegionRoute? Route { get; private init; }

    /// <summary>Why there is no route.</summary>
    public Refusal? Refusal { get; private init; }

    public static CaseAsked Read(string? matter, string? receiving, string? business, string? choice, CrossRegionRules routes, TimeProvider time)
    {
        var asked = new CaseAsked(
            MatterCode.TryParse(matter, provider: null, out var code) ? CityMatter.Find(code) : null,
            DivisionCode.TryParse(receiving, provider: null, out var here) ? here : null,
            DivisionCode.TryParse(business, provider: null, out var there) ? there : null,
            Enum.TryParse<ServiceChoice>(choice, out var chosen) && Enum.IsDefined(chosen) ? chosen : ServiceChoice.ByRule);
        if (asked is not { Matter: { } found, Receiving: { } at, Business: { } place } || at.Level != DivisionLevel.County) return asked;
        var today = ChinaTime.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow()));
        return routes.Route(found.Code, at, new RouteApplicant(place, asked.Choice), today).Match(refusal => asked with { Refusal = refusal }, route => asked with { Route = route });
    }

    /// <summary>The case that begins with it.</summary>
    public HandoverOpening Opening(CrossRegionRoute route) => new(
        Matter!.Code,
        route.Mode,
        route.Mode is HandlingMode.FullOnline or HandlingMode.SelfService ? ClockStartPolicy.ElectronicPush : CityRules.ClockOf(Matter).Policy,
        new HandoverUnit(Receiving!.Value, City.WindowOf(Receiving.Value)),
        new HandoverUnit(route.DecidingDivision, route.AuthorityName),
        route.Mode switch { HandlingMode.FullOnline => Channel.Online, HandlingMode.SelfService => Channel.Terminal, _ => Channel.Window });
}
