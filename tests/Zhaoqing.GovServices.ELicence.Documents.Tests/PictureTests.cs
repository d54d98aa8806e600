using System.Security.Cryptography;
using NodaTime;
using SkiaSharp;

namespace Zhaoqing.GovServices.ELicence.Documents.Tests;

/// <summary>Copies of pictures.</summary>
public sealed class PictureTests
{
    [Theory]
    [Clause("PLT-2.6")]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    public void A_copy_shows_its_mark_in_every_part_and_the_master_stays_as_it_was(SKEncodedImageFormat format, string type)
    {
        using var fonts = Masters.Common();
        byte[] master = Masters.Picture(format), before = [.. master];
        var copy = AnnotatedCopy.OfPicture(master, Masters.Note, fonts).AsT1;
        Assert.Equal(before, master);
        Assert.Equal((type, Convert.ToHexStringLower(SHA256.HashData(copy.Content.Span))), (copy.MediaType, copy.Digest));
        using var seen = Masters.Decode(copy);
        Assert.Equal((640, 400), (seen.Width, seen.Height));
        for (int x = 0; x < 4; x++)
        {
            for (int y = 0; y < 4; y++) Assert.InRange(Dark(seen, x * 160, y * 100, 160, 100), 60, 160 * 100 / 2);
        }
    }

