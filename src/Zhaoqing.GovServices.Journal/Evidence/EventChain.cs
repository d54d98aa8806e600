using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Journal;

/// <summary>The one chain of hashes over the whole journal, in the order of positions.</summary>
/// <remarks>
/// The hash of an event is the SHA-256 over the hash before it (32 zero bytes before the first) and the event in its canonical form. Numbers are big-endian,
/// a text is its length in bytes (4 bytes) and its UTF-8, an id 16 bytes in the order they are printed, a missing id one zero byte, a given one the byte 1 and the id:
/// position (8), stream, version (8), id, wire name, nanoseconds since 1970 UTC (8), actor, correlation, causation, schema version (4), length of the content (4), content.
/// </remarks>
public static class EventChain
{
    // Beside the texts: hash, position, version, time, id, two ids with their mark, schema version, four lengths.
    private const int Fixed = ChainHash.Length + 8 + 8 + 8 + 16 + 17 + 17 + 4 + (4 * 4);

    /// <summary>The hash of an event that stands directly behind another.</summary>
    /// <param name="previous">The hash before it; <c>default</c> for the first event.</param>
    /// <param name="recorded">The event, with its place.</param>
    public static ChainHash Next(ChainHash previous, RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        string stream = recorded.Stream.ToString();
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Fixed + stream.Length + recorded.Type.Length + (3 * recorded.Actor.Length) + recorded.Content.Length);
        try
        {
            var form = new CanonicalForm(bytes);
            previous.CopyTo(form.Take(ChainHash.Length));
            form.Write(recorded.Position);
            form.Write(stream);
            form.Write(recorded.Version);
            recorded.Id.TryWriteBytes(form.Take(16), bigEndian: true, out _);
            form.Write(recorded.Type);
            form.Write((recorded.At - NodaConstants.UnixEpoch).ToInt64Nanoseconds());
            form.Write(recorded.Actor);
            form.Write(recorded.Correlation);
            form.Write(recorded.Causation);
            form.Write(recorded.SchemaVersion);
            form.Write(recorded.Content.Length);
            recorded.Content.Span.CopyTo(form.Take(recorded.Content.Length));
            Span<byte> hash = stackalloc byte[ChainHash.Length];
            SHA256.HashData(form.Written, hash);
            return new ChainHash(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Reads the journal and finds the first event that was altered, moved or is missing.</summary>
    /// <param name="store">The journal.</param>
    /// <param name="published">A head that was published earlier, which the journal must still contain; <see langword="null"/> for none.
    /// Without one, an end that was cut off, or a chain computed anew over changed events, cannot be seen.</param>
    /// <param name="checkedBefore">A head up to which everything was verified before, where the reading begins; <see langword="null"/> for the whole journal.
    /// What was altered before it since then is not seen.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The first fault, or the head that the events themselves give.</returns>
    /// <exception cref="ArgumentException"><paramref name="published"/> stands before <paramref name="checkedBefore"/>, where nothing is read.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public static async Task<OneOf<ChainFault, JournalHead>> VerifyAsync(
        this IEventStore store, JournalHead? published = null, JournalHead? checkedBefore = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var head = checkedBefore ?? new JournalHead(0, default);
        if (published?.Position < head.Position) throw new ArgumentException("A head before the one that was checked is not read again.", nameof(published));
        if (Disagrees(head, published)) return new ChainFault(ChainFaultKind.Altered, head.Position);
        long last = await store.LastPositionAsync(cancellationToken).ConfigureAwait(false);
        if (last < head.Position) return new ChainFault(ChainFaultKind.Missing, last + 1);
        // The event at the checked head is read too, behind the one before it: it must still be the one that was checked.
        var (start, before) = (head.Position, new JournalHead(Math.Max(head.Position - 2, 0), default));
        await foreach (var stored in store.ReadChainAsync(before.Position, cancellationToken).ConfigureAwait(false))
        {
            if (before.Position < start)
            {
                if (stored.Event.Position != before.Position + 1) return new ChainFault(ChainFaultKind.Missing, before.Position + 1);
                if (stored.Event.Position == head.Position && (stored.Hash != head.Hash || Next(before.Hash, stored.Event) != head.Hash)) return new ChainFault(ChainFaultKind.Altered, head.Position);
                before = new JournalHead(stored.Event.Position, stored.Hash);
                continue;
            }

            if (stored.Event.Position != head.Position + 1) return new ChainFault(ChainFaultKind.Missing, head.Position + 1);
            head = new JournalHead(stored.Event.Position, Next(head.Hash, stored.Event));
            if (head.Hash != stored.Hash || Disagrees(head, published)) return new ChainFault(ChainFaultKind.Altered, head.Position);
        }

        return published is not null && published.Position > head.Position ? new ChainFault(ChainFaultKind.Missing, head.Position + 1) : head;
    }

    private static bool Disagrees(JournalHead head, JournalHead? published) => head.Position == published?.Position && head != published;

    private ref struct CanonicalForm(Span<byte> bytes)
    {
        private readonly Span<byte> _bytes = bytes;
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _bytes[.._length];

        public Span<byte> Take(int count) => _bytes.Slice((_length += count) - count, count);

        public void Write(long number) => BinaryPrimitives.WriteInt64BigEndian(Take(8), number);

        public void Write(int number) => BinaryPrimitives.WriteInt32BigEndian(Take(4), number);

        public void Write(string text)
        {
            int length = Encoding.UTF8.GetByteCount(text);
            Write(length);
            Encoding.UTF8.GetBytes(text, Take(length));
        }

        public void Write(Guid? id)
        {
            Take(1)[0] = id is null ? (byte)0 : (byte)1;
            id?.TryWriteBytes(Take(16), bigEndian: true, out _);
        }
    }
}
