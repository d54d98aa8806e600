using System.Text.Json.Serialization;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What kind of special step (特殊环节) it is: the eight whose time 行政许可法 第四十五条 leaves out, or another.</summary>
public enum SpecialStepKind
{
    /// <summary>None of the eight, for example 现场勘验 or 技术审查: another article must leave its time out.</summary>
    Other,

    /// <summary>听证.</summary>
    Hearing,

    /// <summary>招标.</summary>
    Tender,

    /// <summary>拍卖.</summary>
    Auction,

    /// <summary>检验.</summary>
    Inspection,

    /// <summary>检测.</summary>
    Testing,

    /// <summary>检疫.</summary>
    Quarantine,

    /// <summary>鉴定.</summary>
    Appraisal,

    /// <summary>专家评审.</summary>
    ExpertReview,

    /// <summary>No step but a suspension (中止): an article stops the matter until its cause is gone, so it has no limit of its own.</summary>
    Suspension,
}

/// <summary>A special step (特殊环节) as its list publishes it: with the limit promised for it and the article it rests on.</summary>
/// <remarks>
/// Immutable. There is none without article, and but for a suspension none without limit. In JSON
/// <c>{"code":"…","kind":"appraisal","name":"…","limit":{…},"basis":{"law":"…","article":"…","text":"…"}}</c>.
/// </remarks>
[JsonConverter(typeof(SpecialStepJsonConverter))]
public sealed record SpecialStep
{
    private const string Licensing = "中华人民共和国行政许可法";
    private static readonly string[] ArticleNumbers = ["四十五", "45"];

    private SpecialStep(string code, SpecialStepKind kind, string name, Limit? limit, LegalGround basis)
    {
        Code = code;
        Kind = kind;
        Name = name;
        Limit = limit;
        Basis = basis;
    }

    /// <summary>The article that leaves the time of eight kinds of step out of a licence's limits (行政许可法 第四十五条).</summary>
    public static LegalGround LicensingArticle45 { get; } = LegalGround.OfLaw(
        Licensing,
        "第四十五条",
        "行政机关作出行政许可决定,依法需要听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审的,所需时间不计算在本节规定的期限内。行政机关应当将所需时间书面告知申请人。");

    /// <summary>Its code in the list.</summary>
    public string Code { get; }

    /// <summary>What kind of step it is.</summary>
    public SpecialStepKind Kind { get; }

    /// <summary>Its name in Chinese.</summary>
    public string Name { get; }

    /// <summary>The limit promised for it (承诺时限), after which the clock counts again by itself; <see langword="null"/> for a suspension only.</summary>
    public Limit? Limit { get; }

    /// <summary>The article that leaves its time out (设立依据).</summary>
    public LegalGround Basis { get; }

    /// <summary>A step from data that may be wrong.</summary>
    /// <param name="code">Its code in the list.</param>
    /// <param name="kind">What kind of step it is.</param>
    /// <param name="name">Its name in Chinese.</param>
    /// <param name="limit">The limit promised for it; 即办 is none, for nothing would be left out. A suspension has none.</param>
    /// <param name="basis">The article of a law that leaves its time out; a clause of the plan is not enough.</param>
    /// <returns>
    /// The step; refused with <c>time-limit.step-without-name</c>, <c>step-kind-unknown</c>, <c>step-without-limit</c>, <c>step-without-basis</c>,
    /// or <c>time-limit.step-not-in-article</c> where it rests on 行政许可法 第四十五条 and is none of the eight.
    /// </returns>
    [Clause("REG-2.8")]
    public static OneOf<Refusal, SpecialStep> Of(string? code, SpecialStepKind kind, string? name, Limit? limit, LegalGround? basis)
    {
        if (string.IsNullOrWhiteSpace(code)) return ClockRefusals.StepWithoutName("code");
        if (string.IsNullOrWhiteSpace(name)) return ClockRefusals.StepWithoutName("name");
        if (kind is < SpecialStepKind.Other or > SpecialStepKind.Suspension) return ClockRefusals.StepKindUnknown();
        bool limited = limit is { } own && own != default && own.Unit != LimitUnit.SameDay;
        if (kind == SpecialStepKind.Suspension ? limit is not null : !limited) return ClockRefusals.StepWithoutLimit(kind);
        if (basis?.Law is null || string.IsNullOrWhiteSpace(basis.Article)) return ClockRefusals.StepWithoutBasis();
        bool listed = kind is not (SpecialStepKind.Other or SpecialStepKind.Suspension);
        if (IsArticle45(basis) && !listed) return ClockRefusals.StepNotInArticle();
        return new SpecialStep(code, kind, name, limit, basis);
    }

    /// <summary>The name with its limit.</summary>
    public override string ToString() => Limit is { } limit ? $"{Name}({limit})" : Name;

    /// <summary>Whether a ground is that article, however a file writes it: 《行政许可法》, 第45条, 四十五条.</summary>
    private static bool IsArticle45(LegalGround basis)
    {
        string law = Bare(basis.Law!), article = Bare(basis.Article!).TrimStart('第');
        if (law is not (Licensing or "行政许可法")) return false;
        return ArticleNumbers.Any(number => article.StartsWith(number, StringComparison.Ordinal) && (article.Length == number.Length || article[number.Length] == '条'));
    }

    /// <summary>Without white space and book marks, and with ASCII digits.</summary>
    private static string Bare(string text) => string.Concat(
        text.Where(c => !char.IsWhiteSpace(c) && c is not ('《' or '》')).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
}
