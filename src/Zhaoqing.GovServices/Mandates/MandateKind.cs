namespace Zhaoqing.GovServices;

/// <summary>By what relation an agent acts for a principal (代办关系).</summary>
public enum MandateKind
{
    /// <summary>An agent with a written authorisation (授权代理).</summary>
    Agent,

    /// <summary>A relative who acts for the principal (亲友代办).</summary>
    Relative,

    /// <summary>A clerk whom an enterprise has authorised for its business (企业业务授权,如粤商码).</summary>
    EnterpriseClerk,

    /// <summary>A guardian, whose power comes from the law (监护人).</summary>
    Guardian,

    /// <summary>A helper of the service centre who acts for somebody free of charge (帮办代办).</summary>
    Helper,
}

/// <summary>What a mandate lets the agent do (代理权限).</summary>
public enum MandatePower
{
    /// <summary>Hand the application in (提交申请).</summary>
    Submit,

    /// <summary>Supply what is missing (补正材料).</summary>
    Supplement,

    /// <summary>Choose another channel (变更办理渠道).</summary>
    ChangeChannel,

    /// <summary>Withdraw the application (撤回申请).</summary>
    Withdraw,

    /// <summary>Receive the result (领取结果).</summary>
    ReceiveResult,

    /// <summary>Let the principal's e-licences be used (授权用证).</summary>
    UseLicences,
}
