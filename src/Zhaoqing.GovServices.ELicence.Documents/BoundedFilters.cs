using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Zhaoqing.GovServices.ELicence.Documents;

/// <summary>The filters of one PDF, which together unpack a bounded number of bytes: two kilobytes can be made to hold gigabytes. What is beyond throws <see cref="InvalidDataException"/>.</summary>
/// <remarks>Pictures are copied as they are and not unpacked.</remarks>
internal sealed class BoundedFilters : IFilterProvider
{
    /// <summary>The most bytes that are unpacked of one PDF, each time they are read counted.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    /// <summary>The most that a byte can be unpacked to by the two filters that are not measured beforehand.</summary>
    private const int LzwRatio = 2_731, RunLengthRatio = 64;

    private long _left = MostBytes;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private BoundedFilter[] Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this))];

    private void Spend(long bytes)
    {
        _left -= bytes;
        if (_left < 0) throw new InvalidDataException("The file holds more than is unpacked.");
    }

    private void Measure(ReadOnlyMemory<byte> packed)
    {
        if (packed.Length < 2) return;
        using var unpacked = new DeflateStream(new MemoryStream(packed[2..].ToArray()), CompressionMode.Decompress);
        byte[] piece = new byte[64 * 1024];
        try
        {
            while (unpacked.Read(piece) is > 0 and var read) Spend(read);
        }
        catch (InvalidDataException) when (_left >= 0)
        {
            // Broken data end here; the filter itself tells.
        }
    }

    private sealed class BoundedFilter(IFilter filter, BoundedFilters all) : IFilter
    {
        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            switch (filter)
            {
                case FlateFilter:
                    all.Measure(input);
                    break;
                case LzwFilter:
                    all.Spend((long)input.Length * LzwRatio);
                    break;
                case RunLengthFilter:
                    all.Spend((long)input.Length * RunLengthRatio);
                    break;
                default:
                    all.Spend(input.Length);
                    break;
            }

            return filter.Decode(input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
