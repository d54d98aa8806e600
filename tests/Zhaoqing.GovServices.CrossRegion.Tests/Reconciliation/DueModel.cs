using NodaTime;
using NodaTime.TimeZones;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Reconciliation;

/// <summary>Which days are to be compared, worked out from everything that happened, day by day and without a shortcut.</summary>
internal sealed class DueModel(LocalTime at, int lookBack, Duration again)
{
    private readonly List<(LocalDate Day, ReconciliationOutcome Outcome, Instant At, int Said)> _happened = [];
    private readonly Dictionary<LocalDate, int> _said = [];
    private Instant? _failed;

    public void Say(LocalDate day) => _said[day] = _said.GetValueOrDefault(day) + 1;

    /// <summary>Compared; where not possible everything waits.</summary>
    public void Happened(LocalDate day, ReconciliationOutcome outcome, Instant now)
    {
        _happened.Add((day, outcome, now, _said.GetValueOrDefault(day)));
        _failed = outcome == ReconciliationOutcome.NotPossible ? now : null;
    }

    public KnownDay? Known(LocalDate day) => _happened.FindLastIndex(one => one.Day == day) is >= 0 and var last ? new KnownDay(_happened[last].Outcome, _happened[last].At, _happened[last].Said != _said.GetValueOrDefault(day)) : null;

    public Instant? FailedAt => _failed;

    public LocalDate[] Due(Instant now)
    {
        if (_failed is { } failed && now >= failed && now < failed + again) return [];
        var today = ChinaTime.DayOf(now);
        var run = new[] { today, today.PlusDays(-1) }.First(day => ChinaTime.Zone.ResolveLocal(day.At(at), Resolvers.LenientResolver).ToInstant() <= now);
        var begun = ChinaTime.Zone.ResolveLocal(run.At(at), Resolvers.LenientResolver).ToInstant();
        var (first, last) = (new List<LocalDate>(), new List<LocalDate>());
        for (var day = run.PlusDays(-1); day >= run.PlusDays(-lookBack); day = day.PlusDays(-1))
        {
            if (!_happened.Exists(one => one.Day == day))
            {
                first.Add(day);
                continue;
            }

            var (_, outcome, when, said) = _happened.FindLast(one => one.Day == day);
            bool isOfThisRun = begun <= when && when <= now;
            if (outcome == ReconciliationOutcome.NotPossible) (isOfThisRun ? last : first).Add(day);
            else if (outcome == ReconciliationOutcome.Agreed && said == _said.GetValueOrDefault(day)) continue;
            else if (!isOfThisRun) first.Add(day);
            else if (outcome == ReconciliationOutcome.Differs && when + again <= now) first.Add(day);
        }

        return [.. first, .. last];
    }
}
