using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>Sends what this platform says to another (发件箱): at least once, in the order of the record, and once in effect. The record itself is what waits, however much of it.</summary>
/// <remarks>
/// A subscriber of the journal: one host of the platform runs it, its checkpoint moves with every batch that was answered. A message that is refused is set aside with the code, later ones of its case wait behind it, all other
/// cases go on. A platform that cannot be reached holds up nothing but the sending.
/// </remarks>
/// <param name="station">This platform's end.</param>
/// <param name="peer">The other platform.</param>
/// <param name="link">The way there.</param>
public sealed class HandoverOutbox(HandoverStation station, DivisionCode peer, IHandoverLink link) : ISubscriber
{
    /// <summary>The most messages that are sent at once.</summary>
    public const int MostMessages = 256;

    /// <summary>The most bytes of messages that are sent at once, unless one alone is more.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>How many answers are remembered at most; what is not remembered is sent again.</summary>
    private const int MostAnswers = 256 * 1024;

    /// <summary>What the other platform answered to messages whose turn is still to come, by their places: that it has them, or why not.</summary>
    private readonly ConcurrentDictionary<long, Refusal?> _answers = [];

    /// <inheritdoc/>
    public string Name { get; } = $"cross-region.outbox-{peer}";

    /// <inheritdoc/>
    public int BatchSize => MostMessages;

    /// <inheritdoc/>
    public async ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var own = new List<Said>();
        foreach (var said in Own(events))
        {
            if (_answers.TryRemove(said.Position, out var refusal))
            {
                if (refusal is null) continue;
                if (events.Count == 1) throw new HandoverRefusedException(refusal);
            }

            own.Add(said);
        }

        foreach (var batch in Batches(own)) await SendAsync(batch, isAlone: events.Count == 1, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends events of the record before their turn. What is refused is left for its turn.</summary>
    internal async Task SendAheadAsync(IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        foreach (var batch in Batches(Own(events)))
        {
            try
            {
                await SendAsync(batch, isAlone: false, cancellationToken).ConfigureAwait(false);
                Remember(batch, _ => null);
            }
            catch (HandoverRefusedException)
            {
                // What was taken is remembered.
            }
        }
    }

    /// <summary>Sends again what the other platform does not have of a case.</summary>
    /// <returns>The first refusal; <see langword="null"/> where all was taken.</returns>
    internal async Task<Refusal?> SendAgainAsync(CaseNumber number, int after, CancellationToken cancellationToken)
    {
        if (await station.FindAsync(peer, number, cancellationToken).ConfigureAwait(false) is not { } copy) return null;
        var missing = copy.Messages.Where(message => message.Sender == copy.Self && message.Seq > after).Select(message => new Said(Recorded: null, message.Case, HandoverMessageCodec.Write(message)));
        foreach (var batch in Batches(missing))
        {
            foreach (var answer in await DeliverAsync(batch, cancellationToken).ConfigureAwait(false))
            {
                if (answer.TryPickT0(out var refusal, out _)) return refusal;
            }
        }

        return null;
    }

    private IEnumerable<Said> Own(IEnumerable<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (string.Equals(recorded.Type, HandoverRecord.SentName, StringComparison.Ordinal) && HandoverRecord.CaseOf(recorded.Stream) is { } known && known.Peer == peer) yield return new Said(recorded, known.Number, recorded.Content);
        }
    }

    private async Task SendAsync(IReadOnlyList<Said> batch, bool isAlone, CancellationToken cancellationToken)
    {
        var answers = await DeliverAsync(batch, cancellationToken).ConfigureAwait(false);
        var heldBack = new Dictionary<CaseNumber, Refusal?>();
        foreach (var (answer, _) in LastOf(batch, answers).Where(last => last.Received.Intake == HandoverIntake.HeldBack))
        {
            // Something before it is not there: a platform that was set back to an older copy of its record.
            heldBack[answer.Case] = await SendAgainAsync(answer.Case, answer.Seen, cancellationToken).ConfigureAwait(false);
        }

        var refused = Enumerable.Range(0, batch.Count).Select(WhyNot).ToArray();
        if (Array.Find(refused, refusal => refusal is not null) is not { } first) return;
        // The runner now asks one by one, and sets the refused one aside; what was answered is not sent again for that. What is asked alone is asked anew each time: the other platform may take it by then.
        if (!isAlone) Remember(batch, i => refused[i]);
        throw new HandoverRefusedException(first);

        Refusal? WhyNot(int i) => answers[i].Match(refusal => refusal, received => heldBack.GetValueOrDefault(received.Case));
    }

    /// <summary>Nothing is asked any more about what the outbox, maybe on another host, has behind it.</summary>
    internal void Forget(long reached)
    {
        if (_answers.Count < MostAnswers / 2) return;
        foreach (long place in _answers.Keys)
        {
            if (place <= reached) _answers.TryRemove(place, out _);
        }
    }

    private void Remember(IReadOnlyList<Said> batch, Func<int, Refusal?> answer)
    {
        if (_answers.Count >= MostAnswers) return;
        for (int i = 0; i < batch.Count; i++) _answers[batch[i].Position] = answer(i);
    }

    private async Task<ImmutableArray<OneOf<Refusal, HandoverReceived>>> DeliverAsync(IReadOnlyList<Said> batch, CancellationToken cancellationToken)
    {
        var answers = await link.SendAsync([.. batch.Select(one => one.Body)], cancellationToken).ConfigureAwait(false);
        if (answers.Length != batch.Count) throw new JournalUnavailableException("对方平台的应答与所发消息数不符,稍后重发。");
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i].TryPickT1(out var received, out _) && received.Case != batch[i].Case) throw new JournalUnavailableException("对方平台的应答与所发消息不符,稍后重发。");
        }

        await Task.WhenAll(LastOf(batch, answers).Select(last => Task.Run(
            () => last.Of.Recorded is { Version: 1 } begun ? station.TakeFirstAckAsync(peer, last.Received, begun.Stream, begun.At, cancellationToken) : station.TakeAckAsync(peer, last.Received, cancellationToken), cancellationToken))).ConfigureAwait(false);
        return answers;
    }

    /// <summary>The last answer for each case, and what it is to.</summary>
    private static Dictionary<CaseNumber, (HandoverReceived Received, Said Of)>.ValueCollection LastOf(IReadOnlyList<Said> batch, ImmutableArray<OneOf<Refusal, HandoverReceived>> answers)
    {
        var last = new Dictionary<CaseNumber, (HandoverReceived Received, Said Of)>(batch.Count);
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i].TryPickT1(out var received, out _)) last[received.Case] = (received, batch[i]);
        }

        return last.Values;
    }

    private static IEnumerable<IReadOnlyList<Said>> Batches(IEnumerable<Said> messages)
    {
        var batch = new List<Said>();
        int bytes = 0;
        foreach (var message in messages)
        {
            if (batch.Count == MostMessages || (batch.Count > 0 && bytes + message.Body.Length > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(message);
            bytes += message.Body.Length;
        }

        if (batch.Count > 0) yield return batch;
    }

    /// <summary>A message of this platform and where it stands in the record; <see langword="null"/> for one that is sent beside its turn.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Said(RecordedEvent? Recorded, CaseNumber Case, ReadOnlyMemory<byte> Body)
    {
        public long Position => Recorded?.Position ?? 0;
    }
}
