using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The number of a document of another body (文号), for example of a judgment.</summary>
/// <remarks>Immutable, 1 to 100 characters on one line, as <see cref="PartyName"/> takes them. <c>default</c> is none: every read of it throws <see cref="InvalidOperationException"/>.</remarks>
[JsonConverter(typeof(DocumentNumberJsonConverter))]
public readonly record struct DocumentNumber : IParsable<DocumentNumber>
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 100;

    private readonly string? _text;

    private DocumentNumber(string text) => _text = text;

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static DocumentNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException("The text is no number of a document.");

    /// <summary>Reads a number without throwing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out DocumentNumber result)
    {
        bool fits = s?.Length <= MaxLength && PartyName.TryParse(s, provider, out _);
        result = fits ? new DocumentNumber(s!) : default;
        return fits;
    }

    /// <summary>The number as given.</summary>
    public override string ToString() => _text ?? throw new InvalidOperationException("default(DocumentNumber) is no number of a document.");
}

internal sealed class DocumentNumberJsonConverter : JsonConverter<DocumentNumber>
{
    public override DocumentNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        DocumentNumber.TryParse(reader.GetString(), provider: null, out var number) ? number : throw new JsonException("The text is no number of a document.");

    public override void Write(Utf8JsonWriter writer, DocumentNumber value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
