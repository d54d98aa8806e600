using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>Where a use stands (用证状态).</summary>
public enum UseState
{
    /// <summary>Reserved: counted, and not settled (已预占).</summary>
    Reserved,

    /// <summary>Made: the data left the source (已用).</summary>
    Made,

    /// <summary>Given back: no data left the source (已释放).</summary>
    Released,
}

/// <summary>A use that was allowed.</summary>
/// <param name="Reservation">What was reserved.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SettledAt">When it was settled; <see langword="null"/> where it is open.</param>
/// <param name="IsAfterRevocation">Whether the data left after the holder had taken the grant back (撤回后用证); told to the holder.</param>
public sealed record GrantUse(UseReserved Reservation, UseState State, Instant? SettledAt, bool IsAfterRevocation);

/// <summary>A use was allowed and reserved (预占), <c>e-licence.use-reserved.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">The operator, by account.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Request">The id of the request; a repeat is the same use.</param>
/// <param name="Purpose">For what, with the case.</param>
/// <param name="Action">What is done.</param>
/// <param name="Fields">The fields that may move.</param>
/// <param name="Licence">The licence that is used.</param>
/// <param name="LicenceState">Its state.</param>
/// <param name="Until">Until when the reservation stays open.</param>
/// <param name="CodeDigest">The one-time code it spent; <see langword="null"/> for none.</param>
public sealed record UseReserved(
    Instant At, string By, Guid Grant, string Request, GrantPurpose Purpose, LicenceActions Action, ImmutableArray<string> Fields, LicenceIdentifier Licence, LicenceState LicenceState, Instant Until,
    string? CodeDigest) : GrantEvent(At, By, Grant);

/// <summary>The data left the source (已用), <c>e-licence.use-committed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who says so.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Request">The request.</param>
/// <param name="ResultDigest">SHA-256 of what left; <see langword="null"/> where only the log of the source tells that it did.</param>
public sealed record UseCommitted(Instant At, string By, Guid Grant, string Request, string? ResultDigest) : GrantEvent(At, By, Grant);

/// <summary>No data left the source (释放), <c>e-licence.use-released.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who says so.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Request">The request.</param>
public sealed record UseReleased(Instant At, string By, Guid Grant, string Request) : GrantEvent(At, By, Grant);

/// <summary>A use was denied (拒绝用证), <c>e-licence.use-denied.v1</c>: the true reason, for the holder alone.</summary>
/// <param name="At">When.</param>
/// <param name="By">The operator, by account.</param>
/// <param name="Grant">The grant.</param>
/// <param name="Request">The request.</param>
/// <param name="Caller">Who asked.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Action">What was asked.</param>
/// <param name="Code">The true reason.</param>
public sealed record UseDenied(Instant At, string By, Guid Grant, string Request, LicenceUser Caller, GrantPurpose Purpose, LicenceActions Action, DenyCode Code) : GrantEvent(At, By, Grant);
