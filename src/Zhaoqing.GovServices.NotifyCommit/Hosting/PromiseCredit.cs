using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.NotifyCommit.Hosting;

/// <summary>How somebody stands with a credit service outside (公共信用信息平台), as a host connects it.</summary>
/// <param name="party">The applicant.</param>
/// <param name="cancellationToken">Cancels the waiting.</param>
/// <returns><see cref="CreditStanding.Unknown"/> where it cannot be reached: nobody is barred or cleared by a service that is down.</returns>
public delegate ValueTask<CreditStanding> CreditServiceOf(Party party, CancellationToken cancellationToken);

/// <summary>Who has broken a promise that is not repaired, out of the record of all cases, together with what a credit service says.</summary>
/// <remarks>Safe for concurrent use. It is up to date with the journal whenever it answers. It keeps digests of identity numbers, never the numbers.</remarks>
public sealed class PromiseCredit(IEventStore store, CreditServiceOf service) : IDisposable
{
    private readonly JournalFollower _journal = new(store);
    private readonly Dictionary<StreamId, (string Party, MatterCode? Matter)> _cases = [];
    private readonly Dictionary<string, HashSet<(StreamId Stream, MatterCode? Matter)>> _breaches = new(StringComparer.Ordinal);

    /// <summary>Everybody who stands behind a promise on a case, with their standing. The applicant stands there twice where our own record and the service outside say different things: neither hides the other.</summary>
    public async Task<ImmutableArray<PromiseParty>> StandingAsync(CaseFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (own, outside) = await StandingAsync(file.Application.Applicant, file.Application.Matter, cancellationToken).ConfigureAwait(false);
        return own == CreditStanding.Clear || own == outside
            ? [new PromiseParty(PromiseRole.Applicant, outside)]
            : [new PromiseParty(PromiseRole.Applicant, own), new PromiseParty(PromiseRole.Applicant, outside)];
    }

    /// <summary>How an enterprise stands that proposes a project; every promise broken and not repaired counts, on a case or in a project.</summary>
    public async Task<CreditStanding> StandingAsync(Organisation enterprise, CancellationToken cancellationToken = default)
    {
        var (own, outside) = await StandingAsync(enterprise, matter: null, cancellationToken).ConfigureAwait(false);
        return own == CreditStanding.Clear ? outside : own;
    }

    private async Task<(CreditStanding Own, CreditStanding Outside)> StandingAsync(Party party, MatterCode? matter, CancellationToken cancellationToken)
    {
        var outside = await service(party, cancellationToken).ConfigureAwait(false);
        return (await _journal.LookAsync(Follow, () => OwnStanding(party, matter), cancellationToken).ConfigureAwait(false), outside);
    }

    /// <inheritdoc/>
    public void Dispose() => _journal.Dispose();

    private CreditStanding OwnStanding(Party party, MatterCode? matter)
    {
        if (!_breaches.TryGetValue(KeyOf(party), out var breaches) || breaches.Count == 0) return CreditStanding.Clear;
        return breaches.Any(breach => breach.Matter == matter) ? CreditStanding.BrokenPromise : CreditStanding.BrokenPromiseElsewhere;
    }

    private void Follow(RecordedEvent recorded)
    {
        switch (recorded.Type)
        {
            case "case.submitted.v1" or "case.taken-over.v1":
                var application = CaseFile.Replay([CaseEventCodec.Read(recorded.Type, recorded.Content.Span)]).Application;
                _cases[recorded.Stream] = (KeyOf(application.Applicant), application.Matter);
                break;
            case "notify-commit.project-admitted.v1":
                _cases[recorded.Stream] = (KeyOf(((ProjectAdmitted)ProjectContract.Read(recorded)).Proposal.Enterprise), null);
                break;
            case "notify-commit.credit-recorded.v1" or "notify-commit.project-ended.v1" when _cases.TryGetValue(recorded.Stream, out var breached):
                if (!_breaches.TryGetValue(breached.Party, out var own)) _breaches[breached.Party] = own = [];
                own.Add((recorded.Stream, breached.Matter));
                break;
            case "notify-commit.credit-repaired.v1" or "notify-commit.project-credit-repaired.v1" when _cases.TryGetValue(recorded.Stream, out var repaired) && _breaches.TryGetValue(repaired.Party, out var left):
                left.Remove((recorded.Stream, repaired.Matter));
                break;
        }
    }

    private static string KeyOf(Party party) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(party switch
    {
        Person person => "person\n" + person.Identifier.Reveal(),
        Organisation organisation => "organisation\n" + organisation.Identifier,
        _ => throw new ArgumentException($"Unknown party {party.GetType().Name}.", nameof(party)),
    })));
}
