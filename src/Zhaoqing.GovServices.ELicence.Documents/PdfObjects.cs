using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>The objects of a PDF that its pages lead to. The library copies them by recursion, so a long chain of them would end the process.</summary>
internal static class PdfObjects
{
    /// <summary>The most references, arrays and dictionaries that pages may lead to; the stack of <see cref="DeepStack"/> is deep enough for a chain of all of them.</summary>
    public const int Most = 100_000;

    /// <summary>Whether the pages lead to no more than <see cref="Most"/>.</summary>
    public static bool AreFew(Structure structure)
    {
        var open = new Stack<IToken>([structure.Catalog.CatalogDictionary]);
        var met = new HashSet<IndirectReference>();
        for (int count = 0; open.TryPop(out var token);)
        {
            switch (token)
            {
                case IndirectReferenceToken reference when met.Add(reference.Data):
                    if (structure.GetObject(reference.Data) is { } found) open.Push(found.Data);
                    break;
                case DictionaryToken dictionary:
                    foreach (var value in dictionary.Data.Values) open.Push(value);
                    break;
                case ArrayToken array:
                    foreach (var value in array.Data) open.Push(value);
                    break;
                case StreamToken stream:
                    open.Push(stream.StreamDictionary);
                    break;
                default:
                    continue;
            }

            if (++count > Most) return false;
        }

        return true;
    }
}
