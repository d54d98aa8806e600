using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How much another platform may have this one keep (新件接收限额), for each platform and day in China: so many new cases, each of so many bytes.</summary>
/// <remarks>
/// Beyond it a new case is answered <c>cross-region.new-cases-full</c>, which means "not now": its sender tries again, and takes it over when a day begins. Cases that have been begun go on, and nothing that was acknowledged is lost.
/// Hosts that share a journal may each take a thousand more.
/// </remarks>
/// <param name="MostADay">The most cases that are begun by one platform in a day by this platform's clock, whatever day stands in their numbers.</param>
/// <param name="MostBytesACase">The most bytes of what one side says in a case; what is beyond is refused as <c>cross-region.case-full</c>, on both sides alike where they are set alike.</param>
public sealed record NewCaseLimits(int MostADay, long MostBytesACase)
{
    /// <summary>Unless told: 50,000 cases of 1 MiB. A design: a platform that does its worst fills 50 GiB a day, one at work some 20 KiB a case.</summary>
    public static NewCaseLimits Usual { get; } = new(50_000, 1024 * 1024);
}

/// <summary>What another platform has begun on a day (新件接收情况).</summary>
/// <param name="Day">The day in China.</param>
/// <param name="Count">How many cases of it were taken.</param>
/// <param name="IsFull">Whether more came than are taken by the limit in force (新件已满): the others wait with their sender.</param>
public sealed record NewCaseDay(LocalDate Day, int Count, bool IsFull);
