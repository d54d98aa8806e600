using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>When the watch must look at a case again, as its events tell: never later than its next lapse, perhaps earlier.</summary>
/// <param name="Limit">The end of the limit that runs; <see langword="null"/> where none runs.</param>
/// <param name="Renewal">The end of the licence to be renewed; <see langword="null"/> where silence grants nothing then.</param>
/// <param name="Reviews">The ends of the joint reviews that were asked for.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LapseWake(Instant? Limit, Instant? Renewal, ImmutableArray<Instant> Reviews)
{
    private readonly ImmutableDictionary<string, Instant>? _parts;

    /// <summary>The ends of the waits of the parts that other packages have brought, by kind.</summary>
    private ImmutableDictionary<string, Instant> Parts
    {
        get => _parts ?? ImmutableDictionary<string, Instant>.Empty;
        init => _parts = value;
    }

    /// <summary>The earliest of all; <see langword="null"/> where there is none.</summary>
    public Instant? Next => Ends.Concat([Limit, Renewal]).Concat(Parts.Values.Cast<Instant?>()).Min();

    private IEnumerable<Instant?> Ends => Reviews.IsDefault ? [] : Reviews.Cast<Instant?>();

    /// <summary>After one more event.</summary>
    public LapseWake After(CaseEvent happened) => happened switch
    {
        PartEvent own => this with { Parts = own.WaitsUntil is { } end ? Parts.SetItem(own.Part, end) : Parts.Remove(own.Part) },
        CaseSubmitted submitted => new(submitted.Wait.EndsAt, submitted.Renewal?.EndsAt, []),
        CaseTakenOver taken => taken.Earlier.Aggregate(default(LapseWake), (wake, earlier) => wake.After(earlier)),
        CaseSupplementAsked asked => this with { Limit = asked.Wait?.EndsAt },
        CaseSupplemented supplemented => this with { Limit = supplemented.Wait.EndsAt },
        CaseAccepted accepted => this with { Limit = EndOf(accepted.DecisionDue) },
        CaseReopened reopened => new LapseWake(EndOf(reopened.DecisionDue), Renewal: null, []) { Parts = Parts },
        CaseStepStarted started => this with { Limit = EndOf(started.Due.Day) },
        CaseStepEnded ended => this with { Limit = EndOf(ended.Due.Day) },
        CaseExtended extended => this with { Limit = EndOf(extended.Due.Day) },
        CaseRecounted recounted => this with { Limit = EndOf(recounted.Due.Day) },
        CaseReviewAsked asked => this with { Reviews = [.. Ends.Select(end => end!.Value), .. asked.Units.Select(wait => wait.EndsAt)] },
        CaseOverdue => this with { Limit = null },
        CaseNotAccepted or CaseDecided or CaseWithdrawn or CaseLapsed or CaseTerminated => new LapseWake { Parts = Parts },
        _ => this,
    };

    /// <summary>After everything that was due at an instant has been written.</summary>
    public LapseWake Past(Instant now) =>
        new(Limit <= now ? null : Limit, Renewal <= now ? null : Renewal, [.. Ends.Where(end => end > now).Select(end => end!.Value)])
        {
            Parts = Parts.RemoveRange(Parts.Where(part => part.Value <= now).Select(part => part.Key)),
        };

    private static Instant? EndOf(DueDay? due) => due is { } day ? ChinaTime.StartOf(day.Date.PlusDays(1)) : null;
}
