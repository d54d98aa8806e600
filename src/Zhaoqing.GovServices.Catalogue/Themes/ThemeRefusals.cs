namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which a theme is refused.</summary>
internal static class ThemeRefusals
{
    private static LegalGround Process => LegalGround.OfClause("CON-1.2");

    private static LegalGround Composed => LegalGround.OfClause("CON-1.1");

    private static LegalGround Situations => LegalGround.OfClause("CON-4.2");

    public static Refusal TooSmall() => new("catalogue.theme-too-small", "“一件事”至少由两个事项组成。", Process);

    public static Refusal TooLarge() => new("catalogue.theme-too-large", $"“一件事”最多由{Theme.MaxMembers}个事项组成。", Process);

    public static Refusal MemberTwice(MatterCode code) =>
        new Refusal("catalogue.theme-member-twice", "同一事项在“一件事”中只能出现一次。", Process).OnField($"members[{code}]", "重复。");

    public static Refusal MemberUnknown(MatterCode member, MatterCode named) =>
        new Refusal("catalogue.theme-member-unknown", "前置事项不在本“一件事”内。", Process).OnField($"members[{member}].after", $"没有事项{named}。");

    public static Refusal Cycle(IEnumerable<MatterCode> path)
    {
        string words = string.Join('→', path);
        return new Refusal("catalogue.theme-cycle", $"事项的先后顺序成环:{words}。请去掉其中一个先后关系。", Process).OnField("members", words);
    }

    public static Refusal QuestionFault(string where, string what) =>
        new Refusal("catalogue.theme-question-fault", "“一件事”的情形问题或条件有误。", Situations).OnField(where, what);

    public static Refusal FieldConflict(string key) =>
        new Refusal("catalogue.theme-field-conflict", "同一字段在不同事项中的类型不一致,不能只填一次。", Composed).OnField($"fields[{key}]", "类型不一致。");

    public static Refusal FieldTwice(MatterCode member, string key) =>
        new Refusal("catalogue.theme-field-twice", "同一事项的表单中同一字段只能出现一次。", Composed).OnField($"members[{member}].fields[{key}]", "重复。");

    public static Refusal PassedWithoutOrder(MatterCode member, MatterCode from) =>
        new Refusal("catalogue.theme-passed-without-order", "由前序事项结果代替的材料,其来源事项必须先于本事项办理。", Process)
            .OnField($"members[{member}].passedInside", $"事项{from}不在其前。");

    public static Refusal AnswerMissing(string question) =>
        new Refusal("catalogue.theme-answer-missing", "请回答全部情形问题。", Situations).OnField($"answers.{question}", "未回答。");

    public static Refusal AnswerUnknown(string question) =>
        new Refusal("catalogue.theme-answer-unknown", "答案不在可选范围内。", Situations).OnField($"answers.{question}", "没有这一问题或选项。");

    public static Refusal NothingChosen() => new("catalogue.theme-nothing-chosen", "按所选情形,没有需要办理的事项。", Situations);

    public static Refusal MatterUnknown(MatterCode code) => CatalogueRefusals.MatterUnknown().OnField($"members[{code}]", "现行目录中没有。");

    public static Refusal GuideUnknown(string guide) => CatalogueRefusals.MatterUnknown().OnField($"guides[{guide}]", "现行目录中没有使用这一指南的事项。");

    public static Refusal MaterialUnknown(MatterCode member, MaterialCode material) =>
        new Refusal("catalogue.theme-material-unknown", "“一件事”所列材料不在该事项的实施清单内。", Composed).OnField($"members[{member}].materials[{material}]", "清单中没有。");

    public static Refusal LimitUnknown(IEnumerable<MatterCode> members) => members.Aggregate(
        new Refusal("catalogue.theme-limit-unknown", "有事项没有办结时限,不能算出“一件事”的办结时间。", Process),
        (refusal, code) => refusal.OnField($"members[{code}]", "没有办结时限。"));
}
