using System.Collections.Immutable;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>How the link is.</summary>
/// <param name="IsUp">Whether the other platform answered last, and is the one that was meant.</param>
/// <param name="Greeting">What it said of itself; null where it does not answer.</param>
/// <param name="Remarks">What people should be told.</param>
/// <param name="Refusal">Why nothing is sent although it answers; null where that is not so.</param>
public sealed record LinkStatus(bool IsUp, HandoverGreeting? Greeting, ImmutableArray<HandoverRemark> Remarks, Refusal? Refusal)
{
    /// <summary>It does not answer.</summary>
    public static LinkStatus NotYet { get; } = new(IsUp: false, Greeting: null, [], Refusal: null);
}
