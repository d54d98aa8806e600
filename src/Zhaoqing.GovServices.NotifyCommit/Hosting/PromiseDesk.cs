using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>The code of the regionally assessed area (区域评估区域) a case lies in; <see langword="null"/> where it lies in none.</summary>
/// <param name="file">The case.</param>
public delegate string? AssessedAreaOf(CaseFile file);

/// <summary>Gathers what is known when somebody asks to commit, and does the acts on the case.</summary>
/// <remarks>Safe for concurrent use. What it returns has been recorded durably; a refusal leaves the record as it was.</remarks>
public sealed class PromiseDesk(CaseDesk cases, PromiseLists lists, PromiseCredit credit, AssessedAreaOf area, TimeProvider time)
{
    /// <summary>What is known about committing on a case now.</summary>
    public async Task<CommitmentFacts> FactsAsync(CaseFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var parties = await credit.StandingAsync(file, cancellationToken).ConfigureAwait(false);
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return new CommitmentFacts(lists.InForceAt(now), parties, area(file)) { Until = lists.NextAfter(now) };
    }

    /// <summary>Shows the notice; what it says stands in the record of the case and in its answer.</summary>
    /// <returns>A refusal, with nothing written; the version there is, if the caller's is stale; else the case.</returns>
    public Task<OneOf<Refusal, StaleCase, CaseSnapshot>> OfferAsync(CaseActor by, CaseFile file, long expectedVersion, AppendKey key, CancellationToken cancellationToken = default) =>
        WithFactsAsync(by, file, expectedVersion, facts => new OfferCommitment(facts), key, cancellationToken);

    /// <summary>Signs the promise; the list and the credit are looked at again.</summary>
    /// <inheritdoc cref="OfferAsync"/>
    public Task<OneOf<Refusal, StaleCase, CaseSnapshot>> SignAsync(
        CaseActor by, CaseFile file, long expectedVersion, PromiseSignature signature, AppendKey key, CancellationToken cancellationToken = default) =>
        WithFactsAsync(by, file, expectedVersion, facts => new SignCommitment(facts, signature), key, cancellationToken);

    /// <summary>Accepts with a tolerated deficiency.</summary>
    /// <inheritdoc cref="OfferAsync"/>
    public Task<OneOf<Refusal, StaleCase, CaseSnapshot>> TolerateAsync(
        CaseActor by, CaseFile file, long expectedVersion, string? evidence, AppendKey key, CancellationToken cancellationToken = default) =>
        WithFactsAsync(by, file, expectedVersion, facts => new TolerateDeficiency(facts.Edition, evidence, facts.Parties) { Until = facts.Until }, key, cancellationToken);

    private async Task<OneOf<Refusal, StaleCase, CaseSnapshot>> WithFactsAsync(
        CaseActor by, CaseFile file, long expectedVersion, Func<CommitmentFacts, PartOrder> order, AppendKey key, CancellationToken cancellationToken) =>
        await cases.ActOnPartAsync(by, file.Number, expectedVersion, order(await FactsAsync(file, cancellationToken).ConfigureAwait(false)), key, cancellationToken).ConfigureAwait(false);
}
