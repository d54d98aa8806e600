using System.Text.Json.Serialization;

namespace Zhaoqing.GovServices;

/// <summary>Why a rule says no (依据): a clause of the plan, or an article of a law, with its words.</summary>
[JsonConverter(typeof(LegalGroundJsonConverter))]
public sealed record LegalGround
{
    private LegalGround(ClauseId? clause, string? law, string? article, string text)
    {
        Clause = clause;
        Law = law;
        Article = article;
        Text = text;
    }

    /// <summary>The clause of the plan, where the ground is one.</summary>
    public ClauseId? Clause { get; }

    /// <summary>The name of the law, regulation or standard in Chinese, where the ground is one.</summary>
    public string? Law { get; }

    /// <summary>The article, in the form the law is cited by, for example <c>第三十二条第一款第(四)项</c>.</summary>
    public string? Article { get; }

    /// <summary>What the clause or article says, in Chinese; the plan's own words for a clause.</summary>
    public string Text { get; }

    /// <summary>A clause of the plan as ground, with the plan's own words.</summary>
    /// <exception cref="ArgumentException">The plan has no such clause.</exception>
    public static LegalGround OfClause(string id)
    {
        var clause = PlanClauses.Get(ClauseId.Parse(id));
        return new(clause.Id, law: null, article: null, clause.Quote);
    }

    /// <summary>An article of a law, regulation or standard as ground.</summary>
    /// <param name="law">The name in Chinese, without book marks.</param>
    /// <param name="article">The article in Chinese; <see langword="null"/> where the whole text is meant.</param>
    /// <param name="text">What it says on the matter, in Chinese.</param>
    /// <exception cref="ArgumentException"><paramref name="law"/> or <paramref name="text"/> is empty.</exception>
    public static LegalGround OfLaw(string law, string? article, string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(law);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new(clause: null, law, article, text);
    }

    /// <summary>The ground as one cites it: <c>REG-2.4「…」</c> or <c>《行政许可法》第三十二条</c>.</summary>
    public override string ToString() => Clause is { } clause ? $"{clause}「{Text}」" : $"《{Law}》{Article}";
}
