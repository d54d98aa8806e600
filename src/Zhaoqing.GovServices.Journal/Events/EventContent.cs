using System.Text.Json;
using System.Text.Unicode;

namespace Zhaoqing.GovServices.Journal;

/// <summary>What may stand in the content of an event.</summary>
internal static class EventContent
{
    /// <summary>What is wrong with the content, in English and without repeating it; <see langword="null"/> when nothing is.</summary>
    internal static string? FaultOf(ReadOnlySpan<byte> content)
    {
        if (content.Length > NewEvent.MaxContentLength) return $"The content has {content.Length} bytes; at most {NewEvent.MaxContentLength} are allowed. Files are kept elsewhere, and their digest here.";
        // The JSON reader looks at the bytes of a string only when it is asked for them.
        if (!Utf8.IsValid(content)) return "The content is no UTF-8.";
        try
        {
            var reader = new Utf8JsonReader(content);
            bool isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read()) { }
            return isObject ? null : "The content is no JSON object.";
        }
        catch (JsonException)
        {
            return "The content is no JSON object.";
        }
    }
}
