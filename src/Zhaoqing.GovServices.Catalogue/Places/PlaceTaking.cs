using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>That a place takes a matter, and how far.</summary>
/// <remarks>Immutable.</remarks>
public sealed record PlaceTaking
{
    private PlaceTaking(ServicePlace place, MatterList list, Delegation? delegation)
    {
        Place = place;
        List = list;
        Delegation = delegation;
    }

    /// <summary>The place.</summary>
    public ServicePlace Place { get; }

    /// <summary>The list by which the matter is handled; its authority decides.</summary>
    public MatterList List { get; }

    /// <summary>By which delegation the place takes it; <see langword="null"/> where the division of the place has a list of its own.</summary>
    public Delegation? Delegation { get; }

    /// <summary>The farthest act that is done at the place.</summary>
    public DelegatedAct Farthest => Delegation is { } by ? (DelegatedAct)(int)by.Form : DelegatedAct.Decide;

    /// <summary>Whether a place takes a matter at an instant: the division of the place has a list of its own, or the authority delegated it; and where windows are told, one takes it.</summary>
    /// <param name="place">The place.</param>
    /// <param name="edition">The edition in force.</param>
    /// <param name="matter">The matter.</param>
    /// <param name="delegations">All delegations; of several that hold for the place, the one that reaches farthest counts.</param>
    /// <param name="at">When.</param>
    /// <returns>How; refused with <c>catalogue.place-does-not-take</c>, and as <see cref="CatalogueEdition.ListFor"/> refuses.</returns>
    [Clause("CON-5.5")]
    public static OneOf<Refusal, PlaceTaking> Of(ServicePlace place, CatalogueEdition edition, MatterCode matter, IEnumerable<Delegation> delegations, Instant at)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(delegations);
        if (edition.ListFor(matter, place.Division).TryPickT0(out var refusal, out var list)) return refusal;
        if (!place.Windows.IsEmpty && !place.Windows.Any(window => window.Takes(matter))) return PlaceRefusals.NotTaken();
        if (list.Division == place.Division) return new PlaceTaking(place, list, delegation: null);
        var by = delegations
            .Where(own => string.Equals(own.Place, place.Id, StringComparison.Ordinal) && own.From.Division == list.Division && own.From.Authority == list.Authority)
            .Where(own => own.Check(DelegatedAct.Submit, matter, at).IsT1)
            .MaxBy(own => own.Form);
        return by is null ? PlaceRefusals.NotTaken() : new PlaceTaking(place, list, by);
    }
}
