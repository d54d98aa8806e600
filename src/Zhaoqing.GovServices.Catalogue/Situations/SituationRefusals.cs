using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The words in which trees of situations and answers to them are refused.</summary>
internal static class SituationRefusals
{
    private static LegalGround Ground => LegalGround.OfClause("CON-4.2");

    public static Refusal Names(string? id) => At("catalogue.situation-names", "问题和情形的名称不能为空或重复,且至少各有一个。", $"{id}", "名称不符。");

    public static Refusal Unknown(SituationQuestion question, string next) => At("catalogue.situation-unknown", "答案引向不存在的问题或情形。", question.Id, $"引向{next}。");

    public static Refusal Cycle(ImmutableArray<string> way) => At("catalogue.situation-cycle", "问题形成循环,不能得出情形。", way[0], string.Join('→', way));

    public static Refusal Unreachable(string id) => At("catalogue.situation-unreachable", "有的问题或情形没有答案能够到达。", id, "不能到达。");

    public static Refusal Answers(SituationQuestion question, string what) => At("catalogue.situation-answers", "分支的答案应为该问题可选的答案,且不能为空。", question.Id, $"{what}不在可选范围内或为空。");

    public static Refusal Gap(SituationQuestion question, string answer) => At("catalogue.situation-gap", "有的答案没有去向。", question.Id, $"答案“{answer}”没有去向。");

    public static Refusal Overlap(SituationQuestion question, string answer) => At("catalogue.situation-overlap", "有的答案有多个去向。", question.Id, $"答案“{answer}”有多个去向。");

    public static Refusal Answer(SituationQuestion question) => At("catalogue.situation-answer", $"“{question.Text}”请在可选范围内作答。", question.Id, "不在可选范围内。");

    private static Refusal At(string code, string message, string place, string detail) => new Refusal(code, message, Ground).OnField(place, detail);
}
