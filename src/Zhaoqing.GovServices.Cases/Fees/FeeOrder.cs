using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A fee as the list sets it (收费项目).</summary>
/// <param name="Name">Its name.</param>
/// <param name="Fen">The amount in fen (分), 1 or more; what is free has no fee.</param>
/// <param name="Basis">The text that sets it; there is no fee without one.</param>
/// <param name="PausesUntilPaid">Whether the list says that handling waits for the payment; otherwise it never does.</param>
/// <exception cref="ArgumentException">The name is blank or the amount is below 1.</exception>
public sealed record ListedFee(string Name, long Fen, LegalGround Basis, bool PausesUntilPaid)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = string.IsNullOrWhiteSpace(Name) ? throw new ArgumentException("A fee has a name.", nameof(Name)) : Name;

    /// <summary>The amount in fen.</summary>
    public long Fen { get; } = Fen >= 1 ? Fen : throw new ArgumentOutOfRangeException(nameof(Fen), Fen, "A fee is one fen at least.");

    /// <summary>The text that sets it.</summary>
    public LegalGround Basis { get; } = Basis ?? throw new ArgumentNullException(nameof(Basis));
}

/// <summary>A payment as the public payment platform tells it.</summary>
/// <param name="Order">The payment order it is for.</param>
/// <param name="Receipt">The platform's own number, 1 to 64 characters; the same payment told again has the same.</param>
/// <param name="Fen">The amount in fen.</param>
public sealed record PlatformPayment(SlipNumber Order, string Receipt, long Fen);

/// <summary>Where a payment order stands (缴费状态).</summary>
public enum FeeState
{
    /// <summary>To be paid (待缴费).</summary>
    Ordered,

    /// <summary>Paid, as the platform confirmed (已缴费).</summary>
    Paid,

    /// <summary>Paid back (已退费).</summary>
    Refunded,
}

/// <summary>Something that happened to a payment order.</summary>
public abstract record FeeEvent : DeskEvent
{
    private protected FeeEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>A payment order was made (开具缴费单), <c>fee.ordered.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who made it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Case">The case.</param>
/// <param name="Fee">The fee as the list sets it.</param>
public sealed record FeeOrdered(Instant At, string By, SlipNumber Number, CaseNumber Case, ListedFee Fee) : FeeEvent(At, By);

/// <summary>The platform confirmed the payment (缴费确认), <c>fee.paid.v1</c>.</summary>
/// <param name="At">When it was told.</param>
/// <param name="By">The platform's account.</param>
/// <param name="Receipt">The platform's number.</param>
/// <param name="Fen">The amount in fen.</param>
public sealed record FeePaid(Instant At, string By, string Receipt, long Fen) : FeeEvent(At, By);

/// <summary>A payment that does not fit was set aside for a person (转人工核对), <c>fee.set-aside.v1</c>.</summary>
/// <param name="At">When it was told.</param>
/// <param name="By">The platform's account.</param>
/// <param name="Receipt">The platform's number.</param>
/// <param name="Fen">The amount in fen.</param>
public sealed record FeeSetAside(Instant At, string By, string Receipt, long Fen) : FeeEvent(At, By);

/// <summary>The fee was paid back (退费), <c>fee.refunded.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who ordered it.</param>
/// <param name="Receipt">The payment that was paid back.</param>
/// <param name="Fen">The amount in fen.</param>
/// <param name="Reason">Why.</param>
public sealed record FeeRefunded(Instant At, string By, string Receipt, long Fen, Remark Reason) : FeeEvent(At, By);

/// <summary>A payment order: what its events add up to.</summary>
/// <remarks>Immutable. A payment told twice counts once; another amount or a second payment is set aside and changes nothing.</remarks>
public sealed record FeeOrder
{
    private FeeOrder(FeeOrdered ordered) => Ordered = ordered;

    /// <summary>How it was made.</summary>
    public FeeOrdered Ordered { get; }

    /// <summary>Where it stands.</summary>
    public FeeState State { get; private init; } = FeeState.Ordered;

    /// <summary>The payment; <see langword="null"/> before it was confirmed.</summary>
    public FeePaid? Payment { get; private init; }

    /// <summary>Payments that did not fit, for a person to look at.</summary>
    public ImmutableArray<FeeSetAside> SetAside { get; private init; } = [];

    /// <summary>Whether handling waits for the payment: only where the list says so.</summary>
    [Clause("REG-3.10")]
    public bool Pauses => Ordered.Fee.PausesUntilPaid && State == FeeState.Ordered;

