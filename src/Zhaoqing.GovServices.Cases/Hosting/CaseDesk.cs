using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.Catalogue.Hosting;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Loads a case, lets the rules decide, and appends what they decide.</summary>
/// <remarks>
/// Safe for concurrent use. What it returns has been recorded durably. A refusal leaves the record as it was.
/// <see cref="JournalUnavailableException"/> passes through when the record cannot be reached.
/// </remarks>
public sealed partial class CaseDesk(IEventStore store, CaseSources sources, WorkingCalendar calendar, NoticeArchive notices, WarningPolicy warnings, TimeProvider time)
{
    internal const string KeyReusedCode = "cases.key-reused";
    private const string StreamPrefix = "case-";

    /// <summary>Hands an application in.</summary>
    /// <param name="by">Who hands it in, as the host has made sure of.</param>
    /// <param name="application">What is applied for.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>
    /// A refusal: <c>catalogue.matter-unknown</c>, <c>catalogue.division-not-served</c>, <c>catalogue.list-incomplete</c>, what
    /// <see cref="CaseFile.Receive"/> refuses, or <c>cases.key-reused</c>; else the case.
    /// </returns>
    public async Task<OneOf<Refusal, CaseSnapshot>> SubmitAsync(CaseActor by, Application application, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(application);
        if ((await FindFirstAnswerAsync(key, cancellationToken).ConfigureAwait(false)).TryPickT0(out var refusal, out var first)) return refusal;
        if (first is not null) return first;
        var now = Now();
        if ((await TermsAsync(application.Matter, application.Division, now, cancellationToken).ConfigureAwait(false)).TryPickT0(out refusal, out var terms)) return refusal;
        var number = CaseNumber.Create(ChinaTime.DayOf(now), RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        var facts = await sources.IntakeFacts(application, by, now, cancellationToken).ConfigureAwait(false);
        (application, facts) = await WithSessionAsync(application, facts, now, cancellationToken).ConfigureAwait(false);
        if (CaseFile.Receive(number, application, terms, by, now, calendar, facts).TryPickT0(out refusal, out var happened)) return refusal;
        happened = await NumberedAsync(happened, terms, cancellationToken).ConfigureAwait(false);
        var answer = await store.AppendAsync(StreamOf(number), 0, [.. happened.Select(sources.Codec.ToRecord)], key, cancellationToken).ConfigureAwait(false);
        if (answer.TryPickT0(out var fault, out var appended))
            return fault is AppendFault.KeyReused ? KeyReused() : throw new InvalidOperationException($"A new case number was in use: {fault.Code}.");
        return appended.Repeated
            ? await FirstAnswerAsync(appended, cancellationToken).ConfigureAwait(false)
            : new CaseSnapshot(CaseFile.Replay(happened), appended.LastVersion, now);
    }

    /// <summary>What acceptance would say of an application today; nothing is recorded and nobody is asked who they are.</summary>
    /// <param name="matter">The matter.</param>
    /// <param name="division">The division in which it would be handled.</param>
    /// <param name="materials">What would be handed in.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>A refusal as <see cref="SubmitAsync"/> would give; else the advice.</returns>
    public async Task<OneOf<Refusal, PreCheck>> CheckAsync(MatterCode matter, DivisionCode division, ImmutableArray<SuppliedMaterial> materials, CancellationToken cancellationToken = default)
    {
        var now = Now();
        return (await TermsAsync(matter, division, now, cancellationToken).ConfigureAwait(false))
            .TryPickT0(out var refusal, out var terms) ? refusal : CaseFile.Check(materials, terms, now, calendar);
    }

    /// <summary>The case with this number, as it stands now; <see langword="null"/> where there is none.</summary>
    public async Task<CaseSnapshot?> FindAsync(CaseNumber number, CancellationToken cancellationToken = default) =>
        await LoadAsync(StreamOf(number), cancellationToken).ConfigureAwait(false) is { } loaded
            ? SnapshotOf(loaded, NowFor(loaded))
            : null;

    /// <summary>Does an act on a case; writes with it the lapses that time has brought about, if nobody has yet.</summary>
    /// <param name="by">Who acts.</param>
    /// <param name="number">The case.</param>
    /// <param name="expectedVersion">The version of the record the caller has read.</param>
    /// <param name="order">The act.</param>
    /// <param name="key">The idempotency key; a repeat gives the first answer, whatever the version.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>A refusal, with nothing written; the version there is, if the caller's is stale; else the case after the act.</returns>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public Task<OneOf<Refusal, StaleCase, CaseSnapshot>> ActAsync(
        CaseActor by, CaseNumber number, long expectedVersion, CaseOrder order, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        return DoAsync(
            number,
            expectedVersion,
            key,
            async (dossier, now) => dossier.Take(order, by, now, calendar, await WithSessionAsync(dossier.File, order, await sources.Facts(dossier.File, by, order, now, cancellationToken).ConfigureAwait(false), now, cancellationToken).ConfigureAwait(false)),
            cancellationToken);
    }

