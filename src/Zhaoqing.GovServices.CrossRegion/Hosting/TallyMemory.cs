using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>The tallies of recent days, each as long as nothing more is said in its case, so that comparing a day again reads no more than what has moved. Safe for concurrent use; bounded for each platform, older days give way.</summary>
/// <param name="most">How many tallies of a platform are kept at most: some 250 bytes each.</param>
internal sealed class TallyMemory(int most = TallyMemory.Most)
{
    public const int Most = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<DivisionCode, PeerTallies> _peers = [];

    /// <summary>The tally of a case of which nothing more has been said; <see langword="null"/> where it is to be read.</summary>
    public HandoverTally? Find(DivisionCode peer, LocalDate day, CaseNumber number, long saidThrough)
    {
        lock (_lock)
        {
            return _peers.TryGetValue(peer, out var known) && known.Days.TryGetValue(day, out var tallies) && tallies.TryGetValue(number, out var kept) && kept.SaidThrough == saidThrough ? kept.Tally : null;
        }
    }

    /// <summary>Keeps one; not where it is of a day older than all that fill the memory.</summary>
    public void Keep(DivisionCode peer, LocalDate day, HandoverTally tally, long saidThrough)
    {
        lock (_lock)
        {
            if (!_peers.TryGetValue(peer, out var known)) _peers[peer] = known = new PeerTallies();
            while (known.Count >= most && known.Days.Keys.First() is var oldest && oldest < day)
            {
                known.Count -= known.Days[oldest].Count;
                known.Days.Remove(oldest);
            }

            if (known.Days.TryGetValue(day, out var tallies) && tallies.ContainsKey(tally.Case)) tallies[tally.Case] = (tally, saidThrough);
            else if (known.Count < most)
            {
                if (tallies is null) known.Days[day] = tallies = [];
                tallies[tally.Case] = (tally, saidThrough);
                known.Count++;
            }
        }
    }

    private sealed class PeerTallies
    {
        public SortedDictionary<LocalDate, Dictionary<CaseNumber, (HandoverTally Tally, long SaidThrough)>> Days { get; } = [];

        public int Count { get; set; }
    }
}
