using System.Runtime.InteropServices;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>In what role somebody stands behind a promise (申请人、法定代表人、委托代理人): each is looked at.</summary>
public enum PromiseRole
{
    /// <summary>The applicant (申请人).</summary>
    Applicant,

    /// <summary>The legal representative of an organisation (法定代表人).</summary>
    LegalRepresentative,

    /// <summary>The agent who signs (委托代理人).</summary>
    Agent,
}

/// <summary>How somebody stands with their promises (信用状况).</summary>
public enum CreditStanding
{
    /// <summary>It could not be found out (信用信息暂不可用): neither barred nor cleared.</summary>
    Unknown,

    /// <summary>Nothing stands against a commitment (可以承诺).</summary>
    Clear,

    /// <summary>A serious record of bad credit that is not repaired (较严重的不良信用记录).</summary>
    SeriousRecord,

    /// <summary>A promise in this matter that was found false or broken and is not repaired (曾作出虚假承诺).</summary>
    BrokenPromise,

    /// <summary>Such a promise in another matter (在其他事项中曾作出虚假承诺).</summary>
    BrokenPromiseElsewhere,
}

/// <summary>Somebody who stands behind a promise, with their standing as whoever knows has found out. It names nobody.</summary>
/// <param name="Role">In what role.</param>
/// <param name="Standing">How they stand.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PromiseParty(PromiseRole Role, CreditStanding Standing);
