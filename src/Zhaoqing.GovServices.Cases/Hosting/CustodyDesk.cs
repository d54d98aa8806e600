using System.Collections.Immutable;
using System.Security.Cryptography;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Records what is packed, who has it, and what arrived.</summary>
/// <remarks>Safe for concurrent use. What it returns has been recorded durably; a refusal leaves the record as it was.</remarks>
public sealed class CustodyDesk(IEventStore store, TimeProvider time)
{
    private readonly StreamRecord<Consignment, ConsignmentEvent> _record = DeskRecord.Over<Consignment, ConsignmentEvent>(store, time, Consignment.Replay);

    /// <summary>Packs a consignment.</summary>
    /// <returns><c>cases.key-reused</c> or what <see cref="Consignment.Pack"/> refuses; else the consignment.</returns>
    public Task<OneOf<Refusal, Consignment>> PackAsync(ConsignmentNote note, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var number = SlipNumber.Create(SlipKind.Consignment, ChinaTime.DayOf(_record.Now()), RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        return ChangeAsync(number, key, (_, now) => Consignment.Pack(number, note, by, now).MapT1(packed => (ConsignmentEvent)packed), cancellationToken);
    }

    /// <summary>A consignment; <see langword="null"/> where there is none.</summary>
    public async Task<Consignment?> FindAsync(SlipNumber number, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false))?.State;

    /// <summary>Records that it goes from one hand to the next; see <see cref="Consignment.HandOver"/>.</summary>
    public Task<OneOf<Refusal, Consignment>> HandOverAsync(SlipNumber number, string from, string to, string? waybill, CaseActor by, AppendKey key, CancellationToken cancellationToken = default) =>
        ActAsync(number, key, (found, now) => found.HandOver(from, to, waybill, by, now).MapT1(happened => (ConsignmentEvent)happened), cancellationToken);

    /// <summary>Receives and counts; see <see cref="Consignment.Receive"/>.</summary>
    public Task<OneOf<Refusal, Consignment>> ReceiveAsync(SlipNumber number, bool sealIntact, ImmutableArray<int> counted, CaseActor by, AppendKey key, CancellationToken cancellationToken = default) =>
        ActAsync(number, key, (found, now) => found.Receive(sealIntact, counted, by, now).MapT1(happened => (ConsignmentEvent)happened), cancellationToken);

    /// <summary>Records that it is lost; see <see cref="Consignment.Lose"/>.</summary>
    public Task<OneOf<Refusal, Consignment>> LoseAsync(SlipNumber number, Remark finding, CaseActor by, AppendKey key, CancellationToken cancellationToken = default) =>
        ActAsync(number, key, (found, now) => found.Lose(finding, by, now).MapT1(happened => (ConsignmentEvent)happened), cancellationToken);

    private static StreamId StreamOf(SlipNumber number) => StreamId.Parse($"consignment-{number}");

    private Task<OneOf<Refusal, Consignment>> ActAsync(SlipNumber number, AppendKey key, Func<Consignment, Instant, OneOf<Refusal, ConsignmentEvent>> decide, CancellationToken cancellationToken) =>
        ChangeAsync(number, key, (found, now) => found is null ? new Refusal("cases.consignment-unknown", "没有这个交接单。", DeskRefusals.UnifiedLogistics) : decide(found, now), cancellationToken);

    private async Task<OneOf<Refusal, Consignment>> ChangeAsync(SlipNumber number, AppendKey key, Func<Consignment?, Instant, OneOf<Refusal, ConsignmentEvent>> decide, CancellationToken cancellationToken) =>
        (await _record.ChangeAsync(StreamOf(number), key, (found, now) => decide(found, now).MapT1(happened => ImmutableArray.Create(happened)), cancellationToken).ConfigureAwait(false)).MapT1(kept => kept.State);
}
