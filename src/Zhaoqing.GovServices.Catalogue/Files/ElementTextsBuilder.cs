using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Gathers the texts of elements list by list, equal texts once.</summary>
internal sealed class ElementTextsBuilder(int unified, int local)
{
    private readonly List<uint> _ends = [0];
    private readonly List<uint> _ids = [];
    private readonly Dictionary<MatterCode, List<(string Division, int Unified, int Local)>> _blocks = [];
    private byte[] _blob = new byte[4096];
    private int[] _slots = new int[1024];

    public int Unified => unified;

    public int Local => local;

    /// <summary>The place of the next block.</summary>
    public int Next => _ids.Count;

    /// <summary>Adds no text to the block that is being written.</summary>
    public void AddNone() => _ids.Add(0);

    /// <summary>Adds a text to the block that is being written.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="guess">A place among the ids whose text may be the same; negative for none.</param>
    public void Add(ReadOnlySpan<byte> utf8, int guess)
    {
        if (guess >= 0 && Holds(guess, utf8)) _ids.Add(_ids[guess]);
        else _ids.Add(IdOf(utf8));
    }

    /// <summary>Whether the text at a place is this one.</summary>
    public bool Holds(int place, ReadOnlySpan<byte> utf8) => _ids[place] is var id and not 0 && TextOf(id).SequenceEqual(utf8);

    /// <summary>Whether there is no text at a place.</summary>
    public bool HoldsNone(int place) => _ids[place] == 0;

    /// <summary>Says whose the blocks are.</summary>
    public void Assign(MatterCode matter, List<(string Division, int Unified, int Local)> lists) => _blocks.Add(matter, lists);

    /// <summary>The texts in the order of the matters; <see langword="null"/> where no list has any.</summary>
    public ElementTexts? Build(ImmutableArray<Matter> matters)
    {
        if (_blocks.Count == 0) return null;
        var ids = new List<uint>(_ids.Count);
        var all = CollectionsMarshal.AsSpan(_ids);
        foreach (var matter in matters)
        {
            if (_blocks.TryGetValue(matter.Code, out var lists) && lists.Count > 0) ids.AddRange(all.Slice(lists[0].Unified, unified));
            else AddNothing(ids, unified);
        }

        foreach (var matter in matters)
        {
            var lists = _blocks.GetValueOrDefault(matter.Code) ?? [];
            lists.Sort(static (a, b) => string.CompareOrdinal(a.Division, b.Division));
            foreach (var list in lists) ids.AddRange(all.Slice(list.Local, local));
            AddNothing(ids, (matter.Lists.Length - lists.Count) * local);
        }

        return new ElementTexts(matters, unified, local, _blob.AsMemory(0, (int)_ends[^1]).ToArray(), Bytes(_ends), Bytes(ids));
    }

    private static void AddNothing(List<uint> ids, int count)
    {
        for (int i = 0; i < count; i++) ids.Add(0);
    }

    private static byte[] Bytes(List<uint> numbers)
    {
        byte[] bytes = new byte[numbers.Count * sizeof(uint)];
        for (int i = 0; i < numbers.Count; i++) System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), numbers[i]);
        return bytes;
    }

    private ReadOnlySpan<byte> TextOf(uint id) => _blob.AsSpan((int)_ends[(int)id - 1], (int)(_ends[(int)id] - _ends[(int)id - 1]));

    private uint IdOf(ReadOnlySpan<byte> utf8)
    {
        if (_ends.Count * 2 > _slots.Length) Grow();
        int slot = Hash(utf8) & (_slots.Length - 1);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (TextOf((uint)_slots[slot]).SequenceEqual(utf8)) return (uint)_slots[slot];
        }

        int start = (int)_ends[^1], end = checked(start + utf8.Length);
        if (end > _blob.Length) Array.Resize(ref _blob, (int)Math.Min(Array.MaxLength, Math.Max(end, _blob.Length * 2L)));
        utf8.CopyTo(_blob.AsSpan(start));
        _ends.Add((uint)end);
        return (uint)(_slots[slot] = _ends.Count - 1);
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (int id = 1; id < _ends.Count; id++)
        {
            int slot = Hash(TextOf((uint)id)) & (_slots.Length - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = id;
        }
    }

    /// <summary>A hash that a writer of texts cannot foresee: that of the runtime, by pairs of bytes.</summary>
    private static int Hash(ReadOnlySpan<byte> utf8) =>
        string.GetHashCode(MemoryMarshal.Cast<byte, char>(utf8), StringComparison.Ordinal) ^ (utf8.Length % 2 == 0 ? 0 : utf8[^1] * 0x9e377);
}