    /// <summary>Makes a payment order for a fee of the list.</summary>
    /// <returns>The event; refused with <c>cases.fee-not-listed</c> where the list has no such fee, or <c>cases.not-authorised</c>.</returns>
    /// <param name="number">Its number.</param>
    /// <param name="file">The case.</param>
    /// <param name="fee">The name of the fee in the list.</param>
    /// <param name="listed">The fees of the list the case is bound to.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="at">When.</param>
    [Clause("REG-3.10")]
    public static OneOf<Refusal, FeeOrdered> Of(SlipNumber number, CaseFile file, string fee, IEnumerable<ListedFee> listed, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(listed);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role is not (ActorRole.Window or ActorRole.Examiner) || !file.IsParty(by)) return DeskRefusals.NotAuthorised();
        return listed.FirstOrDefault(one => string.Equals(one.Name, fee, StringComparison.Ordinal)) is { } found
            ? new FeeOrdered(at, by.Id, number, file.Number, found)
            : new Refusal("cases.fee-not-listed", "清单没有这项收费,不得收取。", DeskRefusals.PublicPayment, CaseGrounds.NothingExtra);
    }

    /// <summary>What a payment brings about: confirmed, nothing where it was told before, or set aside where it does not fit.</summary>
    /// <param name="payment">The payment, as the platform tells it.</param>
    /// <param name="platform">The platform's account.</param>
    /// <param name="at">When it was told.</param>
    /// <exception cref="ArgumentException">It is for another order, or the receipt has another form.</exception>
    [Clause("REG-3.10")]
    public FeeEvent? Confirm(PlatformPayment payment, string platform, Instant at)
    {
        ArgumentNullException.ThrowIfNull(payment);
        ArgumentException.ThrowIfNullOrWhiteSpace(platform);
        if (payment.Order != Ordered.Number) throw new ArgumentException("The payment is for another order.", nameof(payment));
        if (payment.Receipt is not { Length: >= 1 and <= 64 }) throw new ArgumentException("A receipt has 1 to 64 characters.", nameof(payment));
        bool isKnown = (Payment is { } paid && IsSame(paid.Receipt, paid.Fen, payment)) || SetAside.Any(aside => IsSame(aside.Receipt, aside.Fen, payment));
        if (isKnown) return null;
        return State == FeeState.Ordered && payment.Fen == Ordered.Fee.Fen
            ? new FeePaid(at, platform, payment.Receipt, payment.Fen)
            : new FeeSetAside(at, platform, payment.Receipt, payment.Fen);
    }

    /// <summary>Pays the fee back, in full and once.</summary>
    /// <returns>The event; refused with <c>cases.not-authorised</c>, <c>cases.fee-not-paid</c> or <c>cases.fee-refunded-already</c>.</returns>
    public OneOf<Refusal, FeeRefunded> Refund(Remark reason, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role != ActorRole.Examiner) return DeskRefusals.NotAuthorised();
        return State switch
        {
            FeeState.Paid => new FeeRefunded(at, by.Id, Payment!.Receipt, Payment.Fen, reason),
            FeeState.Refunded => new Refusal("cases.fee-refunded-already", "已经退费,不再重复退。", DeskRefusals.PublicPayment),
            _ => new Refusal("cases.fee-not-paid", "尚未缴费,没有可退的款项。", DeskRefusals.PublicPayment),
        };
    }

    /// <summary>The order that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="FeeOrdered"/>, or one does not follow.</exception>
    public static FeeOrder Replay(IEnumerable<FeeEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        FeeOrder? order = null;
        foreach (var happened in events)
            order = order?.Apply(happened) ?? new FeeOrder(happened as FeeOrdered ?? throw new ArgumentException("A payment order begins with its making.", nameof(events)));
        return order ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The order after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public FeeOrder Apply(FeeEvent happened) => (State, happened) switch
    {
        (FeeState.Ordered, FeePaid paid) => this with { State = FeeState.Paid, Payment = paid },
        (FeeState.Paid, FeeRefunded) => this with { State = FeeState.Refunded },
        (_, FeeSetAside aside) => this with { SetAside = SetAside.Add(aside) },
        _ => throw new ArgumentException($"{happened?.GetType().Name} does not follow from {State}.", nameof(happened)),
    };

    private static bool IsSame(string receipt, long fen, PlatformPayment payment) => fen == payment.Fen && string.Equals(receipt, payment.Receipt, StringComparison.Ordinal);
}
