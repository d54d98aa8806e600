namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What did not agree when a consignment was opened (交接差异).</summary>
public enum ConsignmentFaultKind
{
    /// <summary>The seal is broken (封签破损).</summary>
    SealBroken = 1,

    /// <summary>It is another seal (封签号不符).</summary>
    SealOther,

    /// <summary>A paper is not there (缺件).</summary>
    PaperMissing,

    /// <summary>A paper has another number of pages (页数不符).</summary>
    PagesDiffer,

    /// <summary>A paper is another one than was scanned (与扫描件不符).</summary>
    ContentDiffers,

    /// <summary>A paper is there that the list does not name (多件).</summary>
    PaperUnlisted,
}

/// <summary>One thing that did not agree.</summary>
/// <param name="Kind">What.</param>
/// <param name="Paper">The paper; <see langword="null"/> for the seal.</param>
public sealed record ConsignmentFault(ConsignmentFaultKind Kind, string? Paper)
{
    internal static IEnumerable<ConsignmentFault> Compare(Consignment sent, ConsignmentArrival found)
    {
        if (!found.IsSealIntact) yield return new(ConsignmentFaultKind.SealBroken, Paper: null);
        if (!string.Equals(sent.SealNumber, found.SealNumber, StringComparison.Ordinal)) yield return new(ConsignmentFaultKind.SealOther, Paper: null);
        foreach (var paper in sent.Papers)
        {
            ConsignedPaper[] there = [.. found.Papers.Where(other => string.Equals(other.Id, paper.Id, StringComparison.Ordinal))];
            if (there.Length == 0) yield return new(ConsignmentFaultKind.PaperMissing, paper.Id);
            else if (!Array.Exists(there, other => other.Pages == paper.Pages)) yield return new(ConsignmentFaultKind.PagesDiffer, paper.Id);
            else if (!Array.Exists(there, other => other.Pages == paper.Pages && string.Equals(other.ScanSha256, paper.ScanSha256, StringComparison.Ordinal))) yield return new(ConsignmentFaultKind.ContentDiffers, paper.Id);
            // One more under the same number is one that the list does not name.
            for (int i = 1; i < there.Length; i++) yield return new(ConsignmentFaultKind.PaperUnlisted, paper.Id);
        }

        foreach (var extra in found.Papers.Where(paper => !sent.Papers.Any(own => string.Equals(own.Id, paper.Id, StringComparison.Ordinal)))) yield return new(ConsignmentFaultKind.PaperUnlisted, extra.Id);
    }
}
