using System.Collections.Immutable;
using System.Globalization;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads the materials and the steps of guides.</summary>
internal sealed class GuidePartRows(ImmutableArray<SourceRow> materials, ImmutableArray<SourceRow> steps, FindingLog log)
{
    public static readonly ImmutableArray<string> MaterialColumns =
        ["guide", "seq", "material", "necessity", "situation", "form", "issued_by", "e_licence_type", "article", "note"];

    public static readonly ImmutableArray<string> StepColumns = ["guide", "seq", "step", "actor", "limit", "unit", "counted_in_limit", "article"];

    /// <summary>What the note of a row holds that is a condition to read, not a paper to ask for.</summary>
    private const string ConditionMark = "仅为条件";

    private readonly ILookup<string, SourceRow> _materials = materials.ToLookup(row => row["guide"], StringComparer.Ordinal);
    private readonly ILookup<string, SourceRow> _steps = steps.ToLookup(row => row["guide"], StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>The materials and, apart from them, the conditions of a guide, by number.</summary>
    public (ImmutableArray<ListMaterial> Materials, ImmutableArray<string> Conditions, bool IsWhole) MaterialsOf(MatterCode guide, string law)
    {
        var found = ImmutableArray.CreateBuilder<ListMaterial>();
        var conditions = ImmutableArray.CreateBuilder<string>();
        var rows = Numbered(_materials, guide, "material", ImportRules.MaterialRow, out bool isWhole);
        foreach (var (sequence, row) in rows)
        {
            if (row["note"].Contains(ConditionMark, StringComparison.Ordinal))
            {
                conditions.Add(row["material"]);
            }
            else if (NecessityOf(row["necessity"]) is { } necessity)
            {
                found.Add(new ListMaterial(MaterialCode.Of(guide, sequence), row["material"], necessity)
                {
                    Situation = row.Known("situation"),
                    Form = row.Known("form"),
                    Issuer = row.Known("issued_by"),
                    LicenceType = row.Known("e_licence_type"),
                    Ground = GroundOf(row, law, row["material"]),
                    Note = row.Known("note"),
                });
            }
            else
            {
                log.Reject(row, ImportRules.MaterialNecessity, $"{guide}-{sequence}", "necessity", row["necessity"]);
                isWhole = false;
            }
        }

        return (found.ToImmutable(), conditions.ToImmutable(), isWhole);
    }

    /// <summary>The steps of a guide, by number.</summary>
    public (ImmutableArray<ListStep> Steps, bool IsWhole) StepsOf(MatterCode guide, string law)
    {
        var found = ImmutableArray.CreateBuilder<ListStep>();
        var rows = Numbered(_steps, guide, "step", ImportRules.StepRow, out bool isWhole);
        foreach (var (sequence, row) in rows)
        {
            bool hasLimit = row["limit"].Length + row["unit"].Length > 0;
            string? limit = StatedLimits.InWords(row["limit"], row["unit"]);
            bool? counted = row["counted_in_limit"] switch { "yes" => true, "no" => false, _ => null };
            if ((hasLimit && limit is null) || (counted is null && row["counted_in_limit"] is not ("" or "not said")))
            {
                log.Add(ImportRules.StepLimit, $"{guide}-{sequence}", "limit", $"{row["limit"]} {row["unit"]} {row["counted_in_limit"]}".Trim());
                isWhole = false;
            }

            found.Add(new ListStep(sequence, row["step"], row.Known("actor"), limit, counted, GroundOf(row, law, row["step"])));
        }

        return (found.ToImmutable(), isWhole);
    }

    /// <summary>Reports the rows whose guide was never read.</summary>
    public void ReportRest()
    {
        Report(_materials, ImportRules.MaterialGuide);
        Report(_steps, ImportRules.StepGuide);

        void Report(ILookup<string, SourceRow> rows, ImportRule rule)
        {
            foreach (var row in rows.Where(group => !_asked.Contains(group.Key)).SelectMany(group => group))
                log.Reject(row, rule, $"{row["guide"]}-{row["seq"]}", "guide", row["guide"]);
        }
    }

    private List<(int Sequence, SourceRow Row)> Numbered(ILookup<string, SourceRow> all, MatterCode guide, string name, ImportRule rule, out bool isWhole)
    {
        isWhole = true;
        string id = guide.ToString();
        _asked.Add(id);
        var rows = new SortedDictionary<int, SourceRow>();
        foreach (var row in all[id])
        {
            bool isNumber = int.TryParse(row["seq"], NumberStyles.None, CultureInfo.InvariantCulture, out int sequence) && sequence > 0;
            if (isNumber && row[name].Length > 0 && rows.TryAdd(sequence, row)) continue;
            log.Reject(row, rule, $"{id}-{row["seq"]}", name, row[name]);
            isWhole = false;
        }

        return [.. rows.Select(pair => (pair.Key, pair.Value))];
    }

    private LegalGround? GroundOf(SourceRow row, string law, string text)
    {
        string article = row["article"];
        if (article.Length == 0) return null;
        var ground = Citations.OfArticle(article, law, text);
        if (ground is null) log.Add(ImportRules.GuideArticles, $"{row["guide"]}-{row["seq"]}", "article", article);
        return ground;
    }

    private static Necessity? NecessityOf(string printed) => printed switch
    {
        "必要" => Necessity.Required,
        "按情形" or "非必要" => Necessity.Optional,
        "容缺后补" => Necessity.Tolerable,
        _ => null,
    };
}
