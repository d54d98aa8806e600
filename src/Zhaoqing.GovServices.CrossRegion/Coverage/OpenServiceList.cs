using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A line of the city's cross-region zone (“跨域通办”专区): what is open with whom, in what direction and mode.</summary>
/// <param name="Partner">The other party of the agreement.</param>
/// <param name="Mode">The mode; a matter with two stands in two lines.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Name">Its name.</param>
/// <param name="ReceivedHere">Whether it is received in the city and decided elsewhere, or the other way round.</param>
/// <param name="ReceivingUnit">The unit that receives.</param>
/// <param name="HandlingUnit">The unit that handles.</param>
/// <param name="Authority">The deciding authority.</param>
/// <param name="Field">The field.</param>
public sealed record OpenService(
    string Partner, HandlingMode Mode, MatterCode Matter, string Name, bool ReceivedHere, string ReceivingUnit, string HandlingUnit, string Authority, string Field);

/// <summary>What a city has open across regions on a day, worked out from catalogue and agreements, never kept by hand (跨域通办事项清单).</summary>
/// <remarks>Immutable.</remarks>
public sealed class OpenServiceList
{
    private readonly CrossRegionRules _rules;
    private readonly LocalDate _day;

    private OpenServiceList(CrossRegionRules rules, LocalDate day, ImmutableArray<OpenService> services) => (_rules, _day, Services) = (rules, day, services);

    /// <summary>The lines: by partner, mode, matter and direction.</summary>
    public ImmutableArray<OpenService> Services { get; }

    /// <summary>Frequent matters with a route beyond the city, in the province or across provinces, of all frequent ones (GOAL-2.7).</summary>
    [Clause("GOAL-2.7")]
    public CoverageFigure Frequent
    {
        get
        {
            var open = Services.Select(service => service.Matter).ToHashSet();
            var frequent = _rules.Matters.Where(matter => matter.IsFrequent).ToArray();
            return new(frequent.Count(matter => open.Contains(matter.Code)), frequent.Length);
        }
    }

    /// <summary>The list of a city.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="city">The city, for example 4412.</param>
    /// <param name="day">The day in China.</param>
    [Clause("CON-2.5")]
    public static OpenServiceList Of(CrossRegionRules rules, DivisionCode city, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var names = rules.Matters.ToDictionary(matter => matter.Code, matter => matter.Name);
        var lines =
            from agreed in rules.Agreements.Items
            where agreed.Holds(day)
            let agreement = agreed.Agreement
            from own in new[] { agreement.First, agreement.Second }
            let partner = ReferenceEquals(own, agreement.First) ? agreement.Second : agreement.First
            where own.Contains(city) && IsBeyond(partner, city)
            from mode in Enum.GetValues<HandlingMode>()
            where ((int)agreed.Item.Modes & (int)mode) != 0
            let item = agreed.Item
            select new OpenService(
                partner.ToString(), mode, item.Matter, names[item.Matter], ReferenceEquals(agreement.Receiving(item), own),
                item.ReceivingUnit, item.HandlingUnit, item.Deciding.Authority.Name, item.Field);
        return new OpenServiceList(rules, day, [.. lines.OrderBy(line => line.Partner, StringComparer.Ordinal).ThenBy(line => line.Mode).ThenBy(line => line.Matter).ThenBy(line => line.ReceivedHere)]);
    }

    /// <summary>How many matters are open between two cities (佛肇异地办理事项数), by agreements that name both of them alone.</summary>
    /// <param name="one">A city.</param>
    /// <param name="other">The other city.</param>
    [Clause("CON-2.6")]
    public int CountBetween(DivisionCode one, DivisionCode other) => _rules.Agreements.Items
        .Where(agreed => agreed.Holds(_day) && (AreParties(agreed.Agreement, one, other) || AreParties(agreed.Agreement, other, one)))
        .Select(agreed => agreed.Item.Matter).Distinct().Count();

    private static bool AreParties(Agreement agreement, DivisionCode first, DivisionCode second) => IsWithin(agreement.First, first) && IsWithin(agreement.Second, second);

    private static bool IsWithin(AgreementParty party, DivisionCode city) => !party.Divisions.IsEmpty && party.Divisions.All(city.Contains);

    /// <summary>Whether the partner reaches beyond the city.</summary>
    private static bool IsBeyond(AgreementParty partner, DivisionCode city) => partner.Divisions.IsEmpty || !partner.Divisions.All(city.Contains);
}
