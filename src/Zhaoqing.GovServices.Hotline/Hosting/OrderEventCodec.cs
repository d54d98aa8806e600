using System.Text.Json;
using System.Text.Json.Serialization;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>How the events of work orders stand in the record: by a stable wire name, as UTF-8 JSON.</summary>
/// <remarks>Members a reader does not know are skipped (the record keeps its bytes as they are); an event it does not know is an error with the name.</remarks>
public static class OrderEventCodec
{
    private static readonly EventContract<OrderEvent> Contract = new(
        OrderEventJson.Default,
        isWhole: true,
        [
            EventContract.ByName<DemandKind>(),
            EventContract.ByName<DemandClass>(),
            EventContract.ByName<OrderChannel>(),
            EventContract.ByName<OrderPriority>(),
            EventContract.ByName<OrderAct>(),
            EventContract.ByName<OrderEnd>(),
            EventContract.ByName<OrderRoles>(),
            EventContract.ByName<OrderField>(),
            EventContract.ByName<ScopeOwner>(),
            EventContract.ByName<ConfidentialityLevel>(),
        ],
        ("order.opened.v1", typeof(OrderOpened)),
        ("order.accepted.v1", typeof(OrderAccepted)),
        ("order.taken-over.v1", typeof(OrderTakenOver)),
        ("order.acted.v1", typeof(OrderActed)),
        ("order.informed.v1", typeof(OrderInformed)),
        ("order.linked.v1", typeof(OrderLinked)),
        ("order.info-asked.v1", typeof(InfoAsked)),
        ("order.info-supplied.v1", typeof(InfoSupplied)),
        ("order.dispatched.v1", typeof(OrderDispatched)),
        ("order.signed.v1", typeof(OrderSigned)),
        ("order.suspended.v1", typeof(OrderSuspended)),
        ("order.timed.v1", typeof(OrderTimed)),
        ("order.replied.v1", typeof(OrderReplied)),
        ("order.call-back-made.v1", typeof(CallBackMade)),
        ("order.closed.v1", typeof(OrderClosed)),
        ("order.new-fact-brought.v1", typeof(NewFactBrought)),
        ("order.added-to.v1", typeof(OrderAddedTo)),
        ("order.peer-said.v1", typeof(PeerSaid)),
        ("order.merged.v1", typeof(OrderMerged)),
        ("order.member-joined.v1", typeof(MemberJoined)),
        ("order.member-left.v1", typeof(MemberLeft)),
        ("order.reply-sent.v1", typeof(ReplySent)),
        ("order.reply-not-delivered.v1", typeof(ReplyNotDelivered)),
        ("order.level-changed.v1", typeof(LevelChanged)),
        ("order.read.v1", typeof(OrderRead)));

    /// <summary>The wire names, for example <c>order.accepted.v1</c>.</summary>
    public static IEnumerable<string> WireNames => Contract.WireNames;

    /// <summary>The wire name of an event.</summary>
    /// <exception cref="ArgumentException">The event has none.</exception>
    public static string NameOf(OrderEvent happened) => Contract.NameOf(happened);

    /// <summary>The content for the record.</summary>
    public static byte[] Write(OrderEvent happened) => Contract.Write(happened);

    /// <summary>Reads an event of the record.</summary>
    /// <param name="type">The wire name.</param>
    /// <param name="content">The content, UTF-8 JSON.</param>
    /// <exception cref="UnknownEventException">The wire name is not known; the message names it.</exception>
    /// <exception cref="JsonException">The content is not what this event is made of.</exception>
    public static OrderEvent Read(string type, ReadOnlySpan<byte> content) => Contract.Read(type, content);
}

[JsonSerializable(typeof(OrderOpened))]
[JsonSerializable(typeof(OrderAccepted))]
[JsonSerializable(typeof(OrderTakenOver))]
[JsonSerializable(typeof(OrderActed))]
[JsonSerializable(typeof(OrderInformed))]
[JsonSerializable(typeof(OrderLinked))]
[JsonSerializable(typeof(InfoAsked))]
[JsonSerializable(typeof(InfoSupplied))]
[JsonSerializable(typeof(OrderDispatched))]
[JsonSerializable(typeof(OrderSigned))]
[JsonSerializable(typeof(OrderSuspended))]
[JsonSerializable(typeof(OrderTimed))]
[JsonSerializable(typeof(OrderReplied))]
[JsonSerializable(typeof(CallBackMade))]
[JsonSerializable(typeof(OrderClosed))]
[JsonSerializable(typeof(NewFactBrought))]
[JsonSerializable(typeof(OrderAddedTo))]
[JsonSerializable(typeof(PeerSaid))]
[JsonSerializable(typeof(OrderMerged))]
[JsonSerializable(typeof(MemberJoined))]
[JsonSerializable(typeof(MemberLeft))]
[JsonSerializable(typeof(ReplySent))]
[JsonSerializable(typeof(ReplyNotDelivered))]
[JsonSerializable(typeof(LevelChanged))]
[JsonSerializable(typeof(OrderRead))]
internal sealed partial class OrderEventJson : JsonSerializerContext;
