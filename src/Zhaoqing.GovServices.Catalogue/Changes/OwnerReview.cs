namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Whether who proposes a change owns what it changes of a matter: the city what all divisions share, a division its own lists.</summary>
internal static class OwnerReview
{
    public static Refusal? FaultOf(Matter? was, Matter? now, CatalogueChange change)
    {
        if (was?.Elements?.Origin is { } origin && now is not null && now.Elements?.Origin != origin && change.Cause != ChangeCause.SuperiorListUpdated) return ElementRefusals.InheritedPart(origin);
        var level = change.ProposedBy.Level;
        if (level.Level <= DivisionLevel.Prefecture) return null;
        if (was is null || now is null || !SharesAll(was, now)) return ElementRefusals.UnifiedPart();
        return ForeignLists(was, level).SequenceEqual(ForeignLists(now, level)) ? null : ElementRefusals.ListNotYours();
    }

    /// <summary>Whether two contents are the same but for their lists and elements; the elements are looked at one by one.</summary>
    private static bool SharesAll(Matter was, Matter now)
    {
        var shared = new Matter(now.Code, now.Name, now.Kind, now.Department, now.Unified, [.. was.Lists.Select(list => new DecidingUnit(list.Division, list.Authority))])
        {
            Bases = now.Bases,
            Audience = now.Audience,
            Source = now.Source,
            Guide = now.Guide,
            Elements = was.Elements,
        };
        return string.Equals(MatterHash.Of(was), MatterHash.Of(shared), StringComparison.Ordinal);
    }

    private static IEnumerable<(DivisionCode Division, Authority Authority, bool HasElements)> ForeignLists(Matter matter, DivisionCode level) =>
        from list in matter.Lists
        where !level.Contains(list.Division)
        select (list.Division, list.Authority, matter.Elements?.Lists.Any(own => own.Division == list.Division) ?? false);
}
