using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.TimeLimit;

/// <content>The calendar as a place sees it: its closures, and when its windows are open.</content>
public sealed partial class WorkingCalendar
{
    /// <summary>The closures this calendar is seen through, by first day; empty for a calendar of the whole country.</summary>
    public ImmutableArray<LocalClosure> Closures { get; }

    /// <summary>The calendar as a place sees it.</summary>
    /// <param name="closures">The closures known; those that hold in the place take effect and replace any taken before.</param>
    /// <param name="place">The division of the service place; <c>default</c> throws <see cref="InvalidOperationException"/>.</param>
    /// <returns>
    /// A calendar whose edition is called like <c>state-council-2026+441202-1</c>, with the number of closures that hold there; where none holds,
    /// the calendar of the whole country. Days closed with <see cref="ClosureEffect.LimitsToo"/> count as rest days; with
    /// <see cref="ClosureEffect.WindowsOnly"/> every due day and count stays. In limits of calendar units a closed day is counted like any other,
    /// and a last day rolls over it only if it is no working day. Refused with <c>time-limit.date-out-of-coverage</c> when a closure lies outside.
    /// </returns>
    public OneOf<Refusal, WorkingCalendar> With(LocalClosures closures, DivisionCode place)
    {
        ArgumentNullException.ThrowIfNull(closures);
        _ = place.Level;
        var local = closures.At(place);
        if (local.Any(closure => closure.First < First || closure.Last > Last)) return TimeLimitRefusals.OutOfCoverage(this, "closures");
        if (local.IsEmpty) return Closures.IsEmpty ? this : new WorkingCalendar(_country, _country, _marked, local);
        return new WorkingCalendar(_country.SeenFrom(place, local.Length), _country, _marked, local);
    }

    /// <summary>Whether the windows are open on a day: a working day without a closure.</summary>
    /// <returns>The answer; refused with <c>time-limit.date-out-of-coverage</c>.</returns>
    public OneOf<Refusal, bool> IsWindowOpen(LocalDate date) => Day(date).MapT1(day => day.IsWindowOpen);

    /// <summary>The first day from <paramref name="date"/> on, itself included, on which the windows are open.</summary>
    /// <returns>The day and its kind; refused with <c>time-limit.date-out-of-coverage</c> when the coverage ends before.</returns>
    public OneOf<Refusal, DayStatus> NextOpenDay(LocalDate date)
    {
        if (Day(date).TryPickT0(out var refusal, out var status)) return refusal;
        while (!status.IsWindowOpen)
        {
            if (status.Date == Last) return TimeLimitRefusals.OutOfCoverage(this, "date");
            status = StatusOf(status.Date.PlusDays(1));
        }

        return status;
    }

    private LocalClosure? ClosureOn(LocalDate date)
    {
        foreach (var closure in Closures)
        {
            if (closure.Covers(date)) return closure;
        }

        return null;
    }
}
