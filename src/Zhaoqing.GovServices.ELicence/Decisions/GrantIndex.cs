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
    private readonly GrantRows _rows = new();

    /// <summary>How many grants it has.</summary>
    public int Count => _rows.Count;

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
        lock (_writing) return _rows.Remove(grant);
    }

    /// <summary>Looks the grant and the names of what is asked up, once for many requests under one grant.</summary>
    /// <param name="request">What is asked; its id and code do not matter here.</param>
    /// <exception cref="ArgumentException">The fields are not given.</exception>
    public ResolvedAsk Resolve(LicenceRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Fields.IsDefault) throw new ArgumentException("The fields are not given.", nameof(request));
        _rows.TryRead(request.Grant, out _, out _, out int row);
        return new ResolvedAsk(_names, request, row);
    }

    /// <summary>Puts a grant of a holder that is looked at; <see langword="null"/> for the look there was.</summary>
    internal void PutSeen(LicenceGrant grant, HolderSight? sight)
    {
        lock (_writing)
        {
            sight ??= SightOf(grant.Terms.Holder, grant.Terms.Id);
            var side = sight is null ? null : new GrantSide(sight, Rare: null);
            var row = new GrantRow(grant, _names, ref side);
            _rows.Put(row, side);
        }
    }

    /// <summary>Takes out what was put under a look that ended; what was put under another since stays.</summary>
    internal void RemoveSeen(Guid grant, HolderSight sight)
    {
        lock (_writing)
        {
            if (_rows.TryRead(grant, out _, out var side, out _) && ReferenceEquals(side?.Sight, sight)) _rows.Remove(grant);
        }
    }

    /// <summary>The look under which a grant of a holder was put; <see langword="null"/> where there is none.</summary>
    internal HolderSight? SightOf(HolderReference holder, Guid grant) => _rows.TryRead(grant, out var row, out var side, out _) && row.Holder == holder ? side?.Sight : null;
}
