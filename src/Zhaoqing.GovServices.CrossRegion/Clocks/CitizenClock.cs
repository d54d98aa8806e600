using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>One leg of a case: how long one side had it (交接段).</summary>
/// <param name="Owner">The side that answered.</param>
/// <param name="From">From when.</param>
/// <param name="To">To when: the next signature, the end, or the moment of the reading.</param>
/// <param name="WorkingDays">The working days after the day of <paramref name="From"/> up to and with that of <paramref name="To"/>.</param>
public sealed record HandoverLeg(HandoverSide Owner, Instant From, Instant To, int WorkingDays);

/// <summary>The clock of the citizen (群众时钟) with the clock of the hand-over (交接时钟) in it: from the receipt until the result is in hand, leg by leg.</summary>
/// <remarks>The legs follow one another without gap; their lengths, and their working days, add up to the whole.</remarks>
/// <param name="From">The receipt.</param>
/// <param name="To">The end, or the moment of the reading.</param>
/// <param name="IsRunning">Whether the case goes on.</param>
/// <param name="WorkingDays">The working days after the day of the receipt up to and with that of <paramref name="To"/>.</param>
/// <param name="Legs">The legs, in order; at least one.</param>
public sealed record CitizenClock(Instant From, Instant To, bool IsRunning, int WorkingDays, ImmutableArray<HandoverLeg> Legs)
{
    /// <summary>How long it took, or has taken.</summary>
    public Duration Elapsed => To - From;

    /// <summary>How long a side had it.</summary>
    public Duration ShareOf(HandoverSide side) => Legs.Where(leg => leg.Owner == side).Aggregate(Duration.Zero, (sum, leg) => sum + (leg.To - leg.From));

    /// <summary>How many of the working days a side had it.</summary>
    public int WorkingDaysOf(HandoverSide side) => Legs.Where(leg => leg.Owner == side).Sum(leg => leg.WorkingDays);

    /// <summary>Reads the clock.</summary>
    /// <param name="view">The case.</param>
    /// <param name="now">The moment.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The clock; refused with <c>cross-region.not-received</c> before the receipt, or what the calendar refuses.</returns>
    /// <remarks>Where the clocks of both sides disagree, a moment never lies before the one it followed.</remarks>
    public static OneOf<Refusal, CitizenClock> Read(HandoverView view, Instant now, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(calendar);
        var moments = view.Moments.SkipWhile(moment => moment.Act is not (HandoverAct.Collect or HandoverAct.Submit)).ToArray();
        if (moments.Length == 0) return HandoverRefusals.NotReceived();
        int end = Array.FindIndex(moments, moment => HandoverTable.IsEnd(moment.State));
        var legs = new List<HandoverLeg>();
        var (from, at, owner) = (moments[0].At, moments[0].At, moments[0].Owner);
        foreach (var moment in moments.Skip(1).Take(end < 0 ? moments.Length : end))
        {
            at = Instant.Max(at, moment.At);
            if (moment.Owner == owner) continue;
            legs.Add(new HandoverLeg(owner, from, at, 0));
            (from, owner) = (at, moment.Owner);
        }

        var to = end < 0 ? Instant.Max(at, now) : at;
        if (to > from || legs.Count == 0) legs.Add(new HandoverLeg(owner, from, to, 0));
        return Counted(legs, calendar).MapT1(counted => new CitizenClock(moments[0].At, to, end < 0, counted.Sum(leg => leg.WorkingDays), counted));
    }

    private static OneOf<Refusal, ImmutableArray<HandoverLeg>> Counted(List<HandoverLeg> legs, WorkingCalendar calendar)
    {
        var counted = ImmutableArray.CreateBuilder<HandoverLeg>(legs.Count);
        foreach (var leg in legs)
        {
            if (calendar.CountAfter(ChinaTime.DayOf(leg.From), ChinaTime.DayOf(leg.To)).TryPickT0(out var refusal, out var days)) return refusal;
            counted.Add(leg with { WorkingDays = days.Days });
        }

        return counted.ToImmutable();
    }
}
