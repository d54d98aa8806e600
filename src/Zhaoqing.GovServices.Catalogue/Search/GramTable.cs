using System.Numerics;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Numbers grams from 0 in the order in which they come; open addressing, a third of the memory of a dictionary.</summary>
internal sealed class GramTable
{
    /// <summary>For each place one more than the number of the gram there, or 0.</summary>
    private int[] _places = new int[256];
    private long[] _grams = new long[128];
    private int _count;

    /// <summary>The bytes held.</summary>
    public long Bytes => (_places.Length * (long)sizeof(int)) + (_grams.Length * (long)sizeof(long));

    /// <summary>The number of a gram; -1 where it has none.</summary>
    public int Find(long gram) => _places[PlaceOf(gram)] - 1;

    /// <summary>The number of a gram, the next one where it had none.</summary>
    public int FindOrAdd(long gram)
    {
        int place = PlaceOf(gram);
        if (_places[place] != 0) return _places[place] - 1;
        if ((_count + 1) * 3L > _places.Length * 2L)
        {
            Grow();
            place = PlaceOf(gram);
        }

        if (_count == _grams.Length) Array.Resize(ref _grams, _count * 2);
        _grams[_count] = gram;
        _places[place] = ++_count;
        return _count - 1;
    }

    /// <summary>The table itself, without room for more grams.</summary>
    public GramTable Trimmed()
    {
        Array.Resize(ref _grams, _count);
        return this;
    }

    private void Grow()
    {
        _places = new int[_places.Length * 2];
        for (int number = 0; number < _count; number++) _places[PlaceOf(_grams[number])] = number + 1;
    }

    /// <summary>Where a gram stands, or the free place where it would stand.</summary>
    private int PlaceOf(long gram)
    {
        int mask = _places.Length - 1, place = (int)(BitOperations.RotateLeft(unchecked((ulong)gram * 0x9e3779b97f4a7c15), 32) & (uint)mask);
        while (_places[place] is var number && number != 0 && _grams[number - 1] != gram) place = (place + 1) & mask;
        return place;
    }
}
