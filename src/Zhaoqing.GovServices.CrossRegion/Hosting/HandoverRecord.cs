using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>What the record of a platform keeps of a case that crosses.</summary>
internal abstract record HandoverRecorded(Instant At);

/// <summary>A message, as it was written or as it came: members this program does not know stay in the bytes.</summary>
internal sealed record HandoverMessageKept(Instant At, HandoverMessage Message, ReadOnlyMemory<byte> Body, bool IsOwn, string By) : HandoverRecorded(At);

/// <summary>The other platform has this one's messages up to a place, and says who answers for the case.</summary>
internal sealed record HandoverAckKept(Instant At, int Seen, HandoverSide Owner) : HandoverRecorded(At);

/// <summary>How that stands in the record.</summary>
internal static class HandoverRecord
{
    public const string SentName = "cross-region.message-sent.v1", ReceivedName = "cross-region.message-received.v1", AckName = "cross-region.message-acknowledged.v1", RefusedName = "cross-region.message-refused.v1", FullName = "cross-region.refusals-full.v1", NewCasesFullName = "cross-region.new-cases-full.v1";

    private const string NewCasesPrefix = "new-cases-", Prefix = "handover-", RefusedPrefix = "handover-refused-", Link = "cross-region-link", Others = "others";

    private static readonly LocalDatePattern DayDigits = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private static readonly EventContract<AckJson> Acks = new(HandoverRecordJson.Default, isWhole: true, [EventContract.ByName<HandoverSide>()], (AckName, typeof(AckJson)));

    private static readonly EventContract<FullJson> Fulls = new(HandoverRecordJson.Default, isWhole: true, [], (FullName, typeof(FullJson)));

    private static readonly EventContract<NewCasesFullJson> NewCasesFulls = new(HandoverRecordJson.Default, isWhole: true, [], (NewCasesFullName, typeof(NewCasesFullJson)));

    private static readonly EventContract<RefusedJson> Refusals = new(HandoverRecordJson.Default, isWhole: true, [], (RefusedName, typeof(RefusedJson)));

    /// <summary>One stream for each case and platform: a number that two platforms gave is two cases.</summary>
    public static StreamId StreamOf(DivisionCode peer, CaseNumber number) => StreamId.Parse($"{Prefix}{peer}-{number}");

    public static StreamId RefusedStreamOf(DivisionCode peer, string digest) => StreamId.Parse($"{RefusedPrefix}{peer}-{digest}");

    /// <summary>Where it stands that no more is kept of a day; all that this one is not connected with are one.</summary>
    public static StreamId FullStreamOf(DivisionCode? peer, LocalDate day) => StreamId.Parse($"{RefusedPrefix}{(peer is { } known ? $"{known}" : Others)}-{DayDigits.Format(day)}");

    /// <summary>Where it stands that no more new cases of a platform were taken on a day.</summary>
    public static StreamId NewCasesFullStreamOf(DivisionCode peer, LocalDate day) => StreamId.Parse($"{NewCasesPrefix}{peer}-{DayDigits.Format(day)}");

    /// <summary>The platform from which something was refused; <see langword="null"/> where the stream is none of these.</summary>
    public static DivisionCode? RefusedOf(StreamId stream)
    {
        string text = stream.ToString();
        int end = text.LastIndexOf('-');
        return text.StartsWith(RefusedPrefix, StringComparison.Ordinal) && end > RefusedPrefix.Length && DivisionCode.TryParse(text.AsSpan(RefusedPrefix.Length, end - RefusedPrefix.Length), provider: null, out var peer) ? peer : null;
    }

    /// <summary>The platform and the case of a stream; <see langword="null"/> where it is no hand-over.</summary>
    public static (DivisionCode Peer, CaseNumber Number)? CaseOf(StreamId stream)
    {
        string text = stream.ToString();
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        int end = text.IndexOf('-', Prefix.Length);
        return end > 0 && DivisionCode.TryParse(text.AsSpan(Prefix.Length, end - Prefix.Length), provider: null, out var peer) && CaseNumber.TryParse(text[(end + 1)..], provider: null, out var number) ? (peer, number) : null;
    }

    public static NewEvent ToRecord(HandoverRecorded happened) => happened switch
    {
        HandoverMessageKept kept => new(IdAt(kept.At), kept.IsOwn ? SentName : ReceivedName, kept.At, kept.By, kept.Body),
        HandoverAckKept ack => new(IdAt(ack.At), AckName, ack.At, Link, Acks.Write(new AckJson(ack.Seen, ack.Owner))),
        _ => throw new ArgumentException("Nothing of a hand-over.", nameof(happened)),
    };

    public static NewEvent Refused(Instant at, string code, string field, ReadOnlySpan<byte> body) =>
        new(IdAt(at), RefusedName, at, Link, Refusals.Write(new RefusedJson(code, field, Convert.ToBase64String(body[..Math.Min(body.Length, MostRefusedBytes)]), body.Length)));

    public static NewEvent Full(Instant at, KeptRefusals limit) => new(IdAt(at), FullName, at, Link, Fulls.Write(new FullJson(limit.MostADay, limit.MostBytesADay)));

    public static NewEvent NewCasesFull(Instant at, NewCaseLimits limit) => new(IdAt(at), NewCasesFullName, at, Link, NewCasesFulls.Write(new NewCasesFullJson(limit.MostADay)));

    /// <summary>The most bytes of a message that was refused that are kept for inspection.</summary>
    public const int MostRefusedBytes = 64 * 1024;

    public static HandoverRecorded Read(RecordedEvent recorded) => recorded.Type switch
    {
        SentName or ReceivedName => HandoverMessageCodec.Read(recorded.Content.Span).Match<HandoverRecorded>(
            refusal => throw new JsonException($"The record of a hand-over cannot be read: {refusal.Code}."),
            message => new HandoverMessageKept(recorded.At, message, recorded.Content, string.Equals(recorded.Type, SentName, StringComparison.Ordinal), recorded.Actor)),
        AckName => Ack(recorded.At, Acks.Read(AckName, recorded.Content.Span)),
        _ => throw new UnknownEventException(recorded.Type),
    };

    private static HandoverAckKept Ack(Instant at, AckJson ack) => new(at, ack.Seen, ack.Owner);

    private static Guid IdAt(Instant at) => Guid.CreateVersion7(at.ToDateTimeOffset());

    internal sealed record AckJson(int Seen, HandoverSide Owner);

    internal sealed record FullJson(int Most, long MostBytes);

    internal sealed record NewCasesFullJson(int Most);

    internal sealed record RefusedJson(string Code, string Field, string Body, int Length);
}

[JsonSerializable(typeof(HandoverRecord.AckJson))]
[JsonSerializable(typeof(HandoverRecord.FullJson))]
[JsonSerializable(typeof(HandoverRecord.NewCasesFullJson))]
[JsonSerializable(typeof(HandoverRecord.RefusedJson))]
internal sealed partial class HandoverRecordJson : JsonSerializerContext;