    [Fact]
    public void The_same_master_and_note_give_the_same_copy_and_any_other_note_another()
    {
        using var fonts = Masters.Common();
        byte[] master = Masters.Picture(SKEncodedImageFormat.Png);
        string[] digests =
        [
            .. new[]
            {
                Masters.Note, Masters.Note with { Cause = "示例事项" }, Masters.Note with { User = "示例二窗口" }, Masters.Note with { Case = "case-2" }, Masters.Note with { Copy = "copy-0002" },
                Masters.Note with { MadeBy = "示例一局" }, Masters.Note with { MadeAt = Masters.Note.MadeAt + Duration.FromMinutes(1) }, Masters.Note with { ValidUntil = Masters.Note.ValidUntil + Duration.FromMinutes(1) },
            }.Select(note => AnnotatedCopy.OfPicture(master, note, fonts).AsT1.Digest),
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
        Assert.Equal(digests[0], AnnotatedCopy.OfPicture(master, Masters.Note, fonts).AsT1.Digest);
    }

    [Theory]
    [InlineData("示例𠮷")]
    [InlineData("示例𪐷")]
    [InlineData("示例𰻞")]
    public void A_rare_character_is_drawn_where_a_font_has_it_and_refused_where_none_has(string user)
    {
        byte[] master = Masters.Picture(SKEncodedImageFormat.Png);
        var note = Masters.Note with { User = user };
        using var common = Masters.Common();
        using var rare = Masters.WithRare();
        Assert.Equal("e-licence.copy-glyph-missing", Code(AnnotatedCopy.OfPicture(master, note, common)));
        var copy = AnnotatedCopy.OfPicture(master, note, rare).AsT1;
        Assert.NotEqual(AnnotatedCopy.OfPicture(master, note with { User = "示例中" }, rare).AsT1.Digest, copy.Digest);
        Assert.Equal("e-licence.copy-glyph-missing", Code(AnnotatedCopy.OfPicture(master, note with { User = "示例𮯠" }, rare)));
    }

    [Fact]
    public void What_is_drawn_is_the_glyph_of_the_font_and_never_that_for_a_missing_one()
    {
        using var rare = Masters.WithRare();
        using var typeface = SKTypeface.FromData(SKData.CreateCopy(Masters.Font("rare.otf")));
        using var font = new SKFont(typeface, 40);
        using var outline = font.GetTextPath("𠮷");
        using var missing = font.GetTextPath("示");
        Assert.NotEqual(missing.ToSvgPathData(), outline.ToSvgPathData());
        Assert.Equal(["示例", "𠮷", "一"], rare.RunsOf("示例𠮷一").Select(run => run.Text));
        Assert.All(rare.RunsOf("示例𠮷一中"), run =>
        {
            using var used = new SKFont(run.Typeface);
            Assert.DoesNotContain((ushort)0, used.GetGlyphs(run.Text));
        });
    }

    [Theory]
    [InlineData(1, 640, 400, 20, 20)]
    [InlineData(2, 640, 400, 620, 20)]
    [InlineData(3, 640, 400, 620, 380)]
    [InlineData(4, 640, 400, 20, 380)]
    [InlineData(5, 400, 640, 20, 20)]
    [InlineData(6, 400, 640, 380, 20)]
    [InlineData(7, 400, 640, 380, 620)]
    [InlineData(8, 400, 640, 20, 620)]
    public void A_picture_taken_on_its_side_stands_upright(byte orientation, int width, int height, int redX, int redY)
    {
        using var fonts = Masters.Common();
        using var seen = Masters.Decode(AnnotatedCopy.OfPicture(Masters.Turned(orientation), Masters.Note, fonts).AsT1);
        Assert.Equal((width, height), (seen.Width, seen.Height));
        var corner = seen.GetPixel(redX, redY);
        Assert.True(corner.Red > corner.Green + 60, corner.ToString());
    }

    [Fact]
    public void A_broken_an_unknown_a_small_and_a_large_file_are_refused()
    {
        using var fonts = Masters.Common();
        byte[] png = Masters.Picture(SKEncodedImageFormat.Png), jpeg = Masters.Picture(SKEncodedImageFormat.Jpeg);
        Assert.All(new[] { 0, 1, 8, 30, png.Length / 2, png.Length * 3 / 4 }, length => Assert.Equal("e-licence.copy-unreadable", Code(AnnotatedCopy.OfPicture(png.AsMemory(0, length), Masters.Note, fonts))));
        Assert.Equal("e-licence.copy-unreadable", Code(AnnotatedCopy.OfPicture(jpeg.AsMemory(0, jpeg.Length / 2), Masters.Note, fonts)));
        Assert.Equal("e-licence.copy-unreadable", Code(AnnotatedCopy.OfPicture(Masters.Picture(SKEncodedImageFormat.Webp), Masters.Note, fonts)));
        Assert.Equal("e-licence.copy-unreadable", Code(AnnotatedCopy.OfPicture(Masters.Pdf(1), Masters.Note, fonts)));
        Assert.Equal("e-licence.copy-too-small", Code(AnnotatedCopy.OfPicture(Masters.Picture(SKEncodedImageFormat.Png, 239, 400), Masters.Note, fonts)));
        Assert.Equal("e-licence.copy-too-large", Code(AnnotatedCopy.OfPicture(new byte[AnnotatedCopy.MaxBytes + 1], Masters.Note, fonts)));
        byte[] huge = [.. png];
        huge[16] = huge[20] = 0x01;
        Assert.NotEqual("none", Code(AnnotatedCopy.OfPicture(huge, Masters.Note, fonts)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("示例\n一")]
    [InlineData("示例‮一")]
    [InlineData("示例​一")]
    [InlineData("示例\ud800")]
    [InlineData("一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一一")]
    public void A_note_that_cannot_be_read_as_it_is_written_is_refused(string text)
    {
        using var fonts = Masters.Common();
        byte[] master = Masters.Picture(SKEncodedImageFormat.Png);
        foreach (var note in new[] { Masters.Note with { Cause = text }, Masters.Note with { User = text }, Masters.Note with { Case = text }, Masters.Note with { MadeBy = text }, Masters.Note with { Copy = text } })
            Assert.Equal("e-licence.copy-note-wrong", Code(AnnotatedCopy.OfPicture(master, note, fonts)));
    }

    [Fact]
    public void A_copy_never_ends_before_it_is_made_and_no_font_is_no_copy()
    {
        using var fonts = Masters.Common();
        var note = Masters.Note with { ValidUntil = Masters.Note.MadeAt - Duration.Epsilon };
        Assert.Equal("e-licence.copy-expired", Code(AnnotatedCopy.OfPicture(Masters.Picture(SKEncodedImageFormat.Png), note, fonts)));
        Assert.Equal("e-licence.copy-font-unreadable", CopyFonts.Read(new byte[100]).Match(refusal => refusal.Code, _ => "none"));
        Assert.Equal("e-licence.copy-font-unreadable", CopyFonts.Read().Match(refusal => refusal.Code, _ => "none"));
        Assert.Equal("e-licence.copy-font-unreadable", CopyFonts.Read(Masters.Font("common.otf"), new byte[100]).Match(refusal => refusal.Code, _ => "none"));
    }

    internal static string Code(OneOf.OneOf<Refusal, AnnotatedCopy> made) => made.Match(refusal => refusal.Code, _ => "none");

    private static int Dark(SKBitmap picture, int left, int top, int width, int height)
    {
        int dark = 0;
        for (int x = left; x < left + width; x++)
        {
            for (int y = top; y < top + height; y++)
            {
                if (picture.GetPixel(x, y).Green < 200) dark++;
            }
        }

        return dark;
    }
}
