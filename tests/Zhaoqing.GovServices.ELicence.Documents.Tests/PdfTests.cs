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

    [Theory]
    [Clause("PLT-2.6")]
    [InlineData("")]
    [InlineData("0 0 1 1 re W n")]
    [InlineData("q 0 0 1 1 re W n")]
    [InlineData("0.01 0 0 0.01 0 0 cm")]
    [InlineData("1 0 0 -1 0 842 cm")]
    [InlineData("q q 1 0 0 -1 0 842 cm")]
    public void Whatever_state_the_master_leaves_behind_the_mark_is_drawn_over_the_whole_page(string content)
    {
        using var fonts = Masters.Common();
        using var read = PdfDocument.Open(AnnotatedCopy.OfPdf(Masters.Raw(content), Masters.Note, fonts).AsT1.Content.ToArray());
        var page = read.GetPage(1);
        var mark = Assert.Single(page.GetImages()).BoundingBox;
        Assert.Equal((0.0, 0.0, 595.0, 842.0), (mark.Left, mark.Bottom, mark.Width, mark.Height));
        string drawn = string.Join(' ', page.Operations.Select(operation => operation.Operator));
        Assert.StartsWith("q ", drawn, StringComparison.Ordinal);
        int open = 0;
        foreach (string one in drawn[..drawn.IndexOf(" Do", StringComparison.Ordinal)].Split(' ')) open += one is "q" ? 1 : one is "Q" ? -1 : 0;
        Assert.Equal(1, open);
    }

    [Theory]
    [InlineData("/CropBox [100 100 500 700]", "", 0, 0, 400, 600)]
    [InlineData("/CropBox [-6000 -6000 7000 7000]", "", 0, 0, 595, 842)]
    [InlineData("/CropBox [5000 5000 6000 6000]", "e-licence.copy-unreadable", 0, 0, 0, 0)]
    public void The_mark_is_over_what_is_shown_of_the_page(string box, string code, double left, double bottom, double width, double height)
    {
        using var fonts = Masters.Common();
        var copy = AnnotatedCopy.OfPdf(Masters.Raw("", box), Masters.Note, fonts);
        if (copy.TryPickT0(out var refusal, out var made))
        {
            Assert.Equal(code, refusal.Code);
            return;
        }

        using var read = PdfDocument.Open(made.Content.ToArray());
        var mark = Assert.Single(read.GetPage(1).GetImages()).BoundingBox;
        Assert.Equal((left, bottom, width, height), (mark.Left, mark.Bottom, mark.Width, mark.Height));
    }

    [Fact]
    public void A_bomb_is_refused_before_it_goes_off()
    {
        using var fonts = Masters.Common();
        Assert.Equal("e-licence.copy-unreadable", Code(Masters.Raw(Masters.Blanks(BoundedFilters.MostBytes + 1), "", "/Filter /FlateDecode")));
        Assert.Equal("e-licence.copy-unreadable", Code(Masters.Raw(new byte[64 * 1024], "", "/Filter /LZWDecode")));
        Assert.Equal("e-licence.copy-too-large", Code(Masters.Raw("", "/Next 5 0 R", more: [.. Enumerable.Range(5, PdfObjects.Most).Select(i => $"<< /Next {i + 1} 0 R >>")])));
        Assert.Equal("none", Code(Masters.Raw("", "/Next 5 0 R", more: [.. Enumerable.Range(5, (PdfObjects.Most / 2) - 100).Select(i => $"<< /Next {i + 1} 0 R >>"), "null"])));

        string Code(byte[] pdf) => PictureTests.Code(AnnotatedCopy.OfPdf(pdf, Masters.Note, fonts));
    }

    /// <summary>Each form draws the next so many times; the last draws nothing.</summary>
    [Theory]
    [InlineData(10, 10, "e-licence.copy-too-large")]
    [InlineData(10, 3, "none")]
    [InlineData(1, 200, "none")]
    public void Forms_that_draw_one_another_are_refused_before_they_keep_the_process(int times, int deep, string code)
    {
        using var fonts = Masters.Common();
        string content = string.Concat(Enumerable.Repeat("/F Do ", times));
        string[] forms = [.. Enumerable.Range(5, deep).Select(i => Form(content, $"/Resources << /XObject << /F {i + 1} 0 R >> >>")), Form("", "")];
        Assert.Equal(code, PictureTests.Code(AnnotatedCopy.OfPdf(Masters.Raw(content, "/Resources << /XObject << /F 5 0 R >> >>", forms), Masters.Note, fonts)));
    }

    [Fact]
    public void A_form_that_draws_itself_is_refused()
    {
        using var fonts = Masters.Common();
        const string Resources = "/Resources << /XObject << /F 5 0 R >> >>";
        Assert.Equal("e-licence.copy-too-large", PictureTests.Code(AnnotatedCopy.OfPdf(Masters.Raw("/F Do", Resources, Form("/F Do", Resources)), Masters.Note, fonts)));
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

    private static string Form(string content, string resources) => $"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length {content.Length} {resources} >>\nstream\n{content}\nendstream";
}
