using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Values by their bytes; so many and no more, what is not kept is read each time.</summary>
/// <remarks>Safe for concurrent use.</remarks>
/// <typeparam name="T">What is kept; immutable.</typeparam>
public sealed class BytesTable<T>
{
    private const int Most = 4_096;
    private readonly ConcurrentDictionary<byte[], T> _values = new(Bytes.Comparer);

    /// <summary>Finds what is kept for these bytes.</summary>
    public bool TryFind(ReadOnlySpan<byte> content, [MaybeNullWhen(false)] out T value) =>
        _values.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(content, out value);

    /// <summary>Keeps a value, unless so many are kept already.</summary>
    public void Keep(ReadOnlySpan<byte> content, T value)
    {
        if (_values.Count < Most) _values.TryAdd(content.ToArray(), value);
    }

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        internal static readonly Bytes Comparer = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            // Large values of the record differ at the beginning; whether all the rest is the same, equality says.
            var hash = default(HashCode);
            hash.Add(alternate.Length);
            hash.AddBytes(alternate[..Math.Min(alternate.Length, 128)]);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
