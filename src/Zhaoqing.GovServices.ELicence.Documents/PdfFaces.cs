using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Graphics.Operations.SpecialGraphicsState;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>What a copy has to know of a page of the master.</summary>
/// <param name="Seen">What is shown of it, the crop box within the media box; <see langword="null"/> where that is nothing.</param>
/// <param name="Turn">By how many degrees it is turned to the right when it is shown.</param>
/// <param name="Open">How many saved states it leaves open; negative where it restores one that it never saved.</param>
/// <param name="DrawsFew">Whether its forms, with those of the pages read before it, draw no more than <see cref="PdfDraws.MostBytes"/>.</param>
internal sealed record PdfFace(PdfRectangle? Seen, int Turn, int Open, bool DrawsFew);

/// <summary>Reads pages without drawing them.</summary>
internal sealed class PdfFaces(IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ParsingOptions options)
    : BasePageFactory<PdfFace>(scanner, resources, filters, parser, options)
{
    private readonly PdfDraws _draws = new(scanner, resources, filters, parser, options.Logger);

    protected override PdfFace ProcessPage(
        int pageNumber, DictionaryToken dictionary, NamedDestinations namedDestinations, MediaBox mediaBox, CropBox cropBox, UserSpaceUnit userSpaceUnit, PageRotationDegrees rotation,
        TransformationMatrix initialMatrix, IReadOnlyList<IGraphicsStateOperation> operations) =>
        new(cropBox.Bounds.Normalise().Intersect(mediaBox.Bounds.Normalise()), rotation.Value, OpenAfter(operations), _draws.AreFew(pageNumber, operations));

    private static int OpenAfter(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        int open = 0;
        foreach (var operation in operations)
        {
            if (operation is Push) open++;
            if (operation is Pop && --open < 0) return open;
        }

        return open;
    }
}
