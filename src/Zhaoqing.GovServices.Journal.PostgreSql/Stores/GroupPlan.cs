using OneOf;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>What a group of appends is answered and writes, given what the journal holds; pure.</summary>
/// <param name="head">The end of the journal.</param>
/// <param name="streams">The versions of the streams named; none for one that does not exist.</param>
/// <param name="keys">What the keys named were answered.</param>
/// <param name="ids">Where the ids named are recorded; <see langword="null"/> when that was not looked at.</param>
internal sealed class GroupPlan(JournalHead head, Dictionary<string, long> streams, Dictionary<string, (AppendKey Key, Appended First)> keys, Dictionary<Guid, long>? ids)
{
    private readonly List<(PendingAppend Append, OneOf<AppendFault, Appended> Answer)> _answers = [];
    private readonly List<PendingAppend> _mistaken = [];
    private readonly HashSet<Guid> _planned = [];
    private JournalHead _head = head;

    internal long Start { get; } = head.Position;

    internal long End => _head.Position;

    /// <summary>The events to write, each with its hash.</summary>
    internal List<ChainedEvent> Events { get; } = [];

    /// <summary>The streams to write: version, and for a new one its first position.</summary>
    internal Dictionary<string, (long Version, long? First)> Streams { get; } = new(StringComparer.Ordinal);

    /// <summary>The keys to write.</summary>
    internal List<(AppendKey Key, Appended First)> Keys { get; } = [];

    /// <summary>What this plan answered with events of its own; a later plan settles by it whether it was committed.</summary>
    internal Dictionary<PendingAppend, Appended> Accepted { get; } = [];

    internal void Add(PendingAppend append, IReadOnlyList<Dictionary<PendingAppend, Appended>> attempts)
    {
        if (ids is not null && ids.TryGetValue(append.Events[0].Id, out long position))
        {
            // An earlier attempt had been committed, and the answer was lost on the way. What this plan writes itself tells nothing about that.
            var own = attempts.Select(attempt => attempt.GetValueOrDefault(append)).FirstOrDefault(answer => answer is not null && First(answer) == position);
            if (own is not null)
            {
                _answers.Add((append, own));
                return;
            }
        }

        if (append.Key is not null && keys.TryGetValue(append.Key.Key, out var known))
        {
            _answers.Add((append, known.Key == append.Key ? known.First with { Repeated = true } : new AppendFault.KeyReused(known.First)));
            return;
        }

        string stream = append.Stream.ToString();
        long version = streams.GetValueOrDefault(stream);
        if (version != append.ExpectedVersion)
        {
            _answers.Add((append, new AppendFault.StaleVersion(append.ExpectedVersion, version)));
            return;
        }

        if (ids is not null && append.Events.Any(appended => ids.ContainsKey(appended.Id) || _planned.Contains(appended.Id)))
        {
            _mistaken.Add(append);
            return;
        }

        Write(append, stream, version);
    }

    /// <summary>Answers everybody; only after the commit.</summary>
    internal void Answer()
    {
        foreach (var (append, answer) in _answers) append.Answer(answer);
#pragma warning disable MA0015 // The parameter is that of the caller's method.
        foreach (var append in _mistaken) append.Fail(new ArgumentException(AppendArguments.IdAlreadyRecorded, "events"));
#pragma warning restore MA0015
    }

    private void Write(PendingAppend append, string stream, long version)
    {
        long first = _head.Position + 1;
        foreach (var appended in append.Events)
        {
            var recorded = RecordedEvent.Of(appended, append.Stream, ++version, _head.Position + 1);
            _head = new JournalHead(recorded.Position, EventChain.Next(_head.Hash, recorded));
            Events.Add(new ChainedEvent(recorded, _head.Hash));
            _planned.Add(recorded.Id);
        }

        var answer = new Appended(append.Stream, append.ExpectedVersion + 1, version, _head.Position, Repeated: false);
        streams[stream] = version;
        Streams[stream] = (version, Streams.TryGetValue(stream, out var written) ? written.First : append.ExpectedVersion == 0 ? first : null);
        _answers.Add((append, answer));
        Accepted.Add(append, answer);
        if (append.Key is null) return;
        keys.Add(append.Key.Key, (append.Key, answer));
        Keys.Add((append.Key, answer));
    }

    private static long First(Appended answer) => answer.LastPosition - (answer.LastVersion - answer.FirstVersion);
}
