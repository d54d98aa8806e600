using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;

namespace Zhaoqing.GovServices.ELicence;

/// <summary>JSON in base64url as tokens hold it, read strictly: one spelling of the bytes, no doubled names, no text that is not Unicode.</summary>
internal static class TokenJson
{
    private const int MaxDepth = 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes base64url without padding, blanks or stray bits.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out byte[] bytes)
    {
        byte[] room = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        bytes = Base64Url.DecodeFromChars(text, room, out int read, out int written) == OperationStatus.Done && read == text.Length ? room[..written] : [];
        return text.SequenceEqual(Base64Url.EncodeToString(bytes));
    }

    /// <summary>Reads a part; <see langword="null"/> where it is no JSON of this kind.</summary>
    public static JsonElement? Read(ReadOnlySpan<char> part, JsonValueKind kind) => TryDecode(part, out byte[] bytes) ? Read(bytes, kind) : null;

    /// <summary>Reads JSON; <see langword="null"/> where it is none of this kind.</summary>
    public static JsonElement? Read(ReadOnlySpan<byte> utf8, JsonValueKind kind)
    {
        try
        {
            _ = Utf8.GetCharCount(utf8);
            using var document = JsonDocument.Parse(utf8.ToArray(), Strict);
            return document.RootElement.ValueKind == kind ? document.RootElement.Clone() : null;
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            // An escape of half a character is told by the last of the three.
            return null;
        }
    }

    /// <summary>Writes a part.</summary>
    public static string Write(Action<Utf8JsonWriter> write) => Base64Url.EncodeToString(WriteUtf8(write));

    /// <summary>Writes JSON.</summary>
    public static byte[] WriteUtf8(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Relaxed)) write(json);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A text; <see langword="null"/> where it is none.</summary>
    public static string? Text(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A member that is a text; <see langword="null"/> where there is none.</summary>
    public static string? Text(JsonElement parent, string name) => Member(parent, name) is { } value ? Text(value) : null;

    /// <summary>A member; <see langword="null"/> where there is none.</summary>
    public static JsonElement? Member(JsonElement parent, string name) => parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) ? value : null;

    /// <summary>A member that is a time in whole seconds since 1970 (NumericDate); <see langword="null"/> where there is none.</summary>
    public static Instant? Time(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long seconds)
        && seconds >= Instant.MinValue.ToUnixTimeSeconds() && seconds <= Instant.MaxValue.ToUnixTimeSeconds()
            ? Instant.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>A value of a closed set by its camelCase name; <see langword="null"/> where it is none.</summary>
    public static T? Name<T>(string? text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(NameOf(value), text, StringComparison.Ordinal)) return value;
        }

        return null;
    }

    /// <summary>The camelCase name of a value.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
