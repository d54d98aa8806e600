using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Which cases there are, with whom, on which day they were begun, and where in the record the last thing stands that was said in them: some eighty bytes a case. Used by one reader at a time.</summary>
/// <param name="sites">Who is connected.</param>
/// <param name="allowance">Is told of every case that another platform began, as it is met.</param>
internal sealed partial class HandoverBook(HandoverSites sites, NewCaseAllowance allowance)
{
    private readonly Dictionary<CaseNumber, CaseInBook> _cases = [];
    private readonly Dictionary<(DivisionCode Peer, LocalDate Day), BegunDay> _days = [];
    private readonly List<CaseNumber> _order = [];
    private readonly Dictionary<(DivisionCode Peer, LocalDate Day), int> _begunBy = [];

    private readonly Dictionary<(DivisionCode? Peer, LocalDate Day), (int Count, long Bytes)> _refused = [];
    private readonly HashSet<StreamId> _promised = [];

    public void Take(RecordedEvent recorded)
    {
        if (string.Equals(recorded.Type, HandoverRecord.RefusedName, StringComparison.Ordinal))
        {
            // What was promised a place here has been counted.
            if (HandoverRecord.RefusedOf(recorded.Stream) is { } from && !_promised.Remove(recorded.Stream)) Count(SourceOf(from), ChinaTime.DayOf(recorded.At), 1, recorded.Content.Length);
            return;
        }

        if (string.Equals(recorded.Type, ReconciliationRecord.Name, StringComparison.Ordinal))
        {
            TakeReconciled(recorded);
            return;
        }

        // What the other acknowledged says nothing.
        if (string.Equals(recorded.Type, HandoverRecord.AckName, StringComparison.Ordinal) || HandoverRecord.CaseOf(recorded.Stream) is not { } known) return;
        if (recorded.Version == 1 && string.Equals(recorded.Type, HandoverRecord.ReceivedName, StringComparison.Ordinal)) BegunBy(known.Peer, known.Number, ChinaTime.DayOf(recorded.At));
        if (recorded.Version == 1 && !_cases.ContainsKey(known.Number)) Begun(known.Peer, known.Number);
        ref var one = ref CollectionsMarshal.GetValueRefOrNullRef(_cases, known.Number);
        if (Unsafe.IsNullRef(ref one) || one.Peer != known.Peer) return;
        one = one with { SaidThrough = recorded.Position };
        if (one.Day is { } begun) begun.SaidThrough = recorded.Position;
    }

    private void BegunBy(DivisionCode peer, CaseNumber number, LocalDate day)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_begunBy, (peer, day), out _)++;
        allowance.Seen(peer, day, number);
    }

    private void Begun(DivisionCode peer, CaseNumber number)
    {
        _order.Add(number);
        BegunDay? begun = null;
        if (HandoverDay.Of(number) is { } day && !_days.TryGetValue((peer, day), out begun)) _days[(peer, day)] = begun = new BegunDay();
        begun?.Cases.Add(number);
        _cases[number] = new CaseInBook(peer, begun, SaidThrough: 0);
    }

    /// <summary>How many cases another platform has begun on a day by this platform's clock.</summary>
    public int BegunByOn(DivisionCode peer, LocalDate day) => _begunBy.GetValueOrDefault((peer, day));

    /// <summary>How much of what was refused on a day is kept.</summary>
    public (int Count, long Bytes) RefusedOn(DivisionCode? source, LocalDate day) => _refused.GetValueOrDefault((source, day));

    /// <summary>Promises a place to something that was refused, where the day has one left.</summary>
    public bool Promise(StreamId stream, DivisionCode? source, LocalDate day, int bytes, KeptRefusals limit)
    {
        var (count, sum) = RefusedOn(source, day);
        if (count >= limit.MostADay || sum + bytes > limit.MostBytesADay) return false;
        if (_promised.Add(stream)) Count(source, day, 1, bytes);
        return true;
    }

    /// <summary>It is not kept after all, or stood there before.</summary>
    public bool GiveBack(StreamId stream, DivisionCode? source, LocalDate day, int bytes)
    {
        if (_promised.Remove(stream)) Count(source, day, -1, -bytes);
        return true;
    }

    /// <summary>All platforms this one is not connected with are one.</summary>
    public DivisionCode? SourceOf(DivisionCode peer) => sites.Peers.Contains(peer) ? peer : null;

    private void Count(DivisionCode? source, LocalDate day, int count, long bytes)
    {
        var (there, sum) = RefusedOn(source, day);
        _refused[(source, day)] = (there + count, sum + bytes);
    }

    public DivisionCode? PeerOf(CaseNumber number) => _cases.TryGetValue(number, out var known) ? known.Peer : null;

    public ImmutableArray<(DivisionCode Peer, CaseNumber Number)> Newest(int most) => [.. Enumerable.Range(1, Math.Min(most, _order.Count)).Select(back => (_cases[_order[^back]].Peer, _order[^back]))];

    /// <summary>The cases begun on a day in the order of their numbers, with the place of the last thing that was said in each.</summary>
    public ImmutableArray<(CaseNumber Number, long SaidThrough)> BegunOn(DivisionCode peer, LocalDate day) => _days.TryGetValue((peer, day), out var begun)
        ? [.. begun.Cases.OrderBy(number => number.ToString(), StringComparer.Ordinal).Select(number => (number, _cases[number].SaidThrough))]
        : [];

    private sealed class BegunDay
    {
        public List<CaseNumber> Cases { get; } = [];

        public long SaidThrough { get; set; }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct CaseInBook(DivisionCode Peer, BegunDay? Day, long SaidThrough);
}
