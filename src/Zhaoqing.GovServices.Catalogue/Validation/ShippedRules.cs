using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>The rules that ship with the package; those of one subject stand in one file.</summary>
internal static class ShippedRules
{
    public static ElementRule Required { get; } = new("required", FindingSeverity.Error, "统筹要素按事项类型和条件填写", LegalGround.OfClause("STD-4.2"));

    public static ElementRule RequiredHere { get; } = new("required", FindingSeverity.Error, "自定义要素按条件填写", LegalGround.OfClause("STD-4.3"));

    public static ElementRule Format { get; } = new("format", FindingSeverity.Error, "要素的值符合其类型", LegalGround.OfClause("STD-3.4"));

    public static ImmutableArray<CheckedRule> All { get; } = [.. IdentityRules.All, .. LimitRules.All, .. MaterialRules.All, .. ResultRules.All, .. ReachRules.All, .. PlaceRules.All];
}
