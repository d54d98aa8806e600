using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>The public payment platform (公共支付平台), as a host connects it.</summary>
public interface IPaymentPlatform
{
    /// <summary>The payments that the platform has of a day.</summary>
    /// <param name="day">The day in China.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    IAsyncEnumerable<PlatformPayment> PaymentsOfAsync(LocalDate day, CancellationToken cancellationToken = default);
}

/// <summary>Makes payment orders, takes the platform's word for payments, pays back, and holds a day's payments against the platform's.</summary>
/// <remarks>Safe for concurrent use. What it returns has been recorded durably. Who may tell of payments is for the host to make sure of.</remarks>
public sealed class FeeDesk(IEventStore store, TimeProvider time)
{
    private const string StreamPrefix = "fee-", Platform = "payment-platform";

    private readonly StreamRecord<FeeOrder, FeeEvent> _record = DeskRecord.Over<FeeOrder, FeeEvent>(store, time, FeeOrder.Replay);

    /// <summary>Makes a payment order for a fee of the list.</summary>
    /// <returns><c>cases.key-reused</c> or what <see cref="FeeOrder.Of"/> refuses; else the order.</returns>
    public async Task<OneOf<Refusal, FeeOrder>> OrderAsync(CaseFile file, string fee, IEnumerable<ListedFee> listed, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var number = SlipNumber.Create(SlipKind.Fee, ChinaTime.DayOf(_record.Now()), RandomNumberGenerator.GetBytes(CaseNumber.RandomBytes));
        var answer = await _record.ChangeAsync(
            StreamOf(number), key, (_, now) => FeeOrder.Of(number, file, fee, listed, by, now).MapT1(ordered => ImmutableArray.Create<FeeEvent>(ordered)), cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    /// <summary>A payment order; <see langword="null"/> where there is none.</summary>
    public async Task<FeeOrder?> FindAsync(SlipNumber number, CancellationToken cancellationToken = default) =>
        (await _record.FindAsync(StreamOf(number), cancellationToken).ConfigureAwait(false))?.State;

    /// <summary>Takes a payment that the platform tells; told again it changes nothing, whoever tells it and how often.</summary>
    /// <returns><c>cases.fee-unknown</c>; <c>cases.fee-amount-differs</c> for a payment that does not fit, which is recorded and set aside for a person; else the order.</returns>
    [Clause("REG-3.10")]
    public async Task<OneOf<Refusal, FeeOrder>> ConfirmAsync(PlatformPayment payment, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var answer = await _record.ChangeAsync(
            StreamOf(payment.Order),
            key: null,
            (found, now) => found is null
                ? new Refusal("cases.fee-unknown", "没有这个缴费单。", DeskRefusals.PublicPayment)
                : found.Confirm(payment, Platform, now) is { } happened ? ImmutableArray.Create(happened) : ImmutableArray<FeeEvent>.Empty,
            cancellationToken).ConfigureAwait(false);
        if (answer.TryPickT0(out var refusal, out var kept)) return refusal;
        bool fits = kept.State.Payment is { } paid && paid.Fen == payment.Fen && string.Equals(paid.Receipt, payment.Receipt, StringComparison.Ordinal);
        return fits ? kept.State : new Refusal("cases.fee-amount-differs", "金额与缴费单不符,或已另有缴费;已转人工核对。", DeskRefusals.PublicPayment);
    }

    /// <summary>Pays a fee back.</summary>
    /// <returns><c>cases.fee-unknown</c>, <c>cases.key-reused</c> or what <see cref="FeeOrder.Refund"/> refuses; else the order.</returns>
    public async Task<OneOf<Refusal, FeeOrder>> RefundAsync(SlipNumber number, Remark reason, CaseActor by, AppendKey key, CancellationToken cancellationToken = default)
    {
        var answer = await _record.ChangeAsync(
            StreamOf(number),
            key,
            (found, now) => found is null
                ? new Refusal("cases.fee-unknown", "没有这个缴费单。", DeskRefusals.PublicPayment)
                : found.Refund(reason, by, now).MapT1(happened => ImmutableArray.Create<FeeEvent>(happened)),
            cancellationToken).ConfigureAwait(false);
        return answer.MapT1(kept => kept.State);
    }

    /// <summary>Holds the payments of a day, those set aside included, against the platform's.</summary>
    /// <param name="day">The day in China on which they were told.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<FeeReconciliation> ReconcileAsync(LocalDate day, IPaymentPlatform platform, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var theirs = new List<PlatformPayment>();
        await foreach (var payment in platform.PaymentsOfAsync(day, cancellationToken).ConfigureAwait(false)) theirs.Add(payment);
        var ours = new List<PlatformPayment>();
        await foreach (var payment in PaymentsOfAsync(day, cancellationToken).ConfigureAwait(false)) ours.Add(payment);
        return FeeReconciliation.Of(ours, theirs);
    }

    private async IAsyncEnumerable<PlatformPayment> PaymentsOfAsync(LocalDate day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var recorded in store.ReadAllAsync(0, cancellationToken).ConfigureAwait(false))
        {
            if (recorded.Type is not ("fee.paid.v1" or "fee.set-aside.v1") || ChinaTime.DayOf(recorded.At) != day) continue;
            var order = SlipNumber.Parse(recorded.Stream.ToString()[StreamPrefix.Length..]);
            yield return DeskEventCodec.Read(recorded.Type, recorded.Content.Span) switch
            {
                FeePaid paid => new PlatformPayment(order, paid.Receipt, paid.Fen),
                FeeSetAside aside => new PlatformPayment(order, aside.Receipt, aside.Fen),
                var other => throw new InvalidOperationException($"{other.GetType().Name} is no payment."),
            };
        }
    }

    private static StreamId StreamOf(SlipNumber number) => StreamId.Parse(StreamPrefix + number);
}
