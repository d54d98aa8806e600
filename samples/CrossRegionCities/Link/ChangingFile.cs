using System.Security.Cryptography;
using System.Text.Json;

namespace Zhaoqing.GovServices.CrossRegionCities.Link;

/// <summary>What stands in a file, read again when that changes. One that cannot be read, such as one that is being written, leaves what was there before.</summary>
internal sealed class ChangingFile<T>(string path, Func<string, T> read)
{
    private readonly Lock _lock = new();
    private (DateTime Written, T Value) _last = (File.GetLastWriteTimeUtc(path), read(path));

    public T Value
    {
        get
        {
            lock (_lock)
            {
                var written = File.GetLastWriteTimeUtc(path);
                if (written == _last.Written) return _last.Value;
                try
                {
                    _last = (written, read(path));
                }
                catch (Exception fault) when (fault is IOException or CryptographicException or JsonException or UnauthorizedAccessException)
                {
                    // Read again the next time.
                }

                return _last.Value;
            }
        }
    }
}
