using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>How long demands of a kind may take, from a day on (办理时限规定): data of a city, no national figure is known.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Priority">How soon.</param>
/// <param name="SignWithin">Until the unit signs, from dispatch.</param>
/// <param name="HandleWithin">Until the unit replies, from dispatch and not from signing.</param>
/// <param name="OverallWithin">What the caller may expect, from acceptance.</param>
/// <param name="ExtendBy">How much an extension adds to the day until which the unit has to reply.</param>
/// <param name="ExtendTimes">How often one may be given.</param>
/// <param name="From">From which day on.</param>
public sealed record HandlingLimit(
    DemandKind Kind, OrderPriority Priority, HandlingTime SignWithin, HandlingTime HandleWithin, HandlingTime OverallWithin, HandlingTime ExtendBy, int ExtendTimes, LocalDate From);

/// <summary>A city's rules for handling (办理规则), one edition. Immutable.</summary>
public sealed class HandlingPolicy
{
    /// <summary>A policy.</summary>
    /// <param name="edition">Its number.</param>
    /// <param name="limits">The limits; the latest that has begun counts.</param>
    /// <exception cref="ArgumentException">An ordinary limit is missing for a kind, or two begin on the same day.</exception>
    public HandlingPolicy(int edition, IEnumerable<HandlingLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        (Edition, Limits) = (edition, [.. limits.OrderByDescending(limit => limit.From)]);
        if (Limits.DistinctBy(limit => (limit.Kind, limit.Priority, limit.From)).Count() != Limits.Length) throw new ArgumentException("Two limits begin on the same day.", nameof(limits));
        foreach (var kind in Enum.GetValues<DemandKind>())
        {
            if (!Limits.Any(limit => limit.Kind == kind && limit.Priority == OrderPriority.Ordinary)) throw new ArgumentException($"No limit for {kind}.", nameof(limits));
        }
    }

    /// <summary>Its number.</summary>
    public int Edition { get; }

    /// <summary>The limits, the latest first.</summary>
    public ImmutableArray<HandlingLimit> Limits { get; }

    /// <summary>How long the hotline itself may take for a step.</summary>
    public HandlingTime DeskStep { get; init; } = HandlingTime.Of(Limit.WorkingDays(1));

    /// <summary>How long the caller has to add what was asked.</summary>
    public HandlingTime SupplyWithin { get; init; } = HandlingTime.Of(Limit.WorkingDays(5));

    /// <summary>How long after signing a unit may give an order back.</summary>
    public HandlingTime ReturnWithin { get; init; } = HandlingTime.Of(Limit.WorkingDays(1));

    /// <summary>How many objections and returns an order may see, both counted; what is decided on the last is final.</summary>
    public int Returns { get; init; } = 2;

    /// <summary>How often a caller is tried to be reached.</summary>
    public int CallBackTries { get; init; } = 3;

    /// <summary>How many days after the end something new reopens an order.</summary>
    public int ReopenDays { get; init; } = 30;

    /// <summary>Within how many days a demand of the same person on the same thing and matter is a repeat.</summary>
    public int RepeatDays { get; init; } = 30;

    /// <summary>How many days an order may be suspended in all, however often; a suspension has at least one, and the day it begins on is not counted.</summary>
    public int SuspendDays { get; init; } = 60;

    /// <summary>How often a unit may suspend an order without being asked; 1 where nothing else is laid down, a design.</summary>
    public int SuspendTimes { get; init; } = 1;

    /// <summary>What an order may wait for.</summary>
    public ImmutableArray<SuspensionGround> SuspensionGrounds { get; init; } = SuspensionGround.Sample;

    /// <summary>After how long the hotline asks 119, 120 or 122 what became of an order that was handed over there; 24 hours where nothing else is laid down, a design.</summary>
    public HandlingTime HearWithin { get; init; } = HandlingTime.Of(HourLimit.Clock(24));

    /// <summary>How many characters of a report, one after the other, its brief may have in common with it.</summary>
    public int LongestQuote { get; init; } = 10;

    /// <summary>When the units work; only limits in working hours need it.</summary>
    public ServiceHours? Hours { get; init; }

    /// <summary>A sample, no city's: to sign 1, questions 2, others 5 working days, one extension by 5; pressing ones 2 hours and 1 working day.</summary>
    public static HandlingPolicy Sample { get; } = new(1, Enum.GetValues<DemandKind>().SelectMany(SampleOf));

    /// <summary>The limit of a demand on a day.</summary>
    /// <returns>The limit, the ordinary one where none is laid down for its priority; refused with <c>hotline.policy-not-in-force</c> before the first.</returns>
    public OneOf<Refusal, HandlingLimit> LimitOf(DemandKind kind, OrderPriority priority, LocalDate day)
    {
        var begun = Limits.Where(limit => limit.Kind == kind && limit.From <= day);
        return (begun.FirstOrDefault(limit => limit.Priority == priority) ?? begun.FirstOrDefault(limit => limit.Priority == OrderPriority.Ordinary)) is { } found ? found : OrderRefusals.PolicyNotInForce();
    }

    private static IEnumerable<HandlingLimit> SampleOf(DemandKind kind)
    {
        static HandlingTime Days(int number) => HandlingTime.Of(Limit.WorkingDays(number));
        int days = kind == DemandKind.Consult ? 2 : 5;
        yield return new(kind, OrderPriority.Ordinary, Days(1), Days(days), Days(2 * days), Days(5), ExtendTimes: 1, new LocalDate(2025, 6, 1));
        yield return new(kind, OrderPriority.Pressing, HandlingTime.Of(HourLimit.Clock(2)), Days(1), Days(2), Days(1), ExtendTimes: 1, new LocalDate(2025, 6, 1));
    }
}

/// <summary>What an order is judged by (办理依据): the working days, the city's rules, and who gets what.</summary>
/// <param name="Calendar">The working days.</param>
/// <param name="Policy">The city's rules.</param>
/// <param name="Directory">Who gets what.</param>
public sealed record HandlingRules(WorkingCalendar Calendar, HandlingPolicy Policy, DispatchDirectory Directory);
