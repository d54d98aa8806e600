using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A decision was drafted (拟办意见), <c>case.drafted.v1</c>. The latest draft counts.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who drafted it; another decides.</param>
/// <param name="Outcome">What is proposed.</param>
/// <param name="Reason">Why; never missing where a denial is proposed.</param>
public sealed record CaseDrafted(Instant At, string By, CaseOutcome Outcome, Remark? Reason) : CaseEvent(At, By);

/// <summary>The wait for one unit's review, with its end.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Through">The last day on which it can answer, in China.</param>
/// <param name="EndsAt">The first instant after that day; from then on the decision no longer waits for it.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
/// <param name="Provisional">Whether a holiday notice still to come may move the end.</param>
public sealed record ReviewWait(string Unit, LocalDate Through, Instant EndsAt, string CalendarEdition, bool Provisional);

/// <summary>Units were asked to review together (征求会签意见), <c>case.review-asked.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who asked.</param>
/// <param name="Units">Each unit with its own end.</param>
public sealed record CaseReviewAsked(Instant At, string By, ImmutableArray<ReviewWait> Units) : CaseEvent(At, By);

/// <summary>A unit answered (会签意见), <c>case.review-answered.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who answered for the unit.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Agrees">Whether it agrees.</param>
/// <param name="Opinion">What it says; never missing where it does not agree.</param>
public sealed record CaseReviewAnswered(Instant At, string By, string Unit, bool Agrees, Remark? Opinion) : CaseEvent(At, By);

/// <summary>A unit let its last day pass (逾期未会签), <c>case.review-lapsed.v1</c>. That is no consent: the decision only no longer waits.</summary>
/// <param name="At">The first instant after its last day.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Through">The day.</param>
public sealed record CaseReviewLapsed(Instant At, string Unit, LocalDate Through) : CaseEvent(At, by: null);

/// <summary>One unit's part in a joint review.</summary>
/// <param name="Wait">The wait for it.</param>
/// <param name="Answer">What it answered; <see langword="null"/> where it has not.</param>
/// <param name="Lapsed">Whether its last day passed without an answer.</param>
public sealed record JointReview(ReviewWait Wait, CaseReviewAnswered? Answer, bool Lapsed)
{
    /// <summary>Whether the decision still waits for it.</summary>
    public bool IsOpen => Answer is null && !Lapsed;
}
