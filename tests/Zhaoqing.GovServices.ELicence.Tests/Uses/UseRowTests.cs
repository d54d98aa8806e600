using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence.Tests.Uses;

/// <summary>The holder's own view: allowed and denied alike, each once, in the order they happened.</summary>
public sealed class UseRowTests
{
    private static readonly LegalGround Law = LegalGround.OfLaw("治安管理处罚法", "第一百条", "示例依据");

    /// <summary>A denial for every reason there is, and the ends a reservation can have, before and after the grant was taken back.</summary>
    private static readonly Gen<HolderEvent[]> Lives =
        from denials in Gen.ListOf(Gen.Elements(Enum.GetValues<DenyCode>()))
        from ends in Gen.ListOf(Gen.Choose(0, 2))
        from laws in Gen.Choose(0, 2)
        from revoked in Gen.Elements(true, false)
        from events in Gen.Shuffle(Pieces(denials, ends, laws, revoked).ToArray())
        select Ordered(events);

    [Property(MaxTest = 300, QuietOnSuccess = true)]
    [Clause("PLT-2.2")]
    public Property Each_use_denial_and_use_by_law_is_one_row_with_its_true_reason_and_its_end() => Prop.ForAll(Lives.ToArbitrary(), events =>
    {
        var told = UseRow.Of([Asked, .. events]).Select(row => (row.At, row.Code, row.State, row.IsAfterRevocation, row.Basis));
        return told.SequenceEqual(events.Where(happened => happened is UseReserved or UseDenied or StatutoryUse).Select(happened => Row(happened, events)));
    });

    private static GrantAsked Asked => new(Sample.Now, "operator-1", Sample.Terms, Sample.Terms.NotAfter, "p", "t");

    /// <summary>What one event is in the view, by looking for its end among all that happened.</summary>
    private static (Instant, DenyCode, UseState?, bool, LegalGround?) Row(HolderEvent happened, HolderEvent[] events)
    {
        if (happened is UseDenied denied) return (denied.At, denied.Code, null, false, null);
        if (happened is StatutoryUse law) return (law.At, DenyCode.None, UseState.Made, false, law.Basis);
        var reserved = (UseReserved)happened;
        var end = events.SingleOrDefault(later => later is UseCommitted committed && committed.Request == reserved.Request || later is UseReleased released && released.Request == reserved.Request);
        bool isLate = end is UseCommitted && events.Any(earlier => earlier is GrantRevoked && earlier.At <= end.At);
        return (reserved.At, DenyCode.None, end is null ? UseState.Reserved : end is UseCommitted ? UseState.Made : UseState.Released, isLate, null);
    }

    private static IEnumerable<HolderEvent> Pieces(IEnumerable<DenyCode> denials, IEnumerable<int> ends, int laws, bool revoked)
    {
        foreach (var code in denials) yield return new UseDenied(Sample.Now, "operator-1", Sample.Terms.Id, "denied", Sample.Window, Sample.Terms.Purpose, LicenceActions.FetchData, code);
        foreach (var (end, i) in ends.Select((end, i) => (end, i)))
        {
            string request = $"request-{i}";
            yield return new UseReserved(
                Sample.Now, "operator-1", Sample.Terms.Id, request, Sample.Terms.Purpose, LicenceActions.FetchData, ["name"], Sample.IdentityCard, LicenceState.Valid, Sample.Now, CodeDigest: null);
            if (end == 1) yield return new UseCommitted(Sample.Now, "source", Sample.Terms.Id, request, ResultDigest: null);
            if (end == 2) yield return new UseReleased(Sample.Now, "source", Sample.Terms.Id, request);
        }

        for (int i = 0; i < laws; i++) yield return new StatutoryUse(Sample.Now, "officer-1", Sample.Window, $"law-{i}", Sample.Terms.Purpose, Sample.Need.Type, ["name"], Law);
        if (revoked) yield return new GrantRevoked(Sample.Now, Sample.HolderAccount, Sample.Terms.Id);
    }

    /// <summary>A reservation before its end, and every event a second after the one before.</summary>
    private static HolderEvent[] Ordered(HolderEvent[] events)
    {
        var rest = events.ToList();
        var ordered = new List<HolderEvent>();
        while (rest.Count > 0)
        {
            var next = rest.Find(one => RequestOf(one) is not { } request || ordered.Exists(earlier => earlier is UseReserved reserved && reserved.Request == request))!;
            rest.Remove(next);
            ordered.Add(next with { At = Sample.Now + Duration.FromSeconds(ordered.Count) });
        }

        return [.. ordered];

        static string? RequestOf(HolderEvent happened) => happened switch
        {
            UseCommitted committed => committed.Request,
            UseReleased released => released.Request,
            _ => null,
        };
    }
}
