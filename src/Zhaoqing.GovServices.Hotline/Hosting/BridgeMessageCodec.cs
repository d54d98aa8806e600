using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;
using OneOf;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>How a message stands on the wire and in the record: one UTF-8 JSON object, the envelope's members and <c>content</c>.</summary>
/// <remarks>Members a reader does not know are passed over; the record keeps the bytes as they came. An instant has the offset +08:00.</remarks>
public static class BridgeMessageCodec
{
    private static readonly EventContract<BridgeContent> Contents = new(
        BridgeContentJson.Default,
        isWhole: true,
        [
            new DeskJsonConverter(),
            EventContract.ByName<DemandKind>(),
            EventContract.ByName<Urgency>(),
            EventContract.ByName<VoiceMedia>(),
            EventContract.ByName<TransferRefusalReason>(),
            EventContract.ByName<OwnershipBasis>(),
            EventContract.ByName<FeedbackStage>(),
        ],
        ("transferOffer", typeof(TransferOffer)),
        ("transferAccept", typeof(TransferAccept)),
        ("transferRefuse", typeof(TransferRefuse)),
        ("conferenceInvite", typeof(ConferenceInvite)),
        ("conferenceResult", typeof(ConferenceResult)),
        ("ownershipClaim", typeof(OwnershipClaim)),
        ("ownershipConflict", typeof(OwnershipConflict)),
        ("conferenceJoined", typeof(ConferenceJoined)),
        ("conferenceFailed", typeof(ConferenceFailed)),
        ("workOrderPush", typeof(WorkOrderPush)),
        ("workOrderReturn", typeof(WorkOrderReturn)),
        ("feedback", typeof(Feedback)),
        ("supplement", typeof(Supplement)),
        ("urge", typeof(Urge)),
        ("supervise", typeof(Supervise)),
        ("cancel", typeof(Cancel)),
        ("emergencyDispatchRequest", typeof(EmergencyDispatchRequest)),
        ("emergencyDispatchAck", typeof(EmergencyDispatchAck)),
        ("stabilityClue", typeof(StabilityClue)),
        ("onSiteAssistRequest", typeof(OnSiteAssistRequest)),
        ("maliciousCallReferral", typeof(MaliciousCallReferral)),
        ("callerResolveRequest", typeof(CallerResolveRequest)),
        ("callerResolveResponse", typeof(CallerResolveResponse)),
        ("voiceHandoverRecord", typeof(VoiceHandoverRecord)));

    private static readonly FrozenDictionary<ushort, string> Names =
        Enum.GetValues<BridgeMessageType>().ToFrozenDictionary(type => (ushort)type, type => JsonNamingPolicy.CamelCase.ConvertName(type.ToString()));

    private static readonly FrozenSet<string> Known = Contents.WireNames.ToFrozenSet(StringComparer.Ordinal);

    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly OffsetDateTimePattern Times = OffsetDateTimePattern.Rfc3339;

