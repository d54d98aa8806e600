using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>A request to use a licence under a grant.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Request">The id of the request, 1 to 100 characters; a repeat gets the first answer.</param>
/// <param name="Caller">Who asks, as the host has authenticated it.</param>
/// <param name="Operator">The account of the one at the window.</param>
/// <param name="Purpose">For what.</param>
/// <param name="Action">What is to be done: one action.</param>
/// <param name="Fields">The fields that are wanted.</param>
/// <param name="Trim">Whether fields that are not granted are left out instead of denying all.</param>
/// <param name="CodeDigest">The digest of the one-time code the holder showed; <see langword="null"/> for none.</param>
public sealed record LicenceRequest(
    Guid Grant, string Request, LicenceUser Caller, string Operator, GrantPurpose Purpose, LicenceActions Action, ImmutableArray<string> Fields, bool Trim, string? CodeDigest);

/// <summary>What was found of a licence.</summary>
/// <param name="Count">How many valid ones fit; where none is valid, how many fit at all.</param>
/// <param name="Identifier">The one, where it is one.</param>
/// <param name="State">Its state.</param>
public readonly record struct LicenceFinding(int Count, LicenceIdentifier Identifier, LicenceState State);

/// <summary>Looks a licence up. The decision calls it only after the request has passed everything that does not depend on whether there is one.</summary>
/// <param name="holder">The holder.</param>
/// <param name="type">The type.</param>
/// <param name="pinned">The one version that is meant; <see langword="null"/> for the valid one.</param>
public delegate LicenceFinding FindLicence(HolderReference holder, LicenceTypeCode type, LicenceIdentifier? pinned);

/// <summary>What a decision needs to know beside grant and request. The default denies.</summary>
/// <param name="OperatorMayAct">Whether the operator is on duty and may do this.</param>
/// <param name="ChainHolds">Whether, as far as is known outside, everybody the grant rests on is still able to give it: alive, capable, in office.</param>
public readonly record struct UseFacts(bool OperatorMayAct, bool ChainHolds);
