using OneOf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Writer;

namespace Zhaoqing.GovServices.ELicence.Documents;

public sealed partial class AnnotatedCopy
{
    /// <summary>The most pages a PDF may have.</summary>
    public const int MaxPages = 100;

    private const double MaxPoints = 14_400, PixelsPerPoint = 2, MostPixels = 2_400;

    /// <summary>Makes a copy of a PDF. The watermark is over every page, and the members of GB/T 36903 stand in the file. A signature of the master does not sign the copy.</summary>
    /// <param name="master">The master, not encrypted.</param>
    /// <param name="note">What the copy says of itself.</param>
    /// <param name="fonts">The fonts.</param>
    /// <returns>The copy; refused as <see cref="OfPicture"/> says.</returns>
    [Clause("PLT-2.6")]
    public static OneOf<Refusal, AnnotatedCopy> OfPdf(ReadOnlyMemory<byte> master, CopyNote note, CopyFonts fonts) =>
        Make(master, note, fonts, () => DeepStack.Run(() => MarkPdf(master, note, fonts)));

    private static OneOf<Refusal, AnnotatedCopy> MarkPdf(ReadOnlyMemory<byte> master, CopyNote note, CopyFonts fonts)
    {
        using var document = PdfDocument.Open(master.ToArray(), new ParsingOptions { UseLenientParsing = false, SkipMissingFonts = true, FilterProvider = new BoundedFilters() });
        if (document.NumberOfPages > MaxPages) return CopyRefusals.TooLarge();
        if (document.NumberOfPages < 1 || document.IsEncrypted) return CopyRefusals.Unreadable();
        if (!PdfObjects.AreFew(document.Structure)) return CopyRefusals.TooLarge();
        document.AddPageFactory<PdfFace, PdfFaces>();
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Producer = typeof(AnnotatedCopy).Namespace!;
        builder.DocumentInformation.Title = "加注件 " + note.Copy;
        foreach (var (name, value) in note.Members) builder.DocumentInformation.CustomMetadata[name] = value;
        var marks = new Dictionary<(int, int, int), PdfPageBuilder.AddedImage>();
        for (int number = 1; number <= document.NumberOfPages; number++)
        {
            var face = document.GetPage<PdfFace>(number);
            if (face.Seen is not { } seen || face.Open < 0) return CopyRefusals.Unreadable();
            if (!face.DrawsFew || seen.Width > MaxPoints || seen.Height > MaxPoints) return CopyRefusals.TooLarge();
            double scale = Math.Min(PixelsPerPoint, MostPixels / Math.Max(seen.Width, seen.Height));
            var size = (Width: (int)(seen.Width * scale), Height: (int)(seen.Height * scale), face.Turn);
            if (!CopyMark.CanBeRead(size.Width, size.Height, note.Lines, fonts)) return CopyRefusals.TooSmall();
            var page = builder.AddPage(document, number);
            SetApart(page, face.Open);
            if (marks.TryGetValue(size, out var mark)) page.AddImage(mark, seen);
            else marks[size] = page.AddPng(CopyMark.Png(size.Width, size.Height, size.Turn, note.Lines, fonts), seen);
        }

        return new AnnotatedCopy(builder.Build(), "application/pdf", note);
    }

    /// <summary>Puts what the master draws between a saving and a restoring of the state, so that no clip and no turn it leaves behind reaches the mark.</summary>
    private static void SetApart(PdfPageBuilder page, int open)
    {
        page.SelectContentStream(0);
        page.NewContentStreamBefore();
        page.CurrentStream.Operations.Add(Push.Value);
        page.SelectContentStream(page.ContentStreams.Count - 1);
        page.NewContentStreamAfter();
        for (int i = 0; i <= open; i++) page.CurrentStream.Operations.Add(Pop.Value);
    }
}
