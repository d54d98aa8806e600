using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Journal;

/// <summary>Which of several builds of a view its readers use: the newest that has caught up with those before it.</summary>
/// <remarks>
/// A view is built anew by a subscriber with a name of its own, beside the live one, from position 0 on. No pointer is kept: the checkpoints tell when the new one is as far as the old, on every host the same,
/// and once the old one is taken out of the hosts the new one stays ahead of it. An object that has gone over to a newer build does not go back.
/// Safe for concurrent use.
/// </remarks>
public sealed class LiveView
{
    private readonly ISubscriptionStore _store;
    private readonly ImmutableArray<string> _builds;
    private int _live;

    /// <summary>Names the builds of a view.</summary>
    /// <param name="store">Where their checkpoints are kept.</param>
    /// <param name="builds">The names of their subscriptions, the oldest first, for example <c>case-search.v1</c> and <c>case-search.v2</c>.</param>
    /// <exception cref="ArgumentException">There is no build, or one stands twice, or a name has another form.</exception>
    public LiveView(ISubscriptionStore store, params IReadOnlyList<string> builds)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(builds);
        if (builds.Count == 0) throw new ArgumentException("A view has one build or more.", nameof(builds));
        if (builds.Distinct(StringComparer.Ordinal).Count() != builds.Count) throw new ArgumentException("A build stands twice.", nameof(builds));
        _store = store;
        _builds = [.. builds.Select(SubscriptionName.Checked)];
    }

    /// <summary>The build that readers use now; asked before each query or each page, it costs one look at each build that is newer.</summary>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <exception cref="JournalUnavailableException">The store cannot be read now.</exception>
    public async ValueTask<string> NameAsync(CancellationToken cancellationToken = default)
    {
        int live = Volatile.Read(ref _live);
        if (live == _builds.Length - 1) return _builds[live];
        long furthest = await _store.CheckpointAsync(_builds[live], cancellationToken).ConfigureAwait(false);
        for (int newer = live + 1; newer < _builds.Length; newer++)
        {
            long reached = await _store.CheckpointAsync(_builds[newer], cancellationToken).ConfigureAwait(false);
            // A build that has not begun is not live, even beside another that has not begun.
            if (reached == 0 || reached < furthest) continue;
            (live, furthest) = (newer, reached);
        }

        // Who asked earlier and was answered later takes nobody back.
        for (int known = Volatile.Read(ref _live); ; known = Volatile.Read(ref _live))
        {
            if (known >= live) return _builds[known];
            if (Interlocked.CompareExchange(ref _live, live, known) == known) return _builds[live];
        }
    }
}
