using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The case was closed and filed (归档), <c>case.closed.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who closed it.</param>
public sealed record CaseClosed(Instant At, string By) : CaseEvent(At, By);

/// <summary>The case was ended without a decision (终止办理), <c>case.terminated.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who ended it.</param>
/// <param name="Reason">Why, for the applicant.</param>
/// <param name="Basis">The article by which it can be ended, as the department cites it.</param>
public sealed record CaseTerminated(Instant At, string By, Remark Reason, Remark Basis) : CaseEvent(At, By);

/// <summary>By what a case is opened again.</summary>
public enum ReopeningKind
{
    /// <summary>A judgment of a court (法院判决).</summary>
    Judgment,

    /// <summary>A decision of a reconsideration body (行政复议决定).</summary>
    Reconsideration,
}

/// <summary>The case was opened again (重新办理), <c>case.reopened.v1</c>: what was decided no longer stands, and a new limit runs.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who opened it again.</param>
/// <param name="Kind">By what.</param>
/// <param name="Document">The number of the document.</param>
/// <param name="ReceivedOn">The day in China on which the document was received; the new limit counts from it.</param>
/// <param name="DecisionDue">The last day for the new decision; <see langword="null"/> where no limit is set.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CaseReopened(
    Instant At, string By, ReopeningKind Kind, DocumentNumber Document, LocalDate ReceivedOn, DueDay? DecisionDue, string CalendarEdition) : CaseEvent(At, By);
