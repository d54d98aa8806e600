using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>A wait for what the applicant was asked to supply, with its end, so that the fold needs no calendar (补正期限).</summary>
/// <param name="Through">The last day on which it can be supplied, in China.</param>
/// <param name="EndsAt">The first instant after that day; from then on the application has lapsed.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
/// <param name="Provisional">Whether a holiday notice still to come may move the end.</param>
public sealed record SupplementWait(LocalDate Through, Instant EndsAt, string CalendarEdition, bool Provisional);

/// <summary>Nothing was supplied in time and the application lapsed (逾期未补正), <c>case.lapsed.v1</c>.</summary>
/// <param name="At">The first instant after the last day.</param>
/// <param name="Through">The last day on which it could have been supplied.</param>
public sealed record CaseLapsed(Instant At, LocalDate Through) : CaseEvent(At, by: null);

/// <summary>The last day for the decision passed without one (逾期未决), <c>case.overdue.v1</c>.</summary>
/// <param name="At">The first instant after the last day, or the acceptance where that came later.</param>
/// <param name="Due">The last day that passed; a later one can pass again.</param>
public sealed record CaseOverdue(Instant At, DueDay Due) : CaseEvent(At, by: null);

/// <summary>Why silence granted (视为准予).</summary>
/// <param name="From">From when silence grants.</param>
/// <param name="Through">The last day on which somebody could have decided.</param>
/// <param name="Ground">The article that says so.</param>
public sealed record SilentGrant(SilentGrantFrom From, LocalDate Through, LegalGround Ground);
