using SkiaSharp;
using UglyToad.PdfPig;

namespace Zhaoqing.GovServices.ELicence.Documents.Tests;

/// <summary>Copies of PDF files.</summary>
public sealed class PdfTests
{
    [Theory]
    [Clause("PLT-2.6")]
    [InlineData(1, false)]
    [InlineData(3, true)]
    public void A_copy_has_every_page_with_its_text_and_its_mark_and_says_of_itself_what_the_note_says(int pages, bool turned)
    {
        using var fonts = Masters.WithRare();
        byte[] master = Masters.Pdf(pages, turned), before = [.. master];
        var copy = AnnotatedCopy.OfPdf(master, Masters.Note with { User = "示例𠮷窗口" }, fonts).AsT1;
        Assert.Equal(before, master);
        Assert.Equal("application/pdf", copy.MediaType);
        using var read = PdfDocument.Open(copy.Content.ToArray());
        Assert.Equal(pages, read.NumberOfPages);
        foreach (var page in read.GetPages())
        {
            Assert.Equal($"MASTER {page.Number}", page.Text);
            var mark = Assert.Single(page.GetImages());
            Assert.Equal(page.CropBox.Bounds.Area, mark.BoundingBox.Area, 1.0);
            Assert.Equal(turned ? 90 : 0, page.Rotation.Value);
        }

        var information = read.Information.DocumentInformationDictionary!.Data;
        Assert.Equal("加注件 copy-0001", read.Information.Title);
        Assert.Equal(["CopyCase", "CopyId", "CopyUser", "JZJYXQJZSJ", "JZJZZSJ", "JZJZZSY", "JZJZZZ"], information.Keys.Where(key => key.StartsWith("JZJ", StringComparison.Ordinal) || key.StartsWith("Copy", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void On_a_page_that_is_turned_when_shown_the_mark_stands_as_on_one_that_is_not(int turn)
    {
        using var fonts = Masters.Common();
        using var upright = SKBitmap.Decode(CopyMark.Png(480, 640, turn: 0, Masters.Note.Lines, fonts));
        var (width, height) = turn == 180 ? (480, 640) : (640, 480);
        using var laid = SKBitmap.Decode(CopyMark.Png(width, height, turn, Masters.Note.Lines, fonts));
        using var shown = new SKBitmap(upright.Info);
        using (var canvas = new SKCanvas(shown))
        {
            canvas.Translate(240, 320);
            canvas.RotateDegrees(turn);
            canvas.DrawBitmap(laid, -width / 2f, -height / 2f, SKSamplingOptions.Default, paint: null);
        }

        for (int x = 0; x < 480; x += 32)
        {
            for (int y = 0; y < 640; y += 32) Assert.Equal(Density(upright, x, y), Density(shown, x, y), 4.0);
        }
    }

    [Fact]
    public void A_copy_can_be_copied_again_and_carries_the_newer_mark_too()
    {
        using var fonts = Masters.Common();
        var first = AnnotatedCopy.OfPdf(Masters.Pdf(1), Masters.Note, fonts).AsT1;
        using var read = PdfDocument.Open(AnnotatedCopy.OfPdf(first.Content, Masters.Note with { Copy = "copy-0002" }, fonts).AsT1.Content.ToArray());
        Assert.Equal(2, read.GetPage(1).GetImages().Count());
        Assert.Equal("加注件 copy-0002", read.Information.Title);
    }

    [Fact]
    public void A_broken_an_empty_and_a_large_file_are_refused()
    {
        using var fonts = Masters.Common();
        byte[] pdf = Masters.Pdf(1);
        foreach (byte[] broken in new[] { [], pdf[..100], pdf[..(pdf.Length / 2)], Masters.Picture(SKEncodedImageFormat.Png), "%PDF-1.7\n"u8.ToArray() })
            Assert.Equal("e-licence.copy-unreadable", PictureTests.Code(AnnotatedCopy.OfPdf(broken, Masters.Note, fonts)));
        Assert.Equal("e-licence.copy-too-large", PictureTests.Code(AnnotatedCopy.OfPdf(Masters.Pdf(AnnotatedCopy.MaxPages + 1), Masters.Note, fonts)));
        Assert.Equal("e-licence.copy-too-large", PictureTests.Code(AnnotatedCopy.OfPdf(new byte[AnnotatedCopy.MaxBytes + 1], Masters.Note, fonts)));
    }

    [Fact]
    public void Changed_bytes_are_answered_and_never_thrown_over()
    {
        using var fonts = Masters.Common();
        byte[] pdf = Masters.Pdf(1);
        var chance = new Random(20_261_130);
        int made = 0;
        for (int i = 0; i < 30; i++)
        {
            byte[] changed = [.. pdf];
            for (int n = chance.Next(1, 4); n > 0; n--) changed[chance.Next(changed.Length)] = (byte)chance.Next(256);
            if (AnnotatedCopy.OfPdf(changed, Masters.Note, fonts).IsT1) made++;
        }

        Assert.InRange(made, 1, 29);
    }

    /// <summary>How much is drawn in a square of 32 pixels, 0 to 255.</summary>
    private static double Density(SKBitmap picture, int left, int top)
    {
        double sum = 0;
        for (int i = 0; i < 32 * 32; i++) sum += picture.GetPixel(left + (i % 32), top + (i / 32)).Alpha;
        return sum / (32 * 32);
    }
}
