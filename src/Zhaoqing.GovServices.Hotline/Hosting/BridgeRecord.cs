using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>What the record of a desk keeps of a case on the bridge.</summary>
internal abstract record BridgeRecorded(Instant At);

/// <summary>A message of either desk, as it came: members that this build does not know stay in the bytes.</summary>
internal sealed record BridgeMessageKept(Instant At, BridgeMessage Message, ReadOnlyMemory<byte> Body) : BridgeRecorded(At);

/// <summary>The other desk has this desk's messages up to a place, and says who answers for the case.</summary>
internal sealed record BridgeAckKept(Instant At, uint Seen, BridgeDesk Holder) : BridgeRecorded(At);

/// <summary>How that stands in the record.</summary>
internal static class BridgeRecord
{
    public const string MessageName = "hotline.bridge-message.v1", AckName = "hotline.bridge-ack.v1";

    private const string Prefix = "bridge-";

    public static StreamId StreamOf(BridgeCaseId id) => StreamId.Parse(Prefix + id);

    public static BridgeCaseId? CaseOf(StreamId stream) =>
        stream.ToString() is var text && text.StartsWith(Prefix, StringComparison.Ordinal) && BridgeCaseId.TryParse(text[Prefix.Length..], out var id) ? id : null;

    /// <summary>Whether it is a message of the desk itself.</summary>
    public static bool IsOwn(RecordedEvent recorded, BridgeDesk self) => string.Equals(recorded.Actor, Actor(self), StringComparison.Ordinal) && string.Equals(recorded.Type, MessageName, StringComparison.Ordinal);

    public static NewEvent ToRecord(BridgeRecorded happened) => happened switch
    {
        BridgeMessageKept kept => new(Guid.CreateVersion7(kept.At.ToDateTimeOffset()), MessageName, kept.At, Actor(kept.Message.Sender), kept.Body, kept.Message.Correlation),
        BridgeAckKept ack => new(
            Guid.CreateVersion7(ack.At.ToDateTimeOffset()), AckName, ack.At, "bridge", JsonSerializer.SerializeToUtf8Bytes(new AckJson(ack.Seen, ack.Holder.Number()), BridgeRecordJson.Default.AckJson)),
        _ => throw new ArgumentException("Nothing of the bridge.", nameof(happened)),
    };

    public static BridgeRecorded Read(RecordedEvent recorded) => recorded.Type switch
    {
        MessageName => BridgeMessageCodec.Read(recorded.Content)
            .Match<BridgeRecorded>(fault => throw new JsonException($"The record of the bridge cannot be read: {fault.Code} {fault.Field}."), message => new BridgeMessageKept(recorded.At, message, recorded.Content)),
        AckName when JsonSerializer.Deserialize(recorded.Content.Span, BridgeRecordJson.Default.AckJson) is { } ack && BridgeDesks.OfNumber(ack.Holder) is { } holder => new BridgeAckKept(recorded.At, ack.Seen, holder),
        AckName => throw new JsonException("The acknowledgement in the record is none."),
        _ => throw new UnknownEventException(recorded.Type),
    };

    private static string Actor(BridgeDesk desk) => desk.Number();

    internal sealed record AckJson(uint Seen, string Holder);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BridgeRecord.AckJson))]
internal sealed partial class BridgeRecordJson : JsonSerializerContext;
