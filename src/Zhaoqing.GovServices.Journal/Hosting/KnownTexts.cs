using System.Text;

namespace Zhaoqing.GovServices.Journal.Hosting;

/// <summary>Texts that many records have, as editions, matters and the accounts of officers: read once and kept once.</summary>
/// <remarks>Safe for concurrent use.</remarks>
public sealed class KnownTexts
{
    private readonly BytesTable<string> _texts = new();

    /// <summary>A text that many records have.</summary>
    /// <param name="utf8">The bytes of the text, without escapes.</param>
    public string TextOf(ReadOnlySpan<byte> utf8)
    {
        if (!_texts.TryFind(utf8, out string? text)) _texts.Keep(utf8, text = Encoding.UTF8.GetString(utf8));
        return text;
    }
}
