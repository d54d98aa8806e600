using System.Collections.Immutable;
using System.Text;
using OneOf;
using SkiaSharp;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>The fonts a host gives for watermarks, the first that has a character draws it: a common one, and others for rare characters (生僻字).</summary>
/// <remarks>Safe for concurrent use. The fonts are the host's, with their own licences; none comes with the package, and none of the machine is used.</remarks>
public sealed class CopyFonts : IDisposable
{
    private readonly ImmutableArray<SKTypeface> _typefaces;

    private CopyFonts(ImmutableArray<SKTypeface> typefaces) => _typefaces = typefaces;

    /// <summary>Reads font files (TrueType or OpenType; of a collection the first).</summary>
    /// <param name="fonts">The files, the one to be tried first at the front; at least one.</param>
    /// <returns>The fonts; refused with <c>e-licence.copy-font-unreadable</c>.</returns>
    public static OneOf<Refusal, CopyFonts> Read(params ReadOnlySpan<ReadOnlyMemory<byte>> fonts)
    {
        var typefaces = ImmutableArray.CreateBuilder<SKTypeface>(fonts.Length);
        foreach (var font in fonts)
        {
            using var data = SKData.CreateCopy(font.Span);
            if (SKTypeface.FromData(data) is { } typeface)
            {
                typefaces.Add(typeface);
                continue;
            }

            foreach (var read in typefaces) read.Dispose();
            return CopyRefusals.FontUnreadable();
        }

        return typefaces.Count > 0 ? new CopyFonts(typefaces.ToImmutable()) : CopyRefusals.FontUnreadable();
    }

    /// <summary>Whether every character of a text can be drawn.</summary>
    public bool Covers(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().All(rune => TypefaceOf(rune) is not null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var typeface in _typefaces) typeface.Dispose();
    }

    /// <summary>A text in parts that one font each draws.</summary>
    internal IEnumerable<(SKTypeface Typeface, string Text)> RunsOf(string text)
    {
        var run = new StringBuilder();
        SKTypeface? current = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var typeface = TypefaceOf(rune) ?? throw new InvalidOperationException("A character has no glyph.");
            if (current is not null && typeface != current)
            {
                yield return (current, run.ToString());
                run.Clear();
            }

            current = typeface;
            run.Append(rune.ToString());
        }

        if (current is not null) yield return (current, run.ToString());
    }

    private SKTypeface? TypefaceOf(Rune rune)
    {
        foreach (var typeface in _typefaces)
        {
            using var font = new SKFont(typeface);
            if (font.GetGlyph(rune.Value) != 0) return typeface;
        }

        return null;
    }
}
