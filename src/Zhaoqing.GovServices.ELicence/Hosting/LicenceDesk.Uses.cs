using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence.Hosting;

public sealed partial class LicenceDesk
{
    /// <summary>Asks to use a licence: decides, and reserves the use. Data may be fetched after it, and handed over once <see cref="CommitAsync"/> has returned.</summary>
    /// <param name="holder">The holder the grant is of.</param>
    /// <param name="request">The request; sent again with the same id it is the same use.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>What the asker may know; refused with <c>e-licence.grant-unknown</c> where there is no such grant. A denial is recorded with its true reason for the holder.</returns>
    [Clause("PLT-2.2")]
    [Clause("PLT-2.6")]
    public async Task<OneOf<Refusal, UseAnswer>> UseAsync(HolderReference holder, LicenceRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        UseAnswer? answer = null;
        var changed = await ChangeAsync(
            holder,
            async (file, at) =>
            {
                if (file.Find(request.Grant) is null) return GrantRefusals.NoGrant();
                var events = await SettleOverdueAsync(file, request.Grant, at, cancellationToken).ConfigureAwait(false);
                var grant = (events.IsEmpty ? file : events.Aggregate(file, (before, happened) => before.Apply(happened))).Find(request.Grant)!;
                var decision = grant.Decide(request, _sources.FactsOf(grant, request), _sources.Find, _sources.Policy.Skew, at);
                answer = new UseAnswer(decision.Outward, decision.IsAllowed ? grant.GrantedFields(request) : [], decision.IsAllowed ? decision.Licence : null, decision.LicenceState);
                if (!decision.IsRepeat) events = events.Add(ToEvent(grant, request, decision, _sources.Policy.ReservationTime, at));
                return events;
            },
            cancellationToken).ConfigureAwait(false);
        return changed.MapT1(_ => answer!);
    }

    /// <summary>Makes a reserved use: the data are about to be handed over. Made again it changes nothing.</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="grant">The grant.</param>
    /// <param name="request">The id of the request.</param>
    /// <param name="resultDigest">SHA-256 of what is handed over.</param>
    /// <param name="by">The system that says so.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The use, the receipt of it; refused with <c>e-licence.use-unknown</c> where nothing is reserved: nothing may be handed over then.</returns>
    public Task<OneOf<Refusal, GrantUse>> CommitAsync(HolderReference holder, Guid grant, string request, string resultDigest, string by, CancellationToken cancellationToken = default)
    {
        if (!DigestText.Fits(resultDigest)) throw new ArgumentException("A digest has 64 hexadecimal digits in lower case.", nameof(resultDigest));
        return SettleAsync(holder, grant, request, UseState.Made, at => new UseCommitted(at, by, grant, request, resultDigest), cancellationToken);
    }

    /// <summary>Gives a reserved use back: nothing left the source. Given back again it changes nothing.</summary>
    public Task<OneOf<Refusal, GrantUse>> ReleaseAsync(HolderReference holder, Guid grant, string request, string by, CancellationToken cancellationToken = default) =>
        SettleAsync(holder, grant, request, UseState.Released, at => new UseReleased(at, by, grant, request), cancellationToken);

    /// <summary>Records a use by law (依法定职责用证); the holder sees it. The same caller's request again is the same use.</summary>
    /// <returns>How many uses by law there are of the holder; refused as <see cref="StatutoryUse.Of"/> says.</returns>
    [Clause("PLT-2.2")]
    public async Task<OneOf<Refusal, int>> UseByLawAsync(
        HolderReference holder, LicenceUser user, string by, string request, GrantPurpose purpose, LicenceNeed need, LegalGround basis, CancellationToken cancellationToken = default) =>
        (await ChangeAsync(
            holder,
            (file, at) => file.ByLaw.Contains((user, request)) ? Nothing : One(StatutoryUse.Of(user, by, request, purpose, need, basis, at)), cancellationToken).ConfigureAwait(false))
        .MapT1(file => file.ByLaw.Count);

    private static HolderEvent ToEvent(LicenceGrant grant, LicenceRequest request, UseDecision decision, Duration reserveFor, Instant at) => decision.IsAllowed
        ? new UseReserved(
            at, request.Operator, request.Grant, request.Request, request.Purpose, request.Action, grant.GrantedFields(request), decision.Licence, decision.LicenceState,
            at + reserveFor, grant.Terms.InPerson ? request.CodeDigest : null)
        : new UseDenied(at, request.Operator, request.Grant, request.Request, request.Caller, request.Purpose, request.Action, decision.Code);

    private async Task<OneOf<Refusal, GrantUse>> SettleAsync(
        HolderReference holder, Guid grant, string request, UseState state, Func<Instant, HolderEvent> happened, CancellationToken cancellationToken)
    {
        var settled = await ChangeAsync(
            holder,
            (file, at) => file.Find(grant)?.Uses.GetValueOrDefault(request) is { } use && (use.State == UseState.Reserved || use.State == state)
                ? use.State == state ? Nothing : ImmutableArray.Create(happened(at))
                : GrantRefusals.UseUnknown(),
            cancellationToken).ConfigureAwait(false);
        return settled.MapT1(file => file.Find(grant)!.Uses[request]);
    }

    /// <summary>What was reserved and never settled: used where the log of the source says that data left, given back where it says they did not, and left open where it does not know.</summary>
    private async ValueTask<ImmutableArray<HolderEvent>> SettleOverdueAsync(HolderFile file, Guid grant, Instant at, CancellationToken cancellationToken)
    {
        if (file.Find(grant) is not { Reserved: > 0 }) return [];
        var events = ImmutableArray.CreateBuilder<HolderEvent>();
        foreach (var open in file.Overdue(grant, at))
        {
            bool? hasLeft = await _sources.HasLeft(grant, open.Request, cancellationToken).ConfigureAwait(false);
            if (hasLeft == true) events.Add(new UseCommitted(at, LicenceSources.SettledBy, grant, open.Request, ResultDigest: null));
            if (hasLeft == false) events.Add(new UseReleased(at, LicenceSources.SettledBy, grant, open.Request));
        }

        return events.ToImmutable();
    }
}
