using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>Works out again, by the calendar and the rules known here, what the other side worked out alone (复核): the last day of one-time notice, the start policy, whether a voucher of acceptance has a grant; and tells what is dated back, came late, took the place of another, lists a paper twice, or is not what was found in a consignment.</summary>
/// <remarks>
/// Immutable and pure. A difference is told and never refused: what was refused would stand in one record alone, the two views would part, and the act of an authority stands by law (事权不变). So both sides go on counting
/// by what the message says, and both folds stay equal; who finds a difference tells what is missing by the earlier of both days, or signs without honouring the acceptance.
/// </remarks>
/// <param name="calendar">The working calendar.</param>
/// <param name="policyOf">From which event silence counts in a case; <see langword="null"/> for a matter that is not known here.</param>
/// <param name="acceptance">What the window's right to accept comes to at an instant; <see langword="null"/> where the matter is not accepted on receipt (收件即受理) or is not known here.</param>
public sealed class PeerCheck(WorkingCalendar calendar, Func<HandoverOpening, ClockStartPolicy?> policyOf, Func<HandoverOpening, Instant, TrustVerdict?> acceptance)
{
    /// <summary>By how much the clocks of both sides may be apart before a message counts as dated back; five minutes unless told.</summary>
    public Duration Skew { get; init; } = Duration.FromMinutes(5);

    /// <summary>How long after the time that it says a message may be recorded here before that is told; a day unless told.</summary>
    public Duration Late { get; init; } = Duration.FromHours(24);

    /// <summary>What of the other side's messages is found otherwise, in the order in which they count, and only those that count; behind them those that took the place of others.</summary>
    /// <param name="copy">The case as this side has it.</param>
    public ImmutableArray<HandoverFinding> Of(HandoverCase copy)
    {
        ArgumentNullException.ThrowIfNull(copy);
        if (copy.View is not { } view) return [];
        var theirs = copy.Messages.Where(message => message.Sender != copy.Self).DistinctBy(message => message.Id).ToDictionary(message => message.Id);
        return
        [
            .. view.Moments.Where(moment => moment.Message is { } id && theirs.ContainsKey(id)).SelectMany(moment => Of(copy, view, theirs[moment.Message!.Value], moment.Act)),
            .. copy.PeerReplacing.Where(theirs.ContainsKey).Select(id => new HandoverFinding(id, HandoverFindingKind.Replaced, Theirs: null, Ours: null, Why: null)),
        ];
    }

    private IEnumerable<HandoverFinding> Of(HandoverCase copy, HandoverView view, HandoverMessage message, HandoverAct act)
    {
        if (message.Content is CaseBegun && StartOf(copy, view, message) is { } start) yield return start;
        // Of papers that arrive in part, or that nobody waits for, no days count.
        if (act is not (HandoverAct.ArrivePart or HandoverAct.ArriveLate) && DayOf(view.Opening, message) is { } day) yield return day;
        if (message.Content is PapersCollected collected && AcceptanceOf(view.Opening, message, collected.AcceptGrant is not null) is { } receipt) yield return receipt;
        if (BackOf(copy, message) is { } back) yield return back;
        if (copy.RecordedAt(message.Id) is { } at && at - message.SentAt > Late) yield return new(message.Id, HandoverFindingKind.ArrivedLate, ChinaTime.DayOf(message.SentAt), ChinaTime.DayOf(at), Why: null);
        if (IsFoundOtherwise(copy, view, message)) yield return new(message.Id, HandoverFindingKind.FoundOtherwise, Theirs: null, Ours: null, Why: null);
        if (view.TwiceListed.Contains(message.Id)) yield return new(message.Id, HandoverFindingKind.PaperTwice, Theirs: null, Ours: null, Why: null);
    }

    /// <summary>Whether silence counts from the event that the rules here name; where not, with the last day by these, once their event is there. Silence has no effect (行政许可法 第三十二条 does not know that) only where a rule here says so.</summary>
    private HandoverFinding? StartOf(HandoverCase copy, HandoverView view, HandoverMessage message)
    {
        var policy = policyOf(view.Opening) ?? (view.Opening.ClockStart == ClockStartPolicy.AuthorityAcceptance ? ClockStartPolicy.ElectronicPush : view.Opening.ClockStart);
        if (policy == view.Opening.ClockStart) return null;
        var (theirs, ours) = (Last(view.Opening.ClockStart), Last(policy));
        return new(message.Id, HandoverFindingKind.ClockStartDiffers, theirs?.Told, ours?.Due, ours?.Why);

        (LocalDate? Told, LocalDate? Due, Refusal? Why)? Last(ClockStartPolicy start)
        {
            foreach (var moment in view.Moments)
            {
                if (moment is { Message: { } id, Act: not (HandoverAct.ArrivePart or HandoverAct.ArriveLate) } && copy.Messages.First(kept => kept.Id == id) is var said && EventOf(said.Content) is var (from, told) && from == start)
                    return LegalLimits.LicensingAcceptance.Due(calendar, ChinaTime.DayOf(said.SentAt)).Match<(LocalDate?, LocalDate?, Refusal?)>(why => (told, null, why), due => (told, due.Date, null));
            }

            return null;
        }
    }

