using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Hand the case over.</summary>
/// <param name="To">The account that is to own it, once it confirms.</param>
public sealed record HandOverOrder(string? To) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.HandOver;
}

/// <summary>Confirm a hand-over, or take charge of what came in online.</summary>
public sealed record TakeChargeOrder : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.TakeCharge;
}

/// <summary>Let somebody act for the applicant on this case.</summary>
/// <param name="Agent">The account of the agent.</param>
/// <param name="Kind">The relation.</param>
/// <param name="Powers">What the agent may do.</param>
/// <param name="From">The first day in China.</param>
/// <param name="Until">The last day in China, to its end.</param>
/// <param name="Document">The letter with its number.</param>
public sealed record GiveMandateOrder(string Agent, MandateKind Kind, ImmutableArray<MandatePower> Powers, LocalDate From, LocalDate Until, string Document) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.GiveMandate;
}

/// <summary>Revoke the mandates of an agent on this case.</summary>
/// <param name="Agent">The account of the agent; <see langword="null"/> for an agent who resigns.</param>
public sealed record RevokeMandateOrder(string? Agent) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.RevokeMandate;
}

/// <summary>Declare a recusal, or order one as a supervisor.</summary>
/// <param name="Officer">The officer, as a supervisor names them; <see langword="null"/> for oneself.</param>
/// <param name="Reason">Why; without it the act is refused.</param>
public sealed record RecuseOrder(string? Officer, Remark? Reason) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Recuse;
}

/// <summary>Put the case on the green channel.</summary>
/// <param name="Ground">Why.</param>
public sealed record PrioritiseOrder(PriorityGround Ground) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Prioritise;
}
