using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Close and file the case.</summary>
public sealed record CloseOrder : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Close;
}

/// <summary>End the case without a decision.</summary>
/// <param name="Reason">Why, for the applicant; without it the act is refused.</param>
/// <param name="Basis">The article by which it can be ended; without it the act is refused.</param>
public sealed record TerminateOrder(Remark? Reason, Remark? Basis) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Terminate;
}

/// <summary>Open the case again by a judgment or a reconsideration decision.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Document">The number of the document; without it the act is refused.</param>
/// <param name="ReceivedOn">The day in China on which it was received.</param>
public sealed record ReopenOrder(ReopeningKind Kind, DocumentNumber? Document, LocalDate ReceivedOn) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Reopen;
}
