using System.Text.Json.Serialization;
using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>How a clock came to its end.</summary>
public enum ClockOutcome
{
    /// <summary>What the limit was for has been done (已作出决定).</summary>
    Decided,

    /// <summary>The applicant withdrew (撤回).</summary>
    Withdrawn,

    /// <summary>It was not accepted (不予受理).</summary>
    NotAccepted,

    /// <summary>It was ended for another reason (终止).</summary>
    Terminated,
}

/// <summary>Something that happened to a clock; a clock is what these add up to.</summary>
/// <remarks>
/// Numbered 1, 2, 3 … within its clock, so that one delivered twice is known and one lost is missed. As JSON the member <c>kind</c> tells them
/// apart, for example <c>clock.paused.v1</c>; the options need NodaTime's converters and enumerations as text.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ClockStarted), "clock.started.v1")]
[JsonDerivedType(typeof(ClockPaused), "clock.paused.v1")]
[JsonDerivedType(typeof(ClockResumed), "clock.resumed.v1")]
[JsonDerivedType(typeof(ClockExtended), "clock.extended.v1")]
[JsonDerivedType(typeof(ClockRestarted), "clock.restarted.v1")]
[JsonDerivedType(typeof(ClockRecomputed), "clock.recomputed.v1")]
[JsonDerivedType(typeof(ClockStopped), "clock.stopped.v1")]
public abstract record ClockEvent
{
    private protected ClockEvent(int number, Instant at)
    {
        Number = number;
        At = at;
    }

    /// <summary>Its number within the clock, from 1.</summary>
    public int Number { get; init; }

    /// <summary>When it happened.</summary>
    public Instant At { get; init; }
}

/// <summary>The clock began to run.</summary>
/// <param name="Number">1.</param>
/// <param name="At">When it was started.</param>
/// <param name="From">The day in China from which it counts; that day itself is not counted.</param>
/// <param name="Limit">The limit, with its article and how that lets it be extended.</param>
/// <param name="Policy">What it does when a notice comes late.</param>
/// <param name="Due">The due day.</param>
public sealed record ClockStarted(int Number, Instant At, LocalDate From, LegalLimit Limit, EditionPolicy Policy, ClockDue Due) : ClockEvent(Number, At);

/// <summary>A special step began; its time is left out up to its own limit (暂停计时).</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it began.</param>
/// <param name="Step">The step, with its limit and article.</param>
/// <param name="Notice">The number of the written notice to the applicant.</param>
/// <param name="Due">The due day if the step uses its limit to the end.</param>
public sealed record ClockPaused(int Number, Instant At, SpecialStep Step, string Notice, ClockDue Due) : ClockEvent(Number, At);

/// <summary>A special step ended (恢复计时).</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it ended.</param>
/// <param name="Step">The code of the step.</param>
/// <param name="Overrun">Whether it took longer than its own limit, so that the clock has counted since.</param>
/// <param name="Due">The due day by the time the step really took.</param>
public sealed record ClockResumed(int Number, Instant At, string Step, bool Overrun, ClockDue Due) : ClockEvent(Number, At);

/// <summary>The limit was extended (延长期限).</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was extended.</param>
/// <param name="By">By how many units of the limit.</param>
/// <param name="Approver">Who approved it.</param>
/// <param name="Reason">Why, as told to the applicant.</param>
/// <param name="Notice">The number of the written notice to the applicant.</param>
/// <param name="Due">The due day.</param>
public sealed record ClockExtended(int Number, Instant At, int By, ExtensionApprover Approver, Remark Reason, string Notice, ClockDue Due) : ClockEvent(Number, At);

/// <summary>The limit began anew because what was missing was supplied and its law says so (重新起算).</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was supplied.</param>
/// <param name="From">The day in China from which it counts now.</param>
/// <param name="Due">The due day; nothing that was left out or added before counts any more.</param>
public sealed record ClockRestarted(int Number, Instant At, LocalDate From, ClockDue Due) : ClockEvent(Number, At);

/// <summary>A new edition of the working calendar changed the due day, or made it certain (重新推算).</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it was counted anew.</param>
/// <param name="Before">What it was.</param>
/// <param name="Due">What it is.</param>
public sealed record ClockRecomputed(int Number, Instant At, DueDay Before, ClockDue Due) : ClockEvent(Number, At);

/// <summary>The clock ended.</summary>
/// <param name="Number">Its number.</param>
/// <param name="At">When it ended.</param>
/// <param name="Outcome">How.</param>
/// <param name="Overdue">Whether the due day had passed.</param>
public sealed record ClockStopped(int Number, Instant At, ClockOutcome Outcome, bool Overdue) : ClockEvent(Number, At);
