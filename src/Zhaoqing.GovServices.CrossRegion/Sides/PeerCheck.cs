using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Works out again, by the calendar and the rules known here, what the other side worked out alone (复核): the last day of one-time notice, the start policy, and whether a voucher of acceptance has a grant.</summary>
/// <remarks>
/// Immutable and pure. A difference is told and never refused: what was refused would stand in one record alone, the two views would part, and the act of an authority stands by law (事权不变). So both sides go on counting
/// by what the message says, and both folds stay equal; who finds a difference tells what is missing by the earlier of both days, or signs without honouring the acceptance.
/// </remarks>
/// <param name="calendar">The working calendar.</param>
/// <param name="policyOf">From which event silence counts in a case; <see langword="null"/> for a matter that is not known here.</param>
/// <param name="acceptance">What the window's right to accept comes to at an instant; <see langword="null"/> where the matter is not accepted on receipt (收件即受理) or is not known here.</param>
public sealed class PeerCheck(WorkingCalendar calendar, Func<HandoverOpening, ClockStartPolicy?> policyOf, Func<HandoverOpening, Instant, TrustVerdict?> acceptance)
{
    /// <summary>What of the other side's messages is found otherwise, in the order in which they count; only those that count.</summary>
    /// <param name="copy">The case as this side has it.</param>
    public ImmutableArray<HandoverFinding> Of(HandoverCase copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        if (copy.View is not { } view) return [];
        var theirs = copy.Messages.Where(message => message.Sender != copy.Self).ToDictionary(message => message.Id);
        return [.. view.Moments.Where(moment => moment.Message is { } id && theirs.ContainsKey(id)).SelectMany(moment => Of(view.Opening, theirs[moment.Message!.Value]))];
    }

    private IEnumerable<HandoverFinding> Of(HandoverOpening opening, HandoverMessage message)
    {
        if (message.Content is CaseBegun && policyOf(opening) is { } policy && policy != opening.ClockStart) yield return new(message.Id, HandoverFindingKind.ClockStartDiffers, Theirs: null, Ours: null, Why: null);
        if (DayOf(opening, message) is { } day) yield return day;
        if (message.Content is PapersCollected collected && AcceptanceOf(opening, message, collected.AcceptGrant is not null) is { } receipt) yield return receipt;
    }

    private HandoverFinding? DayOf(HandoverOpening opening, HandoverMessage message)
    {
        var (policy, told) = message.Content switch
        {
            PapersCollected collected => (ClockStartPolicy.WindowReceipt, collected.InformBy),
            CasePushed pushed => (ClockStartPolicy.ElectronicPush, pushed.InformBy),
            SubmittedDirectly submitted => (ClockStartPolicy.ElectronicPush, submitted.InformBy),
            PaperArrived arrived => (ClockStartPolicy.PaperArrival, arrived.InformBy),
            _ => (default, null),
        };
        if (policy != opening.ClockStart || told is not { } theirs) return null;
        return LegalLimits.LicensingAcceptance.Due(calendar, ChinaTime.DayOf(message.SentAt)).Match<HandoverFinding?>(
            refusal => new(message.Id, HandoverFindingKind.InformByUnchecked, theirs, Ours: null, refusal),
            due => due.Date == theirs ? null : new(message.Id, HandoverFindingKind.InformByDiffers, theirs, due.Date, Why: null));
    }

    private HandoverFinding? AcceptanceOf(HandoverOpening opening, HandoverMessage message, bool isVoucher)
    {
        var verdict = acceptance(opening, message.SentAt);
        return isVoucher && verdict is not { IsCovered: true } ? new(message.Id, HandoverFindingKind.AcceptanceNotCovered, Theirs: null, Ours: null, verdict?.Why)
            : !isVoucher && verdict is { IsCovered: true } ? new(message.Id, HandoverFindingKind.AcceptanceForgone, Theirs: null, Ours: null, Why: null)
            : null;
    }
}
