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
        foreach (byte[] broken in new[] { [], pdf[..100], pdf[..(pdf.Length / 2)], Masters.Picture(SkiaSharp.SKEncodedImageFormat.Png), "%PDF-1.7\n"u8.ToArray() })
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
}
