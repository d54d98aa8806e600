using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>One use of a right at a window.</summary>
/// <param name="Right">The right: one alone.</param>
/// <param name="Matter">The matter.</param>
/// <param name="Authority">The authority that decides it.</param>
/// <param name="Window">The window.</param>
/// <param name="Staff">Who acted, one or two of staff.</param>
/// <param name="UsedToday">How often the window used this right under the grant on that day before.</param>
public sealed record TrustUse(TrustRights Right, MatterCode Matter, UnifiedSocialCreditCode Authority, string Window, ImmutableArray<TrustStaff> Staff, int UsedToday)
{
    /// <summary>Whether the authority was there by video.</summary>
    public bool HasVideo { get; init; }
}

/// <summary>A window whose trust is suspended (暂停授信).</summary>
/// <param name="Window">The window.</param>
/// <param name="From">From when on.</param>
/// <param name="Reason">Why.</param>
public sealed record WindowSuspension(string Window, Instant From, SuspensionReason Reason)
{
    /// <summary>When it ended; <see langword="null"/> while it goes on.</summary>
    public Instant? Until { get; init; }
}

/// <summary>What a use of a right comes to: covered by a grant, or a receipt only.</summary>
/// <param name="Right">The right.</param>
/// <param name="Grant">The grant that covers it; <see langword="null"/> where none does.</param>
/// <param name="Why">Why none does; <see langword="null"/> where one does.</param>
public sealed record TrustVerdict(TrustRights Right, WindowTrustGrant? Grant, Refusal? Why)
{
    /// <summary>Whether the act stands as if the authority had done it. Where not, the act is not void: it counts as a receipt, and the authority does it again.</summary>
    public bool IsCovered => Grant is not null;
}

/// <summary>The grants and suspensions that an authority or a window knows (授信登记册).</summary>
/// <remarks>Immutable.</remarks>
public sealed class TrustRegister
{
    private readonly ImmutableArray<WindowTrustGrant> _grants;
    private readonly ImmutableArray<WindowSuspension> _suspensions;

    /// <summary>A register.</summary>
    /// <exception cref="ArgumentException">A number stands twice.</exception>
    public TrustRegister(IEnumerable<WindowTrustGrant> grants, params IEnumerable<WindowSuspension> suspensions)
    {
        (_grants, _suspensions) = ([.. grants], [.. suspensions]);
        if (_grants.DistinctBy(grant => grant.Id, StringComparer.Ordinal).Count() != _grants.Length) throw new ArgumentException("The number of a grant stands twice.", nameof(grants));
    }

    /// <summary>What a use of a right comes to.</summary>
    /// <param name="use">The use.</param>
    /// <param name="at">When it was: a grant revoked or ended later still covers it.</param>
    /// <returns>
    /// The verdict; where it is not covered <c>cross-region.trust-suspended</c>, <c>trust-missing</c>, <c>trust-right-missing</c>, <c>trust-revoked</c>, <c>trust-not-in-force</c>, <c>trust-staff-unfit</c>,
    /// <c>trust-dual-staff</c>, <c>trust-video</c> or <c>trust-daily-cap</c> says why.
    /// </returns>
    /// <exception cref="ArgumentException">Not one right, or nobody acted.</exception>
    [Clause("CON-2.1")]
    public TrustVerdict Judge(TrustUse use, Instant at)
    {
        ArgumentNullException.ThrowIfNull(use);
        if (!System.Numerics.BitOperations.IsPow2((int)use.Right) || (use.Right & ~TrustRights.All) != TrustRights.None) throw new ArgumentException("One right is used at a time.", nameof(use));
        if (use.Staff.IsDefaultOrEmpty) throw new ArgumentException("Somebody acted.", nameof(use));
        if (_suspensions.Any(one => string.Equals(one.Window, use.Window, StringComparison.Ordinal) && one.From <= at && !(one.Until <= at))) return Missing(use, TrustRefusals.Suspended());
        Refusal? why = null;
        bool isOfOneInForce = false;
        foreach (var grant in _grants)
        {
            if (grant.GrantedBy != use.Authority || !string.Equals(grant.Scope.Window, use.Window, StringComparison.Ordinal) || !grant.Scope.Matters.Contains(use.Matter)) continue;
            if (WhyNot(grant, use, at) is not { } refusal) return new TrustVerdict(use.Right, grant, Why: null);
            // One that is in force says more than one that is over.
            if (why is null || (!isOfOneInForce && grant.Holds(at))) (why, isOfOneInForce) = (refusal, grant.Holds(at));
        }

        return Missing(use, why ?? TrustRefusals.Missing());
    }

    private static TrustVerdict Missing(TrustUse use, Refusal why) => new(use.Right, Grant: null, why);

    private static Refusal? WhyNot(WindowTrustGrant grant, TrustUse use, Instant at)
    {
        if ((grant.Scope.Rights & use.Right) == TrustRights.None) return TrustRefusals.RightMissing();
        if (grant.RevokedAt <= at) return TrustRefusals.Revoked();
        if (!grant.Holds(at)) return TrustRefusals.NotInForce();
        if (!use.Staff.All(staff => staff.IsInGoodStanding)) return TrustRefusals.StaffUnfit();
        var conditions = grant.Conditions;
        if ((conditions.DualStaff & use.Right) != TrustRights.None && use.Staff.DistinctBy(staff => staff.Id, StringComparer.Ordinal).Count() < 2) return TrustRefusals.DualStaff();
        if ((conditions.Video & use.Right) != TrustRights.None && !use.HasVideo) return TrustRefusals.Video();
        return use.UsedToday >= conditions.DailyCap ? TrustRefusals.DailyCap() : null;
    }
}
