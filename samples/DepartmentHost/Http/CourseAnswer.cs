using NodaTime;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.DepartmentHost.Http;

/// <summary>How a case has gone beyond its state: what the applicant has to do by when, and what was let pass.</summary>
public sealed record CourseAnswer(LocalDate? SupplyBy, LocalDate? OverdueSince, bool DeemedGranted)
{
    public static CourseAnswer Of(CaseFile file) => new(
        file.SupplementWait?.Through,
        file.Overdue is { } overdue ? ChinaTime.DayOf(overdue.At) : null,
        file.Decision is { Silence: not null });
}