    private HandoverFinding? DayOf(HandoverOpening opening, HandoverMessage message)
    {
        var (policy, told) = EventOf(message.Content);
        if (policy != opening.ClockStart || told is not { } theirs) return null;
        return LegalLimits.LicensingAcceptance.Due(calendar, ChinaTime.DayOf(message.SentAt)).Match<HandoverFinding?>(
            refusal => new(message.Id, HandoverFindingKind.InformByUnchecked, theirs, Ours: null, refusal),
            due => due.Date == theirs ? null : new(message.Id, HandoverFindingKind.InformByDiffers, theirs, due.Date, Why: null));
    }

    /// <summary>The policy whose event a message is, and the last day it tells.</summary>
    private static (ClockStartPolicy Policy, LocalDate? InformBy) EventOf(HandoverContent content) => content switch
    {
        PapersCollected collected => (ClockStartPolicy.WindowReceipt, collected.InformBy),
        CasePushed pushed => (ClockStartPolicy.ElectronicPush, pushed.InformBy),
        SubmittedDirectly submitted => (ClockStartPolicy.ElectronicPush, submitted.InformBy),
        PaperArrived arrived => (ClockStartPolicy.PaperArrival, arrived.InformBy),
        PaperSignedFor signed => (ClockStartPolicy.PaperArrival, signed.InformBy),
        _ => (default, null),
    };

    private HandoverFinding? AcceptanceOf(HandoverOpening opening, HandoverMessage message, bool isVoucher)
    {
        var verdict = acceptance(opening, message.SentAt);
        return isVoucher && verdict is not { IsCovered: true } ? new(message.Id, HandoverFindingKind.AcceptanceNotCovered, Theirs: null, Ours: null, verdict?.Why)
            : !isVoucher && verdict is { IsCovered: true } ? new(message.Id, HandoverFindingKind.AcceptanceForgone, Theirs: null, Ours: null, Why: null)
            : null;
    }

    /// <summary>Whether a list, and what was found in its consignment, are not the same; of the other side's of both.</summary>
    private static bool IsFoundOtherwise(HandoverCase copy, HandoverView view, HandoverMessage message)
    {
        if (PackedIn(message.Content) is not { } packed) return false;
        bool isFound = message.Content is PaperSignedFor;
        var others = copy.Messages.Where(other => other.Content is PaperSignedFor != isFound && !view.WithoutEffect.Contains(other.Id)).Select(other => PackedIn(other.Content)).OfType<(SlipNumber Number, string? Seal, ImmutableArray<string> Papers)>();
        return others.Any(other => other.Number == packed.Number && ((other.Seal is { } seal && packed.Seal is { } own && !string.Equals(seal, own, StringComparison.Ordinal)) || !other.Papers.ToHashSet(StringComparer.Ordinal).SetEquals(packed.Papers)));
    }

    private static (SlipNumber Number, string? Seal, ImmutableArray<string> Papers)? PackedIn(HandoverContent content) => content switch
    {
        PaperSignedFor signed => (signed.Consignment, signed.Seal, signed.Papers),
        PaperSent sent => (sent.Consignment, sent.Seal, sent.Papers),
        PaperReplaced { Papers: { } papers } replaced => (replaced.Consignment, replaced.Seal, papers),
        _ => null,
    };

    /// <summary>Nobody says something before what he said or had heard before.</summary>
    private HandoverFinding? BackOf(HandoverCase copy, HandoverMessage message)
    {
        var before = copy.Messages.Where(other => other.Sender == message.Sender ? other.Seq < message.Seq : other.Seq <= message.SeenPeerSeq).Select(other => other.SentAt).DefaultIfEmpty(Instant.MinValue).Max();
        return before - Instant.MinValue > Skew && message.SentAt < before - Skew ? new(message.Id, HandoverFindingKind.DatedBack, ChinaTime.DayOf(message.SentAt), ChinaTime.DayOf(before), Why: null) : null;
    }
}
