using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>A case as it stands at an instant, with the version of its record.</summary>
/// <param name="File">The case, with what silence has made of it by then.</param>
/// <param name="Version">The version of the record it was read from: the number of its events.</param>
/// <param name="AsOf">The instant.</param>
public sealed record CaseSnapshot(CaseFile File, long Version, Instant AsOf)
{
    /// <summary>The parts that other packages have brought to it, in the order in which they began.</summary>
    public ImmutableArray<CasePart> Parts { get; init; } = [];

    internal static CaseSnapshot Of(CaseDossier dossier, long version, Instant asOf) => new(dossier.File, version, asOf) { Parts = dossier.Parts };
}

/// <summary>The record has moved on since the caller read it.</summary>
/// <param name="Actual">The version there is.</param>
public sealed record StaleCase(long Actual);
