using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads what <see cref="PackedWriter"/> wrote and believes nothing: every length is held against the bytes that are left.</summary>
internal ref struct PackedReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes;
    private string[] _texts = [];

    public PackedReader(ReadOnlySpan<byte> bytes, int start)
    {
        _bytes = bytes;
        Position = start;
    }

    /// <summary>How many bytes were read.</summary>
    public int Position { get; private set; }

    public readonly int Left => _bytes.Length - Position;

    public long Long()
    {
        ulong value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte next = Bytes(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return (long)value;
        }

        throw Damaged("a number is too long");
    }

    public int Number() => Long() is var value and <= int.MaxValue ? (int)value : throw Damaged("a number is too great");

    public bool Flag() => Choice(2) == 1;

    /// <summary>A number less than a bound.</summary>
    public int Choice(int bound) => Number() is var value && value < bound ? value : throw Damaged("a number is too great");

    /// <summary>How many items follow, each of which takes so many bytes at least.</summary>
    public int Count(int least) => Number() is var count && count <= Left / least ? count : throw Damaged("there are not so many items");

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > Left) throw Damaged("it ends too early");
        Position += count;
        return _bytes.Slice(Position - count, count);
    }

    /// <summary>Reads the table of texts to which numbers refer from here on.</summary>
    public void Table()
    {
        string[] texts = new string[Count(1)];
        for (int i = 0; i < texts.Length; i++) texts[i] = Raw();
        _texts = texts;
    }

    /// <summary>A text of its own, that is in no table.</summary>
    public string Raw() => Strict.GetString(Bytes(Number()));

    public string? Text() => Choice(_texts.Length + 1) is var number and > 0 ? _texts[number - 1] : null;

    public string Known() => Text() ?? throw Damaged("a text is missing");

    public ImmutableArray<string> Texts()
    {
        string[] texts = new string[Count(1)];
        for (int i = 0; i < texts.Length; i++) texts[i] = Known();
        return ImmutableArray.Create(texts);
    }

    public readonly InvalidDataException Damaged(string what) => new(string.Create(CultureInfo.InvariantCulture, $"{what} at byte {Position}"));
}
