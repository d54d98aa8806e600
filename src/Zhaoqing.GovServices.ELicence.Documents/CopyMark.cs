using System.Collections.Immutable;
using SkiaSharp;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>The watermark: the lines, slanting, again and again over the whole face, dark with a light edge so that it is seen on either.</summary>
internal static class CopyMark
{
    /// <summary>The least width and height, in pixels, on which it can be read.</summary>
    public const int LeastSide = 240;

    private const float Slant = -24, LineHeight = 1.5f;

    /// <summary>Draws it over a face.</summary>
    public static void Draw(SKCanvas canvas, int width, int height, ImmutableArray<string> lines, CopyFonts fonts)
    {
        float size = SizeOf(width, height, lines, fonts);
        float widest = lines.Max(line => WidthOf(line, size, fonts)), across = widest + (3 * size), down = (lines.Length + 2) * LineHeight * size;
        float reach = MathF.Sqrt(((float)width * width) + ((float)height * height));
        canvas.Save();
        canvas.Translate(width / 2f, height / 2f);
        canvas.RotateDegrees(Slant);
        int row = 0;
        // The middle of the first tile is the middle of the face: at least one is seen whole.
        for (float y = -MathF.Ceiling(reach / 2 / down) * down; y <= reach / 2; y += down, row++)
        {
            for (float x = -MathF.Ceiling(reach / 2 / across) * across; x <= reach / 2; x += across)
            {
                for (int i = 0; i < lines.Length; i++)
                    DrawLine(canvas, lines[i], x - (widest / 2), y + ((i - (lines.Length / 2f) + 1) * LineHeight * size), size, fonts);
            }
        }

        canvas.Restore();
    }

    /// <summary>A transparent picture of it alone, PNG.</summary>
    /// <param name="width">The width in pixels.</param>
    /// <param name="height">The height in pixels.</param>
    /// <param name="turn">By how many degrees the picture will be turned to the right when it is shown; the writing stands upright then.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="fonts">The fonts.</param>
    public static byte[] Png(int width, int height, int turn, ImmutableArray<string> lines, CopyFonts fonts)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Transparent);
            var (across, down) = turn % 180 == 0 ? (width, height) : (height, width);
            canvas.Translate(width / 2f, height / 2f);
            canvas.RotateDegrees(-turn);
            canvas.Translate(-across / 2f, -down / 2f);
            Draw(canvas, across, down, lines, fonts);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>As large as lets the widest line stand whole across the face.</summary>
    private static float SizeOf(int width, int height, ImmutableArray<string> lines, CopyFonts fonts)
    {
        float perUnit = lines.Max(line => WidthOf(line, 100, fonts)) / 100, room = 0.94f * MathF.Min(width / MathF.Cos(-Slant * MathF.PI / 180), height / MathF.Sin(-Slant * MathF.PI / 180));
        return MathF.Min(room / perUnit, MathF.Max(width, height) / 24f);
    }

    private static float WidthOf(string line, float size, CopyFonts fonts)
    {
        float width = 0;
        foreach (var (typeface, text) in fonts.RunsOf(line))
        {
            using var font = new SKFont(typeface, size);
            width += font.MeasureText(text);
        }

        return width;
    }

    private static void DrawLine(SKCanvas canvas, string line, float x, float y, float size, CopyFonts fonts)
    {
        using var dark = new SKPaint { Color = new SKColor(60, 60, 60, 110), IsAntialias = true };
        using var light = new SKPaint { Color = new SKColor(255, 255, 255, 70), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = MathF.Max(1, size / 12) };
        foreach (var (typeface, text) in fonts.RunsOf(line))
        {
            using var font = new SKFont(typeface, size);
            canvas.DrawText(text, x, y, SKTextAlign.Left, font, light);
            canvas.DrawText(text, x, y, SKTextAlign.Left, font, dark);
            x += font.MeasureText(text);
        }
    }
}
