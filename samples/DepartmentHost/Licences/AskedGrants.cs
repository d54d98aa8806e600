using Zhaoqing.GovServices.ELicence;
using Zhaoqing.GovServices.ELicence.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.DepartmentHost.Licences;

/// <summary>Which holder was asked for which grant, by any host, read on from the journal when somebody looks. Whether a grant holds is never answered from here.</summary>
internal sealed class AskedGrants(IEventStore journal) : IDisposable
{
    private readonly JournalFollower _follower = new(journal);
    private readonly Dictionary<Guid, GrantTerms> _asked = [];

    /// <summary>What was asked under an id; <see langword="null"/> where nothing was.</summary>
    public Task<GrantTerms?> FindAsync(Guid grant, CancellationToken cancellationToken) =>
        OnNewestAsync(() => _asked.GetValueOrDefault(grant), cancellationToken);

    /// <summary>What was asked for a case.</summary>
    public Task<List<GrantTerms>> OfCaseAsync(string number, CancellationToken cancellationToken) =>
        OnNewestAsync(() => _asked.Values.Where(terms => string.Equals(terms.Purpose.Case, number, StringComparison.Ordinal)).ToList(), cancellationToken);

    public void Dispose() => _follower.Dispose();

    private Task<T> OnNewestAsync<T>(Func<T> answer, CancellationToken cancellationToken) => _follower.LookAsync(
        recorded =>
        {
            if (recorded.Type is "e-licence.grant-asked.v1" && HolderEventCodec.Read(recorded.Type, recorded.Content.Span) is GrantAsked asked) _asked[asked.Terms.Id] = asked.Terms;
        },
        answer,
        cancellationToken);
}
