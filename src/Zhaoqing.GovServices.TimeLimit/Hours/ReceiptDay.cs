using NodaTime;

namespace Zhaoqing.GovServices.TimeLimit;

/// <summary>On which day something counts as received that comes in at any hour (收件日规则): online, at a machine, in the 24-hour area.</summary>
/// <remarks>The law is silent; the place chooses and prints the rule on the receipt.</remarks>
public enum ReceiptDayRule
{
    /// <summary>On the day on which it came in (民法典 第一百三十七条): the usual rule, under which the applicant never loses a day.</summary>
    AtSubmission,

    /// <summary>On that day while the place is open on it or will yet be; after its close, or on a day without service, on the next working day with service.</summary>
    NextWorkingDayIfOutsideHours,
}

/// <summary>The day on which something counts as received.</summary>
/// <param name="Date">The day in China; a limit from receipt starts on it.</param>
/// <param name="Provisional">Whether a notice still to come may move it.</param>
public readonly record struct ReceiptDay(LocalDate Date, bool Provisional);

/// <summary>At which time of its last day a limit ends (截止时间, 民法典 第二百零三条第二款).</summary>
public enum EndOfDay
{
    /// <summary>At 24:00.</summary>
    Midnight,

    /// <summary>When business stops, for what must be done at the place; at 24:00 if the place is closed all that day.</summary>
    CloseOfBusiness,
}

/// <summary>The instant at which a limit ends.</summary>
/// <param name="At">The instant.</param>
/// <param name="Provisional">Whether a notice still to come may move it.</param>
public readonly record struct DueInstant(Instant At, bool Provisional);
