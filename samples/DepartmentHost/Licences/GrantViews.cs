using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.DepartmentHost.Http;
using Zhaoqing.GovServices.ELicence;
using Zhaoqing.GovServices.ELicence.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>Grants, licences and uses as those who may see them see them. The values of a face are shown to its holder alone.</summary>
internal sealed class GrantViews(LicenceDesk desk, LicenceRegister register, AskedGrants asked, TimeProvider time)
{
    /// <summary>A grant for its holder or for the unit that asked; <see langword="null"/> for anybody else, as where there is none.</summary>
    public async Task<(LicenceGrant Grant, bool IsHolder)?> FindAsync(Guid id, CaseActor by, CancellationToken cancellation)
    {
        if (await asked.FindAsync(id, cancellation) is not { } terms) return null;
        bool isHolder = register.OfAccount(by.Id) is { } holder && holder.Reference == terms.Holder;
        if (!isHolder && register.UserOf(by) != terms.User) return null;
        return ((await desk.ReadFileAsync(terms.Holder, cancellation)).Find(id)!, isHolder);
    }

    /// <summary>The grants of the holder that an account is, the latest first.</summary>
    public async Task<IReadOnlyList<GrantAnswer>> OfHolderAsync(string account, CancellationToken cancellation) =>
        register.OfAccount(account) is { } holder
            ? [.. (await desk.ReadFileAsync(holder.Reference, cancellation)).Grants.Values.OrderByDescending(grant => grant.Terms.NotBefore).ThenBy(grant => grant.Terms.Id).Select(grant => Of(grant, isHolder: true))]
            : [];

    /// <summary>The uses of the holder that an account is, the latest first.</summary>
    public async Task<IReadOnlyList<UseRowAnswer>> UsesOfAsync(string account, CancellationToken cancellation) =>
        register.OfAccount(account) is { } holder
            ? [.. (await desk.ReadUsesAsync(holder.Reference, cancellation)).Reverse().Select(row => UseRowAnswer.Of(row, register.Types.Find(row.Licence)?.Name))]
            : [];

    /// <summary>The digital space of the holder that an account is; <see langword="null"/> where it is none.</summary>
    public DigitalSpace? SpaceOf(string account) =>
        register.OfAccount(account) is { } holder ? DigitalSpace.Of(holder.Reference, holder.Kind, holder.Licences.Select(held => held.Licence), register.Types) : null;

    /// <summary>A grant.</summary>
    public GrantAnswer Of(LicenceGrant grant, bool isHolder)
    {
        var terms = grant.Terms;
        var type = register.Types.Find(terms.Licence);
        var found = isHolder ? register.Find(terms.Holder, terms.Licence, terms.Pinned) : default;
        var face = found.Count == 1 ? register.FaceOf(found.Identifier, terms.Fields) : null;
        var state = grant.StateAt(Instant.FromDateTimeOffset(time.GetUtcNow()));
        return new GrantAnswer(
            terms.Id, state, GrantTable.NameOf(state), terms.Licence, type?.Name ?? "", terms.User.Unit, terms.Purpose.Case!, terms.Purpose.Matter, LicenceNotice.NamesOf(terms.Actions),
            [.. terms.Fields.Select(name => new GrantFieldAnswer(name, type?.Find(name)?.Title ?? name, type?.Find(name)?.Class, type?.Find(name)?.Sensitivity, face?.GetValueOrDefault(name)))],
            terms.NotBefore, terms.NotAfter, grant.AnswerBy, terms.UseLimit, grant.Used, grant.IsPreviewed, LicenceNotice.TextOf(terms, register.Types), isHolder ? terms.Digest() : null);
    }
}
