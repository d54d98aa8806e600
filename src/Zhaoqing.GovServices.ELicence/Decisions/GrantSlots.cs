using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>Rows by grant: open addressing, a byte of the hash beside each row so that a wrong row is seldom touched. One writer at a time; readers never wait.</summary>
/// <remarks>A place never changes its grant, so a reader that finds one has the newest row that was put. What is taken away leaves a mark until the slots are made anew.</remarks>
internal sealed class GrantSlots
{
    private const byte Empty = 0, Gone = 1;

    private readonly byte[] _tags;
    private readonly GrantRow?[] _rows;
    private readonly (ulong First, ulong Second) _seed;
    private int _taken;

    public GrantSlots()
        : this(64, SeedOf())
    {
    }

    private GrantSlots(int size, (ulong First, ulong Second) seed)
    {
        _tags = new byte[size];
        _rows = new GrantRow?[size];
        _seed = seed;
    }

    public int Count { get; private set; }

    public GrantRow? Find(Guid grant)
    {
        ulong hash = HashOf(grant);
        byte tag = TagOf(hash);
        byte[] tags = _tags;
        var rows = _rows;
        for (int place = PlaceFor(hash); ; place = (place + 1) & (tags.Length - 1))
        {
            byte found = Volatile.Read(ref tags[place]);
            if (found == tag && Volatile.Read(ref rows[place]) is { } row && row.Id == grant) return row;
            if (found == Empty) return null;
        }
    }

    /// <summary>Puts a row in the place of the one before.</summary>
    /// <returns>The slots to use from now on: these, or larger ones.</returns>
    public GrantSlots Put(GrantRow row)
    {
        if (PlaceOf(row.Id, out int place))
        {
            Interlocked.Exchange(ref _rows[place], row);
            return this;
        }

        if ((_taken + 1) * 4L > _tags.Length * 3L) return Grown().Put(row);
        // The row before its tag: whoever sees the tag sees the row.
        Volatile.Write(ref _rows[place], row);
        Volatile.Write(ref _tags[place], TagOf(HashOf(row.Id)));
        Interlocked.MemoryBarrier();
        _taken++;
        Count++;
        return this;
    }

    public bool Remove(Guid grant)
    {
        if (!PlaceOf(grant, out int place)) return false;
        Interlocked.Exchange(ref _rows[place], null);
        Volatile.Write(ref _tags[place], Gone);
        Count--;
        return true;
    }

    /// <summary>The place of a grant, or where it would go.</summary>
    private bool PlaceOf(Guid grant, out int place)
    {
        ulong hash = HashOf(grant);
        byte tag = TagOf(hash);
        for (place = PlaceFor(hash); _tags[place] != Empty; place = (place + 1) & (_tags.Length - 1))
        {
            if (_tags[place] == tag && _rows[place]!.Id == grant) return true;
        }

        return false;
    }

    private GrantSlots Grown()
    {
        var grown = new GrantSlots(Count * 2 > _tags.Length ? _tags.Length * 2 : _tags.Length, _seed);
        foreach (var row in _rows)
        {
            if (row is not null) grown.Put(row);
        }

        return grown;
    }

    private static byte TagOf(ulong hash) => (byte)Math.Max((int)(hash >> 56), Gone + 1);

    private ulong HashOf(Guid grant)
    {
        var bits = Unsafe.BitCast<Guid, UInt128>(grant);
        ulong high = Math.BigMul(unchecked((ulong)bits) ^ _seed.First, (ulong)(bits >> 64) ^ _seed.Second, out ulong low);
        return high ^ low;
    }

    private int PlaceFor(ulong hash) => (int)(hash & (ulong)(_tags.Length - 1));

    private static (ulong First, ulong Second) SeedOf()
    {
        Span<byte> seed = stackalloc byte[16];
        RandomNumberGenerator.Fill(seed);
        return (BitConverter.ToUInt64(seed), BitConverter.ToUInt64(seed[8..]));
    }
}
