using System.Buffers.Binary;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The values of elements (要素) as an edition file keeps them: places that name a text or none, and each text once, as UTF-8.</summary>
/// <remarks>Immutable. A text is made when it is asked for.</remarks>
internal sealed class ElementTexts
{
    private readonly ReadOnlyMemory<byte> _blob;

    /// <summary>Where each text ends in the blob: four bytes each, the first being that of no text.</summary>
    private readonly ReadOnlyMemory<byte> _ends;

    /// <summary>The number of the text at each place: four bytes each, 0 for none.</summary>
    private readonly ReadOnlyMemory<byte> _ids;

    /// <summary>Takes the parts over.</summary>
    /// <exception cref="InvalidDataException">They do not fit together.</exception>
    public ElementTexts(ReadOnlyMemory<byte> blob, ReadOnlyMemory<byte> ends, ReadOnlyMemory<byte> ids)
    {
        (_blob, _ends, _ids) = (blob, ends, ids);
        Check(blob.Span, ends.Span, ids.Span);
    }

    /// <summary>How many places there are.</summary>
    public int Count => _ids.Length / sizeof(uint);

    /// <summary>The text at a place; <see langword="null"/> where there is none, which is not the same as an empty text.</summary>
    public string? this[int place]
    {
        get
        {
            int id = (int)At(_ids.Span, place);
            return id == 0 ? null : Encoding.UTF8.GetString(_blob.Span[(int)At(_ends.Span, id - 1)..(int)At(_ends.Span, id)]);
        }
    }

    private static uint At(ReadOnlySpan<byte> numbers, int place) => BinaryPrimitives.ReadUInt32LittleEndian(numbers[(place * sizeof(uint))..]);

    private static void Check(ReadOnlySpan<byte> blob, ReadOnlySpan<byte> ends, ReadOnlySpan<byte> ids)
    {
        int texts = ends.Length / sizeof(uint);
        if (texts == 0 || ends.Length % sizeof(uint) != 0 || ids.Length % sizeof(uint) != 0 || At(ends, 0) != 0 || At(ends, texts - 1) != blob.Length || !System.Text.Unicode.Utf8.IsValid(blob))
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
