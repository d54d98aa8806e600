using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Where a consignment stands (交接状态).</summary>
public enum ConsignmentState
{
    /// <summary>Packed and sealed, with its sender (已封装).</summary>
    Packed,

    /// <summary>On the way, with a carrier (运送中).</summary>
    OnTheWay,

    /// <summary>Received and counted (已签收).</summary>
    Received,

    /// <summary>Lost (遗失).</summary>
    Lost,
}

/// <summary>What is in a consignment.</summary>
/// <param name="Name">What it is, in Chinese, for example 营业执照正本.</param>
/// <param name="IsOriginal">Whether it is an original.</param>
/// <param name="Count">How many pieces, 1 or more.</param>
public sealed record ConsignedItem(string Name, bool IsOriginal, int Count);

/// <summary>What is sent, from whom, to whom, under what seal (交接单).</summary>
/// <param name="Cases">The cases whose papers are in it.</param>
/// <param name="Sender">The unit that sends.</param>
/// <param name="Receiver">The unit or the applicant's account that receives.</param>
/// <param name="Items">What is in it.</param>
/// <param name="Seal">The number of the seal.</param>
public sealed record ConsignmentNote(ImmutableArray<CaseNumber> Cases, string Sender, string Receiver, ImmutableArray<ConsignedItem> Items, string Seal);

/// <summary>Something that happened to a consignment.</summary>
public abstract record ConsignmentEvent : DeskEvent
{
    private protected ConsignmentEvent(Instant at, string by)
        : base(at, by)
    {
    }
}

/// <summary>A consignment was packed and sealed (封装), <c>consignment.packed.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who packed it.</param>
/// <param name="Number">Its number.</param>
/// <param name="Note">What is sent.</param>
public sealed record ConsignmentPacked(Instant At, string By, SlipNumber Number, ConsignmentNote Note) : ConsignmentEvent(At, By);

/// <summary>A consignment changed hands (交接), <c>consignment.handed-over.v1</c>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="From">Who had it.</param>
/// <param name="To">Who has it now.</param>
/// <param name="Waybill">The carrier's number; <see langword="null"/> where there is none.</param>
public sealed record ConsignmentHandedOver(Instant At, string By, string From, string To, string? Waybill) : ConsignmentEvent(At, By);

/// <summary>A consignment was received and counted (签收), <c>consignment.received.v1</c>. Shortage and damage are facts, not refusals.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who received.</param>
/// <param name="SealIntact">Whether the seal was whole.</param>
/// <param name="Counted">How many pieces of each item were there, in the order of the note.</param>
public sealed record ConsignmentReceived(Instant At, string By, bool SealIntact, ImmutableArray<int> Counted) : ConsignmentEvent(At, By);

/// <summary>A consignment was lost (遗失), <c>consignment.lost.v1</c>.</summary>
/// <param name="At">When it was known.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Finding">What was found out.</param>
public sealed record ConsignmentLost(Instant At, string By, Remark Finding) : ConsignmentEvent(At, By);

/// <summary>Papers and results that travel between units or to the applicant (统一物流): what its events add up to. Somebody has it at every instant.</summary>
/// <remarks>Immutable.</remarks>
public sealed record Consignment
{
    private Consignment(ConsignmentPacked packed)
    {
        Packed = packed;
        Holder = packed.Note.Sender;
        LastAt = packed.At;
    }

    /// <summary>How it was packed.</summary>
    public ConsignmentPacked Packed { get; }

    /// <summary>Where it stands.</summary>
    public ConsignmentState State { get; private init; } = ConsignmentState.Packed;

    /// <summary>Who has it; of one that is lost, who had it last.</summary>
    public string Holder { get; private init; }

    /// <summary>The chain of hands.</summary>
    public ImmutableArray<ConsignmentHandedOver> Hands { get; private init; } = [];

