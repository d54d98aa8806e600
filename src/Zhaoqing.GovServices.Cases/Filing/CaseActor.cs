namespace Zhaoqing.GovServices.Cases;

/// <summary>In what role somebody acts on a case (办件角色).</summary>
public enum ActorRole
{
    /// <summary>The applicant or who acts for them (申请人).</summary>
    Applicant,

    /// <summary>A clerk at a comprehensive window (窗口人员).</summary>
    Window,

    /// <summary>An examiner of the deciding authority (审批人员).</summary>
    Examiner,

    /// <summary>Who supervises limits, reads the record and orders a recusal, and does no other act (监督人员).</summary>
    Supervisor,

    /// <summary>A chief representative whom a department has authorised to act in its name (首席事务代表).</summary>
    Chief,

    /// <summary>A helper of a service centre who acts for an applicant under a mandate, and never decides (帮办代办人员).</summary>
    Helper,
}

/// <summary>Who acts on a case, as the host has made sure of.</summary>
/// <param name="Id">The account, opaque; never a name or an identity number.</param>
/// <param name="Role">The role in which they act.</param>
/// <param name="Unit">The unit they act for; <see langword="null"/> for an applicant.</param>
/// <param name="Division">The division whose cases the unit handles, with all that lie in it; <see langword="null"/> for an applicant.</param>
public sealed record CaseActor(string Id, ActorRole Role, string? Unit, DivisionCode? Division)
{
    /// <summary>When handing in: the account for whom, as the host was told; an agent needs a mandate of that account. <see langword="null"/> for oneself.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>Whether they act for a unit on all cases of its division; applicants, agents and helpers act on those they are party to.</summary>
    public bool IsOfOffice => Role is not (ActorRole.Applicant or ActorRole.Helper);
}
