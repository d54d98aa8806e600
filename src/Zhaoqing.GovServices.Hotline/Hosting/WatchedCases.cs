using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>The cases that may want somebody at a desk, now or once time has passed. Safe for concurrent use.</summary>
/// <remarks>It keeps their ids, and of a case nobody will be wanted for nothing: whenever something happens in one, it is looked at anew.</remarks>
internal sealed class WatchedCases(BridgeStation station, Func<BridgeCase, bool> mayWant) : IDisposable
{
    private readonly JournalFollower _follower = new(station.Store);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Dictionary<BridgeCaseId, Instant> _stirred = [];
    private readonly HashSet<BridgeCaseId> _watched = [];
    private readonly Dictionary<BridgeCaseId, Instant> _unreadable = [];

    /// <summary>What is asked of each of them, as recorded until now; and those that this program cannot read, with the time of what happened there when it first could not.</summary>
    public async Task<(ImmutableArray<T> Answers, ImmutableArray<(BridgeCaseId Case, Instant Since)> Unreadable)> LookAsync<T>(Func<BridgeCase, IEnumerable<T>> what, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var stirred = await _follower.LookAsync(Take, () => _stirred.ToArray(), cancellationToken).ConfigureAwait(false);
            foreach (var (id, at) in stirred)
            {
                var copy = await FindAsync(id, cancellationToken).ConfigureAwait(false);
                if (copy is null) _unreadable.TryAdd(id, at);
                else _unreadable.Remove(id);
                if (copy is not null && mayWant(copy)) _watched.Add(id);
                else _watched.Remove(id);
                _stirred.Remove(id);
            }

            var answers = ImmutableArray.CreateBuilder<T>();
            foreach (var id in _watched)
            {
                if (await FindAsync(id, cancellationToken).ConfigureAwait(false) is { } copy) answers.AddRange(what(copy));
            }

            return (answers.ToImmutable(), [.. _unreadable.Select(one => (one.Key, one.Value))]);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _follower.Dispose();
        _turn.Dispose();
    }

    /// <summary>A record that is damaged in whatever way keeps no other case from the list.</summary>
    private async Task<BridgeCase?> FindAsync(BridgeCaseId id, CancellationToken cancellationToken)
    {
        try
        {
            return await station.FindReadableAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private void Take(RecordedEvent recorded)
    {
        if (BridgeRecord.CaseOf(recorded.Stream) is { } id) _stirred[id] = recorded.At;
    }
}
