using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>What stands alike in many records, by its bytes: it is read once and kept once, however many cases have it.</summary>
/// <remarks>Safe for concurrent use; all that is kept is immutable.</remarks>
internal sealed class KnownValues
{
    /// <summary>The lists that cases are bound to: most cases of a matter have one.</summary>
    internal BytesTable<CaseTerms> Terms { get; } = new();

    /// <summary>What was handed in with an application: mostly what the list requires.</summary>
    internal BytesTable<ImmutableArray<SuppliedMaterial>> Materials { get; } = new();

    /// <summary>The waits for an answer: one a day and limit.</summary>
    internal BytesTable<AnswerWait> Waits { get; } = new();

    /// <summary>Editions, matters and the accounts of officers.</summary>
    internal BytesTable<string> Texts { get; } = new();

    /// <summary>A text that many records have.</summary>
    internal string TextOf(ReadOnlySpan<byte> utf8)
    {
        if (!Texts.TryFind(utf8, out string? text)) Texts.Keep(utf8, text = Encoding.UTF8.GetString(utf8));
        return text;
    }

    /// <summary>Keeps the terms that were read from a submission.</summary>
    internal void KeepTerms(ReadOnlySpan<byte> submission, CaseTerms terms)
    {
        var json = new PlainReader(submission, this);
        for (json.Begin(); json.Next();)
        {
            if (json.Is("terms"u8)) Terms.Keep(json.Raw(), terms);
            else json.PassOver();
        }
    }
}

/// <summary>Values by their bytes; so many and no more, what is not kept is read each time.</summary>
internal sealed class BytesTable<T>
{
    private const int Most = 4_096;
    private readonly ConcurrentDictionary<byte[], T> _values = new(Bytes.Comparer);

    internal bool TryFind(ReadOnlySpan<byte> content, [MaybeNullWhen(false)] out T value) =>
        _values.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(content, out value);

    internal void Keep(ReadOnlySpan<byte> content, T value)
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
            // Terms name their edition, matter and division at the beginning; whether all the rest is the same, equality says.
            var hash = default(HashCode);
            hash.Add(alternate.Length);
            hash.AddBytes(alternate[..Math.Min(alternate.Length, 128)]);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