    /// <summary>Does an act on a part of a case, with the act on the case that belongs to it.</summary>
    /// <inheritdoc cref="ActAsync"/>
    public Task<OneOf<Refusal, StaleCase, CaseSnapshot>> ActOnPartAsync(
        CaseActor by, CaseNumber number, long expectedVersion, PartOrder order, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        return DoAsync(number, expectedVersion, key, async (dossier, now) => dossier.Take(order, by, now, calendar, await sources.PartFacts(dossier.File, by, now, cancellationToken).ConfigureAwait(false)), cancellationToken);
    }

    /// <summary>What somebody may do to the parts of a case now, those that it does not have yet included.</summary>
    public IEnumerable<PartAct> PartActsFor(CaseSnapshot snapshot, CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(by);
        return snapshot.File.IsParty(by)
            ? sources.Codec.Kinds.SelectMany(kind => kind.ActsFor(
                snapshot.Parts.FirstOrDefault(part => string.Equals(part.Kind, kind.Kind, StringComparison.Ordinal)), snapshot.File, by, snapshot.AsOf))
                .Where(act => snapshot.File.MayDo(act, by))
            : [];
    }

    /// <summary>The first answer to a request that may be a repeat; <see langword="null"/> where its key is new.</summary>
    /// <returns><c>cases.key-reused</c> if the key was used for another request; else the case as of the first answer's version and instant, or nothing.</returns>
    public async Task<OneOf<Refusal, CaseSnapshot?>> FindFirstAnswerAsync(AppendKey key, CancellationToken cancellationToken = default)
    {
        if (await store.FindAsync(key, cancellationToken).ConfigureAwait(false) is not { } found) return OneOf<Refusal, CaseSnapshot?>.FromT1(null);
        return found.TryPickT1(out var appended, out _)
            ? await FirstAnswerAsync(appended, cancellationToken).ConfigureAwait(false)
            : KeyReused();
    }

    /// <summary>Reads an event of the record of a case.</summary>
    /// <inheritdoc cref="CaseRecordCodec.Read"/>
    public CaseEvent Read(RecordedEvent recorded) => sources.Codec.Read(recorded);

    /// <summary>The record of a case, event by event.</summary>
    public IAsyncEnumerable<RecordedEvent> ReadRecordAsync(CaseNumber number, CancellationToken cancellationToken = default) =>
        store.ReadAsync(StreamOf(number), cancellationToken: cancellationToken);

    /// <summary>The light of the clock that runs in a case, as of the snapshot's instant.</summary>
    public WarningLight LightOf(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        if (snapshot.File.Clock is not { } clock) return WarningLight.None;
        // A day that no calendar covers has no light: nothing is guessed.
        return calendar.Light(clock.Due, ChinaTime.DayOf(snapshot.AsOf), warnings).Match(_ => WarningLight.None, light => light);
    }

