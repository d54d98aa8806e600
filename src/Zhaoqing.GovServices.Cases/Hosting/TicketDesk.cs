using System.Collections.Immutable;
using System.Security.Cryptography;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the “cannot get it done” window of a host is run: local data.</summary>
/// <param name="DutyOwner">The account on duty, which owns what comes in online.</param>
/// <param name="WithinWorkingDays">Within how many working days a ticket ends; 5 unless set.</param>
public sealed record TicketDuty(string DutyOwner, int WithinWorkingDays = 5);

/// <summary>Opens tickets of the “cannot get it done” window and brings them to their end.</summary>
/// <remarks>Safe for concurrent use. What it returns has been recorded durably; a refusal leaves the record as it was.</remarks>
public sealed class TicketDesk(IEventStore store, TicketDuty duty, WorkingCalendar calendar, TimeProvider time)
{
    private readonly StreamRecord<FailureTicket, TicketEvent> _record = DeskRecord.Over<FailureTicket, TicketEvent>(store, time, FailureTicket.Replay);
    private readonly Limit _limit = Limit.WorkingDays(duty.WithinWorkingDays);

    /// <summary>Opens a ticket.</summary>
    /// <returns><c>cases.key-reused</c> or what <see cref="FailureTicket.Open"/> refuses; else the ticket.</returns>
    public async Task<OneOf<Refusal, FailureTicket>> OpenAsync(FailureReport report, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var number = SlipNumber.Create(SlipKind.Ticket, ChinaTime.DayOf(_record.Now()), RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        var answer = await _record.ChangeAsync(
            StreamOf(number), key, (_, now) => FailureTicket.Open(number, report, by, duty.DutyOwner, _limit, now, calendar).MapT1(opened => ImmutableArray.Create<TicketEvent>(opened)), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    /// <summary>A ticket; <see langword="null"/> where there is none.</summary>
    public async Task<FailureTicket?> FindAsync(SlipNumber number, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false))?.State;

    /// <summary>Does an act on a ticket.</summary>
    /// <returns><c>cases.ticket-unknown</c>, <c>cases.key-reused</c> or what <see cref="FailureTicket.Take"/> refuses; else the ticket after the act.</returns>
    public async Task<OneOf<Refusal, FailureTicket>> ActAsync(SlipNumber number, TicketAct act, Remark? words, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var answer = await _record.ChangeAsync(
            StreamOf(number),
            key,
            (found, now) => found is null
                ? new Refusal("cases.ticket-unknown", "没有这个编号。", DeskRefusals.CannotGetItDone)
                : found.Take(act, words, by, _limit, now, calendar).MapT1(happened => ImmutableArray.Create(happened)),
            cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    private static StreamId StreamOf(SlipNumber number) => StreamId.Parse($"ticket-{number}");
}
