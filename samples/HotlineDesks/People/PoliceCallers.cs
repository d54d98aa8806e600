using System.Collections.Concurrent;
using Zhaoqing.GovServices.Hotline;

namespace Zhaoqing.GovServices.HotlineDesks.People;

/// <summary>Who called 110, by the token that went over; the simulator forgets them when it ends, a police platform asks its own record.</summary>
internal sealed class PoliceCallers
{
    private readonly ConcurrentDictionary<string, KnownCaller> _callers = new(StringComparer.Ordinal);

    /// <summary>Keeps a caller.</summary>
    /// <returns>The token.</returns>
    public string Keep(string? name, string? phone)
    {
        string token = $"caller-{Guid.NewGuid():N}";
        _callers[token] = new KnownCaller(name, phone);
        return token;
    }

    public Task<KnownCaller?> FindAsync(string token, CancellationToken cancellation) => Task.FromResult(_callers.GetValueOrDefault(token));
}
