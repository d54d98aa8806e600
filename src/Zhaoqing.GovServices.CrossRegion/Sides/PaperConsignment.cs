using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Where a consignment of papers stands in the eyes of the case.</summary>
public enum PaperStanding
{
    /// <summary>Under way (在途).</summary>
    UnderWay = 1,

    /// <summary>Arrived whole (已到).</summary>
    Arrived,

    /// <summary>Arrived, and did not agree with its list (缺损).</summary>
    Deficient,

    /// <summary>Lost (遗失).</summary>
    Lost,
}

/// <summary>A consignment of papers of a case (材料批次), as the messages tell of it. One case may have several under way.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Seal">The number of its seal; <see langword="null"/> where it was not told.</param>
/// <param name="Papers">The papers that it carries, by the names by which they were asked for; empty where no list was told: it then brings all that is missing. Empty as well while the list is awaited of one that was signed for before papers were asked for anew: it brings nothing of those.</param>
/// <param name="Standing">Where it stands.</param>
public sealed record PaperConsignment(SlipNumber Number, string? Seal, ImmutableArray<string> Papers, PaperStanding Standing)
{
    /// <summary>Those of its papers that did not agree with the list, all of them where none was named; empty but where it was short, and where there was no more than a paper too many.</summary>
    public ImmutableArray<string> Faulty { get; internal init; } = [];

    /// <summary>Whether another has taken the place of what was lost or short in it.</summary>
    public bool IsReplaced { get; internal init; }

    /// <summary>Whether the authority signed for it by what was found in it, and its list has not come.</summary>
    public bool IsListAwaited { get; internal init; }

    /// <summary>Whether it was lost or short and nothing has taken its place.</summary>
    internal bool IsOpen => Standing is PaperStanding.Lost or PaperStanding.Deficient && !IsReplaced;

    /// <summary>What of it has to be made up for where it was lost or short.</summary>
    internal ImmutableArray<string> Lacking => Standing == PaperStanding.Lost || Faulty.IsEmpty ? Papers : Faulty;

    /// <summary>What of it is still to come: it is under way, or nothing has taken its place.</summary>
    internal IEnumerable<string> Awaited => Standing == PaperStanding.UnderWay ? Papers : IsOpen ? Lacking : [];

    /// <summary>What of it the authority has in hand.</summary>
    internal IEnumerable<string> There => Standing switch
    {
        PaperStanding.Arrived => Papers,
        PaperStanding.Deficient => Papers.Except(Faulty, StringComparer.Ordinal),
        _ => [],
    };

    /// <summary>What of it the authority has or will have in hand.</summary>
    internal IEnumerable<string> Carried => Standing == PaperStanding.UnderWay ? Papers : There;

    /// <inheritdoc/>
    public bool Equals(PaperConsignment? other) =>
        other is not null && Number == other.Number && Standing == other.Standing && IsReplaced == other.IsReplaced && IsListAwaited == other.IsListAwaited && string.Equals(Seal, other.Seal, StringComparison.Ordinal)
        && Papers.SequenceEqual(other.Papers, StringComparer.Ordinal) && Faulty.SequenceEqual(other.Faulty, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Number, Standing, IsReplaced);
}
