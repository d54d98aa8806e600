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
    private delegate OneOf<Refusal, ImmutableArray<SourceRow>> RowReader(ImmutableArray<string> columns);

    /// <summary>Imports texts in CSV.</summary>
    /// <param name="sources">The files, read to their end.</param>
    /// <param name="housing">Which units decide where.</param>
    /// <param name="edition">The number of the edition.</param>
    /// <param name="effective">From which instant on it is in force.</param>
    /// <returns>
    /// <c>catalogue.import-file-unreadable</c>, naming file and line, where a file is cut, lacks a column, has a row of another length or is not UTF-8,
    /// and <c>import-file-too-large</c> beyond <see cref="ImportLimits.Usual"/>.
    /// </returns>
    public static OneOf<Refusal, ImportReport> Import(CatalogueSources sources, Housing housing, string edition, Instant effective)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Import(
            housing, edition, effective,
            columns => CsvTable.Read(Run("matters.csv", 1), sources.Matters, columns),
            columns => CsvTable.Read(Run("guides.csv", 2), sources.Guides, columns),
            columns => CsvTable.Read(Run("guide-materials.csv", 3), sources.Materials, columns),
            columns => CsvTable.Read(Run("guide-steps.csv", 4), sources.Steps, columns));

        static ImportRun Run(string file, int number) => new(file, number, ImportLimits.Usual, Progress: null, CancellationToken.None);
    }

    /// <summary>Imports files in CSV, JSON or Excel, each in a format of its own.</summary>
    /// <param name="files">The files, read to their end.</param>
    /// <param name="housing">Which units decide where.</param>
    /// <param name="edition">The number of the edition.</param>
    /// <param name="effective">From which instant on it is in force.</param>
    /// <param name="limits">How much is taken in; <see cref="ImportLimits.Usual"/> unless given.</param>
    /// <param name="progress">Is told after every thousand rows, and at the end of every file.</param>
    /// <param name="cancellation">Stops the import; nothing is then imported.</param>
    /// <returns>
    /// <c>catalogue.import-file-unreadable</c> with the line, the byte or the cell; <c>import-file-too-large</c> for more than the limits, packed or unpacked;
    /// <c>import-file-format</c> for old, encrypted and broken workbooks. One refused file refuses the import.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    [Clause("STD-3.4")]
    public static OneOf<Refusal, ImportReport> Import(
        ImportFiles files, Housing housing, string edition, Instant effective, ImportLimits? limits = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Import(
            housing, edition, effective,
            columns => Read(files.Matters, 1, "matters", columns),
            columns => Read(files.Guides, 2, "guides", columns),
            columns => Read(files.Materials, 3, "guide-materials", columns),
            columns => Read(files.Steps, 4, "guide-steps", columns));

        OneOf<Refusal, ImmutableArray<SourceRow>> Read(ImportFile file, int number, string sheet, ImmutableArray<string> columns) =>
            SourceFile.Read(new ImportRun(file.Name, number, limits ?? ImportLimits.Usual, progress, cancellation), file.Content, sheet, columns);
    }

    private static OneOf<Refusal, ImportReport> Import(
        Housing housing, string edition, Instant effective, RowReader readMatters, RowReader readGuides, RowReader readMaterials, RowReader readSteps)
    {
        ArgumentNullException.ThrowIfNull(housing);
        ArgumentException.ThrowIfNullOrWhiteSpace(edition);
        if (!readMatters(MatterRows.Columns).TryPickT1(out var matterRows, out var refusal)) return refusal;
        if (!readGuides(GuideRows.Columns).TryPickT1(out var guideRows, out refusal)) return refusal;
        if (!readMaterials(GuidePartRows.MaterialColumns).TryPickT1(out var materialRows, out refusal)) return refusal;
        if (!readSteps(GuidePartRows.StepColumns).TryPickT1(out var stepRows, out refusal)) return refusal;

        var log = new FindingLog();
        var listed = MatterRows.Read(matterRows, log);
        var guides = GuideRows.Read(guideRows, materialRows, stepRows, log);
        var matters = Joined(listed, guides, housing, log);
        return new ImportReport(new CatalogueEdition(edition, effective, matters), log.InOrder(), log.Rejected());
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
