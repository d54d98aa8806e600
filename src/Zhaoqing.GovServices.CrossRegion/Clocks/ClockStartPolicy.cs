using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>From which event the time of an authority counts where somebody else received (起算规则).</summary>
public enum ClockStartPolicy
{
    /// <summary>When the window received (窗口收件).</summary>
    WindowReceipt = 1,

    /// <summary>When the materials were pushed electronically, so that the authority could see them (电子推送).</summary>
    ElectronicPush,

    /// <summary>When the paper arrived (纸质材料到达).</summary>
    PaperArrival,

    /// <summary>When the authority accepted (办理机关受理): silence then has no effect.</summary>
    AuthorityAcceptance,
}

/// <summary>Which policy counts for a matter, with the words it rests on. No national text sets a formula; the default is the conservative reading of 行政许可法 第三十二条.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Ground">The ground.</param>
public sealed record ClockStartRule(ClockStartPolicy Policy, LegalGround Ground)
{
    /// <summary>The default: with the right to accept on behalf from the window's receipt, else from the push where electronic materials suffice, else from the arrival of the paper.</summary>
    /// <param name="acceptsElectronic">Whether electronic materials suffice.</param>
    /// <param name="acceptOnBehalf">Whether the window may accept for the authority.</param>
    public static ClockStartRule Default(bool acceptsElectronic, bool acceptOnBehalf) =>
        acceptOnBehalf ? new(ClockStartPolicy.WindowReceipt, CrossRegionGrounds.Entrusted)
        : acceptsElectronic ? new(ClockStartPolicy.ElectronicPush, CrossRegionGrounds.Application)
        : new(ClockStartPolicy.PaperArrival, CrossRegionGrounds.Acceptance);

    /// <summary>The last day to tell what is missing: five working days after the event of the policy (行政许可法 第三十二条). When it passes in silence, acceptance dates from the event.</summary>
    /// <param name="day">The day in China of the event.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>The day; refused where the calendar does not cover it.</returns>
    /// <exception cref="InvalidOperationException">Under <see cref="ClockStartPolicy.AuthorityAcceptance"/> silence has no effect.</exception>
    public OneOf<Refusal, DueDay> InformBy(LocalDate day, WorkingCalendar calendar) => Policy == ClockStartPolicy.AuthorityAcceptance
        ? throw new InvalidOperationException("Where acceptance starts the clock, silence has no effect.")
        : LegalLimits.LicensingAcceptance.Due(calendar, day);
}