    /// <summary>How it was received; <see langword="null"/> before.</summary>
    public ConsignmentReceived? Receipt { get; private init; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>When it left its sender and, where it did, arrived; <see langword="null"/> before it left.</summary>
    public Interval? Way => Hands.IsEmpty ? null : new Interval(Hands[0].At, Receipt?.At);

    /// <summary>The items of which fewer pieces arrived than were sent, with how many are missing; empty before the receipt.</summary>
    [Clause("REG-3.9")]
    public ImmutableArray<ConsignedItem> Shortage => Receipt is not { } receipt
        ? []
        : [.. Packed.Note.Items.Zip(receipt.Counted).Where(pair => pair.Second < pair.First.Count).Select(pair => pair.First with { Count = pair.First.Count - pair.Second })];

    /// <summary>Packs a consignment.</summary>
    /// <returns>The event; refused with <c>cases.consignment-unfit</c> with every field at fault, or <c>cases.not-authorised</c>.</returns>
    /// <param name="number">Its number.</param>
    /// <param name="note">What is sent.</param>
    /// <param name="by">Who packs it: somebody of an office.</param>
    /// <param name="at">When.</param>
    [Clause("REG-3.9")]
    public static OneOf<Refusal, ConsignmentPacked> Pack(SlipNumber number, ConsignmentNote note, CaseActor by, Instant at)
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role is not (ActorRole.Window or ActorRole.Examiner)) return DeskRefusals.NotAuthorised();
        var fault = new Refusal("cases.consignment-unfit", "交接单填写有误,请补全后再封装。", DeskRefusals.UnifiedLogistics);
        if (note.Cases.IsDefaultOrEmpty) fault = fault.OnField("cases", "请填写所属办件。");
        if (string.IsNullOrWhiteSpace(note.Sender)) fault = fault.OnField("sender", "请填写寄出单位。");
        if (string.IsNullOrWhiteSpace(note.Receiver)) fault = fault.OnField("receiver", "请填写接收方。");
        else if (string.Equals(note.Receiver, note.Sender, StringComparison.Ordinal)) fault = fault.OnField("receiver", "接收方与寄出方不能相同。");
        if (string.IsNullOrWhiteSpace(note.Seal)) fault = fault.OnField("seal", "请填写封签号。");
        if (note.Items.IsDefaultOrEmpty) fault = fault.OnField("items", "请逐项填写所寄内容。");
        else if (note.Items.Any(item => string.IsNullOrWhiteSpace(item.Name) || item.Count < 1)) fault = fault.OnField("items", "每项须有名称,件数至少为1。");
        return fault.Fields.IsEmpty ? new ConsignmentPacked(at, by.Id, number, note) : fault;
    }

    /// <summary>Records that it goes from one hand to the next.</summary>
    /// <param name="from">Who gives it: only who has it can.</param>
    /// <param name="to">Who takes it: a carrier.</param>
    /// <param name="waybill">The carrier's number, where there is one.</param>
    /// <param name="by">Who records it.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <returns>The event; refused with <c>cases.not-authorised</c>, <c>cases.consignment-ended</c>, <c>cases.consignment-not-holder</c> or <c>cases.consignment-unfit</c> on <c>to</c>.</returns>
    [Clause("REG-3.9")]
    public OneOf<Refusal, ConsignmentHandedOver> HandOver(string from, string to, string? waybill, CaseActor by, Instant at)
    {
        if (Refused(by) is { } refusal) return refusal;
        if (!string.Equals(from, Holder, StringComparison.Ordinal)) return new Refusal("cases.consignment-not-holder", "交出方并未持有,请按交接顺序登记。", DeskRefusals.UnifiedLogistics);
        if (string.IsNullOrWhiteSpace(to) || string.Equals(from, to, StringComparison.Ordinal))
            return new Refusal("cases.consignment-unfit", "请填写接手方。", DeskRefusals.UnifiedLogistics).OnField("to", "接手方不能为空,也不能是交出方自己。");
        return new ConsignmentHandedOver(at, by.Id, from, to, waybill);
    }

    /// <summary>Receives and counts. What is missing or broken is recorded with the receipt; it is no reason to refuse it.</summary>
    /// <returns>The event; refused with <c>cases.not-authorised</c>, <c>cases.consignment-ended</c>, <c>cases.consignment-not-sent</c> or <c>cases.consignment-unfit</c> on <c>counted</c>.</returns>
    public OneOf<Refusal, ConsignmentReceived> Receive(bool sealIntact, ImmutableArray<int> counted, CaseActor by, Instant at)
    {
        if (Refused(by) is { } refusal) return refusal;
        if (State == ConsignmentState.Packed) return new Refusal("cases.consignment-not-sent", "尚未寄出,不能签收。", DeskRefusals.UnifiedLogistics);
        if (counted.IsDefault || counted.Length != Packed.Note.Items.Length || counted.Any(count => count < 0))
            return new Refusal("cases.consignment-unfit", "请逐项清点。", DeskRefusals.UnifiedLogistics).OnField("counted", "应与交接单逐项对应,件数不能为负。");
        return new ConsignmentReceived(at, by.Id, sealIntact, counted);
    }

    /// <summary>Records that it is lost.</summary>
    /// <returns>The event; refused with <c>cases.not-authorised</c>, <c>cases.consignment-ended</c> or <c>cases.consignment-not-sent</c>.</returns>
    public OneOf<Refusal, ConsignmentLost> Lose(Remark finding, CaseActor by, Instant at)
    {
        if (Refused(by) is { } refusal) return refusal;
        return State == ConsignmentState.Packed
            ? new Refusal("cases.consignment-not-sent", "尚未寄出,不能登记遗失。", DeskRefusals.UnifiedLogistics)
            : new ConsignmentLost(at, by.Id, finding);
    }

    /// <summary>The consignment that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first is no <see cref="ConsignmentPacked"/>, or one does not follow.</exception>
    public static Consignment Replay(IEnumerable<ConsignmentEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        Consignment? consignment = null;
        foreach (var happened in events)
            consignment = consignment?.Apply(happened) ?? new Consignment(happened as ConsignmentPacked ?? throw new ArgumentException("A consignment begins with its packing.", nameof(events)));
        return consignment ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The consignment after one more event. Folds only.</summary>
    /// <exception cref="ArgumentException">The event does not follow.</exception>
    public Consignment Apply(ConsignmentEvent happened) => (State, happened) switch
    {
        (ConsignmentState.Packed or ConsignmentState.OnTheWay, ConsignmentHandedOver handed) =>
            this with { State = ConsignmentState.OnTheWay, Holder = handed.To, Hands = Hands.Add(handed), LastAt = handed.At },
        (ConsignmentState.OnTheWay, ConsignmentReceived received) => this with { State = ConsignmentState.Received, Holder = Packed.Note.Receiver, Receipt = received, LastAt = received.At },
        (ConsignmentState.OnTheWay, ConsignmentLost lost) => this with { State = ConsignmentState.Lost, LastAt = lost.At },
        _ => throw new ArgumentException($"{happened?.GetType().Name} does not follow from {State}.", nameof(happened)),
    };

    private Refusal? Refused(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role is not (ActorRole.Window or ActorRole.Examiner)) return DeskRefusals.NotAuthorised();
        return State is ConsignmentState.Received or ConsignmentState.Lost ? new Refusal("cases.consignment-ended", "已签收或已登记遗失,不能再登记交接。", DeskRefusals.UnifiedLogistics) : null;
    }
}
