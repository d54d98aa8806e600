using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How many new cases of each platform this host may still take today. Exact for one host; what others that share the record took is known at the next look. Safe for concurrent use.</summary>
/// <param name="most">The most of a platform and day.</param>
internal sealed class NewCaseAllowance(int most)
{
    /// <summary>After so many the record is looked at again: the most that hosts which share one can take beyond the limit, each.</summary>
    private const int Block = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<DivisionCode, (LocalDate Day, int Left, int SinceLook)> _peers = [];

    /// <summary>Whether the record is to be looked at first.</summary>
    public bool IsOld(DivisionCode peer, LocalDate day)
    {
        lock (_lock) return !_peers.TryGetValue(peer, out var known) || known.Day != day || known.SinceLook >= Block;
    }

    /// <summary>So many of the day stood in the record at a look; what this host has taken since counts as well.</summary>
    public void Renew(DivisionCode peer, LocalDate day, int recorded)
    {
        lock (_lock)
        {
            int left = Math.Max(most - recorded, 0);
            _peers[peer] = (day, _peers.TryGetValue(peer, out var known) && known.Day == day ? Math.Min(known.Left, left) : left, SinceLook: 0);
        }
    }

    /// <summary>Takes one, where one is left.</summary>
    public bool Take(DivisionCode peer)
    {
        lock (_lock)
        {
            if (!_peers.TryGetValue(peer, out var known) || known.Left == 0) return false;
            _peers[peer] = known with { Left = known.Left - 1, SinceLook = known.SinceLook + 1 };
            return true;
        }
    }

    /// <summary>It was no new case after all.</summary>
    public void GiveBack(DivisionCode peer)
    {
        lock (_lock) _peers[peer] = _peers[peer] with { Left = Math.Min(_peers[peer].Left + 1, most) };
    }
}
