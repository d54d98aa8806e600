using System.Text.Json;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Keeps equal texts once while a file is read; a text that was there before is found without being made.</summary>
internal sealed class KeptTexts
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private char[] _buffer = new char[1024];

    public KeptTexts() => _bySpan = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text that is the token.</summary>
    public string Of(ref Utf8JsonReader json)
    {
        if (_buffer.Length < json.ValueSpan.Length) _buffer = new char[json.ValueSpan.Length * 2];
        var text = _buffer.AsSpan(0, json.CopyString(_buffer));
        if (_bySpan.TryGetValue(text, out string? kept)) return kept;
        kept = text.ToString();
        _texts.Add(kept);
        return kept;
    }
}
