namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>What of one lane is on the way, not acknowledged yet.</summary>
internal sealed class Flight
{
    private readonly Dictionary<Guid, int> _lengths = [];
    private readonly Lock _lock = new();
    private long _bytes;

    /// <summary>Whether one more may be sent.</summary>
    public bool HasRoom(int most, int mostBytes)
    {
        lock (_lock) return _lengths.Count < most && _bytes < mostBytes;
    }

    public void Add(Guid id, int length)
    {
        lock (_lock)
        {
            if (_lengths.TryAdd(id, length)) _bytes += length;
        }
    }

    public bool Remove(Guid id)
    {
        lock (_lock)
        {
            if (!_lengths.Remove(id, out int length)) return false;
            _bytes -= length;
            return true;
        }
    }
}
