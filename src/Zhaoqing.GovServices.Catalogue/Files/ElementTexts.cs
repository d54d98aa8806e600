using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The values of the elements (要素) of an edition's lists as texts by ordinal: first those that all divisions share, kept once for a matter, then those of the list's own.</summary>
/// <remarks>Immutable. Equal texts are kept once, as UTF-8; a text is made when it is asked for. Ordinals are those of the element set that the edition names.</remarks>
internal sealed class ElementTexts
{
    /// <summary>The most elements of either kind: far more than any set has.</summary>
    public const int Most = 10_000;

    private readonly ReadOnlyMemory<byte> _blob;

    /// <summary>Where each text ends in the blob: four bytes each, the first being that of no text.</summary>
    private readonly ReadOnlyMemory<byte> _ends;

    /// <summary>The numbers of the texts, four bytes each, 0 for none: a block for each matter, then one for each list.</summary>
    private readonly ReadOnlyMemory<byte> _ids;

    /// <summary>How many lists the matters before each matter have.</summary>
    private readonly int[] _firstList;

    /// <summary>Takes the parts over.</summary>
    /// <exception cref="InvalidDataException">They do not fit together.</exception>
    public ElementTexts(ImmutableArray<Matter> matters, int unified, int local, ReadOnlyMemory<byte> blob, ReadOnlyMemory<byte> ends, ReadOnlyMemory<byte> ids)
    {
        (Unified, Local, _blob, _ends, _ids) = (unified, local, blob, ends, ids);
        _firstList = new int[matters.Length + 1];
        for (int i = 0; i < matters.Length; i++) _firstList[i + 1] = _firstList[i] + matters[i].Lists.Length;
        long expected = (((long)matters.Length * unified) + ((long)_firstList[^1] * local)) * sizeof(uint);
        if (ids.Length != expected) throw new InvalidDataException("The elements do not fit the lists.");
        Check(blob.Span, ends.Span, ids.Span);
    }

    /// <summary>How many elements of a list are the same in every division.</summary>
    public int Unified { get; }

    /// <summary>How many elements are a list's own.</summary>
    public int Local { get; }

    /// <summary>The bytes held.</summary>
    public long Bytes => _blob.Length + _ends.Length + _ids.Length + ((long)_firstList.Length * sizeof(int));

    internal ReadOnlySpan<byte> Blob => _blob.Span;

    internal ReadOnlySpan<byte> Ends => _ends.Span;

    internal ReadOnlySpan<byte> Ids => _ids.Span;

    /// <summary>The text of an element; <see langword="null"/> where the list has none, which is not the same as an empty text.</summary>
    /// <param name="matter">The place of the matter in the edition.</param>
    /// <param name="list">The place of the list in the matter.</param>
    /// <param name="ordinal">The ordinal of the element, from 0.</param>
    public string? this[int matter, int list, int ordinal] =>
        TryGet(matter, list, ordinal, out var utf8) ? Encoding.UTF8.GetString(utf8) : null;

    /// <summary>The text of an element as UTF-8.</summary>
    public bool TryGet(int matter, int list, int ordinal, out ReadOnlySpan<byte> utf8)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)ordinal, (uint)(Unified + Local), nameof(ordinal));
        int lists = _firstList[matter + 1] - _firstList[matter];
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)list, (uint)lists, nameof(list));
        int place = ordinal < Unified
            ? (matter * Unified) + ordinal
            : ((_firstList.Length - 1) * Unified) + ((_firstList[matter] + list) * Local) + ordinal - Unified;
        int id = (int)At(_ids.Span, place);
        utf8 = id == 0 ? default : _blob.Span[(int)At(_ends.Span, id - 1)..(int)At(_ends.Span, id)];
        return id != 0;
    }

    private static uint At(ReadOnlySpan<byte> numbers, int place) => BinaryPrimitives.ReadUInt32LittleEndian(numbers[(place * sizeof(uint))..]);

    private static void Check(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> ends, ReadOnlySpan<byte> ids)
    {
        int texts = ends.Length / sizeof(uint);
        if (texts == 0 || ends.Length % sizeof(uint) != 0 || At(ends, 0) != 0 || At(ends, texts - 1) != blob.Length || !System.Text.Unicode.Utf8.IsValid(blob))
            throw new InvalidDataException("The texts of the elements are damaged.");
        uint before = 0;
        for (int i = 1; i < texts; i++)
        {
            uint end = At(ends, i);
            // A text ends where a character ends: the next byte does not go on with one.
            if (end < before || end > blob.Length || (end < blob.Length && (blob[(int)end] & 0xc0) == 0x80)) throw new InvalidDataException("The texts of the elements are damaged.");
            before = end;
        }

        uint most = 0;
        for (int i = 0; i < ids.Length / sizeof(uint); i++) most = Math.Max(most, At(ids, i));
        if (most >= texts) throw new InvalidDataException("An element names a text that is not there.");
    }
}
