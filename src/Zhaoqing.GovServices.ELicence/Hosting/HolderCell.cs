using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.ELicence.Hosting;

/// <summary>What this host knows of one holder, with the epoch it knows it at; caught up with the record before every decision.</summary>
internal sealed class HolderCell(IEventStore store, TimeProvider time, HolderReference holder, SemaphoreSlim turn)
{
    private readonly StreamId _stream = StreamId.Parse("licence-holder-" + holder);
    private HolderFile _file = HolderFile.Empty;
    private Instant _last;
    private long _epoch;

    /// <summary>Decides on the newest record and appends; again from the start where somebody else was quicker.</summary>
    public async Task<OneOf<Refusal, HolderFile>> ChangeAsync(
        Func<HolderFile, Instant, OneOf<Refusal, ImmutableArray<HolderEvent>>> decide, CancellationToken cancellationToken) =>
        await ChangeAsync((file, at) => ValueTask.FromResult(decide(file, at)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ChangeAsync(Func{HolderFile, Instant, OneOf{Refusal, ImmutableArray{HolderEvent}}}, CancellationToken)"/>
    public async Task<OneOf<Refusal, HolderFile>> ChangeAsync(
        Func<HolderFile, Instant, ValueTask<OneOf<Refusal, ImmutableArray<HolderEvent>>>> decide, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                await CatchUpAsync(cancellationToken).ConfigureAwait(false);
                // A record never runs backwards, even where a clock was set back.
                var at = Instant.Max(Instant.FromDateTimeOffset(time.GetUtcNow()), _last);
                if ((await decide(_file, at).ConfigureAwait(false)).TryPickT0(out var refusal, out var happened)) return refusal;
                if (happened.IsEmpty) return _file;
                var after = happened.Aggregate(_file, (file, one) => file.Apply(one));
                var answer = await store.AppendAsync(_stream, _epoch, [.. happened.Select(ToRecord)], key: null, cancellationToken).ConfigureAwait(false);
                if (answer.TryPickT0(out _, out var appended)) continue;
                (_file, _epoch, _last) = (after, appended.LastVersion, happened[^1].At);
                return after;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Everything that happened, from the record.</summary>
    public async Task<IReadOnlyList<HolderEvent>> ReadAsync(CancellationToken cancellationToken)
    {
        var events = new List<HolderEvent>();
        await foreach (var recorded in store.ReadAsync(_stream, cancellationToken: cancellationToken).ConfigureAwait(false))
            events.Add(HolderEventCodec.Read(recorded.Type, recorded.Content.Span));
        return events;
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await foreach (var recorded in store.ReadAsync(_stream, _epoch + 1, cancellationToken).ConfigureAwait(false))
        {
            var happened = HolderEventCodec.Read(recorded.Type, recorded.Content.Span);
            (_file, _epoch, _last) = (_file.Apply(happened), recorded.Version, happened.At);
        }
    }

    private static NewEvent ToRecord(HolderEvent happened) =>
        new(Guid.CreateVersion7(happened.At.ToDateTimeOffset()), HolderEventCodec.NameOf(happened), happened.At, happened.By, HolderEventCodec.Write(happened));
}
