using System.Collections.Immutable;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Why an online matter has no window (不提供线下窗口的理由).</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Reason">The reason; without one it excuses nothing.</param>
public sealed record OfflineWaiver(MatterCode Matter, string Reason);

/// <summary>Whether what can be done online can also be done at a window (线上线下同步提供).</summary>
public static class OfflineWindow
{
    /// <summary>The online matters that no window takes and no waiver with a reason excuses.</summary>
    /// <param name="online">The matters that can be applied for online.</param>
    /// <param name="edition">The edition in force.</param>
    /// <param name="places">The places with their windows; one counts for a matter whose list serves its division.</param>
    /// <param name="waivers">The waivers.</param>
    /// <returns><c>case.online-without-window</c> for each such matter, <c>case.waiver-without-reason</c> for a waiver that excuses nothing.</returns>
    [Clause("REG-4.1")]
    public static ImmutableArray<Finding> Missing(IEnumerable<MatterCode> online, CatalogueEdition edition, IEnumerable<ServicePlace> places, IEnumerable<OfflineWaiver> waivers)
    {
        ArgumentNullException.ThrowIfNull(online);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(places);
        ArgumentNullException.ThrowIfNull(waivers);
        ImmutableArray<ServicePlace> all = [.. places];
        var given = waivers.ToLookup(waiver => !string.IsNullOrWhiteSpace(waiver.Reason));
        var excused = given[true].Select(waiver => waiver.Matter).ToHashSet();
        return
        [
            .. given[false].Select(waiver => new Finding(waiver.Matter.ToString(), "waiver", waiver.Reason, "case.waiver-without-reason", "不提供线下窗口而没有理由,不作数。")),
            .. online.Distinct().Where(matter => !excused.Contains(matter) && !all.Any(place => Takes(place, edition, matter)))
                .Select(matter => new Finding(matter.ToString(), "window", "", "case.online-without-window", "可以网上办理而没有线下窗口,也没有说明理由。")),
        ];
    }

    private static bool Takes(ServicePlace place, CatalogueEdition edition, MatterCode matter) =>
        place.Windows.Any(window => window.Takes(matter)) && edition.ListFor(matter, place.Division).IsT1;
}
