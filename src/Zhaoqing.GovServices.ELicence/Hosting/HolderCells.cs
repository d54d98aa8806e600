namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>The cells of the holders that were served last, a bounded number: those of two generations, of which the older is let go when the younger is full.</summary>
internal sealed class HolderCells(int most, Func<HolderReference, HolderCell> make)
{
    private readonly Lock _lock = new();
    private Dictionary<HolderReference, HolderCell> _young = [];
    private Dictionary<HolderReference, HolderCell> _old = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _young.Count + _old.Count;
        }
    }

    /// <summary>The cell of a holder.</summary>
    public HolderCell Of(HolderReference holder)
    {
        Dictionary<HolderReference, HolderCell> gone = [];
        HolderCell? cell;
        lock (_lock)
        {
            if (_young.TryGetValue(holder, out cell)) return cell;
            if (!_old.Remove(holder, out cell)) cell = make(holder);
            if (_young.Count >= Math.Max(1, most / 2)) (gone, _old, _young) = (_old, _young, []);
            _young.Add(holder, cell);
        }

        foreach (var one in gone.Values) _ = one.LetGoAsync();
        return cell;
    }
}
