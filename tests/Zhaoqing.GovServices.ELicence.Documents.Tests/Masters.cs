using SkiaSharp;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Zhaoqing.GovServices.ELicence.Documents.Tests;

/// <summary>Invented masters, and the fonts of the tests.</summary>
internal static class Masters
{
    public static CopyNote Note { get; } = new(
        "变更登记", "示例一窗口", "case-1", "示例局", NodaTime.Instant.FromUtc(2026, 11, 2, 1, 0), NodaTime.Instant.FromUtc(2026, 12, 2, 1, 0), "copy-0001");

    public static byte[] Font(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fonts", name));

    public static CopyFonts Common() => CopyFonts.Read(Font("common.otf")).AsT1;

    public static CopyFonts WithRare() => CopyFonts.Read(Font("common.otf"), Font("rare.otf")).AsT1;

    public static byte[] Pdf(int pages, bool turned = false)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (int i = 1; i <= pages; i++)
        {
            var page = builder.AddPage(PageSize.A4);
            if (turned) page.SetRotation(new PageRotationDegrees(90));
            page.AddText($"MASTER {i}", 24, new PdfPoint(60, 760), font);
            page.DrawRectangle(new PdfPoint(40, 40), 500, 700);
        }

        return builder.Build();
    }

    /// <summary>White, with a red corner at the upper left.</summary>
    public static byte[] Picture(SKEncodedImageFormat format, int width = 640, int height = 400)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        using (var red = new SKPaint { Color = SKColors.Red })
        {
            canvas.Clear(SKColors.White);
            canvas.DrawRect(0, 0, 60, 60, red);
        }

        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>The picture as a camera on its side writes it: a JPEG with an orientation.</summary>
    public static byte[] Turned(byte orientation)
    {
        byte[] jpeg = Picture(SKEncodedImageFormat.Jpeg);
        byte[] exif = [0xff, 0xe1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }

    public static SKBitmap Decode(AnnotatedCopy copy) => SKBitmap.Decode(copy.Content.Span);
}
