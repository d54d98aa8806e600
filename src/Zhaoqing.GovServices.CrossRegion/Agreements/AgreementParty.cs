using System.Collections.Immutable;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>A party of an agreement (协议方): divisions with all that lies in them.</summary>
/// <remarks>Immutable.</remarks>
public sealed class AgreementParty
{
    /// <summary>A party of some divisions.</summary>
    /// <exception cref="ArgumentException">There is none; see <see cref="Anywhere"/>.</exception>
    public AgreementParty(params ReadOnlySpan<DivisionCode> divisions)
        : this(divisions.IsEmpty ? throw new ArgumentException("A party has a division.", nameof(divisions)) : divisions.ToArray(), depth: 0)
    {
    }

    private AgreementParty(DivisionCode[] divisions, int depth)
    {
        Divisions = [.. divisions];
        Depth = divisions.Length == 0 ? depth : divisions.Min(division => (int)division.Level + 1);
    }

    /// <summary>The whole country.</summary>
    public static AgreementParty Anywhere { get; } = new([], depth: 0);

    /// <summary>The divisions; empty for the whole country.</summary>
    public ImmutableArray<DivisionCode> Divisions { get; }

    /// <summary>How far down its widest division stands: 0 for the whole country, 1 for a province, 2 for a city.</summary>
    internal int Depth { get; }

    /// <summary>Whether a division is the party's or lies in it.</summary>
    public bool Contains(DivisionCode division)
    {
        foreach (var own in Divisions)
        {
            if (own.Contains(division)) return true;
        }

        return Divisions.IsEmpty;
    }

    /// <summary>The same for a division whose surroundings are worked out.</summary>
    internal bool Contains(DivisionSpot spot)
    {
        foreach (var own in Divisions)
        {
            if (spot.LiesIn(own)) return true;
        }

        return Divisions.IsEmpty;
    }

    /// <summary>Whether some division lies in both.</summary>
    public bool Overlaps(AgreementParty other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Divisions.IsEmpty || other.Divisions.IsEmpty || Divisions.Any(own => other.Divisions.Any(there => own.Contains(there) || there.Contains(own)));
    }

    /// <summary>The codes, or 全国.</summary>
    public override string ToString() => Divisions.IsEmpty ? "全国" : string.Join('、', Divisions);
}
