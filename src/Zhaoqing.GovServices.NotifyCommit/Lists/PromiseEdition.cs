using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>An edition of both lists (告知承诺制事项清单、容缺受理事项清单): dated, approved, never edited.</summary>
/// <remarks>Immutable. A case keeps to the edition under which its promise was made.</remarks>
public sealed class PromiseEdition
{
    private readonly FrozenDictionary<MatterCode, CommitEntry> _commit;
    private readonly FrozenDictionary<MatterCode, ToleranceEntry> _tolerance;

    private PromiseEdition(string id, int number, Instant effective, FrozenDictionary<MatterCode, CommitEntry> commit, FrozenDictionary<MatterCode, ToleranceEntry> tolerance)
    {
        Id = id;
        Number = number;
        Effective = effective;
        _commit = commit;
        _tolerance = tolerance;
        Commitments = [.. commit.Values.OrderBy(entry => entry.Matter.ToString(), StringComparer.Ordinal)];
        Tolerances = [.. tolerance.Values.OrderBy(entry => entry.Matter.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Its name, for example <c>2026-07</c>.</summary>
    public string Id { get; }

    /// <summary>Its number; of two that take effect at the same instant the higher counts.</summary>
    public int Number { get; }

    /// <summary>From when on it is in force.</summary>
    public Instant Effective { get; }

    /// <summary>The list of commitment, by code.</summary>
    public ImmutableArray<CommitEntry> Commitments { get; }

    /// <summary>The list of tolerance, by code.</summary>
    public ImmutableArray<ToleranceEntry> Tolerances { get; }

    /// <summary>An edition from data that may be wrong.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="number">Its number, 1 or more.</param>
    /// <param name="effective">From when on it is in force.</param>
    /// <param name="commitments">The list of commitment.</param>
    /// <param name="tolerances">The list of tolerance.</param>
    /// <returns>The edition; refused with <c>notify-commit.matter-twice</c>.</returns>
    [Clause("CON-7.2")]
    [Clause("CON-7.5")]
    public static OneOf<Refusal, PromiseEdition> Of(string id, int number, Instant effective, IEnumerable<CommitEntry> commitments, IEnumerable<ToleranceEntry> tolerances)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        CommitEntry[] commit = [.. commitments];
        ToleranceEntry[] tolerance = [.. tolerances];
        if ((Twice(commit.Select(entry => entry.Matter)) ?? Twice(tolerance.Select(entry => entry.Matter))) is { } twice) return PromiseRefusals.MatterTwice(twice);
        return new PromiseEdition(id, number, effective, commit.ToFrozenDictionary(entry => entry.Matter), tolerance.ToFrozenDictionary(entry => entry.Matter));
    }

    /// <summary>The entry of a matter in the list of commitment; <see langword="null"/> where it is not on it.</summary>
    public CommitEntry? CommitmentOf(MatterCode matter) => _commit.GetValueOrDefault(matter);

    /// <summary>The entry of a matter in the list of tolerance, or the refusal: nothing is tolerated off the list.</summary>
    [Clause("CON-7.5")]
    public OneOf<Refusal, ToleranceEntry> ToleranceOf(MatterCode matter) =>
        _tolerance.TryGetValue(matter, out var entry) ? entry : PromiseRefusals.NotTolerated(Id);

    private static MatterCode? Twice(IEnumerable<MatterCode> codes)
    {
        var seen = new HashSet<MatterCode>();
        foreach (var code in codes)
        {
            if (!seen.Add(code)) return code;
        }

        return null;
    }
}
