using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How many new cases of each platform this host may still take today before it looks at the record again. Safe for concurrent use.</summary>
/// <param name="most">The most of a platform and day.</param>
internal sealed class NewCaseAllowance(int most)
{
    /// <summary>So many at once: the most that hosts which share a record can take beyond the limit, each.</summary>
    private const int Block = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<DivisionCode, (LocalDate Day, int Left, int UnderWay)> _peers = [];

    /// <summary>Whether the record is to be looked at before so many are taken.</summary>
    public bool IsShort(DivisionCode peer, LocalDate day, int wanted)
    {
        lock (_lock) return !_peers.TryGetValue(peer, out var known) || known.Day != day || known.Left < wanted;
    }

    /// <summary>So many stand in the record. What was taken and does not stand there yet counts as well.</summary>
    public void Renew(DivisionCode peer, LocalDate day, int recorded)
    {
        lock (_lock)
        {
            int underWay = _peers.GetValueOrDefault(peer).UnderWay;
            _peers[peer] = (day, (int)Math.Clamp((long)most - recorded - underWay, 0, Block), underWay);
        }
    }

    /// <summary>Takes one, where one is left.</summary>
    public bool Take(DivisionCode peer)
    {
        lock (_lock)
        {
            if (!_peers.TryGetValue(peer, out var known) || known.Left == 0) return false;
            _peers[peer] = known with { Left = known.Left - 1, UnderWay = known.UnderWay + 1 };
            return true;
        }
    }

    /// <summary>What was taken stands in the record, or will not.</summary>
    public void Settle(DivisionCode peer)
    {
        lock (_lock) _peers[peer] = _peers[peer] with { UnderWay = _peers[peer].UnderWay - 1 };
    }
}
