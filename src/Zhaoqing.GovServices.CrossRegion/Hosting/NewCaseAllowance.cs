using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How many new cases of each platform this host may still take today. Exact for one host; what others that share the record took is known at the next look. Safe for concurrent use.</summary>
/// <remarks>
/// What has been taken is what a look at the record has met, and the promises it has not met. A promise is kept beyond its append, until a look meets the case or the promise is given back: so a case counts once whenever a look comes,
/// before its append, after it, or between it and its answer. Who reads the record tells of every case in its turn (<see cref="Seen"/>), and renews in that same turn, so that nothing lies between the two.
/// </remarks>
/// <param name="most">The most of a platform and day.</param>
internal sealed class NewCaseAllowance(int most)
{
    /// <summary>After so many the record is looked at again: the most that hosts which share one can take beyond the limit, each.</summary>
    private const int Block = 1_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<DivisionCode, Known> _peers = [];

    /// <summary>Whether the record is to be looked at first.</summary>
    public bool IsOld(DivisionCode peer, LocalDate day)
    {
        lock (_lock) return !_peers.TryGetValue(peer, out var known) || known.Day != day || known.SinceLook >= Block;
    }

    /// <summary>How often nobody knew whether a case had been recorded: asked before a look, it tells afterwards whether the look came late enough to know.</summary>
    public int DoubtsOf(DivisionCode peer)
    {
        lock (_lock) return _peers.TryGetValue(peer, out var known) ? known.Doubts : 0;
    }

    /// <summary>So many of the day stand in the record at a look.</summary>
    /// <param name="peer">The platform.</param>
    /// <param name="day">The day.</param>
    /// <param name="recorded">How many of its cases the look has met.</param>
    /// <param name="doubts">What <see cref="DoubtsOf"/> told before the look; where there has been another doubt since, the record is looked at again.</param>
    /// <returns>How many are left.</returns>
    public int Renew(DivisionCode peer, LocalDate day, int recorded, int doubts)
    {
        lock (_lock)
        {
            if (!_peers.TryGetValue(peer, out var known)) _peers[peer] = known = new Known();
            (known.Day, known.Recorded, known.SinceLook) = (day, recorded, known.Doubts == doubts ? 0 : Block);
            return Math.Max(most - known.Taken, 0);
        }
    }

    /// <summary>A look met a case that a platform had begun on a day: whatever was promised for it is in what is recorded.</summary>
    public void Seen(DivisionCode peer, LocalDate day, CaseNumber number)
    {
        lock (_lock)
        {
            if (!_peers.TryGetValue(peer, out var known)) return;
            if (known.Day == day) known.Recorded++;
            known.Promised.Remove(number);
        }
    }

    /// <summary>Promises a place to a case, where one is left. Requests with the same case share one.</summary>
    public bool Take(DivisionCode peer, CaseNumber number)
    {
        lock (_lock)
        {
            if (!_peers.TryGetValue(peer, out var known)) return false;
            int holders = known.Promised.GetValueOrDefault(number);
            if (holders == 0 && known.Taken >= most) return false;
            known.Promised[number] = holders + 1;
            known.SinceLook++;
            return true;
        }
    }

    /// <summary>The promise is over: it was no new case after all, or its append failed.</summary>
    /// <param name="peer">The platform.</param>
    /// <param name="number">The case.</param>
    /// <param name="isSure">Whether it is known that nothing was recorded. Where it is not, as after an append that threw, the record is looked at before anything else is taken: it has been written by then, or never will be.</param>
    public void GiveBack(DivisionCode peer, CaseNumber number, bool isSure)
    {
        lock (_lock)
        {
            if (!_peers.TryGetValue(peer, out var known)) return;
            if (!isSure) (known.SinceLook, known.Doubts) = (Block, known.Doubts + 1);
            int holders = known.Promised.GetValueOrDefault(number);
            if (holders > 1) known.Promised[number] = holders - 1;
            else known.Promised.Remove(number);
        }
    }

    /// <summary>What is known of a platform.</summary>
    private sealed class Known
    {
        public LocalDate Day { get; set; }

        public int Recorded { get; set; }

        public int SinceLook { get; set; }

        public int Doubts { get; set; }

        /// <summary>The cases that no look has met, and how many requests hold each.</summary>
        public Dictionary<CaseNumber, int> Promised { get; } = [];

        public int Taken => Recorded + Promised.Count;
    }
}
