using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>All grants of one holder with their uses, and the uses by law (用证卷): what one stream of the record adds up to. Its version is the holder's epoch.</summary>
/// <remarks>Immutable.</remarks>
public sealed record HolderFile
{
    private HolderFile()
    {
    }

    /// <summary>A file in which nothing happened yet.</summary>
    public static HolderFile Empty { get; } = new();

    /// <summary>The grants by their id.</summary>
    public ImmutableDictionary<Guid, LicenceGrant> Grants { get; private init; } = ImmutableDictionary<Guid, LicenceGrant>.Empty;

    /// <summary>The requests that used a licence by law, by caller and id.</summary>
    internal ImmutableHashSet<(LicenceUser, string)> ByLaw { get; private init; } = [];

    /// <summary>Who asked for each grant.</summary>
    internal ImmutableDictionary<Guid, string> Askers { get; private init; } = ImmutableDictionary<Guid, string>.Empty;

    /// <summary>The grant with an id; <see langword="null"/> where there is none.</summary>
    public LicenceGrant? Find(Guid grant) => Grants.GetValueOrDefault(grant);

    /// <summary>The file after an event.</summary>
    /// <exception cref="InvalidOperationException">The event is of a grant that was never asked.</exception>
    public HolderFile Apply(HolderEvent happened) => happened switch
    {
        GrantAsked asked => this with { Grants = Grants.Add(asked.Terms.Id, LicenceGrant.Begin(asked)), Askers = Askers.Add(asked.Terms.Id, asked.By) },
        GrantEvent one => this with { Grants = Grants.SetItem(one.Grant, Known(one.Grant).Apply(one)) },
        StatutoryUse use => this with { ByLaw = ByLaw.Add((use.User, use.Request)) },
        _ => throw new InvalidOperationException("This does not happen to a holder's licences."),
    };

    /// <summary>What events add up to.</summary>
    public static HolderFile Replay(IEnumerable<HolderEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Aggregate(Empty, (file, happened) => file.Apply(happened));
    }

    /// <summary>The reservations that ran out of time and are not settled.</summary>
    internal IEnumerable<UseReserved> Overdue(Guid grant, Instant at) =>
        Find(grant) is { Reserved: > 0 } found
            ? found.Uses.Values.Where(use => use.State == UseState.Reserved && at > use.Reservation.Until).Select(use => use.Reservation).OrderBy(use => use.Request, StringComparer.Ordinal)
            : [];

    private LicenceGrant Known(Guid grant) => Find(grant) ?? throw new InvalidOperationException("The grant was never asked.");
}
