using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>An edition in the line of editions.</summary>
/// <param name="Number">The number of its publication, from 0 for the first edition.</param>
/// <param name="Edition">The edition: all that was published for an instant not after its own.</param>
/// <param name="Change">The change that made it; <see langword="null"/> for the first.</param>
public sealed record PublishedEdition(int Number, CatalogueEdition Edition, CatalogueChange? Change);

/// <summary>The editions of a catalogue in the order in which they are in force (版本序列): past, present and to come.</summary>
/// <remarks>
/// Immutable. From the first edition on exactly one is in force at every instant: the last by instant of effect, then by number of publication.
/// What was in force in the past never changes, since nothing is published for an instant before its approval.
/// </remarks>
public sealed class CatalogueTimeline
{
    private readonly string _id;

    /// <summary>A line with its first edition.</summary>
    public CatalogueTimeline(CatalogueEdition first)
    {
        ArgumentNullException.ThrowIfNull(first);
        _id = first.Id;
        Editions = [new PublishedEdition(0, first, Change: null)];
    }

    private CatalogueTimeline(string id, ImmutableArray<PublishedEdition> editions)
    {
        _id = id;
        Editions = editions;
    }

    /// <summary>The editions by instant of effect, then by number.</summary>
    public ImmutableArray<PublishedEdition> Editions { get; }

    /// <summary>The edition in force at an instant; <see langword="null"/> before the first.</summary>
    [Clause("STD-3.2")]
    public CatalogueEdition? InForceAt(Instant instant)
    {
        CatalogueEdition? found = null;
        foreach (var published in Editions)
        {
            if (published.Edition.Effective <= instant) found = published.Edition;
        }

        return found;
    }

    /// <summary>The line with an approved change: from its instant on its edits hold, also in editions published before for a later instant.</summary>
    /// <param name="change">The change.</param>
    /// <param name="at">When it is published; not after its instant of effect, so that no answer about the past changes.</param>
    /// <returns>
    /// The line; refused, with nothing changed, with <c>catalogue.change-not-approved</c>, <c>change-published</c>, <c>effective-in-past</c>, <c>change-stale</c>, and
    /// <c>change-overlaps</c> where an edition to come was written against a matter that this one changes.
    /// </returns>
    [Clause("STD-3.2")]
    public OneOf<Refusal, CatalogueTimeline> Publish(CatalogueChange change, Instant at)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change is not { State: ChangeState.Approved, Effective: { } effective }) return ChangeRefusals.NotApproved();
        if (Editions.Any(published => string.Equals(published.Change?.Id, change.Id, StringComparison.Ordinal))) return ChangeRefusals.Published();
        if (effective < at) return ChangeRefusals.EffectiveInPast();
        int place = Editions.Length;
        while (place > 0 && Editions[place - 1].Edition.Effective > effective) place--;
        if (place == 0) return ChangeRefusals.EffectiveInPast();
        return Rebuilt(Editions.Insert(place, new PublishedEdition(Editions.Max(published => published.Number) + 1, Editions[place - 1].Edition, change)), place);
    }

    /// <summary>The line without a change that was cancelled before it came into force.</summary>
    /// <returns>The line; refused with <c>catalogue.change-overlaps</c> where an edition to come was written against it.</returns>
    /// <exception cref="ArgumentException">The change is not cancelled, or not in the line.</exception>
    public OneOf<Refusal, CatalogueTimeline> Withdraw(CatalogueChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.State != ChangeState.Cancelled) throw new ArgumentException("Only a cancelled change is withdrawn.", nameof(change));
        for (int place = 1; place < Editions.Length; place++)
        {
            if (string.Equals(Editions[place].Change!.Id, change.Id, StringComparison.Ordinal)) return Rebuilt(Editions.RemoveAt(place), place);
        }

        throw new ArgumentException("The change is not in the line.", nameof(change));
    }

    /// <summary>Makes the editions from a place on anew, each on the one before it.</summary>
    private OneOf<Refusal, CatalogueTimeline> Rebuilt(ImmutableArray<PublishedEdition> editions, int from)
    {
        var line = editions.ToBuilder();
        for (int i = from; i < line.Count; i++)
        {
            var change = line[i].Change!;
            if (EditedMatters.Of(line[i - 1].Edition.Matters, change.Edits).TryPickT0(out var refusal, out var matters))
                return i == from && editions.Length > Editions.Length ? refusal : ChangeRefusals.Overlaps(change);
            line[i] = line[i] with { Edition = new CatalogueEdition($"{_id}.{i}", change.Effective!.Value, matters, line[i - 1].Edition) };
        }

        return new CatalogueTimeline(_id, line.ToImmutable());
    }
}
