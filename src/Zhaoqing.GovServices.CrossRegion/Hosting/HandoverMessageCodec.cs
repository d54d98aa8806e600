using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>How a message of a hand-over stands on the wire and in a record: one UTF-8 JSON object, the envelope's members, <c>type</c> and <c>content</c>.</summary>
/// <remarks>
/// Versioned by the name of the type (<c>handover.collected.v1</c>). Members a reader does not know are passed over; who keeps a message keeps its bytes, so that they are not lost.
/// A message of a newer version is refused by its name and kept for inspection by whoever reads it.
/// </remarks>
public static class HandoverMessageCodec
{
    /// <summary>The most bytes a message may have.</summary>
    public const int MaxLength = NewEvent.MaxContentLength;

    private static readonly EventContract<HandoverContent> Contents = new(
        HandoverJson.Default,
        isWhole: true,
        [
            EventContract.ByName<HandlingMode>(), EventContract.ByName<ClockStartPolicy>(), EventContract.ByName<Channel>(), EventContract.ByName<ConsignmentFaultKind>(),
        ],
        ("handover.begun.v1", typeof(CaseBegun)),
        ("handover.identity-failed.v1", typeof(IdentityFailed)),
        ("handover.identity-checked.v1", typeof(IdentityChecked)),
        ("handover.defects-told.v1", typeof(DefectsTold)),
        ("handover.handed-in-again.v1", typeof(HandedInAgain)),
        ("handover.collected.v1", typeof(PapersCollected)),
        ("handover.pushed.v1", typeof(CasePushed)),
        ("handover.urged.v1", typeof(SigningUrged)),
        ("handover.signed.v1", typeof(CaseSigned)),
        ("handover.submitted.v1", typeof(SubmittedDirectly)),
        ("handover.paper-asked.v1", typeof(PaperAsked)),
        ("handover.paper-sent.v1", typeof(PaperSent)),
        ("handover.paper-signed.v1", typeof(PaperSignedFor)),
        ("handover.paper-arrived.v1", typeof(PaperArrived)),
        ("handover.paper-short.v1", typeof(PaperShort)),
        ("handover.paper-lost.v1", typeof(PaperLost)),
        ("handover.paper-replaced.v1", typeof(PaperReplaced)),
        ("handover.paper-given-up.v1", typeof(PaperGivenUp)),
        ("handover.accepted.v1", typeof(ApplicationAccepted)),
        ("handover.correction-asked.v1", typeof(CorrectionAsked)),
        ("handover.correction-supplied.v1", typeof(CorrectionSupplied)),
        ("handover.refused.v1", typeof(ApplicationRefused)),
        ("handover.step-begun.v1", typeof(StepBegun)),
        ("handover.step-ended.v1", typeof(StepEnded)),
        ("handover.granted.v1", typeof(LicenceGranted)),
        ("handover.denied.v1", typeof(LicenceDenied)),
        ("handover.result-issued.v1", typeof(ResultIssued)),
        ("handover.result-lost.v1", typeof(ResultLost)),
        ("handover.result-arrived.v1", typeof(ResultArrived)),
        ("handover.result-handed-out.v1", typeof(ResultHandedOut)),
        ("handover.result-delivered.v1", typeof(ResultDelivered)),
        ("handover.withdrawn.v1", typeof(ApplicationWithdrawn)),
        ("handover.revoked.v1", typeof(GrantRevoked)));

    private static readonly FrozenSet<string> Names = Contents.WireNames.ToFrozenSet(StringComparer.Ordinal);

    private static readonly HandoverEnvelopeJson Envelopes = new(Options());

    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The names of the types.</summary>
    public static IEnumerable<string> TypeNames => Contents.WireNames;

    /// <summary>The name of the type of what is said.</summary>
    internal static string NameOf(HandoverContent content) => Contents.NameOf(content);

    /// <summary>The bytes of a message.</summary>
    public static byte[] Write(HandoverMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var bytes = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(bytes, Written);
        json.WriteStartObject();
        json.WriteString("type"u8, Contents.NameOf(message.Content));
        json.WriteString("id"u8, message.Id);
        json.WriteString("case"u8, message.Case.ToString());
        json.WriteString("sender"u8, NameOf(message.Sender));
        json.WriteNumber("seq"u8, message.Seq);
        json.WritePropertyName("sentAt"u8);
        EventContract.Instants.Write(json, message.SentAt, Envelopes.Options);
        json.WriteNumber("seenPeerSeq"u8, message.SeenPeerSeq);
        json.WriteString("viewOwner"u8, NameOf(message.ViewOwner));
        json.WritePropertyName("content"u8);
        // It has been written as JSON just now.
        json.WriteRawValue(Contents.Write(message.Content), skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a message.</summary>
    /// <param name="bytes">The bytes; nothing of them is kept.</param>
    /// <returns>
    /// The message; refused with <c>cross-region.message-unreadable</c>, <c>cross-region.message-unknown</c> for a type or version that is not known, or <c>cross-region.message-invalid</c> on the field.
    /// </returns>
    public static OneOf<Refusal, HandoverMessage> Read(ReadOnlySpan<byte> bytes) => Read(bytes, isNew: false);

    /// <summary>Reads a message that comes from elsewhere, or stands in a record.</summary>
    /// <param name="bytes">The bytes; nothing of them is kept.</param>
    /// <param name="isNew">Whether it comes: an object in it that has two names which differ only in case is then refused, since two readers could take it to say two things. What stands in a record was read as it was.</param>
    internal static OneOf<Refusal, HandoverMessage> Read(ReadOnlySpan<byte> bytes, bool isNew)
    {
        if (bytes.Length > MaxLength || !Utf8.IsValid(bytes)) return MessageRefusals.Unreadable();
        try
        {
            if (JsonSerializer.Deserialize(bytes, Envelopes.HandoverEnvelope) is not { Type: not null, Content.IsObject: true } envelope) return MessageRefusals.Unreadable();
            var repeated = RepeatedNames.In(bytes);
            if (repeated == RepeatedName.Same) return MessageRefusals.Unreadable();
            if (!Names.Contains(envelope.Type)) return MessageRefusals.Unknown();
            if (envelope.Id == Guid.Empty || envelope.Seq < 1 || envelope.SeenPeerSeq < 0 || envelope.Case == default) return MessageRefusals.Unreadable();
            var content = Contents.Read(envelope.Type, bytes.Slice(envelope.Content.Start, envelope.Content.Length));
            return HandoverCheck.WhyNot(content) is { } refusal ? refusal
                : isNew && repeated != RepeatedName.None ? MessageRefusals.NamesTwice()
                : new HandoverMessage(envelope.Id, envelope.Case, envelope.Sender, envelope.Seq, envelope.SentAt, envelope.SeenPeerSeq, envelope.ViewOwner, content);
        }
        catch (JsonException)
        {
            return MessageRefusals.Unreadable();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            return MessageRefusals.Unreadable();
        }
    }

    private static string NameOf(HandoverSide side) => side switch
    {
        HandoverSide.Receiving => "receiving",
        HandoverSide.Handling => "handling",
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "There is no such side."),
    };

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        };
        options.Converters.Add(EventContract.ByName<HandoverSide>());
        options.Converters.Add(EventContract.Instants);
        return options;
    }
}

