namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>The Chinese names of the closed sets of this package.</summary>
public static class PromiseNames
{
    /// <summary>The name of a ground.</summary>
    public static string Of(ExclusionGround ground) => ground switch
    {
        ExclusionGround.NationalSecurity => "国家安全",
        ExclusionGround.StateSecret => "国家秘密",
        ExclusionGround.PublicSafety => "公共安全",
        ExclusionGround.FinancialPrudence => "金融业审慎监管",
        ExclusionGround.Ecology => "生态环境保护",
        ExclusionGround.PersonalHealth => "人身健康",
        ExclusionGround.LifeAndProperty => "生命财产安全",
        ExclusionGround.ForeignAffairs => "重要涉外",
        _ => throw new ArgumentOutOfRangeException(nameof(ground), ground, "Unknown ground."),
    };

    /// <summary>The name of an attribute.</summary>
    public static string Of(RiskTrait attribute) => attribute switch
    {
        RiskTrait.HighRisk => "风险较大",
        RiskTrait.CostlyToCorrect => "纠错成本较高",
        RiskTrait.HardToUndo => "损害难以挽回",
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Unknown attribute."),
    };

    /// <summary>The name of a way to verify.</summary>
    public static string Of(VerificationMethod method) => method switch
    {
        VerificationMethod.OnPaper => "书面核查",
        VerificationMethod.Online => "网络核验",
        VerificationMethod.OnSite => "实地调查",
        VerificationMethod.PublicNotice => "公示核查",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "Unknown method."),
    };

    /// <summary>The name of what follows when nothing is supplied.</summary>
    public static string Of(LapseConsequence consequence) => consequence switch
    {
        LapseConsequence.Terminate => "终止办理并退回材料",
        LapseConsequence.RevokeAcceptance => "撤销受理并书面说明理由",
        LapseConsequence.Deny => "不予审批并说明理由",
        _ => throw new ArgumentOutOfRangeException(nameof(consequence), consequence, "Unknown consequence."),
    };

    /// <summary>The name of a role.</summary>
    public static string Of(PromiseRole role) => role switch
    {
        PromiseRole.Applicant => "申请人",
        PromiseRole.LegalRepresentative => "法定代表人",
        PromiseRole.Agent => "委托代理人",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Unknown role."),
    };
}
