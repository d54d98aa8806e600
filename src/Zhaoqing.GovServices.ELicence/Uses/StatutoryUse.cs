using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>A use by law without consent (依法定职责用证), <c>e-licence.statutory-use.v1</c>: a form of its own, never a grant, and seen by the holder all the same.</summary>
/// <param name="At">When.</param>
/// <param name="By">The operator, by account.</param>
/// <param name="User">Who used it.</param>
/// <param name="Request">The id of the request.</param>
/// <param name="Purpose">For what; always with a case.</param>
/// <param name="Licence">The type of the licence.</param>
/// <param name="Fields">The fields.</param>
/// <param name="Basis">The law and its article.</param>
public sealed record StatutoryUse(
    Instant At, string By, LicenceUser User, string Request, GrantPurpose Purpose, LicenceTypeCode Licence, ImmutableArray<string> Fields, LegalGround Basis) : HolderEvent(At, By)
{
    /// <summary>A use by law.</summary>
    /// <param name="user">Who uses it.</param>
    /// <param name="by">The operator.</param>
    /// <param name="request">The id of the request.</param>
    /// <param name="purpose">For what, with a case.</param>
    /// <param name="need">What the matter needs; nothing beyond it is used.</param>
    /// <param name="basis">The law and its article; a clause of the plan is no law.</param>
    /// <param name="at">When.</param>
    /// <returns>The use; refused with <c>e-licence.statutory-basis-missing</c>.</returns>
    [Clause("PLT-2.2")]
    public static OneOf<Refusal, StatutoryUse> Of(LicenceUser user, string by, string request, GrantPurpose purpose, LicenceNeed need, LegalGround basis, Instant at)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(purpose);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentException.ThrowIfNullOrWhiteSpace(request);
        bool isFounded = basis.Law is not null && basis.Article is not null && !string.IsNullOrWhiteSpace(by) && !string.IsNullOrWhiteSpace(purpose.Case);
        return isFounded ? new StatutoryUse(at, by, user, request, purpose, need.Type, need.Fields, basis) : GrantRefusals.StatutoryBasisMissing();
    }
}
