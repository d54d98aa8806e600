using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Writes the elements of an edition's matters into an edition file: whose they are and of what set, and then all values in the order of the places.</summary>
internal sealed class ElementPacker
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Numbered<ElementSet> _sets = new(ReferenceEqualityComparer.Instance);
    private readonly Numbered<ElementOrigin> _origins = new(comparer: null);
    private readonly Numbered<string> _texts = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _blob = new(), _ends = new(), _ids = new();

    private ElementPacker() => Number(_ends, 0);

    /// <summary>Writes the elements of all matters.</summary>
    public static void Pack(ImmutableArray<Matter> matters, PackedWriter file)
    {
        var packer = new ElementPacker();
        var body = new PackedWriter(new Numbered<string>(StringComparer.Ordinal));
        foreach (var matter in matters) packer.Write(body, matter.Elements);
        file.All([.. packer._sets.Items], set =>
        {
            file.Raw(set.Id);
            file.Raw(set.Edition);
        });
        file.All([.. packer._origins.Items], origin =>
        {
            file.Raw(origin.System);
            file.Raw(origin.Edition);
        });
        file.Bytes(body.Written);
        foreach (var part in (ArrayBufferWriter<byte>[])[packer._blob, packer._ends, packer._ids])
        {
            file.Number(part.WrittenCount);
            file.Bytes(part.WrittenSpan);
        }
    }

    private void Write(PackedWriter to, MatterElements? elements)
    {
        to.Number(_sets.NumberOf(elements?.Unified.Set));
        if (elements is null) return;
        to.Number(_origins.NumberOf(elements.Origin));
        to.Number(elements.Unified.Materials.Length);
        to.All(elements.Lists, list => to.Raw(list.Division.ToString("G", CultureInfo.InvariantCulture)));
        var set = elements.Unified.Set;
        foreach (var element in set.Elements.AsSpan(0, set.UnifiedCount)) Add(elements.Unified.At(element));
        foreach (var material in elements.Unified.Materials)
        {
            foreach (var element in set.MaterialElements) Add(material.At(element));
        }

        foreach (var list in elements.Lists)
        {
            foreach (var element in set.Elements.AsSpan()[set.UnifiedCount..]) Add(list.Local.At(element));
        }
    }

    private void Add(string? text)
    {
        int id = _texts.NumberOf(text);
        Number(_ids, id);
        // Each text is written when its number is new.
        if (id * sizeof(uint) < _ends.WrittenCount) return;
        _blob.Write(Strict.GetBytes(text!));
        Number(_ends, _blob.WrittenCount);
    }

    private static void Number(ArrayBufferWriter<byte> to, int number)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(to.GetSpan(sizeof(uint)), (uint)number);
        to.Advance(sizeof(uint));
    }
}