    /// <summary>The special steps that go on in a case, each with the last day it leaves out and whether it has run over.</summary>
    public ImmutableArray<OpenStep> OpenStepsOf(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.File.DecisionClock is { } clock && snapshot.File.State == CaseState.InSpecialStep
            ? clock.Read(snapshot.AsOf, calendar).Match(_ => [], reading => reading.Steps)
            : [];
    }

    /// <summary>Why the clock that runs in a case ends on its day, by the edition of the calendar that counted it, which may be an old one.</summary>
    /// <returns>The explanation; <see langword="null"/> where no clock runs, or neither the calendar nor the archive of notices has that edition.</returns>
    public DueExplanation? ExplainDue(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var file = snapshot.File;
        if (file.ClockEdition is not { } edition) return null;
        if (string.Equals(edition, calendar.Edition.Id, StringComparison.Ordinal)) return file.ExplainDue(calendar);
        return notices.Find(edition) is { } known ? file.ExplainDue(new WorkingCalendar(known)) : null;
    }

    /// <summary>Writes down what time has made of a case, if nobody has yet.</summary>
    /// <returns>Whether this call wrote it.</returns>
    internal async Task<bool> WriteLapseAsync(StreamId stream, Instant now, CancellationToken cancellationToken)
    {
        if (await LoadAsync(stream, cancellationToken).ConfigureAwait(false) is not { } loaded || loaded.Dossier.LapsesBy(now, calendar) is not { IsEmpty: false } lapses) return false;
        return await TryAppendAsync(stream, loaded.Version, await NumberedAsync(lapses, loaded.Dossier.File.Terms, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes down what the edition of the calendar makes of the last day for the decision, if it changes it.</summary>
    /// <returns>Whether this call wrote it; nothing is written where the case was counted by an edition that this host does not know: its notices are older.</returns>
    internal async Task<bool> WriteRecountAsync(StreamId stream, CancellationToken cancellationToken)
    {
        if (await LoadAsync(stream, cancellationToken).ConfigureAwait(false) is not { } loaded) return false;
        var now = NowFor(loaded);
        var lapses = loaded.Dossier.LapsesBy(now, calendar);
        var file = loaded.Dossier.At(now).File;
        if (file.DecisionClock is { } clock && !Knows(clock.Due.Edition)) return false;
        return file.RecountBy(now, calendar) is { } recounted
            && await TryAppendAsync(stream, loaded.Version, [.. await NumberedAsync(lapses, file.Terms, cancellationToken).ConfigureAwait(false), recounted], cancellationToken).ConfigureAwait(false);
    }

    private async Task<OneOf<Refusal, StaleCase, CaseSnapshot>> DoAsync(
        CaseNumber number, long expectedVersion, AppendKey key, Func<CaseDossier, Instant, ValueTask<OneOf<Refusal, ImmutableArray<CaseEvent>>>> decide, CancellationToken cancellationToken)
    {
        if ((await FindFirstAnswerAsync(key, cancellationToken).ConfigureAwait(false)).TryPickT0(out var refusal, out var first)) return refusal;
        if (first is not null) return first;
        var loaded = await LoadAsync(StreamOf(number), cancellationToken).ConfigureAwait(false)
            ?? throw new ArgumentException("There is no such case.", nameof(number));
        if (loaded.Version != expectedVersion)
        {
            // The same request may have been recorded since it was looked for.
            return (await FindFirstAnswerAsync(key, cancellationToken).ConfigureAwait(false)).Match(_ => null, again => again) is { } repeated ? repeated : new StaleCase(loaded.Version);
        }

        var now = NowFor(loaded);
        if ((await decide(loaded.Dossier, now).ConfigureAwait(false)).TryPickT0(out refusal, out var happened)) return refusal;
        happened = await NumberedAsync(happened, loaded.Dossier.File.Terms, cancellationToken).ConfigureAwait(false);
        var answer = await store.AppendAsync(
            StreamOf(number), expectedVersion, [.. happened.Select(sources.Codec.ToRecord)], key, cancellationToken).ConfigureAwait(false);
        if (answer.TryPickT0(out var fault, out var appended))
            return fault is AppendFault.StaleVersion stale ? new StaleCase(stale.Actual) : KeyReused();
        if (appended.Repeated) return await FirstAnswerAsync(appended, cancellationToken).ConfigureAwait(false);
        return CaseSnapshot.Of(happened.Aggregate(loaded.Dossier, (dossier, next) => dossier.Apply(next)), appended.LastVersion, now);
    }

    private async Task<bool> TryAppendAsync(StreamId stream, long version, ImmutableArray<CaseEvent> happened, CancellationToken cancellationToken) =>
        (await store.AppendAsync(stream, version, [.. happened.Select(sources.Codec.ToRecord)], key: null, cancellationToken).ConfigureAwait(false)).IsT1;

    /// <summary>Whether the archive has had an edition; local closures, which follow a plus sign, are no part of it.</summary>
    private bool Knows(string edition) => notices.Find(edition.Split('+')[0]) is not null;

    /// <summary>Whether a stream of the journal is a case's.</summary>
    internal static bool IsCase(StreamId stream) => stream.ToString().StartsWith(StreamPrefix, StringComparison.Ordinal);

    /// <summary>The number of the case whose stream this is; <see langword="null"/> where it is no case's.</summary>
    public static CaseNumber? NumberOf(StreamId stream) =>
        IsCase(stream) && CaseNumber.Read(stream.ToString().AsSpan(StreamPrefix.Length)).TryPickT1(out var number, out _) ? number : null;

    private static StreamId StreamOf(CaseNumber number) => StreamId.Parse(StreamPrefix + number);

    private static Refusal KeyReused() => KeyReuse.Refused(KeyReusedCode);

    private async Task<OneOf<Refusal, CaseTerms>> TermsAsync(MatterCode code, DivisionCode division, Instant now, CancellationToken cancellationToken)
    {
        var catalogue = await sources.InForce(now, cancellationToken).ConfigureAwait(false);
        if (catalogue.ListFor(code, division).TryPickT0(out var refusal, out var list)) return OnItsField(refusal);
        var matter = catalogue.Find(code)!;
        return CaseTerms.Of(catalogue, matter, list, sources.SpecialSteps(matter), sources.Rules(matter)) with { ImplementCode = sources.ImplementCodes(matter, list.Division) };
    }

    private static Refusal OnItsField(Refusal refusal) => refusal.Code switch
    {
        "catalogue.matter-unknown" => refusal.OnField("matter", refusal.Message),
        "catalogue.division-not-served" => refusal.OnField("division", refusal.Message),
        _ => refusal,
    };

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Now, or the last event's instant where a clock has been set back since: a record never runs backwards.</summary>
    private Instant NowFor(LoadedCase loaded) => Instant.Max(Now(), loaded.Dossier.File.LastAt);

    private CaseSnapshot SnapshotOf(LoadedCase loaded, Instant at) => CaseSnapshot.Of(loaded.Dossier.At(at, calendar), loaded.Version, at);

    private async Task<CaseSnapshot> FirstAnswerAsync(Appended appended, CancellationToken cancellationToken)
    {
        var loaded = await LoadAsync(appended.Stream, cancellationToken, appended.LastVersion).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The stream {appended.Stream} of a recorded key is gone.");
        return CaseSnapshot.Of(loaded.Dossier, loaded.Version, loaded.Dossier.File.LastAt);
    }

    private async Task<LoadedCase?> LoadAsync(StreamId stream, CancellationToken cancellationToken, long through = long.MaxValue)
    {
        var events = ImmutableArray.CreateBuilder<CaseEvent>();
        await foreach (var recorded in store.ReadAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (recorded.Version > through) break;
            events.Add(sources.Codec.Read(recorded));
        }

        return events.Count == 0 ? null : new LoadedCase(CaseDossier.Replay(events), events.Count);
    }

    private sealed record LoadedCase(CaseDossier Dossier, long Version);
}
