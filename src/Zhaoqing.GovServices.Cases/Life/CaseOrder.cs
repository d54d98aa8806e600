using System.Collections.Immutable;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>An act that somebody asks for on a case, with what it needs; see <see cref="CaseFile.Take"/>.</summary>
public abstract record CaseOrder
{
    private protected CaseOrder()
    {
    }

    /// <summary>Which act it is.</summary>
    public abstract CaseAct Act { get; }
}

/// <summary>Accept the application.</summary>
public sealed record AcceptOrder : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Accept;
}

/// <summary>Tell the applicant, once, of everything missing.</summary>
/// <param name="Missing">The materials that are missing, by the codes of the list.</param>
public sealed record NotifyOnceOrder(ImmutableArray<MaterialCode> Missing) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.NotifyOnce;
}

/// <summary>Supply what was missing.</summary>
/// <param name="Materials">What is handed in.</param>
public sealed record SupplementOrder(ImmutableArray<SuppliedMaterial> Materials) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Supplement;
}

/// <summary>Refuse to accept.</summary>
/// <param name="Reason">Why, for the applicant; without it the act is refused.</param>
public sealed record RefuseOrder(Remark? Reason) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Refuse;
}

/// <summary>Begin a special step.</summary>
/// <param name="Step">Its code in the list of the matter.</param>
/// <param name="Notice">The number of the written notice to the applicant; <see langword="null"/> for the electronic one that the case itself gives.</param>
public sealed record StartSpecialStepOrder(string Step, string? Notice) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.StartSpecialStep;
}

/// <summary>End a special step.</summary>
/// <param name="Step">Its code; <see langword="null"/> for the only one that goes on.</param>
public sealed record EndSpecialStepOrder(string? Step) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.EndSpecialStep;
}

/// <summary>Extend the limit for the decision.</summary>
/// <param name="Reason">Why, for the applicant; without it the act is refused.</param>
/// <param name="Days">By how many days; <see langword="null"/> for as many as the article lets.</param>
/// <param name="Approver">Who has approved it; <see langword="null"/> where the one who acts vouches that it is whom the article names.</param>
/// <param name="Notice">The number of the written notice to the applicant; <see langword="null"/> for the electronic one that the case itself gives.</param>
public sealed record ExtendOrder(Remark? Reason, int? Days, ExtensionApprover? Approver, string? Notice) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Extend;
}

/// <summary>Decide.</summary>
/// <param name="Outcome">Granted or denied.</param>
/// <param name="Reason">Why; needed when denied.</param>
public sealed record DecideOrder(CaseOutcome Outcome, Remark? Reason) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Decide;
}

/// <summary>Deliver the result.</summary>
/// <param name="Way">How.</param>
public sealed record DeliverOrder(DeliveryWay Way) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Deliver;

    /// <summary>The account that receives the result; <see langword="null"/> where nobody asked. Another than the applicant's needs a mandate to receive.</summary>
    public string? Receiver { get; init; }
}

/// <summary>Go on by another channel.</summary>
/// <param name="Channel">The channel from now on; any but the present one.</param>
public sealed record ChangeChannelOrder(Channel Channel) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.ChangeChannel;
}

/// <summary>Withdraw the application.</summary>
/// <param name="Reason">Why, where said.</param>
public sealed record WithdrawOrder(Remark? Reason) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Withdraw;
}
