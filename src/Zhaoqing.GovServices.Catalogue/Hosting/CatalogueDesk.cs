using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Catalogue.Hosting;

/// <summary>The catalogue of a host: which edition is in force, and the changes on their way to it, all kept in the journal.</summary>
/// <remarks>
/// Safe for concurrent use. All changes stand in one stream, so that two that touch one another are put in order by the record itself, whatever hosts they come from.
/// What it returns has been recorded durably; a refusal leaves the record as it was. <see cref="JournalUnavailableException"/> passes through.
/// The first edition is the host's own (a file it loads): it must stay the one that the recorded changes were written against, else reading them is an <see cref="InvalidOperationException"/>.
/// </remarks>
/// <param name="store">The journal.</param>
/// <param name="first">The first edition.</param>
/// <param name="time">The clock.</param>
public sealed class CatalogueDesk(IEventStore store, CatalogueEdition first, TimeProvider time)
{
    private const int NumberDigits = 4;

    private static readonly StreamId Stream = StreamId.Parse("catalogue");

    private volatile CatalogueRecord _known = CatalogueRecord.Begun(first);

    /// <summary>The edition in force at an instant; before the first edition the first one.</summary>
    public async ValueTask<CatalogueEdition> InForceAsync(Instant at, CancellationToken cancellationToken = default) =>
        (await ReadAsync(cancellationToken).ConfigureAwait(false)).Line.InForceAt(at) ?? first;

    /// <summary>The line of editions: past, in force and to come.</summary>
    public async Task<CatalogueTimeline> LineAsync(CancellationToken cancellationToken = default) => (await ReadAsync(cancellationToken).ConfigureAwait(false)).Line;

    /// <summary>All changes, by number.</summary>
    public async Task<ImmutableArray<ChangeSnapshot>> ChangesAsync(CancellationToken cancellationToken = default) =>
        [.. (await ReadAsync(cancellationToken).ConfigureAwait(false)).Changes.Values];

    /// <summary>The change with a number; <see langword="null"/> where there is none.</summary>
    public async Task<ChangeSnapshot?> FindAsync(string number, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(number);
        return (await ReadAsync(cancellationToken).ConfigureAwait(false)).Changes.GetValueOrDefault(number);
    }

    /// <summary>What a change makes of the catalogue: the edition it would be applied to, or was, against the one with it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The comparison; refused with <c>catalogue.change-stale</c> where the matters it was written against are no longer there.</returns>
    public async Task<OneOf<Refusal, EditionComparison>> CompareAsync(CatalogueChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(change);
        var line = (await ReadAsync(cancellationToken).ConfigureAwait(false)).Line;
        for (int i = 1; i < line.Editions.Length; i++)
        {
            if (string.Equals(line.Editions[i].Change!.Id, change.Id, StringComparison.Ordinal)) return EditionComparison.Between(line.Editions[i - 1].Edition, line.Editions[i].Edition);
        }

        var inForce = line.InForceAt(Now()) ?? first;
        return EditedMatters.Of(inForce.Matters, change.Edits).MapT1(after => EditionComparison.Between(inForce.Matters, after));
    }

    /// <summary>Drafts a change under a new number.</summary>
    /// <param name="cause">Why it is made.</param>
    /// <param name="evidence">The law or document that gives the cause.</param>
    /// <param name="edits">What is changed.</param>
    /// <param name="by">Who proposes it.</param>
    /// <param name="key">The idempotency key; a repeat gives the change as it stands.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>As <see cref="CatalogueChange.Draft"/>; refused with <c>catalogue.change-too-large</c> too, and <c>catalogue.key-reused</c>.</returns>
    public Task<OneOf<Refusal, ChangeSnapshot>> DraftAsync(
        ChangeCause cause, LegalGround? evidence, ImmutableArray<MatterEdit> edits, CatalogueEditor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        return AppendAsync(Drafted, key, cancellationToken);

        OneOf<Refusal, (string Number, ChangeEvent Happened)> Drafted(CatalogueRecord record)
        {
            var now = NowAfter(record);
            string number = NextNumber(record, now);
            return CatalogueChange.Draft(number, cause, evidence, edits, by, now).MapT1(drafted => (number, (ChangeEvent)drafted));
        }
    }

