using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads lists of matters and guides into an edition.</summary>
/// <remarks>
/// Nothing is dropped in silence: what is not as it should be is a finding. A file that cannot be read as a whole is refused as a whole.
/// The order of rows does not matter, and the same rows give the same hash.
/// </remarks>
public static class CatalogueImporter
{
    /// <summary>Imports the sources.</summary>
    /// <param name="sources">The files, read to their end.</param>
    /// <param name="housing">Which units decide where.</param>
    /// <param name="edition">The number of the edition.</param>
    /// <param name="effective">From which instant on it is in force.</param>
    /// <returns><c>catalogue.import-file-unreadable</c>, naming file and line, where a file is cut, lacks a column, has a row of another length or is not UTF-8.</returns>
    public static OneOf<Refusal, ImportReport> Import(CatalogueSources sources, Housing housing, string edition, Instant effective)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(housing);
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        if (!SourceTable.Read("matters.csv", sources.Matters, MatterRows.Columns).TryPickT1(out var matterRows, out var refusal)) return refusal;
        if (!SourceTable.Read("guides.csv", sources.Guides, GuideRows.Columns).TryPickT1(out var guideRows, out refusal)) return refusal;
        if (!SourceTable.Read("guide-materials.csv", sources.Materials, GuidePartRows.MaterialColumns).TryPickT1(out var materialRows, out refusal)) return refusal;
        if (!SourceTable.Read("guide-steps.csv", sources.Steps, GuidePartRows.StepColumns).TryPickT1(out var stepRows, out refusal)) return refusal;

        var log = new FindingLog();
        var listed = MatterRows.Read(matterRows, log);
        var guides = GuideRows.Read(guideRows, materialRows, stepRows, log);
        var matters = Joined(listed, guides, housing, log);
        return new ImportReport(new CatalogueEdition(edition, effective, matters), log.InOrder());
    }

    private static List<Matter> Joined(Dictionary<string, ListedMatter> listed, List<ReadGuide> guides, Housing housing, FindingLog log)
    {
        var matters = new List<Matter>();
        var joined = new HashSet<string>(StringComparer.Ordinal);
        foreach (var guide in guides)
        {
            string id = guide.Guide.Id.ToString(), no = guide.MattersNo;
            ListedMatter? row = null;
            if (no.Length > 0 && !listed.TryGetValue(no, out row)) log.Add(ImportRules.GuideMatterMissing, id, "matters_no", no);
            if (row is not null && !joined.Add(no))
            {
                log.Add(ImportRules.GuideMatterTaken, id, "matters_no", no);
                row = null;
            }

            if (row is not null && !string.Equals(row.Name, guide.Guide.Name, StringComparison.Ordinal)) log.Add(ImportRules.GuideNameDiffers, id, "matter", guide.Guide.Name);
            if (row is not null && row.Kind != guide.Kind) log.Add(ImportRules.GuideKindDiffers, id, "kind", guide.Kind.ChineseName());
            matters.Add(Of(row, guide, housing, log));
        }

        foreach (var (no, row) in listed.Where(entry => !joined.Contains(entry.Key)))
        {
            if (housing.Counties.IsEmpty) log.Add(ImportRules.NoUnit, no, "division", "");
            matters.Add(new Matter(row.Code, row.Name, row.Kind, row.Department, UnifiedPart.Empty, housing.Counties.AsSpan()) { Bases = row.Bases, Source = row.Source });
        }

        return matters;
    }

    private static Matter Of(ListedMatter? row, ReadGuide read, Housing housing, FindingLog log)
    {
        var guide = read.Guide;
        var units = housing.For(read.Level);
        if (units is null) log.Add(ImportRules.GuideLevel, guide.Id.ToString(), "level", read.Level);
        else if (units.Value.IsEmpty) log.Add(ImportRules.NoUnit, guide.Id.ToString(), "level", read.Level);
        string statute = $"《{guide.Law}》{guide.LawVersion?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}";
        return new Matter(
            row?.Code ?? guide.Id,
            row?.Name ?? guide.Name,
            row?.Kind ?? read.Kind,
            row is { Department.Length: > 0 } ? row.Department : read.Authority,
            read.Unified,
            (units ?? []).AsSpan())
        {
            Bases = row is { Bases.IsEmpty: false } ? row.Bases : guide.Articles,
            Audience = read.Audience,
            Source = row is null ? statute : $"{row.Source}; {statute}",
            Guide = guide,
        };
    }
}
