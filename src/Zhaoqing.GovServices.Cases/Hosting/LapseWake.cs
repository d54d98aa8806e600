using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>When the watch must look at a case again, as its events tell: never later than its next lapse, perhaps earlier.</summary>
/// <param name="Limit">The end of the limit that runs; <see langword="null"/> where none runs.</param>
/// <param name="Renewal">The end of the licence to be renewed; <see langword="null"/> where silence grants nothing then.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LapseWake(Instant? Limit, Instant? Renewal)
{
    /// <summary>The earlier of the two; <see langword="null"/> where there is none.</summary>
    public Instant? Next => Limit is { } limit && Renewal is { } renewal ? Instant.Min(limit, renewal) : Limit ?? Renewal;

    /// <summary>After one more event.</summary>
    public LapseWake After(CaseEvent happened) => happened switch
    {
        CaseSubmitted submitted => new(submitted.Wait.EndsAt, submitted.Renewal?.EndsAt),
        CaseSupplementAsked asked => this with { Limit = asked.Wait?.EndsAt },
        CaseSupplemented supplemented => this with { Limit = supplemented.Wait.EndsAt },
        CaseAccepted accepted => this with { Limit = EndOf(accepted.DecisionDue) },
        CaseStepStarted started => this with { Limit = EndOf(started.Due.Day) },
        CaseStepEnded ended => this with { Limit = EndOf(ended.Due.Day) },
        CaseExtended extended => this with { Limit = EndOf(extended.Due.Day) },
        CaseRecounted recounted => this with { Limit = EndOf(recounted.Due.Day) },
        CaseOverdue => this with { Limit = null },
        CaseNotAccepted or CaseDecided or CaseWithdrawn or CaseLapsed => default,
        _ => this,
    };

    /// <summary>After everything that was due at an instant has been written.</summary>
    public LapseWake Past(Instant now) => new(Limit <= now ? null : Limit, Renewal <= now ? null : Renewal);

    private static Instant? EndOf(DueDay? due) => due is { } day ? ChinaTime.StartOf(day.Date.PlusDays(1)) : null;
}
