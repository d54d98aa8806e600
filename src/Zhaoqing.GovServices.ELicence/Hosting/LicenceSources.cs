using System.Collections.Immutable;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>Whether data left the source for a request that was reserved and never settled, by the source's own log.</summary>
/// <param name="grant">The grant.</param>
/// <param name="request">The id of the request.</param>
/// <param name="cancellationToken">Cancels the waiting.</param>
/// <returns><see langword="null"/> where the log cannot tell: the use stays counted.</returns>
public delegate ValueTask<bool?> SourceLog(Guid grant, string request, CancellationToken cancellationToken);

/// <summary>What else is known for a decision.</summary>
/// <param name="grant">The grant.</param>
/// <param name="request">The request.</param>
public delegate UseFacts UseFactsOf(LicenceGrant grant, LicenceRequest request);

/// <summary>What the desk has to be told from outside.</summary>
/// <param name="Policy">The bounds.</param>
/// <param name="Find">Looks a licence up.</param>
/// <param name="FactsOf">Whether the operator may act, and whether the grantor still can.</param>
/// <param name="HasLeft">The log of the source.</param>
public sealed record LicenceSources(GrantPolicy Policy, FindLicence Find, UseFactsOf FactsOf, SourceLog HasLeft)
{
    internal const string SettledBy = "e-licence.desk";

    /// <summary>The directory of types, which says what is of high risk; without it every check is strict.</summary>
    public LicenceTypes? Types { get; init; }

    /// <summary>How many holders the desk keeps in memory at most, from 2; the others are read from the record when they come.</summary>
    public int HoldersInMemory { get; init; } = 100_000;
}

/// <summary>What the asker is told.</summary>
/// <param name="Code"><c>e-licence.allowed</c>, or a code that says nothing on whether there is a licence.</param>
/// <param name="Fields">The fields that may move; empty where it is denied.</param>
/// <param name="Licence">The licence to take them from; <see langword="null"/> where it is denied.</param>
/// <param name="LicenceState">Its state, where it is allowed; else unknown.</param>
public sealed record UseAnswer(string Code, ImmutableArray<string> Fields, LicenceIdentifier? Licence, LicenceState LicenceState)
{
    /// <summary>Whether the use is allowed and reserved.</summary>
    public bool IsAllowed => Licence is not null;
}
