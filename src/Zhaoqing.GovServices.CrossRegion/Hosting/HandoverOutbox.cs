using System.Collections.Concurrent;
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

    /// <summary>How many places of what was sent ahead are remembered at most; what is not remembered is sent again.</summary>
    private const int MostAhead = 256 * 1024;

    private readonly ConcurrentDictionary<long, bool> _ahead = [];

    /// <inheritdoc/>
    public string Name { get; } = $"cross-region.outbox-{peer}";

    /// <inheritdoc/>
    public int BatchSize => MostMessages;

    /// <inheritdoc/>
    public async ValueTask HandleAsync(IReadOnlyList<RecordedEvent> events, long position, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var batch in Batches(Own(events.Where(recorded => !_ahead.TryRemove(recorded.Position, out _))))) await SendAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends events of the record before their turn. What is refused is left for its turn.</summary>
    internal async Task SendAheadAsync(IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        bool isWhole = true;
        foreach (var batch in Batches(Own(events)))
        {
            try
            {
                await SendAsync(batch, cancellationToken).ConfigureAwait(false);
            }
            catch (HandoverRefusedException)
            {
                isWhole = false;
            }
        }

        if (isWhole && _ahead.Count < MostAhead)
        {
            foreach (var recorded in events) _ahead[recorded.Position] = true;
        }
    }

    private IEnumerable<(CaseNumber Case, ReadOnlyMemory<byte> Body)> Own(IEnumerable<RecordedEvent> events)
    {
        foreach (var recorded in events)
        {
            if (string.Equals(recorded.Type, HandoverRecord.SentName, StringComparison.Ordinal) && HandoverRecord.CaseOf(recorded.Stream) is { } known && known.Peer == peer) yield return (known.Number, recorded.Content);
        }
    }

    /// <summary>Sends again what the other platform does not have of a case.</summary>
    /// <returns>The first refusal; <see langword="null"/> where all was taken.</returns>
    internal async Task<Refusal?> SendAgainAsync(CaseNumber number, int after, CancellationToken cancellationToken)
    {
        if (await station.FindAsync(peer, number, cancellationToken).ConfigureAwait(false) is not { } copy) return null;
        var missing = copy.Messages.Where(message => message.Sender == copy.Self && message.Seq > after).Select(message => (message.Case, (ReadOnlyMemory<byte>)HandoverMessageCodec.Write(message)));
        foreach (var batch in Batches(missing))
        {
            if ((await DeliverAsync(batch, cancellationToken).ConfigureAwait(false)).Refused is { } refusal) return refusal;
        }

        return null;
    }

    private async Task SendAsync(IReadOnlyList<(CaseNumber Case, ReadOnlyMemory<byte> Body)> batch, CancellationToken cancellationToken)
    {
        var (last, refused) = await DeliverAsync(batch, cancellationToken).ConfigureAwait(false);
        foreach (var answer in last.Values.Where(answer => answer.Intake == HandoverIntake.HeldBack))
        {
            // Something before it is not there: a platform that was set back to an older copy of its record.
            refused ??= await SendAgainAsync(answer.Case, answer.Seen, cancellationToken).ConfigureAwait(false);
        }

        // The runner then sends one by one, and sets the refused one aside.
        if (refused is not null) throw new HandoverRefusedException(refused);
    }

    private async Task<(IReadOnlyDictionary<CaseNumber, HandoverReceived> Last, Refusal? Refused)> DeliverAsync(IReadOnlyList<(CaseNumber Case, ReadOnlyMemory<byte> Body)> batch, CancellationToken cancellationToken)
    {
        var answers = await link.SendAsync([.. batch.Select(one => one.Body)], cancellationToken).ConfigureAwait(false);
        if (answers.Length != batch.Count) throw new JournalUnavailableException("对方平台的应答与所发消息数不符,稍后重发。");
        var last = new Dictionary<CaseNumber, HandoverReceived>();
        Refusal? refused = null;
        for (int i = 0; i < answers.Length; i++)
        {
            if (answers[i].TryPickT0(out var refusal, out var received)) refused ??= refusal;
            else if (received.Case != batch[i].Case) throw new JournalUnavailableException("对方平台的应答与所发消息不符,稍后重发。");
            else last[received.Case] = received;
        }

        await Task.WhenAll(last.Values.Select(received => Task.Run(() => station.TakeAckAsync(peer, received, cancellationToken), cancellationToken))).ConfigureAwait(false);
        return (last, refused);
    }

    private static IEnumerable<IReadOnlyList<(CaseNumber Case, ReadOnlyMemory<byte> Body)>> Batches(IEnumerable<(CaseNumber Case, ReadOnlyMemory<byte> Body)> messages)
    {
        var batch = new List<(CaseNumber Case, ReadOnlyMemory<byte> Body)>();
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
}
