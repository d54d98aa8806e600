using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Why a matter with an offline channel is not handled in the centre (不进驻例外).</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Ground">The ground, a name of the list of grounds.</param>
/// <param name="Document">The document that grants it.</param>
public sealed record HallWaiver(MatterCode Matter, string Ground, string Document);

/// <summary>Whether the matters with an offline channel are handled in the centre (集中进驻).</summary>
public static class HallEntry
{
    /// <summary>The grounds that the plan names; a city may add others.</summary>
    public static ImmutableArray<string> Grounds { get; } = ["场地限制", "涉及国家秘密"];

    /// <summary>The matters of the centre's division that neither a window takes nor a granted exception excuses.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="edition">The edition in force.</param>
    /// <param name="offline">The matters that have an offline channel.</param>
    /// <param name="waivers">The exceptions that were granted.</param>
    /// <param name="grounds">The list of grounds; the plan's two where none is given.</param>
    /// <returns>
    /// <c>place.not-in-hall</c> for each such matter; <c>place.exception-without-ground</c> for an exception whose ground is not of the list or that has no document:
    /// it excuses nothing.
    /// </returns>
    [Clause("REG-1.13")]
    public static ImmutableArray<Finding> Missing(
        ServicePlace centre, CatalogueEdition edition, IEnumerable<MatterCode> offline, IEnumerable<HallWaiver> waivers, params ImmutableArray<string> grounds)
    {
        ArgumentNullException.ThrowIfNull(centre);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(offline);
        ArgumentNullException.ThrowIfNull(waivers);
        var known = grounds.IsDefaultOrEmpty ? Grounds : grounds;
        var granted = waivers.ToLookup(waiver => known.Contains(waiver.Ground, StringComparer.Ordinal) && !string.IsNullOrWhiteSpace(waiver.Document));
        var excused = granted[true].Select(waiver => waiver.Matter).ToHashSet();
        var channels = offline.ToHashSet();
        return
        [
            .. granted[false].Select(waiver => new Finding(
                waiver.Matter.ToString(), "exception", waiver.Ground, "place.exception-without-ground", "不进驻的理由不在名录内,或者没有批准文件。")),
            .. edition.Matters
                .Where(matter => channels.Contains(matter.Code) && !excused.Contains(matter.Code) && matter.Lists.Any(list => list.Division == centre.Division))
                .Where(matter => !centre.Windows.Any(window => window.Takes(matter.Code)))
                .Select(matter => new Finding(matter.ToString(), "window", centre.Name, "place.not-in-hall", "有线下办理渠道而未进驻政务服务中心,也没有批准的例外。")),
        ];
    }
}
