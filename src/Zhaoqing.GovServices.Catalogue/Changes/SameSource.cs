using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a channel shows of a matter: a window's system, the site, an app, a terminal.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Matter">The code of the matter.</param>
/// <param name="Hash">The hash of what it shows (<see cref="MatterHash"/>).</param>
/// <param name="ReadAt">When it was read.</param>
public sealed record ChannelCopy(string Channel, MatterCode Matter, string Hash, Instant ReadAt);

/// <summary>A copy that is not the source's.</summary>
/// <param name="Copy">The copy.</param>
/// <param name="SourceHash">The hash of the source; <see langword="null"/> where the source has no such matter.</param>
/// <param name="Age">How old the copy is.</param>
public sealed record Drift(ChannelCopy Copy, string? SourceHash, Duration Age);

/// <summary>How many of the channels' copies are the source's (数据同源率).</summary>
/// <param name="Copies">How many copies were looked at.</param>
/// <param name="Drifts">Those that differ.</param>
public sealed record SameSource(int Copies, ImmutableArray<Drift> Drifts)
{
    /// <summary>The rate, 0 to 1; 1 exactly where nothing drifts, also where no channel shows anything.</summary>
    public decimal Rate => Copies == 0 ? 1m : (Copies - Drifts.Length) / (decimal)Copies;

    /// <summary>Services that a channel offers and the catalogue does not have (目录外事项).</summary>
    [Clause("STD-1.3")]
    public ImmutableArray<Drift> OffCatalogue => [.. Drifts.Where(drift => drift.SourceHash is null)];

    /// <summary>Copies of another content that a channel still showed when the edition had been in force for longer than a cache may last.</summary>
    /// <param name="source">The edition the copies were held against.</param>
    /// <param name="cache">How long a channel may go on showing what was there before.</param>
    [Clause("REG-4.10")]
    public ImmutableArray<Drift> BeyondCache(CatalogueEdition source, Duration cache)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. Drifts.Where(drift => drift.Copy.ReadAt > source.Effective + cache)];
    }

    /// <summary>Holds the copies of channels against the edition in force.</summary>
    /// <param name="source">The edition.</param>
    /// <param name="copies">What the channels show.</param>
    /// <param name="now">The present instant.</param>
    [Clause("STD-3.5")]
    public static SameSource Of(CatalogueEdition source, IEnumerable<ChannelCopy> copies, Instant now)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(copies);
        var hashes = new Dictionary<MatterCode, string?>();
        int count = 0;
        var drifts = ImmutableArray.CreateBuilder<Drift>();
        foreach (var copy in copies)
        {
            count++;
            if (!hashes.TryGetValue(copy.Matter, out string? hash))
            {
                hash = source.Find(copy.Matter) is { } matter ? MatterHash.Of(matter) : null;
                hashes.Add(copy.Matter, hash);
            }

            if (!string.Equals(hash, copy.Hash, StringComparison.Ordinal)) drifts.Add(new Drift(copy, hash, now - copy.ReadAt));
        }

        return new SameSource(count, drifts.ToImmutable());
    }
}