    /// <summary>Does an act on a change.</summary>
    /// <param name="number">The number of the change.</param>
    /// <param name="expectedVersion">The version the caller has read.</param>
    /// <param name="order">The act.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="key">The idempotency key; a repeat gives the change as it stands.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>What the verb refuses; what <see cref="CatalogueTimeline"/> refuses of a publication; the version there is, if the caller's is stale; else the change.</returns>
    /// <exception cref="ArgumentException">There is no such change.</exception>
    public async Task<OneOf<Refusal, StaleChange, ChangeSnapshot>> ActAsync(
        string number, long expectedVersion, ChangeOrder order, CatalogueEditor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (await FirstAnswerAsync(key, cancellationToken).ConfigureAwait(false) is { } answered)
            return answered.Match<OneOf<Refusal, StaleChange, ChangeSnapshot>>(refusal => refusal, snapshot => string.Equals(snapshot.Change.Id, number, StringComparison.Ordinal) ? snapshot : KeyReused());
        long? stale = null;
        var answer = await AppendAsync(
            record =>
            {
                var snapshot = record.Changes.GetValueOrDefault(number) ?? throw new ArgumentException("There is no such change.", nameof(number));
                stale = snapshot.Version == expectedVersion ? null : snapshot.Version;
                if (stale is not null) return Moved();
                return snapshot.Change.Take(order, at => record.Line.InForceAt(at) ?? first, by, NowAfter(record)).MapT1(happened => (number, happened));
            },
            key, cancellationToken).ConfigureAwait(false);
        if (stale is { } version) return new StaleChange(version);
        return answer.Match<OneOf<Refusal, StaleChange, ChangeSnapshot>>(refusal => refusal, snapshot => snapshot);
    }

    /// <summary>Reads on from where this desk was; others may have appended.</summary>
    private async ValueTask<CatalogueRecord> ReadAsync(CancellationToken cancellationToken)
    {
        var record = _known;
        await foreach (var recorded in store.ReadAsync(Stream, record.Version + 1, cancellationToken).ConfigureAwait(false)) record = record.With(recorded);
        // Two that read at the same moment come to the same; the further one stays.
        if (record.Version > _known.Version) _known = record;
        return record;
    }

    /// <summary>Decides on the record as it stands and appends; where another was quicker, decides anew.</summary>
    private async Task<OneOf<Refusal, ChangeSnapshot>> AppendAsync(Func<CatalogueRecord, OneOf<Refusal, (string Number, ChangeEvent Happened)>> decide, AppendKey key, CancellationToken cancellationToken)
    {
        while (true)
        {
            var record = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (await FirstAnswerAsync(key, cancellationToken).ConfigureAwait(false) is { } answered) return answered;
            if (decide(record).TryPickT0(out var refusal, out var decided)) return refusal;
            if (FaultOf(record, decided.Number, decided.Happened) is { } fault) return fault;
            byte[] content = ChangeEventCodec.Write(decided.Number, decided.Happened);
            if (content.Length > NewEvent.MaxContentLength) return TooLarge(content.Length);
            var happened = new NewEvent(Guid.CreateVersion7(decided.Happened.At.ToDateTimeOffset()), ChangeEventCodec.NameOf(decided.Happened), decided.Happened.At, decided.Happened.By.Id, content);
            var answer = await store.AppendAsync(Stream, record.Version, [happened], key, cancellationToken).ConfigureAwait(false);
            if (answer.TryPickT0(out var lost, out _))
            {
                if (lost is AppendFault.KeyReused) return KeyReused();
                continue;
            }

            return (await ReadAsync(cancellationToken).ConfigureAwait(false)).Changes[decided.Number];
        }
    }

    private async Task<OneOf<Refusal, ChangeSnapshot>?> FirstAnswerAsync(AppendKey key, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } found) return null;
        if (!found.TryPickT1(out var appended, out _) || appended.Stream != Stream) return KeyReused();
        var record = await ReadAsync(cancellationToken).ConfigureAwait(false);
        return record.Changes[record.Numbers[(int)appended.LastVersion - 1]];
    }

    private static Refusal? FaultOf(CatalogueRecord record, string number, ChangeEvent happened)
    {
        if (record.Changes.GetValueOrDefault(number)?.Change is not { } before) return null;
        return record.LineWith(before, before.Apply(happened)).TryPickT0(out var refusal, out _) ? refusal : null;
    }

    /// <summary>The year in China and a number that goes on.</summary>
    private static string NextNumber(CatalogueRecord record, Instant now)
    {
        string year = ChinaTime.DayOf(now).Year.ToString(CultureInfo.InvariantCulture);
        int next = record.Changes.Keys.Count(number => number.StartsWith(year + "-", StringComparison.Ordinal)) + 1;
        return $"{year}-{next.ToString($"D{NumberDigits}", CultureInfo.InvariantCulture)}";
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Now, or the last act's instant where a clock has been set back since.</summary>
    private Instant NowAfter(CatalogueRecord record) => record.Changes.Values.Aggregate(Now(), (latest, snapshot) => Instant.Max(latest, snapshot.Change.LastAt));

    private static Refusal Moved() => new("catalogue.change-moved", "调整已有新的处理,请按最新内容重试。", LegalGround.OfClause("STD-3.2"));

    private static Refusal TooLarge(int length) => new Refusal(
        "catalogue.change-too-large", $"一次调整的内容为{length / 1024}KiB,超过{NewEvent.MaxContentLength / 1024}KiB,请分成几次提出。", LegalGround.OfClause("STD-3.2")).OnField("edits", "请减少事项。");

    private static Refusal KeyReused() => KeyReuse.Refused("catalogue.key-reused");
}
