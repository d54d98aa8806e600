using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>A work order (工单): what its events add up to.</summary>
/// <remarks>Immutable. <see cref="Take"/> decides and returns events or a refusal; <see cref="Apply"/> only folds. No clock, calendar or policy is kept inside: every time limit stands in the events.</remarks>
public sealed partial record WorkOrder
{
    private WorkOrder(OrderOpened opened)
    {
        (Number, Demand, OpenedAt, LastAt, StateSince, StepDue) = (opened.Number, opened.Demand, opened.At, opened.At, opened.At, opened.StepDue);
        Level = HighestLevel = opened.Demand.FirstLevel();
    }

    /// <summary>Its number.</summary>
    public OrderNumber Number { get; }

    /// <summary>What was said.</summary>
    public Demand Demand { get; private init; }

    /// <summary>When it was written down.</summary>
    public Instant OpenedAt { get; }

    /// <summary>When the last event happened.</summary>
    public Instant LastAt { get; private init; }

    /// <summary>Where it stands.</summary>
    public OrderState State { get; private init; } = OrderState.Draft;

    /// <summary>Since when it stands there; what happens to it without leaving the state changes nothing of it.</summary>
    public Instant StateSince { get; private init; }

    /// <summary>When it was first accepted; null before.</summary>
    public Instant? AcceptedAt { get; private init; }

    /// <summary>How it ended; null while it has not.</summary>
    public OrderEnd? End { get; private init; }

    /// <summary>When it last ended; null where it never did.</summary>
    public Instant? ClosedAt { get; private init; }

    /// <summary>How much is hidden.</summary>
    public ConfidentialityLevel Level { get; private init; }

    /// <summary>Who may read it where it is sealed.</summary>
    public ImmutableArray<string> Readers { get; private init; } = [];

    /// <summary>With whom it is; null while it is the hotline's.</summary>
    public Assignment? Assignment { get; private init; }

    /// <summary>What the units see instead of what was said.</summary>
    public ActionBrief? Brief { get; private init; }

    /// <summary>How many objections and returns there were.</summary>
    public int Returns { get; private init; }

    /// <summary>How many extensions were given.</summary>
    public int Extensions { get; private init; }

    /// <summary>How often it was suspended since the caller's clock began.</summary>
    public int Suspensions { get; private init; }

    /// <summary>How many days it was suspended since the caller's clock began.</summary>
    public int SuspendedDays { get; private init; }

    /// <summary>How often it was pressed for.</summary>
    public int Urges { get; private init; }

    /// <summary>How often it was put under supervision.</summary>
    public int Supervisions { get; private init; }

    /// <summary>The last reply; null before.</summary>
    public OrderReply? Reply { get; private init; }

    /// <summary>What was told to whom the hotline could not help (告知内容); null elsewhere.</summary>
    public string? Told { get; private init; }

    /// <summary>Every call back, over all rounds.</summary>
    public ImmutableArray<CallBackResult> CallBacks { get; private init; } = [];

    /// <summary>The orders that are part of this.</summary>
    public ImmutableArray<GroupMember> Members { get; private init; } = [];

    /// <summary>The order that this is part of; null where it stands alone.</summary>
    public OrderNumber? Parent { get; private init; }

    /// <summary>The orders that this was part of and left; it does not become part of them again.</summary>
    public ImmutableArray<OrderNumber> Left { get; private init; } = [];

    /// <summary>The cases at other desks, such as on the bridge.</summary>
    public ImmutableArray<string> Links { get; private init; } = [];

    /// <summary>The case by which all of it was handed over; null where it never was.</summary>
    public string? HandedOverBy { get; private init; }

    /// <summary>The case on the bridge that this is the order of (110转来的联动事件); null where a caller brought it to the hotline.</summary>
    public string? TakenFrom { get; private init; }

