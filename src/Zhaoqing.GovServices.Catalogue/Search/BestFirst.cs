namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Keeps the smallest of many keys and counts them all.</summary>
/// <param name="wanted">How many of the smallest are kept.</param>
internal sealed class BestFirst(int wanted)
{
    private const int Smallest = 64;

    private long[] _kept = new long[Smallest];
    private int _count;
    private long _worst = long.MaxValue;

    /// <summary>How many keys were given.</summary>
    public int Total { get; private set; }

    /// <summary>Takes one key; every key is given once.</summary>
    public void Add(long key)
    {
        Total++;
        if (key >= _worst || wanted == 0) return;
        if (_count == _kept.Length) MakeRoom();
        if (key < _worst) _kept[_count++] = key;
    }

    /// <summary>The kept keys, the smallest first.</summary>
    public ReadOnlySpan<long> Keys()
    {
        Array.Sort(_kept, 0, _count);
        return _kept.AsSpan(0, Math.Min(_count, wanted));
    }

    /// <summary>Drops what cannot be among the smallest any more; grows only while too few are dropped.</summary>
    private void MakeRoom()
    {
        Array.Sort(_kept, 0, _count);
        if (_count >= wanted)
        {
            _count = wanted;
            _worst = _kept[wanted - 1];
        }

        if (_count * 2L > _kept.Length) Array.Resize(ref _kept, _kept.Length * 2);
    }
}
