using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>What this host knows of one holder, with the epoch it knows it at. Nothing is answered that the record has not borne out since the call began: by an append on the epoch, or by reading it.</summary>
internal sealed class HolderCell(IEventStore store, TimeProvider time, HolderReference holder, SemaphoreSlim turn, GrantIndex index)
{
    private const int PageSize = 1_024;

    private readonly StreamId _stream = StreamId.Parse("licence-holder-" + holder);
    private readonly HolderSight _sight = new();
    private HolderFile _file = HolderFile.Empty;
    private Instant _last;
    private long _epoch;
    private bool _isGone;

    /// <summary>Decides on the newest record and appends; again from the start where somebody else was quicker.</summary>
    /// <returns>The file after it; <see langword="null"/> where this cell was let go, and another is to be taken.</returns>
    public async Task<OneOf<Refusal, HolderFile>?> ChangeAsync(
        Func<HolderFile, Instant, ValueTask<OneOf<Refusal, ImmutableArray<HolderEvent>>>> decide, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isGone) return null;
            bool isRead = false;
            if (_epoch == 0) (isRead, _) = (true, await CatchUpAsync(cancellationToken).ConfigureAwait(false));
            while (true)
            {
                // A record never runs backwards, even where a clock was set back.
                var at = Instant.Max(Instant.FromDateTimeOffset(time.GetUtcNow()), _last);
                bool isRefused = (await decide(_file, at).ConfigureAwait(false)).TryPickT0(out var refusal, out var happened);
                if (isRefused || happened.IsEmpty)
                {
                    bool isNewest = isRead || !await CatchUpAsync(cancellationToken).ConfigureAwait(false);
                    isRead = true;
                    if (isNewest) return isRefused ? refusal : _file;
                }
                else if (await TryAppendAsync(happened, cancellationToken).ConfigureAwait(false))
                {
                    return _file;
                }
                else
                {
                    await CatchUpAsync(cancellationToken).ConfigureAwait(false);
                    isRead = true;
                }
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The last look at the record, if it is not older than a bound.</summary>
    public Look? LookWithin(Duration bound) => _sight.Newest is { } look && IsWithin(look, bound, time) ? look : null;

    /// <summary>Whether a look is not older than a bound.</summary>
    public static bool IsWithin(Look look, Duration bound, TimeProvider time) => Duration.FromTimeSpan(time.GetElapsedTime(look.Since)) <= bound;

    /// <summary>Everything that happened, from the record, page by page: one is decoded while the next is read.</summary>
    public async IAsyncEnumerable<HolderEvent[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new KnownUses();
        var decoding = Task.FromResult<HolderEvent[]>([]);
        var page = new List<RecordedEvent>();
        await foreach (var recorded in store.ReadAsync(_stream, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            page.Add(recorded);
            if (page.Count < PageSize) continue;
            var (before, read) = (decoding, page);
            (decoding, page) = (Task.Run(() => Decode(read, known), cancellationToken), []);
            yield return await before.ConfigureAwait(false);
        }

        yield return await decoding.ConfigureAwait(false);
        yield return Decode(page, known);
    }

    /// <summary>Lets the cell go when nobody is at it: nobody after that uses it, and its grants leave the index.</summary>
    public async Task LetGoAsync()
    {
        await turn.WaitAsync().ConfigureAwait(false);
        try
        {
            _isGone = true;
            _sight.Newest = null;
            foreach (var grant in _file.Grants.Keys) index.RemoveSeen(grant, _sight);
        }
        finally
        {
            turn.Release();
        }
    }

    private async ValueTask<bool> TryAppendAsync(ImmutableArray<HolderEvent> happened, CancellationToken cancellationToken)
    {
        long since = time.GetTimestamp();
        var after = happened.Aggregate(_file, (file, one) => file.Apply(one));
        var answer = await store.AppendAsync(_stream, _epoch, [.. happened.Select(ToRecord)], key: null, cancellationToken).ConfigureAwait(false);
        if (answer.TryPickT0(out _, out var appended)) return false;
        (_file, _epoch, _last) = (after, appended.LastVersion, happened[^1].At);
        Show(happened, since);
        return true;
    }

    /// <summary>Reads what came after what is known.</summary>
    /// <returns>Whether something did.</returns>
    private async ValueTask<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        long since = time.GetTimestamp();
        var news = new List<HolderEvent>();
        KnownUses? known = null;
        await foreach (var recorded in store.ReadAsync(_stream, _epoch + 1, cancellationToken).ConfigureAwait(false))
        {
            var happened = HolderEventCodec.Read(recorded.Type, recorded.Content.Span, known ??= new KnownUses());
            (_file, _epoch, _last) = (_file.Apply(happened), recorded.Version, happened.At);
            news.Add(happened);
        }

        Show(news, since);
        return news.Count > 0;
    }

    /// <summary>Puts what changed into the index before anybody is answered.</summary>
    private void Show(IReadOnlyList<HolderEvent> happened, long since)
    {
        foreach (var grant in happened.OfType<GrantEvent>().Select(one => one.Grant).Distinct()) index.PutSeen(_file.Find(grant)!, _sight);
        _sight.Newest = new Look(_file, since);
    }

    private static HolderEvent[] Decode(List<RecordedEvent> page, KnownUses known) => [.. page.Select(recorded => HolderEventCodec.Read(recorded.Type, recorded.Content.Span, known))];

    private static NewEvent ToRecord(HolderEvent happened) =>
        new(Guid.CreateVersion7(happened.At.ToDateTimeOffset()), HolderEventCodec.NameOf(happened), happened.At, happened.By, HolderEventCodec.Write(happened));
}
