namespace Zhaoqing.GovServices.Hotline;

/// <summary>What the hotline has to do with a demand (诉求分类办理): the four-way split of 国办函〔2025〕66号, and malicious calls, which that paper has the police take.</summary>
public enum DemandClass
{
    /// <summary>It is the hotline's (属于受理范围): handled by its procedure, in time.</summary>
    InScope = 1,

    /// <summary>Urgent (紧急): handed to 110, 119, 120 or 122 at once, whatever else is disputed.</summary>
    Urgent,

    /// <summary>The law lays another way down (法定途径): the caller is told which.</summary>
    StatutoryRoute,

    /// <summary>It cannot be answered (解释说明): against the law, or it would give away a secret or another person's data. This is explained.</summary>
    Explain,

    /// <summary>The hotline is disturbed on purpose (恶意扰乱): the clue goes to the police.</summary>
    Malicious,
}

/// <summary>Whose a demand is (受理主体).</summary>
public enum ScopeOwner
{
    /// <summary>12345.</summary>
    Hotline = 1,

    /// <summary>110, the police.</summary>
    Police,

    /// <summary>119, fire and rescue (消防救援).</summary>
    Fire,

    /// <summary>120, the ambulance (医疗急救).</summary>
    Ambulance,

    /// <summary>122, traffic accidents (道路交通事故).</summary>
    Traffic,

    /// <summary>The body that the law names (法定途径): court, arbitration, review, discipline, petition.</summary>
    StatutoryBody,

    /// <summary>Nobody: the hotline explains (解释说明).</summary>
    Nobody,
}
