using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>How each law counts its days, by edition of the law. There is no rule for all: 五日 is working days in one law and calendar days in another.</summary>
/// <remarks>
/// Read from the texts in force in April 2025. 税收征收管理法实施细则 counts in a way of its own: <see cref="WorkingCalendar.TaxDue(LocalDate, LocalDate)"/>.
/// </remarks>
public static class CountRules
{
    private const string State = "中华人民共和国";

    /// <summary>The general rule for the last day; other laws are read by analogy to it where they are silent.</summary>
    internal static LegalGround CivilLastDay { get; } =
        LegalGround.OfLaw(State + "民法典", "第二百零三条第一款", "期间的最后一日是法定休假日的,以法定休假日结束的次日为期间的最后一日。");

    /// <summary>Every rule, law by law, earlier editions first.</summary>
    public static ImmutableArray<CountRule> All { get; } =
    [
        new("行政许可法", new(2004, 7, 1), PlainDays.AllWorkingOfAuthority, lastDay: null, Of("行政许可法", "第八十二条", "本法规定的行政机关实施行政许可的期限以工作日计算,不含法定节假日。")),
        new("行政处罚法", new(2021, 7, 15), PlainDays.Working(2, 3, 5, 7), lastDay: null, Of("行政处罚法", "第八十五条", "本法中“二日”“三日”“五日”“七日”的规定是指工作日,不含法定节假日。")),
        new("行政强制法", new(2012, 1, 1), PlainDays.WorkingUpTo(10), lastDay: null, Of("行政强制法", "第六十九条", "本法中十日以内期限的规定是指工作日,不含法定节假日。")),
        new(
            "行政复议法",
            new(1999, 10, 1),
            PlainDays.Working(5, 7),
            LastDayRule.NextWorkingDay,
            Of("行政复议法", "第四十条", "行政复议期间的计算依照民事诉讼法关于期间的规定执行。本法关于行政复议期间有关“五日”、“七日”的规定是指工作日,不含节假日。"),
            through: new(2023, 12, 31)),
        new(
            "行政复议法",
            new(2024, 1, 1),
            PlainDays.Working(3, 5, 7, 10),
            LastDayRule.NextWorkingDay,
            Of("行政复议法", "第八十八条", "本法没有规定的,依照《中华人民共和国民事诉讼法》关于期间的规定执行。有关“三日”、“五日”、“七日”、“十日”的规定是指工作日,不含法定休假日。")),
        new(
            "行政诉讼法",
            new(2018, 2, 8),
            PlainDays.Calendar,
            LastDayRule.NextWorkingDay,
            LegalGround.OfLaw("最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", "第四十八条第三款", "期间届满的最后一日是节假日的,以节假日后的第一日为期间届满的日期。")),
        new("民事诉讼法", new(2022, 1, 1), PlainDays.Calendar, LastDayRule.NextWorkingDay, Of("民事诉讼法", "第八十五条第三款", "期间届满的最后一日是法定休假日的,以法定休假日后的第一日为期间届满的日期。")),
        new("民法典", new(2021, 1, 1), PlainDays.Calendar, LastDayRule.NextWorkingDay, CivilLastDay),
        new("专利法实施细则", new(2010, 2, 1), PlainDays.Calendar, LastDayRule.NextWorkingDay, Of("专利法实施细则", "第五条", "期限届满日是法定休假日的,以休假日后的第一个工作日为期限届满日。")),
        new("审计法实施条例", new(2010, 5, 1), PlainDays.AllWorking, LastDayRule.NextWorkingDay, Audit("审计法和本条例规定的其他期间以工作日计算,不含法定节假日。")),
        new("审计法实施条例", new(2010, 5, 1), PlainDays.Calendar, LastDayRule.NextWorkingDay, Audit("本条例第五十二条规定的期间的最后一日是法定节假日的,以节假日后的第一个工作日为期间届满日。"), article: "第五十二条"),
        new(
            "公安机关办理行政案件程序规定",
            new(2019, 1, 1),
            PlainDays.Calendar,
            LastDayRule.NextWorkingDay,
            LegalGround.OfLaw("公安机关办理行政案件程序规定", "第三十五条", "期间的最后一日是节假日的,以节假日后的第一日为期满日期,但违法行为人被限制人身自由的期间,应当至期满之日为止,不得因节假日而延长。"),
            libertyNeverMoves: true),
        new(
            "道路交通安全违法行为记分管理办法",
            new(2022, 4, 1),
            PlainDays.Calendar,
            LastDayRule.NextWorkingDay,
            LegalGround.OfLaw("道路交通安全违法行为记分管理办法", "第三十六条", "本办法所称“三日”“十日”“三十日”,是指自然日。期间的最后一日为节假日的,以节假日期满后的第一个工作日为期间届满的日期。")),
        new("政府信息公开条例", new(2019, 5, 15), PlainDays.AllWorking, lastDay: null, LegalLimits.InformationAnswer.Ground),
        new("市场主体登记管理条例", new(2022, 3, 1), PlainDays.AllWorking, lastDay: null, LegalLimits.MarketRegistration.Ground),
        new("不动产登记暂行条例", new(2015, 3, 1), PlainDays.AllWorking, lastDay: null, LegalLimits.RealEstateRegistration.Ground),
        new("信访工作条例", new(2022, 5, 1), PlainDays.Calendar, lastDay: null, LegalLimits.PetitionObjection.Ground),
    ];

    /// <summary>How a law counts.</summary>
    /// <param name="law">Its name, with or without 中华人民共和国 and book marks.</param>
    /// <param name="onDay">The day in China on which the limit starts: it chooses the edition.</param>
    /// <param name="article">The article that sets the limit, for the laws that count one article in another way; for example <c>第五十二条第一款</c>.</param>
    /// <returns>The rule; refused with <c>time-limit.count-rule-unknown</c> for another law, or a day on which the known editions were not in force.</returns>
    public static OneOf<Refusal, CountRule> Of(string law, LocalDate onDay, string? article = null)
    {
        ArgumentNullException.ThrowIfNull(law);
        string name = law.Trim().Trim('《', '》');
        if (name.StartsWith(State, StringComparison.Ordinal)) name = name[State.Length..];
        CountRule? found = null;
        foreach (var rule in All)
        {
            if (!string.Equals(rule.Law, name, StringComparison.Ordinal) || onDay < rule.From || onDay > rule.Through) continue;
            if (rule.Article is null ? found is null : IsOrLiesIn(article, rule.Article)) found = rule;
        }

        return found is null ? TimeLimitRefusals.CountRuleUnknown(onDay) : found;
    }

    /// <summary>第五十二条第一款 lies in 第五十二条; 第五十二条之一 does not.</summary>
    private static bool IsOrLiesIn(string? article, string whole) =>
        article is not null && article.StartsWith(whole, StringComparison.Ordinal) && !article.AsSpan(whole.Length).StartsWith("之", StringComparison.Ordinal);

    private static LegalGround Of(string law, string article, string text) => LegalGround.OfLaw(State + law, article, text);

    private static LegalGround Audit(string text) => Of("审计法实施条例", "第五十六条第二款", text);
}
