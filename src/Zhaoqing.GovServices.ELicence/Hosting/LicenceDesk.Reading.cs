using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.ELicence.Hosting;

public sealed partial class LicenceDesk
{
    /// <summary>How many holders are in memory.</summary>
    internal int HoldersInMemory => _cells.Count;

    /// <summary>How many grants are in the index.</summary>
    internal int GrantsInIndex => _index.Count;

    /// <summary>All grants of a holder as the record has them now, from the newest epoch.</summary>
    public Task<HolderFile> ReadFileAsync(HolderReference holder, CancellationToken cancellationToken = default) => ReadFileAsync(holder, Freshness.Strict, cancellationToken).AsTask();

    /// <summary>All grants of a holder, as new as is asked; from the newest epoch where one of them is for a type of high risk.</summary>
    /// <param name="holder">The holder.</param>
    /// <param name="freshness">How new.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    public ValueTask<HolderFile> ReadFileAsync(HolderReference holder, Freshness freshness, CancellationToken cancellationToken = default) =>
        freshness.Bound is { } bound && _cells.Of(holder).LookWithin(bound) is { } look && look.File.Grants.Values.All(grant => MayRest(grant, freshness))
            ? ValueTask.FromResult(look.File)
            : new ValueTask<HolderFile>(ReadNewestAsync(holder, cancellationToken));

    /// <summary>Checks beforehand whether a grant lets a request: no licence is looked up, nothing moves, nothing is reserved and nothing recorded. Only <see cref="UseAsync"/> lets anybody use a licence.</summary>
    /// <param name="holder">The holder the grant is of.</param>
    /// <param name="request">The request.</param>
    /// <param name="freshness">How new the record must be; a grant for a type of high risk is checked on the newest epoch all the same.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>The outward code, <c>e-licence.allowed</c> where the grant lets it; refused with <c>e-licence.grant-unknown</c> where there is no such grant.</returns>
    public ValueTask<OneOf<Refusal, string>> CheckAsync(HolderReference holder, LicenceRequest request, Freshness freshness, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (freshness.Bound is { } bound && _index.SightOf(holder, request.Grant) is { } sight && sight.Newest is { } look && HolderCell.IsWithin(look, bound, _time)
            && look.File.Find(request.Grant) is { } grant && MayRest(grant, freshness))
        {
            var facts = _sources.FactsOf(grant, request);
            var code = _index.Check(request, facts, _sources.Policy.Skew, Now);
            return ValueTask.FromResult<OneOf<Refusal, string>>(UseDecision.OutwardOf(code == DenyCode.Undecided ? grant.Check(request, facts, _sources.Policy.Skew, Now) : code));
        }

        return new ValueTask<OneOf<Refusal, string>>(CheckNewestAsync(holder, request, cancellationToken));
    }

    /// <summary>The holder's own view: every use and every denial, in the order they happened, with the true reasons.</summary>
    [Clause("PLT-2.2")]
    public async Task<IReadOnlyList<UseRow>> ReadUsesAsync(HolderReference holder, CancellationToken cancellationToken = default)
    {
        var rows = new UseRows();
        await foreach (var page in _cells.Of(holder).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            foreach (var happened in page) rows.Add(happened);
        }

        return rows.ToList();
    }

    private Instant Now => Instant.FromDateTimeOffset(_time.GetUtcNow());

    private bool MayRest(LicenceGrant grant, Freshness freshness) => freshness.For(_sources.Types?.Find(grant.Terms.Licence)).Bound is not null;

    private async Task<HolderFile> ReadNewestAsync(HolderReference holder, CancellationToken cancellationToken) =>
        (await ChangeAsync(holder, (_, _) => Nothing, cancellationToken).ConfigureAwait(false)).AsT1;

    private async Task<OneOf<Refusal, string>> CheckNewestAsync(HolderReference holder, LicenceRequest request, CancellationToken cancellationToken)
    {
        var file = await ReadNewestAsync(holder, cancellationToken).ConfigureAwait(false);
        return file.Find(request.Grant) is { } grant ? UseDecision.OutwardOf(grant.Check(request, _sources.FactsOf(grant, request), _sources.Policy.Skew, Now)) : GrantRefusals.NoGrant();
    }
}