/// <summary>The envelope as it stands on the wire.</summary>
internal sealed record HandoverEnvelope(string Type, Guid Id, CaseNumber Case, HandoverSide Sender, int Seq, Instant SentAt, int SeenPeerSeq, HandoverSide ViewOwner, JsonPlace Content);

/// <summary>Where a value stands in the bytes that are read: it is read from there, and not taken apart twice.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="Length">How many it has.</param>
/// <param name="IsObject">Whether it is an object.</param>
[JsonConverter(typeof(JsonPlaceConverter))]
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonPlace(int Start, int Length, bool IsObject);

/// <summary>For bytes that are there as a whole.</summary>
internal sealed class JsonPlaceConverter : JsonConverter<JsonPlace>
{
    public override bool HandleNull => true;

    public override JsonPlace Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (start, isObject) = ((int)reader.TokenStartIndex, reader.TokenType == JsonTokenType.StartObject);
        reader.Skip();
        return new(start, (int)reader.BytesConsumed - start, isObject);
    }

    public override void Write(Utf8JsonWriter writer, JsonPlace value, JsonSerializerOptions options) => throw new NotSupportedException("A place is read only.");
}

/// <summary>What reading a message refuses.</summary>
internal static class MessageRefusals
{
    public static Refusal Unreadable() => new("cross-region.message-unreadable", "交接消息不能识别,请核对格式。", CrossRegionGrounds.Connection);

    public static Refusal NamesTwice() => new Refusal("cross-region.message-invalid", "交接消息中有重复的、或者只有大小写不同的成员名,不能确定以哪个为准。", CrossRegionGrounds.Connection).OnField("content", "成员名重复。");

    public static Refusal Unknown() => new Refusal("cross-region.message-unknown", "没有这一类型或者版本的交接消息,已留存待查。", CrossRegionGrounds.Connection).OnField("type", "不能识别。");
}

[JsonSerializable(typeof(HandoverEnvelope))]
internal sealed partial class HandoverEnvelopeJson : JsonSerializerContext;

[JsonSerializable(typeof(CaseBegun))]
[JsonSerializable(typeof(IdentityFailed))]
[JsonSerializable(typeof(IdentityChecked))]
[JsonSerializable(typeof(DefectsTold))]
[JsonSerializable(typeof(HandedInAgain))]
[JsonSerializable(typeof(PapersCollected))]
[JsonSerializable(typeof(CasePushed))]
[JsonSerializable(typeof(SigningUrged))]
[JsonSerializable(typeof(CaseSigned))]
[JsonSerializable(typeof(SubmittedDirectly))]
[JsonSerializable(typeof(PaperAsked))]
[JsonSerializable(typeof(PaperSent))]
[JsonSerializable(typeof(PaperSignedFor))]
[JsonSerializable(typeof(PaperArrived))]
[JsonSerializable(typeof(PaperShort))]
[JsonSerializable(typeof(PaperLost))]
[JsonSerializable(typeof(PaperReplaced))]
[JsonSerializable(typeof(PaperGivenUp))]
[JsonSerializable(typeof(ApplicationAccepted))]
[JsonSerializable(typeof(CorrectionAsked))]
[JsonSerializable(typeof(CorrectionSupplied))]
[JsonSerializable(typeof(ApplicationRefused))]
[JsonSerializable(typeof(StepBegun))]
[JsonSerializable(typeof(StepEnded))]
[JsonSerializable(typeof(LicenceGranted))]
[JsonSerializable(typeof(LicenceDenied))]
[JsonSerializable(typeof(ResultIssued))]
[JsonSerializable(typeof(ResultLost))]
[JsonSerializable(typeof(ResultArrived))]
[JsonSerializable(typeof(ResultHandedOut))]
[JsonSerializable(typeof(ResultDelivered))]
[JsonSerializable(typeof(ApplicationWithdrawn))]
[JsonSerializable(typeof(GrantRevoked))]
internal sealed partial class HandoverJson : JsonSerializerContext;
