using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>A guide with its materials and steps, read and checked.</summary>
internal sealed record ReadGuide(
    MatterGuide Guide, MatterKind Kind, UnifiedPart Unified, string MattersNo, string Authority, string Level, ImmutableArray<string> Audience);

/// <summary>Reads the guides (办事指南).</summary>
internal static class GuideRows
{
    public static readonly ImmutableArray<string> Columns =
    [
        "guide", "matter", "matters_no", "kind", "authority", "level", "audience", "statutory_limit", "limit_unit", "limit_note", "limit_article", "start",
        "extension", "deliver_limit", "validity", "renewal", "special_steps", "fee", "commit_or_tolerate_hint", "law", "law_version_date", "articles", "note",
    ];

    public static List<ReadGuide> Read(
        ImmutableArray<SourceRow> rows, ImmutableArray<SourceRow> materials, ImmutableArray<SourceRow> steps, FindingLog log)
    {
        var parts = new GuidePartRows(materials, steps, log);
        var guides = new Dictionary<MatterCode, ReadGuide>();
        foreach (var row in rows)
        {
            string id = row["guide"];
            if (!MatterCode.TryParse(id, provider: null, out var code) || code.Scheme != MatterCodeScheme.Guide || guides.ContainsKey(code))
            {
                log.Reject(row, ImportRules.GuideId, id, "guide", id);
            }
            else if (!MatterRows.IsName(row["matter"]))
            {
                log.Reject(row, ImportRules.GuideName, id, "matter", row["matter"]);
            }
            else if (!MatterKinds.Of(row["kind"]).TryPickT1(out var kind, out _))
            {
                log.Reject(row, ImportRules.GuideKind, id, "kind", row["kind"]);
            }
            else if (row["law"].Length == 0 || !IsVersion(row["law_version_date"], out var version))
            {
                log.Reject(row, ImportRules.GuideLaw, id, "law", $"{row["law"]} {row["law_version_date"]}");
            }
            else
            {
                guides.Add(code, Of(row, code, kind, version, parts, log));
            }
        }

        parts.ReportRest();
        return [.. guides.Values];
    }

    private static ReadGuide Of(SourceRow row, MatterCode code, MatterKind kind, LocalDate? version, GuidePartRows parts, FindingLog log)
    {
        string law = row["law"];
        var (decision, isDecisionWhole) = StatedLimits.Decision(row, kind, log);
        var (delivery, isDeliveryWhole) = StatedLimits.Delivery(row, kind, log);
        var (materials, conditions, areMaterialsWhole) = parts.MaterialsOf(code, law);
        var (steps, areStepsWhole) = parts.StepsOf(code, law);
        if (materials.IsEmpty) log.Add(ImportRules.NoMaterials, row["guide"], "materials", "");
        var guide = new MatterGuide
        {
            Id = code,
            Name = row["matter"],
            Law = law,
            LawVersion = version,
            Articles = ArticlesOf(row, log),
            Conditions = conditions,
            Level = row.Known("level"),
            LimitNote = row.Known("limit_note"),
            Extension = row.Known("extension"),
            Validity = row.Known("validity"),
            Renewal = row.Known("renewal"),
            SpecialSteps = row.Known("special_steps"),
            Fee = row.Known("fee"),
            CommitmentHint = row.Known("commit_or_tolerate_hint"),
            Note = row.Known("note"),
        };
        var unified = new UnifiedPart
        {
            DecisionLimit = decision,
            DeliveryLimit = delivery,
            Materials = materials,
            Steps = steps,
            IsWhole = isDecisionWhole && isDeliveryWhole && areMaterialsWhole && areStepsWhole,
        };
        return new ReadGuide(guide, kind, unified, row["matters_no"], row["authority"], row["level"], [.. row["audience"].Split(';', StringSplitOptions.RemoveEmptyEntries)]);
    }

    private static ImmutableArray<LegalGround> ArticlesOf(SourceRow row, FindingLog log)
    {
        var articles = ImmutableArray.CreateBuilder<LegalGround>();
        foreach (string token in row["articles"].Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Citations.OfArticle(token, row["law"], $"规定{row["matter"]}的条件、材料、程序或时限") is { } ground) articles.Add(ground);
            else log.Add(ImportRules.GuideArticles, row["guide"], "articles", token);
        }

        return articles.ToImmutable();
    }

    private static bool IsVersion(string text, out LocalDate? version)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        version = parsed.Success ? parsed.Value : null;
        return parsed.Success || text.Length == 0;
    }
}
