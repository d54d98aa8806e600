using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>What goes through a middle platform: messages with their answers, and questions with their replies. A design.</summary>
internal static class HubWire
{
    public const string Message = "handover.message", Answer = "handover.answer", Greeting = "handover.greeting", Day = "handover.day", Cases = "handover.cases", Reply = "handover.reply", Problem = "handover.problem";

    /// <summary>An envelope whose id tells its content: what is sent again is the same envelope.</summary>
    public static HubEnvelope Envelope(DivisionCode from, DivisionCode to, string kind, Guid? answers, ReadOnlyMemory<byte> body)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        digest.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{from} {to} {kind} {answers} ")));
        digest.AppendData(body.Span);
        return new(new Guid(digest.GetHashAndReset().AsSpan(0, 16)), from, to, kind, answers, body);
    }

    /// <summary>A question that is asked once: its id is new.</summary>
    public static HubEnvelope Question(DivisionCode from, DivisionCode to, string kind, byte[] body) => new(Guid.CreateVersion7(), from, to, kind, Answers: null, body);

    /// <summary>The answer to an envelope, back to where it came from.</summary>
    public static HubEnvelope Back<T>(HubEnvelope asked, string kind, T value, JsonTypeInfo<T> contract) => Envelope(asked.To, asked.From, kind, asked.Id, JsonSerializer.SerializeToUtf8Bytes(value, contract));

    /// <summary>What a body says; <see langword="null"/> where it cannot be read.</summary>
    public static T? Read<T>(HubEnvelope envelope, JsonTypeInfo<T> contract)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(envelope.Body.Span, contract);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>What goes wrong with a middle platform, with its ground.</summary>
internal static class HubRefusals
{
    private static LegalGround Connection { get; } = LegalGround.OfClause("CON-2.4");

    public static Refusal ReceiverUnknown() => new Refusal("cross-region.hub-receiver-unknown", "中台没有接入该地的平台,信封未予接收,请核对接入情况后重发。", Connection).OnField("to", "未接入。");

    public static Refusal TooLarge(int most) => new Refusal("cross-region.hub-envelope-too-large", $"信封超过中台允许的{most}字节,未予接收。", Connection).OnField("body", "过大。");

    public static Refusal KindUnknown() => new Refusal("cross-region.hub-kind-unknown", "不传递、也不识别这一种类的信封,已留存待查。", Connection).OnField("kind", "不能识别。");

    public static Refusal Malformed(string field) => new Refusal("cross-region.hub-envelope-malformed", "信封不能识别,已留存待查。", Connection).OnField(field, "不能识别。");

    public static Refusal PeerUnknown() => new Refusal("cross-region.peer-unknown", "不是所对接的平台。", Connection).OnField("from", "未对接。");
}

/// <summary>The question for a day.</summary>
internal sealed record DayAskedJson(NodaTime.LocalDate Day);
