using System.Collections.Immutable;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Which divisions this platform serves, and which the platforms it is connected with serve (平台与对接平台).</summary>
/// <remarks>Immutable.</remarks>
public sealed record HandoverSites
{
    /// <summary>Creates it.</summary>
    /// <param name="self">What this platform serves, for example 4412.</param>
    /// <param name="peers">What each other platform serves, for example 4406; where one lies in another the narrower counts.</param>
    /// <exception cref="ArgumentException">A peer stands twice, or is this platform.</exception>
    public HandoverSites(DivisionCode self, params IEnumerable<DivisionCode> peers)
    {
        (Self, Peers) = (self, [.. peers.OrderByDescending(peer => peer.Level)]);
        if (Peers.Contains(self)) throw new ArgumentException("A platform is no peer of its own.", nameof(peers));
        if (Peers.Distinct().Count() != Peers.Length) throw new ArgumentException("A peer stands twice.", nameof(peers));
    }

    /// <summary>What this platform serves.</summary>
    public DivisionCode Self { get; }

    /// <summary>What the others serve, the narrowest first.</summary>
    public ImmutableArray<DivisionCode> Peers { get; }

    /// <summary>The platform that serves a division; <see langword="null"/> where none does that this one is connected with.</summary>
    public DivisionCode? PeerOf(DivisionCode division)
    {
        if (Self.Contains(division)) return null;
        foreach (var peer in Peers)
        {
            if (peer.Contains(division)) return peer;
        }

        return null;
    }
}
