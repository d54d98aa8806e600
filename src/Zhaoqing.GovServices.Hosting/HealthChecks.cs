using Microsoft.Extensions.Diagnostics.HealthChecks;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.TimeLimit;
using Zhaoqing.GovServices.TimeLimit.Hosting;

namespace Zhaoqing.GovServices.Hosting;

/// <summary>Healthy when the journal answers.</summary>
internal sealed class JournalHealth(IEventStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            long last = await store.LastPositionAsync(cancellationToken).ConfigureAwait(false);
            return HealthCheckResult.Healthy($"The last position is {last}.");
        }
        catch (JournalUnavailableException fault)
        {
            return HealthCheckResult.Unhealthy("The journal cannot be reached.", fault);
        }
    }
}

/// <summary>Healthy when the calendar covers today for certain, degraded when only provisionally, unhealthy when not at all.</summary>
internal sealed class CalendarHealth(WorkingCalendar calendar, TimeProvider time) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var today = time.TodayInChina();
        return Task.FromResult(calendar.Day(today).Match(
            _ => HealthCheckResult.Unhealthy($"The calendar {calendar.Edition.Id} does not cover {today:uuuu-MM-dd}."),
            day => day.Provisional
                ? HealthCheckResult.Degraded($"The calendar {calendar.Edition.Id} covers {today:uuuu-MM-dd} provisionally: load the notice of the year.")
                : HealthCheckResult.Healthy($"The calendar {calendar.Edition.Id} covers {today:uuuu-MM-dd}.")));
    }
}
