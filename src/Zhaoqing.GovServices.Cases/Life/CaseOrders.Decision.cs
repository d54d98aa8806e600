using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Draft a decision that another person takes.</summary>
/// <param name="Outcome">What is proposed.</param>
/// <param name="Reason">Why; needed where a denial is proposed.</param>
public sealed record DraftOrder(CaseOutcome Outcome, Remark? Reason) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.Draft;
}

/// <summary>Ask units to review together.</summary>
/// <param name="Units">The units by name, out of <see cref="CaseRules.ReviewUnits"/>.</param>
public sealed record AskReviewOrder(ImmutableArray<string> Units) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.AskReview;
}

/// <summary>Answer for the unit one acts for.</summary>
/// <param name="Agrees">Whether the unit agrees.</param>
/// <param name="Opinion">What it says; needed where it does not agree.</param>
public sealed record AnswerReviewOrder(bool Agrees, Remark? Opinion) : CaseOrder
{
    /// <inheritdoc/>
    public override CaseAct Act => CaseAct.AnswerReview;
}