    /// <summary>The body of a message.</summary>
    /// <exception cref="ArgumentNullException">There is none.</exception>
    public static byte[] Write(BridgeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var body = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(body, Written);
        json.WriteStartObject();
        json.WriteString("type", Names[(ushort)message.Content.Type]);
        json.WriteString("messageId", message.Id);
        json.WriteString("caseId", message.Case.ToString());
        json.WriteString("sender", message.Sender.Number());
        json.WriteNumber("seq", message.Seq);
        json.WriteString("sentAt", TimeOf(message.SentAt));
        json.WriteString("status", NameOf(message.Status));
        json.WriteString("firstReceivedBy", message.FirstReceivedBy.Number());
        json.WriteString("firstReceivedAt", TimeOf(message.FirstReceivedAt));
        json.WriteString("confidentiality", NameOf(message.Confidentiality));
        json.WriteNumber("round", message.Round);
        json.WriteNumber("seenPeerSeq", message.SeenPeerSeq);
        json.WriteString("viewHolder", message.ViewHolder.Number());
        if (message.Correlation is { } answered) json.WriteString("correlationId", answered);
        if (message.ExpiresAt is { } expires) json.WriteString("expiresAt", TimeOf(expires));
        if (message.Operator is { } by) json.WriteString("operator", by);
        json.WritePropertyName("content");
        json.WriteRawValue(Contents.Write(message.Content), skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return body.WrittenSpan.ToArray();
    }

    /// <summary>Reads a body.</summary>
    /// <param name="type">The number in the head of the frame.</param>
    /// <param name="body">The body; nothing of it is kept.</param>
    /// <returns>The message, or why it is none.</returns>
    public static OneOf<MessageFault, BridgeMessage> Read(ushort type, ReadOnlyMemory<byte> body)
    {
        if (!Names.TryGetValue(type, out string? name)) return new MessageFault(MessageFaultCode.UnsupportedType, "type");
        return Read(body).Match<OneOf<MessageFault, BridgeMessage>>(fault => fault, message => string.Equals(Names[(ushort)message.Content.Type], name, StringComparison.Ordinal) ? message : new MessageFault(MessageFaultCode.TypeMismatch, "type"));
    }

    /// <summary>Reads a body that tells its type itself, as in the record.</summary>
    /// <inheritdoc cref="Read(ushort, ReadOnlyMemory{byte})"/>
    public static OneOf<MessageFault, BridgeMessage> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Length > NewEvent.MaxContentLength) return new MessageFault(MessageFaultCode.TooLarge, "");
        if (!Utf8.IsValid(body.Span)) return new MessageFault(MessageFaultCode.Malformed, "");
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return new BodyReader(document.RootElement).Read();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair in the name of a member, too.
            return new MessageFault(MessageFaultCode.Malformed, "");
        }
    }

    private static string TimeOf(Instant at) => Times.Format(at.InZone(ChinaTime.Zone).ToOffsetDateTime());

    private static string NameOf<T>(T value)
        where T : struct, Enum => NamesOf<T>.All[value];

    /// <summary>The values of a closed set and their names, made once.</summary>
    private static class NamesOf<T>
        where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> All = Enum.GetValues<T>().ToFrozenDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        public static readonly FrozenDictionary<string, T> Values = All.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    /// <summary>Takes the members of a body one by one; the first that does not fit is told.</summary>
    private sealed class BodyReader(JsonElement body)
    {
        private string? _wrong;

        public OneOf<MessageFault, BridgeMessage> Read()
        {
            if (body.ValueKind != JsonValueKind.Object) return new MessageFault(MessageFaultCode.Malformed, "");
            string? type = Text("type");
            if (type is null) return Malformed();
            if (!Known.Contains(type)) return new MessageFault(MessageFaultCode.UnsupportedType, "type");
            if (ContentOf(type) is not { } content) return Malformed();
            var message = new BridgeMessage(
                Id("messageId") ?? default, Case(), Desk("sender"), Number("seq", least: 1), Time("sentAt") ?? default, Name<MessageStatus>("status"), Desk("firstReceivedBy"), Time("firstReceivedAt") ?? default,
                Name<ConfidentialityLevel>("confidentiality"), (int)Number("round", least: 1, most: BridgeView.LastRound), Number("seenPeerSeq"), Desk("viewHolder"), content)
            {
                Correlation = Has("correlationId") ? Id("correlationId") : null,
                ExpiresAt = Has("expiresAt") ? Time("expiresAt") : null,
                Operator = Has("operator") ? Text("operator") : null,
            };
            if (_wrong is not null) return Malformed();
            return MessageCheck.WhyNot(content) is { } refusal ? new MessageFault(MessageFaultCode.Refused, $"content.{refusal.Fields[0].Field}") : message;
        }

        private MessageFault Malformed() => new(MessageFaultCode.Malformed, _wrong ?? "content");

        private BridgeContent? ContentOf(string type)
        {
            if (!body.TryGetProperty("content", out var content) || content.ValueKind != JsonValueKind.Object) return null;
            try
            {
                return Contents.Read(type, JsonMarshal.GetRawUtf8Value(content));
            }
            catch (JsonException)
            {
                return null;
            }
        }

        private bool Has(string member) => body.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null;

        private string? Text(string member)
        {
            if (!body.TryGetProperty(member, out var value) || value.ValueKind != JsonValueKind.String) return Wrong<string?>(member);
            try
            {
                return value.GetString();
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair, written as an escape.
                return Wrong<string?>(member);
            }
        }

        private Guid? Id(string member) => Guid.TryParseExact(Text(member), "D", out var id) && id != Guid.Empty ? id : Wrong<Guid?>(member);

        private BridgeCaseId Case() => BridgeCaseId.TryParse(Text("caseId"), out var id) ? id : Wrong<BridgeCaseId>("caseId");

        private BridgeDesk Desk(string member) => BridgeDesks.OfNumber(Text(member)) ?? Wrong<BridgeDesk>(member);

        private uint Number(string member, uint least = 0, uint most = uint.MaxValue) =>
            body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out uint number) && number >= least && number <= most ? number : Wrong<uint>(member);

        private Instant? Time(string member) =>
            Text(member) is { } text && Times.Parse(text) is { Success: true, Value: var time } && time.Year is > 1900 and < 2199 ? time.ToInstant() : Wrong<Instant?>(member);

        private T Name<T>(string member)
            where T : struct, Enum => Text(member) is { } text && NamesOf<T>.Values.TryGetValue(text, out var value) ? value : Wrong<T>(member);

        private T? Wrong<T>(string member)
        {
            _wrong ??= member;
            return default;
        }
    }
}

/// <summary>A desk by the number people dial.</summary>
internal sealed class DeskJsonConverter : JsonConverter<BridgeDesk>
{
    public override BridgeDesk Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && BridgeDesks.OfNumber(reader.GetString()) is { } desk ? desk : throw new JsonException("No desk of the bridge.");

    public override void Write(Utf8JsonWriter writer, BridgeDesk value, JsonSerializerOptions options) => writer.WriteStringValue(value.Number());
}

[JsonSerializable(typeof(TransferOffer))]
[JsonSerializable(typeof(TransferAccept))]
[JsonSerializable(typeof(TransferRefuse))]
[JsonSerializable(typeof(ConferenceInvite))]
[JsonSerializable(typeof(ConferenceResult))]
[JsonSerializable(typeof(OwnershipClaim))]
[JsonSerializable(typeof(OwnershipConflict))]
[JsonSerializable(typeof(ConferenceJoined))]
[JsonSerializable(typeof(ConferenceFailed))]
[JsonSerializable(typeof(WorkOrderPush))]
[JsonSerializable(typeof(WorkOrderReturn))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(Supplement))]
[JsonSerializable(typeof(Urge))]
[JsonSerializable(typeof(Supervise))]
[JsonSerializable(typeof(Cancel))]
[JsonSerializable(typeof(EmergencyDispatchRequest))]
[JsonSerializable(typeof(EmergencyDispatchAck))]
[JsonSerializable(typeof(StabilityClue))]
[JsonSerializable(typeof(OnSiteAssistRequest))]
[JsonSerializable(typeof(MaliciousCallReferral))]
[JsonSerializable(typeof(CallerResolveRequest))]
[JsonSerializable(typeof(CallerResolveResponse))]
[JsonSerializable(typeof(VoiceHandoverRecord))]
internal sealed partial class BridgeContentJson : JsonSerializerContext;
