using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>Grants of one host as they stand, for decisions in a few dozen nanoseconds that allocate nothing (授权索引).</summary>
/// <remarks>
/// Safe for concurrent use. <see cref="Put"/> is linearizable: every decision that starts after it has returned sees what was put, so after a revocation was put no decision says yes.
/// It answers as <see cref="LicenceGrant.Decide"/> does or not at all (<see cref="DenyCode.Undecided"/>, a denial): for a grant that it does not have, one that wants its holder present, a request that may be
/// a repeat, and moments before 1700 and after 2250; the whole grant is asked then. It takes names from grants alone, and keeps those of users, matters, types and fields for good.
/// What other hosts do, it learns by <see cref="Put"/>: see <see cref="Freshness"/> and <c>LicenceDesk.CheckAsync</c>.
/// </remarks>
public sealed partial class GrantIndex
{
    private readonly Lock _writing = new();
    private readonly GrantNames _names = new();
    private GrantSlots _slots = new();

    /// <summary>How many grants it has.</summary>
    public int Count => Volatile.Read(ref _slots).Count;

    /// <summary>Puts a grant as it stands now in the place of what was known of it. The caller sees to the order of one grant's changes.</summary>
    public void Put(LicenceGrant grant)
    {
        ArgumentNullException.ThrowIfNull(grant);
        PutSeen(grant, sight: null);
    }

    /// <summary>Takes a grant out; it is not decided here any more.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Remove(Guid grant)
    {
        lock (_writing) return _slots.Remove(grant);
    }

    /// <summary>Looks the names of what is asked up, once for many decisions.</summary>
    /// <param name="caller">Who asks, as the host has authenticated it.</param>
    /// <param name="purpose">For what, with the case.</param>
    /// <param name="action">What is to be done: one action.</param>
    /// <param name="fields">The fields that are wanted.</param>
    /// <param name="trim">Whether fields that are not granted are left out instead of denying all.</param>
    public ResolvedAsk Resolve(LicenceUser caller, GrantPurpose purpose, LicenceActions action, ImmutableArray<string> fields, bool trim = false)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(purpose);
        if (fields.IsDefault) throw new ArgumentException("The fields are not given.", nameof(fields));
        return new ResolvedAsk(_names, caller, purpose, action, fields, trim);
    }

    /// <summary>Puts a grant of a holder that is looked at.</summary>
    internal void PutSeen(LicenceGrant grant, HolderSight? sight)
    {
        lock (_writing)
        {
            var slots = _slots;
            sight ??= slots.Find(grant.Terms.Id)?.Sight ?? new HolderSight(grant.Terms.Holder);
            var after = slots.Put(new GrantRow(grant, _names, sight));
            if (!ReferenceEquals(after, slots)) Interlocked.Exchange(ref _slots, after);
        }
    }

    /// <summary>Takes out what was put under a look that ended; what was put under another since stays.</summary>
    internal void RemoveSeen(Guid grant, HolderSight sight)
    {
        lock (_writing)
        {
            if (_slots.Find(grant) is { } row && ReferenceEquals(row.Sight, sight)) _slots.Remove(grant);
        }
    }

    /// <summary>The look under which a grant was put; <see langword="null"/> where there is none.</summary>
    internal HolderSight? SightOf(Guid grant) => Find(grant)?.Sight;

    private GrantRow? Find(Guid grant) => Volatile.Read(ref _slots).Find(grant);
}
