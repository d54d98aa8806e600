using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Loads what a stream adds up to, lets the rules decide, and appends what they decide; again from the start when somebody else was quicker.</summary>
/// <remarks>Callers of one host wait for each other stream by stream, so that a rush of them costs no repeats; other hosts are kept apart by the version.</remarks>
/// <typeparam name="TState">What a stream adds up to.</typeparam>
/// <typeparam name="TEvent">Its events.</typeparam>
/// <param name="store">The journal.</param>
/// <param name="time">The clock.</param>
/// <param name="replay">Folds events.</param>
/// <param name="read">Reads an event of the record.</param>
/// <param name="write">Makes an event ready for the record.</param>
/// <param name="keyReused">The code of the refusal where a key comes again with other content.</param>
/// <param name="memory">What streams were found or made to be; <see langword="null"/> to read a stream before each change. It belongs to this record alone.</param>
public sealed class StreamRecord<TState, TEvent>(
    IEventStore store, TimeProvider time, Func<IEnumerable<TEvent>, TState> replay, Func<RecordedEvent, TEvent> read, Func<TEvent, NewEvent> write, string keyReused, StreamMemory? memory = null)
    where TState : class
    where TEvent : class
{
    /// <summary>A stream shares its turn with few others; a turn is made when it is needed first.</summary>
    private readonly SemaphoreSlim?[] _turns = new SemaphoreSlim?[16_384];

    /// <summary>Now.</summary>
    public Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>What the stream adds up to; <see langword="null"/> where there is none.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <param name="through">The last version that counts.</param>
    /// <param name="from">The first version whose event is given back.</param>
    public async Task<Kept<TState, TEvent>?> FindAsync(StreamId stream, CancellationToken cancellationToken, long through = long.MaxValue, long from = 1)
    {
        var events = ImmutableArray.CreateBuilder<TEvent>();
        var last = Instant.MinValue;
        long bytes = 0;
        await foreach (var recorded in store.ReadAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (recorded.Version > through) break;
            events.Add(read(recorded));
            last = recorded.At;
            bytes += recorded.Content.Length;
        }

        if (events.Count == 0) return null;
        var all = events.DrainToImmutable();
        return new Kept<TState, TEvent>(replay(all), all.Length, last, [.. all.Skip((int)Math.Min(from - 1, int.MaxValue))]) { ContentBytes = bytes };
    }

    /// <summary>An event of the record, without reading it again where this record has it in memory.</summary>
    /// <param name="recorded">The event.</param>
    public TEvent Read(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return memory?.Find<TState, TEvent>(recorded.Stream) is { } known && known.Version >= recorded.Version ? known.Events[(int)recorded.Version - 1] : read(recorded);
    }

    /// <summary>The first answer to a request that may be a repeat; <see langword="null"/> where its key is new.</summary>
    public async Task<OneOf<Refusal, Kept<TState, TEvent>?>> FindFirstAnswerAsync(AppendKey key, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } found) return OneOf<Refusal, Kept<TState, TEvent>?>.FromT1(null);
        return found.TryPickT1(out var first, out _) ? await FirstAnswerAsync(first, cancellationToken).ConfigureAwait(false) : KeyReuse.Refused(keyReused);
    }

    /// <summary>Decides on what there is, and appends.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer. <see langword="null"/> for a worker.</param>
    /// <param name="decide">The rules, given what there is (nothing for a new stream) and now; no events where nothing is to be done.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <param name="isNew">Whether the stream is taken to be new, which saves looking for it; where it is not, it is read.</param>
    public async Task<OneOf<Refusal, Kept<TState, TEvent>>> ChangeAsync(
        StreamId stream, AppendKey? key, Func<TState?, Instant, OneOf<Refusal, ImmutableArray<TEvent>>> decide, CancellationToken cancellationToken, bool isNew = false)
    {
        if (key is not null)
        {
            if ((await FindFirstAnswerAsync(key, cancellationToken).ConfigureAwait(false)).TryPickT0(out var reused, out var first)) return reused;
            if (first is not null) return first;
        }

        var turn = TurnOf(stream);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What is remembered or supposed may be out of date: then the append fails, and whatever else it comes to is not said before the stream has been read.
            var known = memory?.Find<TState, TEvent>(stream);
            if ((known is not null || isNew) && await TryAppendAsync(stream, key, known, decide, cancellationToken).ConfigureAwait(false) is { } quick) return quick;
            while (true)
            {
                if (await TryChangeAsync(stream, key, decide, cancellationToken).ConfigureAwait(false) is { } answer) return answer;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Begins one of many changes: it is on its way into the record when this returns, and the next can be begun without waiting for it.</summary>
    /// <inheritdoc cref="ChangeAsync"/>
    /// <returns>
    /// Ends the change and gives its answer: it must be called, once, and before anything is waited for that changes the same record. <see langword="null"/> where the stream must be read first, is just being changed, or nothing would be
    /// done: that is for <see cref="ChangeAsync"/>.
    /// </returns>
    public Func<ValueTask<OneOf<Refusal, Kept<TState, TEvent>>>>? TryBegin(
        StreamId stream, Func<TState?, Instant, OneOf<Refusal, ImmutableArray<TEvent>>> decide, CancellationToken cancellationToken, bool isNew = false)
    {
        var turn = TurnOf(stream);
        if (!turn.Wait(0, CancellationToken.None)) return null;
        bool isBegun = false;
        try
        {
            var known = memory?.Find<TState, TEvent>(stream);
            if ((known is null && !isNew) || !decide(known?.State, NowAfter(known)).TryPickT1(out var happened, out _) || happened.IsEmpty) return null;
            ImmutableArray<NewEvent> written = [.. happened.Select(write)];
            var append = store.AppendAsync(stream, known?.Version ?? 0, written, key: null, cancellationToken);
            isBegun = true;
            return () => EndAsync(stream, turn, known, happened, written, append, decide, cancellationToken);
        }
        finally
        {
            if (!isBegun) turn.Release();
        }
    }

    private async ValueTask<OneOf<Refusal, Kept<TState, TEvent>>> EndAsync(
        StreamId stream, SemaphoreSlim turn, Kept<TState, TEvent>? known, ImmutableArray<TEvent> happened, ImmutableArray<NewEvent> written, ValueTask<OneOf<AppendFault, Appended>> append,
        Func<TState?, Instant, OneOf<Refusal, ImmutableArray<TEvent>>> decide, CancellationToken cancellationToken)
    {
        try
        {
            if ((await append.ConfigureAwait(false)).TryPickT1(out var appended, out _)) return After(stream, known, happened, written, appended);
            memory?.Forget(stream);
            while (true)
            {
                if (await TryChangeAsync(stream, key: null, decide, cancellationToken).ConfigureAwait(false) is { } answer) return answer;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    private SemaphoreSlim TurnOf(StreamId stream)
    {
        ref var turn = ref _turns[StringComparer.Ordinal.GetHashCode(stream.ToString()) & (_turns.Length - 1)];
        return Volatile.Read(ref turn) ?? Interlocked.CompareExchange(ref turn, new SemaphoreSlim(1, 1), null) ?? turn!;
    }

    /// <summary>Appends to what is supposed to be there; <see langword="null"/> where nothing was appended.</summary>
    private async Task<Kept<TState, TEvent>?> TryAppendAsync(
        StreamId stream, AppendKey? key, Kept<TState, TEvent>? supposed, Func<TState?, Instant, OneOf<Refusal, ImmutableArray<TEvent>>> decide, CancellationToken cancellationToken) =>
        decide(supposed?.State, NowAfter(supposed)).TryPickT1(out var happened, out _) && !happened.IsEmpty
        && (await AppendAsync(stream, key, supposed, happened, cancellationToken).ConfigureAwait(false)).TryPickT1(out var appended, out _) ? appended : null;

    private async Task<OneOf<Refusal, Kept<TState, TEvent>>?> TryChangeAsync(
        StreamId stream, AppendKey? key, Func<TState?, Instant, OneOf<Refusal, ImmutableArray<TEvent>>> decide, CancellationToken cancellationToken)
    {
        var before = await FindAsync(stream, cancellationToken).ConfigureAwait(false);
        if (decide(before?.State, NowAfter(before)).TryPickT0(out var refusal, out var happened))
        {
            // The same request may have been recorded since it was looked for: then it is what the rules stumble over.
            return key is not null && (await FindFirstAnswerAsync(key, cancellationToken).ConfigureAwait(false)).Match(_ => null, first => first) is { } repeated ? repeated : refusal;
        }

        if (happened.IsEmpty) return before ?? throw new InvalidOperationException("A new stream begins with an event.");
        if ((await AppendAsync(stream, key, before, happened, cancellationToken).ConfigureAwait(false)).TryPickT1(out var appended, out var fault)) return appended;
        return fault is AppendFault.StaleVersion ? null : (OneOf<Refusal, Kept<TState, TEvent>>?)KeyReuse.Refused(keyReused);
    }

    private async Task<OneOf<AppendFault, Kept<TState, TEvent>>> AppendAsync(StreamId stream, AppendKey? key, Kept<TState, TEvent>? before, ImmutableArray<TEvent> happened, CancellationToken cancellationToken)
    {
        ImmutableArray<NewEvent> written = [.. happened.Select(write)];
        if ((await store.AppendAsync(stream, before?.Version ?? 0, written, key, cancellationToken).ConfigureAwait(false)).TryPickT0(out var fault, out var appended))
        {
            memory?.Forget(stream);
            return fault;
        }

        return appended.Repeated ? await FirstAnswerAsync(appended, cancellationToken).ConfigureAwait(false) : After(stream, before, happened, written, appended);
    }

    /// <summary>What there is after an append.</summary>
    private Kept<TState, TEvent> After(StreamId stream, Kept<TState, TEvent>? before, ImmutableArray<TEvent> happened, ImmutableArray<NewEvent> written, Appended appended)
    {
        var all = before is null ? happened : before.Events.AddRange(happened);
        var after = new Kept<TState, TEvent>(replay(all), appended.LastVersion, written[^1].At, all) { ContentBytes = (before?.ContentBytes ?? 0) + written.Sum(one => (long)one.Content.Length) };
        memory?.Keep(stream, after);
        return after with { Events = happened };
    }

    /// <summary>A record never runs backwards, even where a clock was set back.</summary>
    private Instant NowAfter(Kept<TState, TEvent>? before) => before is null ? Now() : Instant.Max(Now(), before.LastAt);

    private async Task<Kept<TState, TEvent>> FirstAnswerAsync(Appended appended, CancellationToken cancellationToken) =>
        await FindAsync(appended.Stream, cancellationToken, appended.LastVersion, appended.FirstVersion).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"The stream {appended.Stream} of a recorded key is gone.");
}

/// <summary>What a stream adds up to, its version, and the events that a change appended (all of them for a plain reading).</summary>
/// <typeparam name="TState">What it adds up to.</typeparam>
/// <typeparam name="TEvent">The events.</typeparam>
/// <param name="State">What it adds up to.</param>
/// <param name="Version">Its version.</param>
/// <param name="LastAt">When its last event happened.</param>
/// <param name="Events">The events.</param>
public sealed record Kept<TState, TEvent>(TState State, long Version, Instant LastAt, ImmutableArray<TEvent> Events)
{
    /// <summary>How much content the events of the stream have, in bytes.</summary>
    internal long ContentBytes { get; init; }
}
