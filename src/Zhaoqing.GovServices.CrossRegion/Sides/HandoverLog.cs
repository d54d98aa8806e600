using System.Collections.Immutable;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>The messages of one side of a case, each place once.</summary>
internal sealed class HandoverLog
{
    private readonly ImmutableSortedDictionary<int, HandoverMessage> _byPlace;

    private HandoverLog(ImmutableSortedDictionary<int, HandoverMessage> byPlace, ImmutableList<Guid> replacing, int whole, int last)
    {
        (_byPlace, Replacing, Last) = (byPlace, replacing, last);
        while (byPlace.ContainsKey(whole + 1)) whole++;
        Whole = whole;
    }

    public static HandoverLog Empty { get; } = new(ImmutableSortedDictionary<int, HandoverMessage>.Empty, [], whole: 0, last: 0);

    /// <summary>Up to which place there is no gap.</summary>
    public int Whole { get; }

    /// <summary>The last place.</summary>
    public int Last { get; }

    /// <summary>The messages, by place.</summary>
    public IEnumerable<HandoverMessage> Messages => _byPlace.Values;

    /// <summary>The messages that took the place of another which had come before, in the order in which they did.</summary>
    public ImmutableList<Guid> Replacing { get; }

    /// <summary>The places that are missing before the last.</summary>
    public IEnumerable<(int From, int To)> Gaps
    {
        get
        {
            int expected = 1;
            foreach (int place in _byPlace.Keys)
            {
                if (place > expected) yield return (expected, place - 1);
                expected = place + 1;
            }
        }
    }

    public HandoverMessage this[int place] => _byPlace[place];

    /// <summary>The log with a message. Where another stands in its place the smaller id counts, whichever came first.</summary>
    public (HandoverLog Log, HandoverIntake Intake) Add(HandoverMessage message)
    {
        if (!_byPlace.TryGetValue(message.Seq, out var there))
        {
            var more = new HandoverLog(_byPlace.Add(message.Seq, message), Replacing, Whole, Math.Max(Last, message.Seq));
            return (more, more.Whole < message.Seq ? HandoverIntake.HeldBack : HandoverIntake.Stored);
        }

        if (there.Id == message.Id) return (this, HandoverIntake.Duplicate);
        return (string.CompareOrdinal(message.Id.ToString("N"), there.Id.ToString("N")) < 0 ? new HandoverLog(_byPlace.SetItem(message.Seq, message), Replacing.Add(message.Id), Whole, Last) : this, HandoverIntake.SequenceReuse);
    }
}
