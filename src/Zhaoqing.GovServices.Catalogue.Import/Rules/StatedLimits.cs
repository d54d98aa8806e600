using System.Globalization;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Catalogue.Import;

/// <summary>Reads the limits that a guide states, or that the law gives where it states none.</summary>
internal static class StatedLimits
{
    /// <summary>The limit of the decision. Not whole where the guide states one that cannot be read.</summary>
    public static (DecisionLimit? Limit, bool IsWhole) Decision(SourceRow guide, MatterKind kind, FindingLog log)
    {
        string id = guide["guide"], start = guide["start"], amount = guide["statutory_limit"], unit = guide["limit_unit"];
        bool isReceipt = start.Contains("收到", StringComparison.Ordinal);
        if (!isReceipt && start is not ("" or "受理")) log.Add(ImportRules.LimitStart, id, "start", start);
        if (amount.Length == 0 && unit.Length == 0)
        {
            if (kind == MatterKind.Licence)
                return (new(LegalLimits.LicensingDecision.Limit, LimitStart.Acceptance, LegalLimits.LicensingDecision.Ground), true);
            log.Add(ImportRules.LimitMissing, id, "statutory_limit", "");
            return (null, true);
        }

        if (UnitOf(unit) is null)
        {
            log.Add(ImportRules.LimitUnit, id, "limit_unit", unit);
            return (null, false);
        }

        if (Of(amount, unit) is not { } limit)
        {
            log.Add(ImportRules.LimitNumber, id, "statutory_limit", amount);
            return (null, false);
        }

        string text = guide.Known("limit_note") ?? $"办结时限:{InWords(amount, unit)}";
        string law = guide["law"], article = guide["limit_article"];
        var ground = Citations.OfArticle(article, law, text);
        if (ground is null && article.Length > 0) log.Add(ImportRules.GuideArticles, id, "limit_article", article);
        return (new(limit, isReceipt ? LimitStart.Receipt : LimitStart.Acceptance, ground ?? LegalGround.OfLaw(law, article: null, text)), true);
    }

    /// <summary>The limit of the delivery: as stated, and for licences that state none the ten working days of the law.</summary>
    public static (LegalLimit? Limit, bool IsWhole) Delivery(SourceRow guide, MatterKind kind, FindingLog log)
    {
        string stated = guide["deliver_limit"];
        if (stated.Length == 0) return (kind == MatterKind.Licence ? LegalLimits.LicensingDelivery : null, true);
        bool working = stated.EndsWith("个工作日", StringComparison.Ordinal);
        string amount = working ? stated[..^"个工作日".Length] : stated.TrimEnd('日');
        // Plain days bind a licensing authority as working days (行政许可法 art. 82).
        string unit = working || kind == MatterKind.Licence ? "workingDays" : "calendarDays";
        if (stated.EndsWith('日') && Of(amount, unit) is { } limit)
            return (new(limit, LegalGround.OfLaw(guide["law"], article: null, $"送达时限:{stated}")), true);
        log.Add(ImportRules.DeliverLimit, guide["guide"], "deliver_limit", stated);
        return (null, false);
    }

    /// <summary>A limit in the words that guides use; <see langword="null"/> where it cannot be read.</summary>
    public static string? InWords(string amount, string unit) => Of(amount, unit) is not { } limit ? null : limit.Unit switch
    {
        LimitUnit.SameDay => "当场",
        LimitUnit.WorkingDays => $"{limit.Amount}个工作日",
        LimitUnit.CalendarDays => $"{limit.Amount}日",
        _ => $"{limit.Amount}个月",
    };

    /// <summary>A limit; a last day of days or months that is no working day moves to the next one (民法典 art. 203).</summary>
    private static Limit? Of(string amount, string unit) =>
        UnitOf(unit) is { } known
        && int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        && Limit.Of(number, known, LastDayRule.NextWorkingDay).TryPickT1(out var limit, out _)
            ? limit
            : null;

    private static LimitUnit? UnitOf(string printed) => printed switch
    {
        "sameDay" => LimitUnit.SameDay,
        "workingDays" => LimitUnit.WorkingDays,
        "calendarDays" => LimitUnit.CalendarDays,
        "months" => LimitUnit.Months,
        _ => null,
    };
}
