using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>Rows by grant, side by side in memory: a decision touches one slot and one row. One writer at a time; a reader takes a row as a whole, again where it was just being written.</summary>
/// <remarks>A slot is a byte of the hash and the number of the row, by open addressing. A row that is taken out is used for another grant: a reader knows its grant by the id it took with the row.</remarks>
internal sealed class GrantRows
{
    private const int ChunkBits = 10, ChunkSize = 1 << ChunkBits, NumberBits = 24, MostRows = 1 << NumberBits;
    private const uint Empty = 0, Gone = 1;

    private readonly Stack<int> _free = [];
    private readonly ulong _seed1 = SeedOf(), _seed2 = SeedOf();
    private uint[] _slots = new uint[64];
    private GrantPlace[][] _chunks = [];
    private GrantSide?[][] _sides = [];
    private int _used, _taken, _count;

    public int Count => Volatile.Read(ref _count);

    /// <summary>Takes the row of a grant by its number as it was once, or else by the grant.</summary>
    public bool TryRead(Guid grant, int number, out GrantRow row, out GrantSide? side)
    {
        if (number >= 0)
        {
            Take(number, out row, out side);
            if (row.Id == grant && grant != default) return true;
        }

        return TryRead(grant, out row, out side, out _);
    }

    /// <summary>Takes the row of a grant with its number, and what few rows have beside.</summary>
    public bool TryRead(Guid grant, out GrantRow row, out GrantSide? side, out int number)
    {
        ulong hash = HashOf(grant);
        uint[] slots = Volatile.Read(ref _slots);
        for (int place = PlaceFor(hash, slots); ; place = (place + 1) & (slots.Length - 1))
        {
            uint slot = Volatile.Read(ref slots[place]);
            if (slot == Empty) break;
            if (slot >> NumberBits != TagOf(hash)) continue;
            number = NumberOf(slot);
            Take(number, out row, out side);
            if (row.Id == grant) return true;
        }

        (row, side, number) = (default, null, -1);
        return false;
    }

    /// <summary>Puts a row in the place of the one before. When it returns, every reader that starts sees it.</summary>
    public void Put(GrantRow row, GrantSide? side)
    {
        if (!PlaceOf(row.Id, out int place))
        {
            int number = _free.TryPop(out int free) ? free : NewRow();
            Write(number, row, side);
            if (++_taken * 4L > _slots.Length * 3L) place = Grow(row.Id);
            // The row before its slot: whoever sees the slot sees the row.
            Volatile.Write(ref _slots[place], (TagOf(HashOf(row.Id)) << NumberBits) | (uint)number);
            _count++;
        }
        else
        {
            Write(NumberOf(_slots[place]), row, side);
        }

        Interlocked.MemoryBarrier();
    }

    public bool Remove(Guid grant)
    {
        if (!PlaceOf(grant, out int place)) return false;
        int number = NumberOf(_slots[place]);
        Volatile.Write(ref _slots[place], Gone);
        Write(number, default, side: null);
        _free.Push(number);
        _count--;
        Interlocked.MemoryBarrier();
        return true;
    }

    private void Take(int number, out GrantRow row, out GrantSide? side)
    {
        ref var place = ref Volatile.Read(ref _chunks)[number >> ChunkBits][number & (ChunkSize - 1)];
        var spin = default(SpinWait);
        while (true)
        {
            int sequence = Volatile.Read(ref place.Sequence);
            row = place.Row;
            side = row.HasSide ? Volatile.Read(ref _sides)[number >> ChunkBits][number & (ChunkSize - 1)] : null;
            Volatile.ReadBarrier();
            if ((sequence & 1) == 0 && Volatile.Read(ref place.Sequence) == sequence) return;
            spin.SpinOnce();
        }
    }

    private void Write(int number, GrantRow row, GrantSide? side)
    {
        ref var place = ref _chunks[number >> ChunkBits][number & (ChunkSize - 1)];
        int sequence = place.Sequence;
        Volatile.Write(ref place.Sequence, unchecked(sequence + 1));
        Volatile.WriteBarrier();
        place.Row = row;
        _sides[number >> ChunkBits][number & (ChunkSize - 1)] = side;
        Volatile.Write(ref place.Sequence, unchecked(sequence + 2));
    }

    private int NewRow()
    {
        if (_used == MostRows) throw new InvalidOperationException("An index takes at most 16,777,216 grants.");
        if (_used >> ChunkBits == _chunks.Length)
        {
            Volatile.Write(ref _sides, [.. _sides, new GrantSide?[ChunkSize]]);
            Volatile.Write(ref _chunks, [.. _chunks, new GrantPlace[ChunkSize]]);
        }

        return _used++;
    }

    /// <summary>The slot of a grant, or where it would go.</summary>
    private bool PlaceOf(Guid grant, out int place)
    {
        ulong hash = HashOf(grant);
        for (place = PlaceFor(hash, _slots); _slots[place] != Empty; place = (place + 1) & (_slots.Length - 1))
        {
            if (_slots[place] >> NumberBits == TagOf(hash) && IdOf(_slots[place]) == grant) return true;
        }

        return false;
    }

    /// <summary>Makes the slots anew, twice as many where most are in use.</summary>
    private int Grow(Guid next)
    {
        uint[] slots = new uint[(_count + 1) * 2 > _slots.Length ? _slots.Length * 2 : _slots.Length];
        foreach (uint slot in _slots.Where(slot => slot > Gone)) slots[FreeIn(slots, IdOf(slot))] = slot;
        _taken = _count + 1;
        Volatile.Write(ref _slots, slots);
        return FreeIn(slots, next);
    }

    private int FreeIn(uint[] slots, Guid grant)
    {
        int place = PlaceFor(HashOf(grant), slots);
        while (slots[place] != Empty) place = (place + 1) & (slots.Length - 1);
        return place;
    }

    private Guid IdOf(uint slot) => _chunks[NumberOf(slot) >> ChunkBits][NumberOf(slot) & (ChunkSize - 1)].Row.Id;

    private static int NumberOf(uint slot) => (int)(slot & (MostRows - 1));

    private static int PlaceFor(ulong hash, uint[] slots) => (int)(hash & (ulong)(slots.Length - 1));

    private static uint TagOf(ulong hash) => Math.Max((uint)(hash >> 56), 1);

    private ulong HashOf(Guid grant)
    {
        var bits = Unsafe.BitCast<Guid, UInt128>(grant);
        ulong high = Math.BigMul(unchecked((ulong)bits) ^ _seed1, (ulong)(bits >> 64) ^ _seed2, out ulong low);
        return high ^ low;
    }

    private static ulong SeedOf() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
}
