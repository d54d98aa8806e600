using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;

/// <summary>What goes over HTTP between two platforms, beside the messages themselves.</summary>
internal static class HandoverWire
{
    /// <summary>The most bytes of a request or an answer: twice what an outbox sends at once, and one message more.</summary>
    public const int MostBytes = (2 * HandoverOutbox.MostBytes) + Journal.NewEvent.MaxContentLength;

    /// <summary>The most bytes of an answer about a day: some 200,000 cases.</summary>
    public const int MostDayBytes = 32 * 1024 * 1024;

    public static WireJson Json { get; } = new(Options());

    /// <summary>Messages as one array, each with the bytes it has.</summary>
    public static byte[] Write(IReadOnlyList<ReadOnlyMemory<byte>> messages)
    {
        byte[] body = new byte[2 + messages.Sum(message => message.Length) + Math.Max(messages.Count - 1, 0)];
        int end = 0;
        foreach (var message in messages)
        {
            body[end] = (byte)(end++ == 0 ? '[' : ',');
            message.Span.CopyTo(body.AsSpan(end));
            end += message.Length;
        }

        if (end == 0) body[end++] = (byte)'[';
        body[end] = (byte)']';
        return body;
    }

    /// <summary>The messages of an array; <see langword="null"/> where it is none, or has more than are sent at once.</summary>
    public static ImmutableArray<ReadOnlyMemory<byte>>? ReadMessages(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return null;
            var messages = ImmutableArray.CreateBuilder<ReadOnlyMemory<byte>>();
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (messages.Count == HandoverOutbox.MostMessages) return null;
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                // A copy: one that is kept must not keep the others.
                messages.Add(body.Span[start..(int)reader.BytesConsumed].ToArray());
            }

            // What stands behind the array makes it none.
            return messages.Count == 0 || reader.Read() ? null : messages.ToImmutable();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static AnswerJson ToJson(OneOf<Refusal, HandoverReceived> answer) => answer.Match(
        refusal => new AnswerJson(Code: refusal.Code, Message: refusal.Message, Field: refusal.Fields.IsDefaultOrEmpty ? null : refusal.Fields[0].Field),
        received => new AnswerJson(received.Case, received.Intake, received.Seen, received.Owner));

    /// <summary>What another platform answered; <see langword="null"/> where that is no answer.</summary>
    public static OneOf<Refusal, HandoverReceived>? FromJson(AnswerJson? answer) => answer switch
    {
        { Case: { } number, Intake: { } intake, Seen: >= 0 and var seen, Owner: { } owner } => new HandoverReceived(number, intake, seen, owner),
        { Code.Length: > 0, Message: not null } => Told(answer.Code, answer.Message, answer.Field),
        _ => null,
    };

    /// <summary>Whether what another platform has of a day can be so: no case twice, no place below none.</summary>
    public static bool AreTallies(HandoverTally[] answer) =>
        Array.TrueForAll(answer, tally => tally is { Receiving: >= 0, Handling: >= 0 }) && answer.DistinctBy(tally => tally.Case).Count() == answer.Length;

    /// <summary>What another platform says of a refusal, in a form that a record can hold.</summary>
    public static Refusal Told(string code, string message, string? field)
    {
        // Whatever it says and at what length, it is a refusal of this one message: all other cases go on.
        string told = OneLine(message);
        var refusal = new Refusal(code.Length <= 100 && Refusal.IsCode(code) ? code : "cross-region.refused-there", string.IsNullOrWhiteSpace(told) ? "对方平台不予接收,没有说明理由。" : told, LegalGround.OfClause("CON-2.4"));
        return field is { Length: > 0 } ? refusal.OnField(OneLine(field), "对方平台不予接收。") : refusal;
    }

    /// <summary>A foreign text as one short line: it is kept where a record must be able to hold it, and must not look like more than one.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(200)) line.Append(Rune.IsControl(rune) ? "\uFFFD" : rune.ToString());
        return line.ToString();
    }

    private static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(EventContract.ByName<HandoverSide>());
        options.Converters.Add(EventContract.ByName<HandoverIntake>());
        options.Converters.Add(EventContract.Instants);
        options.Converters.Add(EventContract.Days);
        return options;
    }
}

/// <summary>An answer to a message: what was taken, or why it was not.</summary>
internal sealed record AnswerJson(
    CaseNumber? Case = null, HandoverIntake? Intake = null, int? Seen = null, HandoverSide? Owner = null, string? Code = null, string? Message = null, string? Field = null);

/// <summary>What is wrong with a request as a whole.</summary>
internal sealed record ProblemJson(string Code, string Message);

[JsonSerializable(typeof(AnswerJson[]))]
[JsonSerializable(typeof(DayAskedJson))]
[JsonSerializable(typeof(ProblemJson))]
[JsonSerializable(typeof(HandoverGreeting))]
[JsonSerializable(typeof(HandoverDay))]
[JsonSerializable(typeof(HandoverTally[]))]
internal sealed partial class WireJson : JsonSerializerContext;
