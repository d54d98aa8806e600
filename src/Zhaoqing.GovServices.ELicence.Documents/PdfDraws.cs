using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Logging;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>How much the pages of one PDF draw by forms. The library runs through every form each time it is drawn, so ten forms that draw one another ten times are run through ten thousand million times.</summary>
internal sealed class PdfDraws(IPdfTokenScanner scanner, IResourceStore resources, ILookupFilterProvider filters, IPageContentParser parser, ILog log)
{
    /// <summary>The most that is drawn by forms, in bytes of their contents, each drawing counted as at least <see cref="LeastBytes"/>.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>What a drawing costs at the least.</summary>
    public const int LeastBytes = 1024;

    private readonly Dictionary<IndirectReference, IReadOnlyList<IGraphicsStateOperation>> _read = [];
    private long _left = MostBytes;

    /// <summary>Whether what a page draws, and what that draws, is still within the bound; the resources of the page are those in force.</summary>
    public bool AreFew(int page, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var draw in operations.OfType<InvokeNamedXObject>())
        {
            if (!resources.TryGetXObjectReference(draw.Name, out var reference) || !resources.TryGetXObject(draw.Name, out var form)) continue;
            if (!form.StreamDictionary.TryGet(NameToken.Subtype, scanner, out NameToken? kind) || !kind!.Equals(NameToken.Form)) continue;
            _left -= Math.Max(LeastBytes, form.Data.Length);
            if (_left < 0) return false;
            if (!_read.TryGetValue(reference, out var drawn)) _read[reference] = drawn = parser.Parse(page, new MemoryInputBytes(form.Decode(filters, scanner)), log);
            bool hasOwn = form.StreamDictionary.TryGet(NameToken.Resources, scanner, out DictionaryToken? own);
            if (hasOwn) resources.LoadResourceDictionary(own!);
            bool areFew = AreFew(page, drawn);
            if (hasOwn) resources.UnloadResourceDictionary();
            if (!areFew) return false;
        }

        return true;
    }
}
