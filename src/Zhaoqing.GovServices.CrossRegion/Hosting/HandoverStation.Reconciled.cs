using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

public sealed partial class HandoverStation
{
    /// <summary>What comparing days with another platform by itself came to (自动对账结果), the newest day first; each day once, with what became of it last.</summary>
    /// <param name="peer">The other platform.</param>
    /// <param name="most">How many days at most.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    [Clause("CON-2.4")]
    public Task<ImmutableArray<ReconciledDay>> ReconciledAsync(DivisionCode peer, int most, CancellationToken cancellationToken = default) =>
        _follower.LookAsync(_book.Take, () => _book.Reconciled(peer, most), cancellationToken);

    internal Instant Now => _record.Now();

    /// <summary>The days that are to be compared with a platform now.</summary>
    internal Task<ImmutableArray<LocalDate>> DueAsync(DivisionCode peer, ReconciliationRhythm rhythm, Instant now, Instant? failedAt, CancellationToken cancellationToken) =>
        _follower.LookAsync(_book.Take, () => rhythm.DueAt(now, day => _book.DayOf(peer, day).Known, failedAt), cancellationToken);

    internal Task<DayInBook> DayInBookAsync(DivisionCode peer, LocalDate day, CancellationToken cancellationToken) => _follower.LookAsync(_book.Take, () => _book.DayOf(peer, day), cancellationToken);

    /// <summary>Keeps what a day came to.</summary>
    /// <returns>Whether it is kept; not where another host was quicker.</returns>
    internal async Task<bool> KeepReconciledAsync(DivisionCode peer, KeptDay kept, long version, CancellationToken cancellationToken) =>
        (await _store.AppendAsync(ReconciliationRecord.StreamOf(peer, kept.Day.Day), version, [ReconciliationRecord.Write(kept)], key: null, cancellationToken).ConfigureAwait(false)).IsT1;
}
