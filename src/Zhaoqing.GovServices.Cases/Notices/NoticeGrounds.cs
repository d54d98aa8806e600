namespace Zhaoqing.GovServices.Cases;

/// <summary>By what a way of service is lawful and from when it counts.</summary>
internal static class NoticeGrounds
{
    private const string CivilProcedure = "中华人民共和国民事诉讼法";

    public static LegalGround InPerson { get; } = LegalGround.OfLaw(CivilProcedure, "第八十七条第二款", "受送达人在送达回证上的签收日期为送达日期");

    public static LegalGround Left { get; } = LegalGround.OfLaw(
        CivilProcedure, "第八十九条", "受送达人拒绝接收的,可以由见证人签名或者拍照、录像记录送达过程,把文书留在其住所,即视为送达");

    public static LegalGround Electronic { get; } = LegalGround.OfLaw(
        CivilProcedure, "第九十条", "经受送达人同意,可以采用能够确认其收悉的电子方式送达,以送达信息到达受送达人特定系统的日期为送达日期");

    public static LegalGround Post { get; } = LegalGround.OfLaw(CivilProcedure, "第九十一条", "邮寄送达的,以回执上注明的收件日期为送达日期");

    public static LegalGround Announcement { get; } = LegalGround.OfLaw(
        CivilProcedure, "第九十五条第一款", "受送达人下落不明,或者用其他方式无法送达的,公告送达,自发出公告之日起经过三十日即视为送达");

    public static LegalGround FromService { get; } = LegalGround.OfLaw(
        "中华人民共和国行政复议法实施条例", "第十五条第一款", "直接送达的自签收之日起、邮寄送达的自在邮件签收单上签收之日起、公告告知的自公告规定的期限届满之日起计算行政复议申请期限");

    public static LegalGround Of(ServiceWay way) => way switch
    {
        ServiceWay.InPerson => InPerson,
        ServiceWay.Sms or ServiceWay.Platform => Electronic,
        ServiceWay.Post => Post,
        ServiceWay.Left => Left,
        ServiceWay.Announcement => Announcement,
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Unknown way."),
    };
}
