using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>One version of an e-licence (电子证照): what it is, whose, and where it stands. It never holds the licence file or a face.</summary>
/// <remarks>Immutable.</remarks>
/// <param name="Identifier">Its identifier.</param>
/// <param name="Holder">Whose it is.</param>
/// <param name="State">Where it stands.</param>
/// <param name="SealNumber">The number of the e-seal issued with it (电子印章); <see langword="null"/> where its type has none.</param>
public sealed record Licence(LicenceIdentifier Identifier, HolderReference Holder, LicenceState State, string? SealNumber)
{
    /// <summary>Issues a licence, and in the same act the seal of its holder where its type wants one: both or neither (电子印章同步发放).</summary>
    /// <param name="type">Its type.</param>
    /// <param name="identifier">Its identifier.</param>
    /// <param name="holder">Whose it is.</param>
    /// <param name="sealNumber">The number of the seal; <see langword="null"/> for none.</param>
    /// <returns>
    /// The licence; refused with <c>e-licence.other-type</c> where the identifier is of another type, <c>e-licence.seal-missing</c> where the type wants a seal and none comes,
    /// <c>e-licence.seal-not-due</c> where one comes with a type that has none.
    /// </returns>
    [Clause("PLT-2.5")]
    public static OneOf<Refusal, Licence> Issue(LicenceType type, LicenceIdentifier identifier, HolderReference holder, string? sealNumber)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (identifier.Parts.Type != type.Code) return LicenceRefusals.OtherType();
        bool hasSeal = !string.IsNullOrWhiteSpace(sealNumber);
        if (type.NeedsSeal && !hasSeal) return LicenceRefusals.SealMissing();
        if (!type.NeedsSeal && hasSeal) return LicenceRefusals.SealNotDue();
        return new Licence(identifier, holder, LicenceState.Valid, hasSeal ? sealNumber : null);
    }

    /// <summary>Whether the seal that was issued with it may be used: only while the licence is valid, so that the end of the one is the end of the other.</summary>
    [Clause("PLT-2.5")]
    public bool SealIsUsable => SealNumber is not null && State == LicenceState.Valid;

    /// <summary>What is done to it.</summary>
    /// <returns>The licence after it; refused with <c>e-licence.act-not-allowed</c> where <see cref="LicenceTable"/> names no way.</returns>
    public OneOf<Refusal, Licence> Do(LicenceAct act) =>
        LicenceTable.Table.After(State, act) is { } after ? this with { State = after } : LicenceRefusals.ActNotAllowed();

    /// <summary>Puts a new version in the place of this one (延续、变更).</summary>
    /// <param name="identifier">The identifier of the new version: same type, a higher version.</param>
    /// <returns>Both as they then stand; refused with <c>e-licence.act-not-allowed</c>, <c>e-licence.other-type</c> or <c>e-licence.version-not-newer</c>.</returns>
    public OneOf<Refusal, LicenceRenewal> Renew(LicenceIdentifier identifier)
    {
        if (Do(LicenceAct.Supersede).TryPickT0(out var refusal, out var old)) return refusal;
        if (identifier.Parts.Type != Identifier.Parts.Type) return LicenceRefusals.OtherType();
        return string.CompareOrdinal(identifier.Parts.Version, Identifier.Parts.Version) > 0
            ? new LicenceRenewal(old, this with { Identifier = identifier, State = LicenceState.Valid })
            : LicenceRefusals.VersionNotNewer();
    }
}

/// <summary>A new version in the place of an old one.</summary>
/// <param name="Old">The old version, superseded.</param>
/// <param name="Current">The new one, valid, with the same seal.</param>
public sealed record LicenceRenewal(Licence Old, Licence Current);