    /// <summary>To whom the last reply was sent.</summary>
    public ImmutableHashSet<string> SentTo { get; private init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Everybody who read it.</summary>
    public ImmutableArray<OrderRead> Reads { get; private init; } = [];

    /// <summary>Every caller by token, the first one first, with the way the answer goes back.</summary>
    public IEnumerable<(string Caller, OrderChannel Channel)> Callers() =>
        Members.Select(member => (member.Caller, member.Channel)).Prepend((Demand.Caller, Demand.Channel)).DistinctBy(caller => caller.Item1, StringComparer.Ordinal);

    /// <summary>The order that its events, in order, add up to.</summary>
    /// <exception cref="ArgumentException">There is no event, the first does not open it, or one does not follow.</exception>
    public static WorkOrder Replay(IEnumerable<OrderEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        WorkOrder? order = null;
        foreach (var happened in events)
        {
            order = order is null
                ? new WorkOrder(happened as OrderOpened ?? throw new ArgumentException("An order begins with what was said.", nameof(events)))
                : order.Apply(happened);
        }

        return order ?? throw new ArgumentException("There is no event.", nameof(events));
    }

    /// <summary>The order after one more event. Folds only: it judges nothing but the order of events.</summary>
    /// <exception cref="ArgumentException">The event does not follow from this state.</exception>
    public WorkOrder Apply(OrderEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var next = this with { LastAt = Instant.Max(LastAt, happened.At) };
        if (ActOf(happened) is not { } act) return next.AfterBeside(happened);
        var row = OrderTable.Find(State, act) ?? throw new ArgumentException($"{act} does not follow from {State}.", nameof(happened));
        if (State == OrderState.Suspended && row.To != OrderState.Suspended) next = next.Ended(happened.At);
        return (next with { State = row.To, StateSince = row.To == State ? StateSince : happened.At }).After(happened, act, State);
    }

    /// <summary>Number and state only: nothing of what was said, nor of a person.</summary>
    public override string ToString() => $"{Number} {State}";

    /// <summary>The act that an event records; null where it happens beside the states.</summary>
    internal static OrderAct? ActOf(OrderEvent happened) => happened switch
    {
        OrderAccepted accepted => accepted.Act,
        OrderTakenOver => OrderAct.TakeOver,
        OrderActed acted => acted.Act,
        OrderInformed => OrderAct.Inform,
        OrderLinked linked => linked.Act,
        InfoAsked => OrderAct.NeedInfo,
        InfoSupplied => OrderAct.Supply,
        OrderDispatched => OrderAct.Dispatch,
        OrderSigned => OrderAct.Sign,
        OrderSuspended => OrderAct.Suspend,
        OrderTimed timed => timed.Act,
        OrderReplied replied => replied.Act,
        CallBackMade => OrderAct.CallBack,
        OrderClosed closed => closed.Act,
        NewFactBrought => OrderAct.BringNewFact,
        OrderAddedTo => OrderAct.AddTo,
        OrderMerged => OrderAct.MergeInto,
        MemberJoined or MemberLeft or ReplySent or ReplyNotDelivered or LevelChanged or OrderRead or PeerSaid => null,
        _ => throw new ArgumentException($"{happened.GetType().Name} does not happen to an order that is there.", nameof(happened)),
    };

    private WorkOrder AfterBeside(OrderEvent happened) => happened switch
    {
        MemberJoined joined => this with { Members = Members.Add(joined.Member) },
        MemberLeft left => this with { Members = Members.RemoveAll(member => member.Number == left.Member) },
        ReplySent sent => this with { SentTo = SentTo.Add(Named(sent.Caller, sent.Channel)), AnsweredAt = sent is { Link: { } link, Place: { } place } ? AnsweredAt.SetItem(link, place) : AnsweredAt },
        ReplyNotDelivered tried => this with { NotDelivered = NotDelivered.Add(Named(tried.Caller, tried.Channel)) },
        LevelChanged changed => this with { Level = changed.Level, Readers = changed.Readers, HighestLevel = changed.Level > HighestLevel ? changed.Level : HighestLevel },
        OrderRead read => this with { Reads = Reads.Add(read) },
        PeerSaid said => this with { Heard = (Heard ?? []).Union(said.Said), Added = Added.With(said.Said) },
        _ => this,
    };

    private WorkOrder After(OrderEvent happened, OrderAct act, OrderState before) => happened switch
    {
        OrderAccepted accepted => Alone() with { Left = Parent is { } parent ? Left.Add(parent) : Left, AcceptedAt = AcceptedAt ?? accepted.At, OverallDue = OverallDue ?? accepted.OverallDue, StepDue = null, Parent = null, Heard = accepted.Said?.ToImmutableSortedSet() ?? Heard },
        OrderTakenOver taken => this with { Demand = OfPolice(Demand, taken.Link), AcceptedAt = taken.At, OverallDue = taken.OverallDue, StepDue = null, Links = Links.Add(taken.Link), TakenFrom = taken.Link, Added = TakenUp.Nothing.After(taken.Supplements, taken.Places), Heard = taken.Said?.ToImmutableSortedSet() },
        OrderInformed informed => this with { StepDue = informed.StepDue, Told = informed.PublicReply },
        OrderLinked linked => this with { Links = Links.Add(linked.Link), HandedOverBy = act == OrderAct.TransferUrgent ? linked.Link : HandedOverBy, StepDue = linked.HearDue ?? StepDue },
        InfoAsked asked => this with { InfoDue = asked.InfoDue, StoppedAt = asked.At, StepDue = null },
        InfoSupplied supplied => this with { OverallDue = supplied.OverallDue, StepDue = supplied.StepDue, InfoDue = null, StoppedAt = null, Added = Added.After(supplied.Supplements, supplied.Places) },
        OrderDispatched sent => this with { Assignment = sent.To, Brief = sent.Brief, SignDue = sent.SignDue, HandleDue = sent.HandleDue, IsSigned = false, Extensions = 0, StepDue = null },
        OrderSigned signed => this with { IsSigned = true, SignDue = null, ReturnDue = signed.ReturnDue },
        OrderSuspended suspended => this with { SuspendedUntil = suspended.Until, StoppedAt = suspended.At, Suspensions = Suspensions + 1, Consents = suspended.IsByConsent ? Consents - 1 : Consents },
        OrderTimed timed => AfterTimed(timed),
        OrderReplied replied => this with { Reply = replied.Reply, IsPeersReply = act == OrderAct.AnswerByPeer, StepDue = replied.StepDue, SentTo = SentTo.Clear(), NotDelivered = [], Round = [], Heard = replied.Said?.ToImmutableSortedSet() ?? Heard },
        CallBackMade { Result: var result } when Named(result.Caller) is var caller => this with { CallBacks = CallBacks.Add(result with { Caller = caller }), Round = Round.Add(result with { Caller = caller }) },
        OrderClosed closed => this with { End = closed.End, ClosedAt = closed.At, StepDue = null, InfoDue = null, StoppedAt = null },
        NewFactBrought brought => this with { OverallDue = brought.OverallDue, StepDue = brought.StepDue, End = null, Told = null, Added = Added.After(brought.Supplements, brought.Places), Suspensions = 0, SuspendedDays = 0, Consents = 0 },
        OrderAddedTo added => this with { Added = Added.After(added.Supplements, added.Places) },
        OrderMerged merged => this with { Parent = merged.Parent },
        OrderActed acted => AfterActed(acted, act, before),
        _ => this,
    };

    private WorkOrder AfterTimed(OrderTimed timed)
    {
        var next = this with { HandleDue = timed.HandleDue, OverallDue = timed.OverallDue, StepDue = null };
        return timed.Act switch
        {
            OrderAct.ApproveExtension => next with { Extensions = Extensions + 1 },
            OrderAct.Resume => next,
            _ => next with { Extensions = 0 },
        };
    }

    private WorkOrder AfterActed(OrderActed acted, OrderAct act, OrderState before) => act switch
    {
        OrderAct.ConsentToSuspension => this with { Consents = Consents + 1 },
        OrderAct.Urge => this with { Urges = Urges + 1 },
        OrderAct.Supervise => this with { Supervisions = Supervisions + 1 },
        OrderAct.Contest or OrderAct.Return => this with { Returns = Returns + 1, StepDue = acted.StepDue },
        OrderAct.UpholdObjection or OrderAct.Reroute => this with { Assignment = null, IsSigned = false, SignDue = null, HandleDue = null, ReturnDue = null, StepDue = acted.StepDue },
        OrderAct.PassReview => this with { StepDue = acted.StepDue, Round = [] },
        OrderAct.Withdraw => this with { ClosedAt = acted.At, StepDue = null },
        OrderAct.PassToPeer => Alone() with { HandedOverBy = TakenFrom, StepDue = null },
        _ => this with { StepDue = acted.StepDue },
    };

    /// <summary>What was with a unit, or waited, before it was merged, begins with the hotline again; the caller's clock does not.</summary>
    private WorkOrder Alone() => this with { Assignment = null, IsSigned = false, SignDue = null, HandleDue = null, ReturnDue = null, InfoDue = null, SuspendedUntil = null, StoppedAt = null };
}
