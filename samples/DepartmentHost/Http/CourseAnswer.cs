using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>How a case has gone beyond its state: what the applicant has to do by when, what was let pass, who reviews, what can be done against a denial.</summary>
public sealed record CourseAnswer(
    LocalDate? SupplyBy,
    LocalDate? OverdueSince,
    bool DeemedGranted,
    DraftAnswer? Draft,
    IReadOnlyList<ReviewAnswer> Reviews,
    IReadOnlyList<RemedyAnswer> Remedies,
    string? TerminatedBecause,
    string? ReopenedBy,
    CorrectableField? OpenCorrection)
{
    public static CourseAnswer Of(CaseFile file) => new(
        file.SupplementWait?.Through,
        file.Overdue is { } overdue ? ChinaTime.DayOf(overdue.At) : null,
        file.Decision is { Silence: not null },
        file.Draft is { } draft ? new DraftAnswer(draft.Outcome, draft.Reason?.ToString()) : null,
        [.. file.Reviews.Select(review => new ReviewAnswer(review.Wait.Unit, review.Wait.Through, review.Answer?.Agrees, review.Answer?.Opinion?.ToString(), review.Lapsed))],
        [.. (file.Decision?.Remedies ?? []).Select(remedy => new RemedyAnswer(remedy.Kind, remedy.Body, remedy.Limit.ToString(), GroundAnswer.Of(remedy.Ground)))],
        file.Termination?.Reason.ToString(),
        file.Reopening?.Document.ToString(),
        file.OpenCorrection?.Field);
}

public sealed record DraftAnswer(CaseOutcome Outcome, string? Reason);

public sealed record ReviewAnswer(string Unit, LocalDate Through, bool? Agrees, string? Opinion, bool Lapsed);

public sealed record RemedyAnswer(RemedyKind Kind, string? Body, string Limit, GroundAnswer Ground);
