using NodaTime;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegionCities.Pages;

/// <summary>The three clocks of a case as the page shows them.</summary>
/// <param name="Citizen">From the receipt on, with its legs; null before it.</param>
/// <param name="Legal">Where the legal limit stands; null before acceptance.</param>
/// <param name="LegalFrom">The day from which it counts.</param>
public sealed record CaseClocks(CitizenClock? Citizen, ClockReading? Legal, LocalDate? LegalFrom)
{
    public static CaseClocks Read(HandoverCase copy, Instant now, WorkingCalendar calendar)
    {
        var citizen = CitizenClock.Read(copy.View!.At(now), now, calendar).Match<CitizenClock?>(_ => null, clock => clock);
        var legal = LegalClock.Read(copy, now, LegalLimits.LicensingDecision, CityRules.Steps, calendar).Match<LimitClock?>(_ => null, _ => null, clock => clock);
        return new CaseClocks(citizen, legal?.Read(now, calendar).Match<ClockReading?>(_ => null, reading => reading), legal?.From);
    }
}
