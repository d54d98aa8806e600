using OneOf;
using SkiaSharp;

namespace Zhaoqing.GovServices.ELicence.Documents;

public sealed partial class AnnotatedCopy
{
    /// <summary>The most pixels a picture may have.</summary>
    public const int MaxPixels = 40_000_000;

    private const int JpegQuality = 90;

    /// <summary>Makes a copy of a picture, PNG or JPEG; the copy is of the same kind. What else the file held beside the picture (place, camera) is left behind.</summary>
    /// <param name="master">The master.</param>
    /// <param name="note">What the copy says of itself.</param>
    /// <param name="fonts">The fonts.</param>
    /// <returns>
    /// The copy; refused with <c>e-licence.copy-note-wrong</c>, <c>-expired</c>, <c>-too-large</c>, <c>-too-small</c>, <c>-glyph-missing</c> where no font has a character, or <c>-unreadable</c>.
    /// </returns>
    [Clause("PLT-2.6")]
    public static OneOf<Refusal, AnnotatedCopy> OfPicture(ReadOnlyMemory<byte> master, CopyNote note, CopyFonts fonts) =>
        Make(master, note, fonts, () => MarkPicture(master, note, fonts));

    private static OneOf<Refusal, AnnotatedCopy> MarkPicture(ReadOnlyMemory<byte> master, CopyNote note, CopyFonts fonts)
    {
        using var data = SKData.CreateCopy(master.Span);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png or SKEncodedImageFormat.Jpeg }) return CopyRefusals.Unreadable();
        if ((long)codec.Info.Width * codec.Info.Height > MaxPixels) return CopyRefusals.TooLarge();
        if (Math.Min(codec.Info.Width, codec.Info.Height) < CopyMark.LeastSide) return CopyRefusals.TooSmall();
        using var picture = new SKBitmap(new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(picture.Info, picture.GetPixels()) != SKCodecResult.Success) return CopyRefusals.Unreadable();
        bool isTurned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        using var upright = new SKBitmap(isTurned ? picture.Info.WithSize(picture.Height, picture.Width) : picture.Info);
        using (var canvas = new SKCanvas(upright))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.Save();
            canvas.Concat(Upright(codec.EncodedOrigin, upright.Width, upright.Height));
            canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default, paint: null);
            canvas.Restore();
            CopyMark.Draw(canvas, upright.Width, upright.Height, note.Lines, fonts);
        }

        bool isJpeg = codec.EncodedFormat == SKEncodedImageFormat.Jpeg;
        using var encoded = upright.Encode(codec.EncodedFormat, isJpeg ? JpegQuality : 100);
        return new AnnotatedCopy(encoded.ToArray(), isJpeg ? "image/jpeg" : "image/png", note);
    }

    /// <summary>How a picture that a camera laid on its side is put upright (EXIF orientation).</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
