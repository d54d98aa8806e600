using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>Where grants are asked, answered and taken back, and licences used (用证台). Safe for concurrent use; any number of hosts may share one journal.</summary>
/// <remarks>
/// One stream per holder holds grants and uses; its version is the holder's epoch. A use is allowed only by an append on the epoch it was decided on,
/// so once a revocation has returned, on any host, no use is allowed any more. What is only read or checked may rest on a look at the record that is not older than stated, see <see cref="Freshness"/>.
/// The holders served last are kept in memory (<see cref="LicenceSources.HoldersInMemory"/>), all others are read from the record when they come.
/// </remarks>
public sealed partial class LicenceDesk
{
    private readonly IEventStore _store;
    private readonly TimeProvider _time;
    private readonly LicenceSources _sources;
    private readonly ImmutableArray<SemaphoreSlim> _turns = [.. Enumerable.Range(0, 1_024).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly GrantIndex _index = new();
    private readonly HolderCells _cells;

    /// <summary>A desk.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sources">What the desk has to be told from outside.</param>
    public LicenceDesk(IEventStore store, TimeProvider time, LicenceSources sources)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(sources);
        _store = store;
        _time = time;
        _sources = sources;
        _cells = new HolderCells(sources.HoldersInMemory, holder => new HolderCell(store, time, holder, _turns[holder.GetHashCode() & (_turns.Length - 1)], _index));
    }

    /// <summary>Asks a holder; see <see cref="LicenceGrant.Ask"/>. The same terms asked again are answered as the first time.</summary>
    /// <returns>The grant, waiting for its holder; refused also with <c>e-licence.grant-known</c> where the id was used for other terms.</returns>
    public Task<OneOf<Refusal, LicenceGrant>> AskAsync(GrantTerms terms, GrantRules rules, string by, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return ChangeAsync(
            terms.Holder, terms.Id,
            (file, at) => file.Find(terms.Id) is { } known
                ? known.Terms == terms ? Nothing : GrantRefusals.GrantKnown()
                : One(LicenceGrant.Ask(terms, rules, by, at)),
            cancellationToken);
    }

    /// <summary>The holder says yes.</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="grant">The grant.</param>
    /// <param name="authority">By what right.</param>
    /// <param name="signature">The signature over the terms, as the host has checked it.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<OneOf<Refusal, LicenceGrant>> AllowAsync(HolderReference holder, Guid grant, GrantAuthority authority, GrantSignature signature, CancellationToken cancellationToken = default) =>
        ChangeAsync(holder, grant, (file, at) => On(file, grant, found => One(found.Allow(authority, signature, file.Askers[grant], at))), cancellationToken);

    /// <summary>The holder says no.</summary>
    public Task<OneOf<Refusal, LicenceGrant>> RejectAsync(HolderReference holder, Guid grant, GrantAuthority authority, CancellationToken cancellationToken = default) =>
        ChangeAsync(holder, grant, (file, at) => On(file, grant, found => One(found.Reject(authority, at))), cancellationToken);

    /// <summary>The holder has seen what would move, and agrees.</summary>
    public Task<OneOf<Refusal, LicenceGrant>> PreviewAsync(HolderReference holder, Guid grant, GrantAuthority authority, CancellationToken cancellationToken = default) =>
        ChangeAsync(holder, grant, (file, at) => On(file, grant, found => One(found.Preview(authority, at))), cancellationToken);

    /// <summary>The holder takes the grant back. After this has returned no use is allowed on it, on any host.</summary>
    [Clause("PLT-2.6")]
    public Task<OneOf<Refusal, LicenceGrant>> RevokeAsync(HolderReference holder, Guid grant, GrantAuthority authority, CancellationToken cancellationToken = default) =>
        ChangeAsync(holder, grant, (file, at) => On(file, grant, found => One(found.Revoke(authority, at))), cancellationToken);

    /// <summary>The holder shows a one-time code in person (扫码亮证).</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="grant">The grant.</param>
    /// <param name="code">The code, from a good source of chance; it is not kept.</param>
    /// <param name="authority">By what right.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public Task<OneOf<Refusal, LicenceGrant>> ShowCodeAsync(HolderReference holder, Guid grant, string code, GrantAuthority authority, CancellationToken cancellationToken = default) =>
        ChangeAsync(holder, grant, (file, at) => On(file, grant, found => One(found.Show(code, authority, _sources.Policy, at))), cancellationToken);

    /// <summary>Stops a grant for a time.</summary>
    public Task<OneOf<Refusal, LicenceGrant>> SuspendAsync(HolderReference holder, Guid grant, string reason, string by, CancellationToken cancellationToken = default) =>
        ChangeAsync(holder, grant, (file, at) => On(file, grant, found => One(found.Suspend(reason, by, at))), cancellationToken);

    /// <summary>Lets a grant go on.</summary>
    public Task<OneOf<Refusal, LicenceGrant>> ResumeAsync(HolderReference holder, Guid grant, string by, CancellationToken cancellationToken = default) =>
        ChangeAsync(holder, grant, (file, at) => On(file, grant, found => One(found.Resume(by, at))), cancellationToken);

    private static OneOf<Refusal, ImmutableArray<HolderEvent>> Nothing => ImmutableArray<HolderEvent>.Empty;

    private static OneOf<Refusal, ImmutableArray<HolderEvent>> One<T>(OneOf<Refusal, T> decided)
        where T : HolderEvent => decided.MapT1(happened => ImmutableArray.Create<HolderEvent>(happened));

    private static OneOf<Refusal, ImmutableArray<HolderEvent>> On(HolderFile file, Guid grant, Func<LicenceGrant, OneOf<Refusal, ImmutableArray<HolderEvent>>> decide) =>
        file.Find(grant) is { } found ? decide(found) : GrantRefusals.NoGrant();

    private async Task<OneOf<Refusal, LicenceGrant>> ChangeAsync(
        HolderReference holder, Guid grant, Func<HolderFile, Instant, OneOf<Refusal, ImmutableArray<HolderEvent>>> decide, CancellationToken cancellationToken) =>
        (await ChangeAsync(holder, decide, cancellationToken).ConfigureAwait(false)).MapT1(file => file.Find(grant)!);

    private Task<OneOf<Refusal, HolderFile>> ChangeAsync(
        HolderReference holder, Func<HolderFile, Instant, OneOf<Refusal, ImmutableArray<HolderEvent>>> decide, CancellationToken cancellationToken) =>
        ChangeAsync(holder, (file, at) => ValueTask.FromResult(decide(file, at)), cancellationToken);

    private async Task<OneOf<Refusal, HolderFile>> ChangeAsync(
        HolderReference holder, Func<HolderFile, Instant, ValueTask<OneOf<Refusal, ImmutableArray<HolderEvent>>>> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await _cells.Of(holder).ChangeAsync(decide, cancellationToken).ConfigureAwait(false) is { } after) return after;
        }
    }
}
