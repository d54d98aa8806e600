namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>What the package refuses of local closures.</summary>
internal static partial class TimeLimitRefusals
{
    /// <summary>Days that the law counts stop counting only where a text says so; every closure therefore shows its decree and its days.</summary>
    private static LegalGround CountedDays => LegalGround.OfLaw("中华人民共和国行政许可法", "第八十二条", "本法规定的行政机关实施行政许可的期限以工作日计算,不含法定节假日。");

    public static Refusal ClosureSpanEmpty() => new Refusal("time-limit.closure-span-empty", "临时停办的最后一日早于第一日,请核对。", CountedDays)
        .OnField("last", "不能早于第一日。");

    public static Refusal ClosureUnnamed() => new Refusal("time-limit.closure-unnamed", "临时停办没有名称,请写明事由,例如“台风停工”。", CountedDays)
        .OnField("name", "请填写名称。");

    public static Refusal ClosureWithoutBasis() => new Refusal("time-limit.closure-without-basis", "临时停办没有依据,请写明作出停办决定的文件。", CountedDays)
        .OnField("basis", "请填写依据。");

    public static Refusal ClosureEffectUnknown() => new Refusal("time-limit.closure-effect-unknown", "临时停办的效力应为“仅窗口停办”或“期限也不计入”。", CountedDays)
        .OnField("effect", "没有这种效力。");

    public static Refusal ClosureOverlaps(LocalClosure other) => new Refusal(
        "time-limit.closure-overlaps",
        $"与已有的“{other.Name}”({other.Division},{other.First:uuuu-MM-dd}至{other.Last:uuuu-MM-dd})地域和日期重叠,请先核对。",
        CountedDays)
        .OnField("first", "与已有的临时停办重叠。");
}
