using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Reads what <see cref="ElementPacker"/> wrote.</summary>
internal static class ElementUnpacker
{
    /// <summary>The matters with their elements.</summary>
    /// <param name="from">The reader, which stands where the elements begin.</param>
    /// <param name="file">The whole file: the values are read from it later.</param>
    /// <param name="matters">The matters.</param>
    /// <param name="sets">The sets of elements that are known.</param>
    /// <exception cref="UnknownElementSetException">A set is not known.</exception>
    public static ImmutableArray<Matter> Unpack(ref PackedReader from, ReadOnlyMemory<byte> file, ImmutableArray<Matter> matters, IReadOnlyList<ElementSet> sets)
    {
        var known = new ElementSet[from.Count(2)];
        for (int i = 0; i < known.Length; i++) known[i] = UnknownElementSetException.Find(sets, from.Raw(), from.Raw());
        var origins = new ElementOrigin[from.Count(2)];
        for (int i = 0; i < origins.Length; i++) origins[i] = new ElementOrigin(from.Raw(), from.Raw());
        var read = new (ElementSet? Set, ElementOrigin? Origin, int Materials, DivisionCode[] Lists)[matters.Length];
        for (int i = 0; i < read.Length; i++)
        {
            if (from.Choice(known.Length + 1) is not (var set and > 0)) continue;
            var origin = from.Choice(origins.Length + 1) is var number and > 0 ? origins[number - 1] : null;
            int materials = from.Number();
            var lists = new DivisionCode[from.Count(2)];
            for (int list = 0; list < lists.Length; list++) lists[list] = DivisionCode.Parse(from.Raw());
            read[i] = (known[set - 1], origin, materials, lists);
        }

        var texts = new ElementTexts(Part(ref from, file), Part(ref from, file), Part(ref from, file));
        int next = 0;
        var whole = ImmutableArray.CreateBuilder<Matter>(matters.Length);
        for (int i = 0; i < read.Length; i++) whole.Add(read[i].Set is { } set ? matters[i] with { Elements = Elements(matters[i].Code, set, read[i].Origin, read[i].Materials, read[i].Lists) } : matters[i]);
        return next == texts.Count ? whole.MoveToImmutable() : throw new InvalidDataException("The elements do not fit their texts.");

        MatterElements Elements(MatterCode matter, ElementSet set, ElementOrigin? origin, int materials, DivisionCode[] lists)
        {
            int unified = Taken(set.UnifiedCount);
            int first = Taken(checked(materials * set.MaterialElements.Length));
            var part = ElementPart.Kept(set, ElementOwner.Unified, texts, unified, [.. Enumerable.Range(0, materials).Select(n => MaterialValues.Kept(set, texts, first + (n * set.MaterialElements.Length)))]);
            return new MatterElements(matter, origin, part, lists.Select(division => (division, ElementPart.Kept(set, ElementOwner.Local, texts, Taken(set.LocalCount), []))).ToArray());
        }

        int Taken(int count)
        {
            if (count > texts.Count - next) throw new InvalidDataException("The elements do not fit their texts.");
            next += count;
            return next - count;
        }
    }

    private static ReadOnlyMemory<byte> Part(ref PackedReader from, ReadOnlyMemory<byte> file)
    {
        int length = from.Number(), start = from.Position;
        from.Bytes(length);
        return file.Slice(start, length);
    }
}

/// <summary>An edition names a set of elements that its reader was not given.</summary>
internal sealed class UnknownElementSetException(string set) : Exception(set)
{
    /// <summary>The set with this name and edition.</summary>
    public static ElementSet Find(IReadOnlyList<ElementSet> sets, string id, string edition) =>
        sets.FirstOrDefault(set => string.Equals(set.Id, id, StringComparison.Ordinal) && string.Equals(set.Edition, edition, StringComparison.Ordinal))
        ?? throw new UnknownElementSetException($"{id} {edition}");
}
