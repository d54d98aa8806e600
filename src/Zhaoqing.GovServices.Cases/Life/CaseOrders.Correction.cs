namespace Zhaoqing.GovServices.Cases;

/// <summary>Ask for a clerical error to be corrected; a later request takes the place of an open one.</summary>
/// <param name="Field">What is wrong.</param>
/// <param name="Value">How it should be.</param>
/// <param name="Basis">By what it is known; without it the act is refused.</param>
public sealed record AskCorrectionOrder(CorrectableField Field, PartyName Value, Remark? Basis) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.AskCorrection;

    /// <summary>No value: it is a person's data.</summary>
    public override string ToString() => $"{nameof(AskCorrectionOrder)} {{ Field = {Field} }}";
}

/// <summary>Confirm the correction that somebody else has asked for.</summary>
public sealed record ConfirmCorrectionOrder : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.ConfirmCorrection;
}
