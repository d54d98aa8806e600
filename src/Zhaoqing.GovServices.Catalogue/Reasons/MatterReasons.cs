using System.Collections.Immutable;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>What a reason is for.</summary>
public enum ReasonSubject
{
    /// <summary>The matter itself (设定依据).</summary>
    Matter,

    /// <summary>The limit to decide (法定办结时限).</summary>
    DecisionLimit,

    /// <summary>The limit to hand out the result (送达时限).</summary>
    DeliveryLimit,

    /// <summary>A material (申请材料).</summary>
    Material,

    /// <summary>A step (办理环节).</summary>
    Step,
}

/// <summary>By which law something is asked or fixed (依据).</summary>
/// <param name="Subject">What it is for.</param>
/// <param name="What">The thing in Chinese, for example the name of the material or <c>20个工作日</c>.</param>
/// <param name="Grounds">The articles; empty where no basis is known.</param>
public sealed record MatterReason(ReasonSubject Subject, string What, ImmutableArray<LegalGround> Grounds);

/// <summary>Why: every limit, material and step of a matter with its article.</summary>
public static class MatterReasons
{
    /// <summary>The reasons of a matter: its own, those of its limits, of its materials and of its steps, in this order.</summary>
    public static ImmutableArray<MatterReason> Why(Matter matter)
    {
        ArgumentNullException.ThrowIfNull(matter);
        var unified = matter.Unified;
        var reasons = ImmutableArray.CreateBuilder<MatterReason>();
        reasons.Add(new MatterReason(ReasonSubject.Matter, matter.Name, matter.Bases));
        if (unified.DecisionLimit is { } decision) reasons.Add(new MatterReason(ReasonSubject.DecisionLimit, decision.Limit.ToString(), [decision.Ground]));
        if (unified.DeliveryLimit is { } delivery) reasons.Add(new MatterReason(ReasonSubject.DeliveryLimit, delivery.Limit.ToString(), [delivery.Ground]));
        reasons.AddRange(unified.Materials.Select(material => new MatterReason(ReasonSubject.Material, material.Name, Of(material.Ground))));
        reasons.AddRange(unified.Steps.Select(step => new MatterReason(ReasonSubject.Step, step.Name, Of(step.Ground))));
        return reasons.ToImmutable();
    }

    /// <summary>By which article a material may be demanded.</summary>
    /// <returns>
    /// The article; refused with <c>catalogue.village-certificate-without-basis</c> for a certificate of a village or community without a law,
    /// and <c>catalogue.material-without-basis</c> for any other material whose basis is not known.
    /// </returns>
    [Clause("STD-1.5")]
    public static OneOf<Refusal, LegalGround> Why(ListMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        bool isVillages = VillageCertificates.IsOne(material.Name, material.Issuer);
        if (material.Ground is { Law: not null } ground && (!isVillages || IdentityRules.IsLaw($"《{ground.Law}》"))) return ground;
        return isVillages
            ? new Refusal("catalogue.village-certificate-without-basis", "村级证明没有法律、法规依据,不得作为申请材料。", LegalGround.OfClause("STD-1.5"))
            : new Refusal("catalogue.material-without-basis", "材料没有写明依据,请主管部门补充依据或取消该材料。", LegalGround.OfLaw("优化营商环境条例", "第四十条", "没有法定依据不得增设条件和环节。"));
    }

    private static ImmutableArray<LegalGround> Of(LegalGround? ground) => ground is null ? [] : [ground];
}
