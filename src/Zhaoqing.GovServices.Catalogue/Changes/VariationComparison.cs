using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Compares what a matter asks for by each way of applying (办理形式), where one of its contents treats that way differently.</summary>
internal static class VariationComparison
{
    public static void Add(ImmutableArray<ElementDifference>.Builder found, UnifiedPart before, UnifiedPart after)
    {
        foreach (var channel in before.Variations.Concat(after.Variations).Select(variation => variation.Channel).Distinct().Order())
        {
            var (was, now) = (Of(before, channel), Of(after, channel));
            string name = NameOf(channel);
            var (limitBefore, limitAfter) = (was.DecisionLimit ?? before.DecisionLimit, now.DecisionLimit ?? after.DecisionLimit);
            if (was.DecisionLimit != now.DecisionLimit) LimitComparison.Decision(found, $"{name}办理时限", limitBefore, limitAfter);
            foreach (var code in now.Without.Except(was.Without)) Material(found, name, after, code, Burden.Lighter);
            foreach (var code in was.Without.Except(now.Without)) Material(found, name, after, code, Burden.Heavier);
            string conditionsBefore = string.Join('、', was.Conditions), conditionsAfter = string.Join('、', now.Conditions);
            if (!string.Equals(conditionsBefore, conditionsAfter, StringComparison.Ordinal)) found.Add(new ElementDifference($"{name}办理条件", conditionsBefore, conditionsAfter, Burden.Same, Basis: null));
        }
    }

    private static ChannelVariation Of(UnifiedPart part, ApplicationChannel channel) => part.Variations.FirstOrDefault(variation => variation.Channel == channel) ?? new ChannelVariation(channel);

    /// <summary>A material that is gone from the list is told there.</summary>
    private static void Material(ImmutableArray<ElementDifference>.Builder found, string channel, UnifiedPart part, MaterialCode code, Burden burden)
    {
        if (part.Materials.FirstOrDefault(material => material.Code == code) is not { } material) return;
        var (before, after) = burden == Burden.Lighter ? ("须提交", "免提交") : ("免提交", "须提交");
        found.Add(new ElementDifference($"{channel}申请材料", $"{material.Name}({before})", $"{material.Name}({after})", burden, material.Ground));
    }

    private static string NameOf(ApplicationChannel channel) => channel switch
    {
        ApplicationChannel.Window => "窗口",
        ApplicationChannel.Computer => "电脑端",
        ApplicationChannel.Mobile => "移动端",
        ApplicationChannel.Courier => "快递",
        _ => "其他方式",
    };
}
