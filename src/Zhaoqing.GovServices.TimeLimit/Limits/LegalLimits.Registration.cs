namespace Zhaoqing.GovServices.TimeLimit;

/// <content>Registration, and the plan's own limit for shared data.</content>
public static partial class LegalLimits
{
    private const string Market = "中华人民共和国市场主体登记管理条例";

    /// <summary>To register a market entity that is not registered on the spot: 3 working days (市场主体登记管理条例 第十九条第一款, text of 2021-07-27).</summary>
    /// <remarks>The article does not name the start; here it is the acceptance.</remarks>
    public static LegalLimit MarketRegistration { get; } = new(
        Limit.WorkingDays(3),
        LegalGround.OfLaw(Market, "第十九条第一款", "对申请材料齐全、符合法定形式的予以确认并当场登记。不能当场登记的,应当在3个工作日内予以登记。"))
    {
        Start = StartingEvent.Acceptance,
        Extension = new(
            3,
            ExtensionApprover.OrganHead,
            LegalGround.OfLaw(Market, "第十九条第一款", "情形复杂的,经登记机关负责人批准,可以再延长3个工作日。")),
    };

    /// <summary>To register real estate, from acceptance: 30 working days (不动产登记暂行条例 第二十条, text of 2019-03-24).</summary>
    public static LegalLimit RealEstateRegistration { get; } = new(
        Limit.WorkingDays(30),
        LegalGround.OfLaw("不动产登记暂行条例", "第二十条", "不动产登记机构应当自受理登记申请之日起30个工作日内办结不动产登记手续,法律另有规定的除外。"))
    {
        Start = StartingEvent.Acceptance,
    };

    /// <summary>To connect shared data: 3 working days (clause PLT-4.7 of the plan).</summary>
    /// <remarks>The plan does not name the start.</remarks>
    public static LegalLimit DataSharingConnection { get; } = new(Limit.WorkingDays(3), LegalGround.OfClause("PLT-4.7"));
}
