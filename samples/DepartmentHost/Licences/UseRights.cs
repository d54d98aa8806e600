using NodaTime;
using Zhaoqing.GovServices.DepartmentHost.People;
using Zhaoqing.GovServices.ELicence;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>Whether those whom a use rests on may still act, asked anew for each use: the operator for the unit, and everybody through whom the grant was given.</summary>
internal sealed class UseRights(LicenceRegister register, ActingPeople people, TimeProvider time)
{
    /// <summary>What is known of a use.</summary>
    public UseFacts Of(LicenceGrant grant, LicenceRequest request) => new(register.IsOperator(request.Caller, request.Operator), ChainHolds(grant));

    /// <summary>The holder is still known under the account, and each mandate still stands in the register: one that was taken back or struck out since lets nobody use anything.</summary>
    private bool ChainHolds(LicenceGrant grant)
    {
        var at = Instant.FromDateTimeOffset(time.GetUtcNow());
        bool isHolder = register.OfAccount(grant.Terms.HolderAccount) is { } known && known.Reference == grant.Terms.Holder;
        return isHolder && (grant.Authority is not { Chain.IsDefaultOrEmpty: false } given || given.Chain.All(link => people.Facts.Mandates.Any(kept => IsSame(kept, link) && kept.Holds(at))));
    }

    private static bool IsSame(Mandate kept, Mandate link) => kept with { RevokedAt = null } == link with { RevokedAt = null };
}
