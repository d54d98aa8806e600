using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>How many things of one subject there are, and how many of them name no basis.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="All">How many there are.</param>
/// <param name="WithoutBasis">How many of them name no article.</param>
public sealed record ReasonCount(ReasonSubject Subject, int All, int WithoutBasis);

/// <summary>How well an edition says why (依据核查): what has no basis, and which materials nobody has looked at for a replacement.</summary>
/// <param name="Counts">The counts, one for every subject.</param>
/// <param name="Replaced">How many materials name what replaces them.</param>
/// <param name="NotReplaced">How many say why nothing does.</param>
/// <param name="NotSaid">How many say neither.</param>
/// <param name="Findings">Everything without a basis, and every material that says neither, by matter.</param>
public sealed record ReasonsReport(ImmutableArray<ReasonCount> Counts, int Replaced, int NotReplaced, int NotSaid, ImmutableArray<Finding> Findings)
{
    /// <summary>The report of an edition.</summary>
    public static ReasonsReport Of(CatalogueEdition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var reasons = edition.Matters.SelectMany(matter => MatterReasons.Why(matter).Select(reason => (matter, reason))).ToArray();
        var materials = edition.Matters.SelectMany(matter => matter.Unified.Materials.Select(material => (matter, material))).ToArray();
        ImmutableArray<ReasonCount> counts =
        [
            .. Enum.GetValues<ReasonSubject>().Select(subject => new ReasonCount(
                subject, reasons.Count(one => one.reason.Subject == subject), reasons.Count(one => one.reason.Subject == subject && one.reason.Grounds.IsEmpty))),
        ];
        var silent = materials.Where(one => one.material.Replacement is null).ToArray();
        ImmutableArray<Finding> findings =
        [
            .. reasons.Where(one => one.reason.Grounds.IsEmpty)
                .Select(one => new Finding($"{one.matter.Code}", NameOf(one.reason.Subject), one.reason.What, "catalogue.without-basis", $"{NameOf(one.reason.Subject)}“{one.reason.What}”没有写明依据。")),
            .. silent.Select(one => new Finding($"{one.matter.Code}", "免提交措施", one.material.Name, "catalogue.replacement-not-said", $"材料“{one.material.Name}”没有写明由什么证照或数据替代,也没有写明不能替代的原因。")),
        ];
        return new ReasonsReport(
            counts,
            materials.Count(one => one.material.Replacement is { NoneBecause: null }),
            materials.Count(one => one.material.Replacement is { NoneBecause: not null }),
            silent.Length,
            [.. findings.OrderBy(finding => finding.Item, StringComparer.Ordinal)]);
    }

    private static string NameOf(ReasonSubject subject) => subject switch
    {
        ReasonSubject.Matter => "设定依据",
        ReasonSubject.DecisionLimit => "法定办结时限",
        ReasonSubject.DeliveryLimit => "送达时限",
        ReasonSubject.Material => "申请材料",
        _ => "办理环节",
    };
}
