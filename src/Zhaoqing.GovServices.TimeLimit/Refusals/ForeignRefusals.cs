using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What the package refuses of somebody else's holiday data and of tables read back.</summary>
internal static partial class TimeLimitRefusals
{
    public static Refusal ForeignUnreadable(string field, string message) => new Refusal(
        "time-limit.foreign-unreadable", "节假日数据不能识别,请核对来源和格式。", Arrangement)
        .OnField(field, message);

    public static Refusal ForeignContradictsItself(LocalDate date) => new Refusal(
        "time-limit.foreign-contradicts-itself", $"节假日数据自相矛盾:{date:uuuu-MM-dd}重复列出,或既放假又上班。", Arrangement)
        .OnField("days", $"{date:uuuu-MM-dd}前后不一。");

    public static Refusal TableUnreadable(string field, string message) => new Refusal(
        "time-limit.table-unreadable", "节假日表不能识别,请按导出的格式核对。", Arrangement)
        .OnField(field, message);
}
