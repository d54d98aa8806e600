namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>A named ground that keeps a matter from commitment (不适用告知承诺的情形): the eight of CON-7.1 and 国办发〔2020〕42号.</summary>
public enum ExclusionGround
{
    /// <summary>National security (国家安全).</summary>
    NationalSecurity,

    /// <summary>State secrets (国家秘密).</summary>
    StateSecret,

    /// <summary>Public safety (公共安全).</summary>
    PublicSafety,

    /// <summary>Prudential supervision of finance (金融业审慎监管).</summary>
    FinancialPrudence,

    /// <summary>Protection of the environment (生态环境保护).</summary>
    Ecology,

    /// <summary>Personal health (人身健康).</summary>
    PersonalHealth,

    /// <summary>Safety of life and property (生命财产安全).</summary>
    LifeAndProperty,

    /// <summary>Important foreign-related matters (重要涉外).</summary>
    ForeignAffairs,
}

/// <summary>An attribute that keeps a matter from commitment although no ground names it; an authority judges it.</summary>
public enum RiskTrait
{
    /// <summary>The risk is great (风险较大).</summary>
    HighRisk,

    /// <summary>An error is costly to correct (纠错成本较高).</summary>
    CostlyToCorrect,

    /// <summary>The harm is hard to undo (损害难以挽回).</summary>
    HardToUndo,
}
