namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>Who lets a limit be extended.</summary>
public enum ExtensionApprover
{
    /// <summary>The head of a department or unit inside the authority (部门、科室负责人): no article shipped here lets them.</summary>
    UnitHead,

    /// <summary>The head of the administrative organ (本行政机关负责人).</summary>
    OrganHead,

    /// <summary>The head of the people's government of the same level (本级人民政府负责人).</summary>
    GovernmentHead,

    /// <summary>The head of the office for government information (政府信息公开工作机构负责人).</summary>
    InformationHead,

    /// <summary>The head of the office for reconsideration (行政复议机构负责人).</summary>
    ReconsiderationHead,
}

/// <summary>How an article lets a limit be extended: once, by so much at most, by whom.</summary>
/// <remarks>Immutable. The extension is counted in the unit of the limit that it extends; the reason is told to the applicant.</remarks>
public sealed record ExtensionRule
{
    /// <summary>Creates a rule.</summary>
    /// <param name="atMost">The most that may be added, in the unit of the limit, from 1 on.</param>
    /// <param name="approver">Who approves it.</param>
    /// <param name="ground">The article.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is not 1 to <see cref="Limit.MaxAmount"/>.</exception>
    public ExtensionRule(int atMost, ExtensionApprover approver, LegalGround ground)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atMost, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(atMost, Limit.MaxAmount);
        ArgumentNullException.ThrowIfNull(ground);
        AtMost = atMost;
        Approver = approver;
        Ground = ground;
    }

    /// <summary>The most that may be added, in the unit of the limit.</summary>
    public int AtMost { get; }

    /// <summary>Who approves it.</summary>
    public ExtensionApprover Approver { get; }

    /// <summary>The article that lets it be.</summary>
    public LegalGround Ground { get; }
}
