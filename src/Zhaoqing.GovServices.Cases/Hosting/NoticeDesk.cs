using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>How the applicant of a case is to be served: the order of the ways and the consents. A host that knows consents registers one.</summary>
/// <param name="file">The case.</param>
public delegate ServicePlan ServicePlanOf(CaseFile file);

/// <summary>Issues the notices of cases, sends them, and records how they were served.</summary>
/// <remarks>
/// Safe for concurrent use, on any number of hosts. What it returns has been recorded durably; a refusal leaves the record as it was. The number of a notice is made of the
/// case and the version of the event it is about, so that it is issued exactly once; it is sent at least once under that number.
/// </remarks>
public sealed class NoticeDesk(
    IEventStore store, CaseDesk cases, ServicePlanOf plans, ServiceRules rules, IEnumerable<INoticeSender> senders, WorkingCalendar calendar, TimeProvider time)
{
    private const string StreamPrefix = "notice-", Worker = "notices";
    private readonly StreamRecord<ServedNotice, NoticeEvent> _record = DeskRecord.Over<ServedNotice, NoticeEvent>(store, time, ServedNotice.Replay);
    private readonly ImmutableArray<INoticeSender> _senders = [.. senders];

    /// <summary>A notice as it stands now; <see langword="null"/> where there is none.</summary>
    public async Task<ServedNotice?> FindAsync(NoticeNumber number, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false))?.State.At(_record.Now());

    /// <summary>The notices of a case that have been issued, in the order of its record, each as it stands now.</summary>
    public async Task<ImmutableArray<ServedNotice>> OfCaseAsync(CaseNumber number, CancellationToken cancellationToken = default)
    {
        var found = ImmutableArray.CreateBuilder<ServedNotice>();
        await foreach (var recorded in cases.ReadRecordAsync(number, cancellationToken).ConfigureAwait(false))
        {
            if (GivesNotice(recorded.Type) && await FindAsync(NoticeNumber.Of(number, recorded.Version), cancellationToken).ConfigureAwait(false) is { } notice) found.Add(notice);
        }

        return found.DrainToImmutable();
    }

    /// <summary>Sends a notice by hand; see <see cref="ServedNotice.Send"/>.</summary>
    /// <returns><c>cases.notice-unknown</c>, <c>cases.not-authorised</c>, <c>cases.key-reused</c> or what the notice refuses; else the notice.</returns>
    public Task<OneOf<Refusal, ServedNotice>> SendAsync(NoticeNumber number, ServiceWay way, CaseActor by, AppendKey key, CancellationToken cancellationToken = default) =>
        ByAsync(number, NoticeAct.Send, by, key, (found, now) => found.Send(way, by.Id, now, now).MapT1(sent => ImmutableArray.Create<NoticeEvent>(sent)), cancellationToken);

    /// <summary>Records what an officer saw, or that the recipient confirms a notice on the platform.</summary>
    /// <returns><c>cases.notice-unknown</c>, <c>cases.not-authorised</c>, <c>cases.key-reused</c> or what <see cref="ServedNotice.Report"/> refuses; else the notice.</returns>
    public Task<OneOf<Refusal, ServedNotice>> ReportAsync(NoticeNumber number, ServiceReport report, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        var act = report switch { ServiceProof => NoticeAct.Serve, ServiceSetback => NoticeAct.Fail, _ => NoticeAct.Arrive };
        return ByAsync(number, act, by, key, (found, now) => found.Report(report, by.Id, now, calendar, rules), cancellationToken, report as ServiceProof);
    }

    /// <summary>Records that the recipient confirms now, on the platform, that they have a notice.</summary>
    /// <returns>As <see cref="ReportAsync"/>.</returns>
    public Task<OneOf<Refusal, ServedNotice>> ConfirmAsync(NoticeNumber number, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        var proof = new ServiceProof(ServiceWay.Platform, Instant.MinValue, ServiceProofKind.Confirmation, DocumentNumber.Parse(number.ToString()));
        return ByAsync(number, NoticeAct.Serve, by, key, (found, now) => found.Report(proof with { HappenedAt = now }, by.Id, now, calendar, rules), cancellationToken, proof);
    }

    /// <summary>Takes a receipt of a gateway, as often as it comes and in whatever order.</summary>
    /// <param name="number">The number of the notice.</param>
    /// <param name="report">What the gateway tells.</param>
    /// <param name="gateway">The account of the gateway, whom the host has made sure of.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns><c>cases.notice-unknown</c> or what <see cref="ServedNotice.Report"/> refuses; else the notice.</returns>
    public Task<OneOf<Refusal, ServedNotice>> ReceiptAsync(NoticeNumber number, ServiceReport report, string gateway, CancellationToken cancellationToken = default) =>
        ChangeAsync(number, key: null, (found, now) => found.Report(report, gateway, now, calendar, rules), cancellationToken);

    /// <summary>Issues the notices that the record of a case calls for and that are not there yet, and sends them as far as they can be sent without anybody.</summary>
    /// <returns>All notices of the case.</returns>
    public async Task<ImmutableArray<ServedNotice>> CarryOutAsync(CaseNumber number, CancellationToken cancellationToken = default)
    {
        var calledFor = new List<NoticeNumber>();
        await foreach (var recorded in cases.ReadRecordAsync(number, cancellationToken).ConfigureAwait(false))
        {
            if (GivesNotice(recorded.Type)) calledFor.Add(NoticeNumber.Of(number, recorded.Version));
        }

        foreach (var notice in calledFor)
        {
            if (!await IssueAsync(notice, cancellationToken).ConfigureAwait(false)) continue;
            try
            {
                await CarryOnAsync(notice, cancellationToken).ConfigureAwait(false);
            }
            catch (CarrierException)
            {
                // It is issued; whoever carries on asks the carrier again.
            }
        }

        return await OfCaseAsync(number, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether an event of a case, by its wire name, may give a notice.</summary>
    internal static bool GivesNotice(string wireName) =>
        wireName is "case.supplement-asked.v1" or "case.not-accepted.v1" or "case.step-started.v1" or "case.extended.v1" or "case.decided.v1";

    /// <summary>The number of the notice whose stream this is; <see langword="null"/> where it is no notice's.</summary>
    internal static NoticeNumber? NumberOf(StreamId stream) =>
        stream.ToString() is var text && text.StartsWith(StreamPrefix, StringComparison.Ordinal) && NoticeNumber.TryParse(text[StreamPrefix.Length..], provider: null, out var number) ? number : null;

    /// <summary>Issues a notice, if nobody has yet.</summary>
    /// <returns>Whether there is such a notice now; some events give none.</returns>
    internal async Task<bool> IssueAsync(NoticeNumber number, CancellationToken cancellationToken)
    {
        if (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false) is not null) return true;
        var events = new List<CaseEvent>();
        await foreach (var recorded in cases.ReadRecordAsync(number.Case, cancellationToken).ConfigureAwait(false))
        {
            if (recorded.Version > number.Version) break;
            events.Add(cases.Read(recorded));
        }

        if (events.Count != number.Version) return false;
        var file = CaseFile.Replay(events);
        if (ServedNotice.Issue(file, number.Version, events[^1], plans(file), Instant.Max(_record.Now(), events[^1].At)) is not { } issued) return false;
        await _record.ChangeAsync(StreamOf(number), key: null, (found, _) => found is null ? [issued] : ImmutableArray<NoticeEvent>.Empty, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Sends a notice as far as it can be sent without anybody, and writes down an announcement whose days are over.</summary>
    /// <returns>When time alone moves it again; <see langword="null"/> where it does not.</returns>
    /// <exception cref="CarrierException">The carrier threw: it is to be asked again.</exception>
    internal async Task<Instant?> CarryOnAsync(NoticeNumber number, CancellationToken cancellationToken)
    {
        while (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false) is { State: var notice })
        {
            var at = Instant.Max(_record.Now(), notice.LastAt);
            if (notice.LapseBy(at) is not null)
            {
                await ChangeAsync(number, key: null, (found, now) => found.LapseBy(now) is { } lapse ? ImmutableArray.Create<NoticeEvent>(lapse) : [], cancellationToken).ConfigureAwait(false);
                return null;
            }

            if (notice.NextWay is not { } way || _senders.FirstOrDefault(carrier => carrier.Serves(way)) is not { } sender) return notice.Announced?.Wait?.EndsAt;
            var answer = await HandOverAsync(sender, new NoticeMessage(number, way, notice.Issued.Kind, notice.Issued.Recipient, notice.AddressOf(way)), cancellationToken).ConfigureAwait(false);
            await ChangeAsync(number, key: null, (found, now) => Sent(found, way, at, now, answer), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static async Task<SendingAnswer> HandOverAsync(INoticeSender carrier, NoticeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await carrier.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever a carrier throws means “not now”.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            throw new CarrierException(fault);
        }
    }

    private static ImmutableArray<NoticeEvent> Sent(ServedNotice found, ServiceWay way, Instant sentAt, Instant now, SendingAnswer answer)
    {
        if (!found.Send(way, Worker, sentAt, now).TryPickT1(out var sent, out _)) return [];
        return answer == SendingAnswer.Taken ? [sent] : [sent, new NoticeFailed(now, Worker, way, now, ServiceFailure.Undeliverable)];
    }

    private Task<OneOf<Refusal, ServedNotice>> ByAsync(
        NoticeNumber number, NoticeAct act, CaseActor by, AppendKey key, Func<ServedNotice, Instant, OneOf<Refusal, ImmutableArray<NoticeEvent>>> decide, CancellationToken cancellationToken, ServiceProof? proof = null)
    {
        ArgumentNullException.ThrowIfNull(by);
        return ChangeAsync(number, key, (found, now) => found.Allows(act, proof, by) ? decide(found, now) : DeskRefusals.NotAuthorised(), cancellationToken);
    }

    private async Task<OneOf<Refusal, ServedNotice>> ChangeAsync(
        NoticeNumber number, AppendKey? key, Func<ServedNotice, Instant, OneOf<Refusal, ImmutableArray<NoticeEvent>>> decide, CancellationToken cancellationToken)
    {
        var answer = await _record.ChangeAsync(
            StreamOf(number), key, (found, now) => found is null ? new Refusal("cases.notice-unknown", "没有这份告知书。", NoticeGrounds.FromService) : decide(found, now), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    private static StreamId StreamOf(NoticeNumber number) => StreamId.Parse(StreamPrefix + number);
}
