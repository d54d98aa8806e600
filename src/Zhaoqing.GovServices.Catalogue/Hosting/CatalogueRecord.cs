using System.Collections.Immutable;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>What the one stream of the catalogue adds up to: all changes, and the line of editions. Immutable.</summary>
/// <param name="Version">The version of the stream.</param>
/// <param name="Changes">The changes by number.</param>
/// <param name="Line">The line of editions.</param>
/// <param name="Numbers">The number of the change that each event belongs to, in the order of the stream.</param>
internal sealed record CatalogueRecord(long Version, ImmutableSortedDictionary<string, ChangeSnapshot> Changes, CatalogueTimeline Line, ImmutableList<string> Numbers)
{
    internal static CatalogueRecord Begun(CatalogueEdition first) => new(0, ImmutableSortedDictionary.Create<string, ChangeSnapshot>(StringComparer.Ordinal), new CatalogueTimeline(first), []);

    /// <summary>The record after one more event.</summary>
    /// <exception cref="InvalidOperationException">A change that was published does not fit the first edition of this host.</exception>
    internal CatalogueRecord With(RecordedEvent recorded)
    {
        var (number, happened) = ChangeEventCodec.Read(recorded.Type, recorded.Content.Span);
        var before = Changes.GetValueOrDefault(number);
        var change = before is null ? CatalogueChange.Replay([happened]) : before.Change.Apply(happened);
        var line = LineWith(before?.Change, change).Match(
            refusal => throw new InvalidOperationException($"The change {number} in the record does not fit this host's first edition '{Line.Editions[0].Edition.Id}': {refusal.Code}."), found => found);
        return new CatalogueRecord(recorded.Version, Changes.SetItem(number, new ChangeSnapshot(change, (before?.Version ?? 0) + 1)), line, Numbers.Add(number));
    }

    /// <summary>The line after a change went from one state to the next.</summary>
    internal OneOf.OneOf<Refusal, CatalogueTimeline> LineWith(CatalogueChange? before, CatalogueChange after) => (before?.State, after.State) switch
    {
        (ChangeState.DataReview, ChangeState.Approved) => Line.Publish(after, after.LastAt),
        (ChangeState.Approved, ChangeState.Cancelled) => Line.Withdraw(after),
        _ => Line,
    };
}
