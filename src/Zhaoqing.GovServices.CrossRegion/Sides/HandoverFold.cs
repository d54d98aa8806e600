namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What the messages of both sides come to. No clock, no order of arrival, no state of a link is an input.</summary>
/// <remarks>
/// The order in which they count: an act of the authority counts right after what it knew when it acted, so what the authority did stands as it was done; what the window did
/// without knowing of it counts after it, and may then change nothing.
/// </remarks>
internal static class HandoverFold
{
    public static HandoverView? Fold(HandoverLog receiving, HandoverLog handling)
    {
        HandoverView? view = null;
        foreach (var message in InOrder(receiving, handling)) view = HandoverSteps.After(view, message);
        return view;
    }

    private static IEnumerable<HandoverMessage> InOrder(HandoverLog receiving, HandoverLog handling)
    {
        int window = 0;
        for (int authority = 1; authority <= handling.Whole; authority++)
        {
            var act = handling[authority];
            // What it knew is missing here: it waits, and all the authority's acts after it.
            if (act.SeenPeerSeq > receiving.Whole) break;
            while (window < act.SeenPeerSeq) yield return receiving[++window];
            yield return act;
        }

        while (window < receiving.Whole) yield return receiving[++window];
    }
}
