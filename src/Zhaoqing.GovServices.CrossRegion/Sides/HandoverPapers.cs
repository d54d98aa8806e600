using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion;

/// <summary>What becomes of the papers of a case that go in more than one consignment. Where no list of papers was told, the case goes as if there were one: what arrives ends the waiting.</summary>
internal static class HandoverPapers
{
    /// <summary>Which act a message is where the papers are known: the last of several arrivals and replacements, or one before it.</summary>
    public static HandoverAct ActOf(HandoverView view, HandoverContent content) => content switch
    {
        _ when IsLate(view, content) => content switch
        {
            PaperSent or PaperReplaced => HandoverAct.SendLate,
            PaperShort => HandoverAct.ReportShortageLate,
            PaperLost => HandoverAct.ReportLossLate,
            _ => HandoverAct.ArriveLate,
        },
        PaperArrived { IsEnough: false } when view.State == HandoverState.LossHandling && IsUnderWay(view, content) => HandoverAct.ArrivePart,
        PaperArrived { IsEnough: false } when view.State == HandoverState.AwaitPaper && IsListed(view) && !MissingOf(After(view, content)).IsEmpty => HandoverAct.ArrivePart,
        PaperSignedFor when view.State == HandoverState.LossHandling || (view.State == HandoverState.AwaitPaper && !MissingOf(After(view, content)).IsEmpty) => HandoverAct.ArrivePart,
        PaperReplaced when view.State == HandoverState.LossHandling && IsListed(view) && After(view, content).Consignments.Any(one => one.IsOpen) => HandoverAct.ReplacePart,
        _ => content.Act,
    };

    /// <summary>Why something cannot be of a consignment; <see langword="null"/> where it can.</summary>
    public static Refusal? WhyNot(HandoverView view, HandoverContent content) => content switch
    {
        PaperLost or PaperShort or PaperArrived { IsEnough: false } when view.State == HandoverState.LossHandling && !IsUnderWay(view, content) => HandoverRefusals.NotNow(view.State, content.Act),
        // That it waits for no more the authority says of any consignment, also of one that arrived before.
        PaperArrived { IsEnough: true } when view.State == HandoverState.LossHandling && !(IsListed(view) && Find(view, NumberOf(content)) is not null) => HandoverRefusals.NotNow(view.State, content.Act),
        PaperLost or PaperShort or PaperArrived { IsEnough: false } when IsListed(view) && Find(view, NumberOf(content)) is { Standing: not PaperStanding.UnderWay } && view.State is HandoverState.AwaitPaper or HandoverState.LossHandling =>
            HandoverRefusals.NotNow(view.State, content.Act),
        PaperSignedFor signed when Find(view, signed.Consignment) is { Standing: not PaperStanding.UnderWay } => HandoverRefusals.Field("consignment"),
        PaperSent or PaperReplaced when (content is PaperSent || !HandoverTable.IsWaiting(view.State)) && Find(view, NumberOf(content)) is { IsListAwaited: false } => HandoverRefusals.Field("consignment"),
        _ => null,
    };

    /// <summary>What besides is not written by a side that knows better; where it stands in a record all the same, it counts.</summary>
    public static Refusal? WhyNotNew(HandoverView view, HandoverContent content)
    {
        // Who knows that nobody waits sends nothing; what was under way before that was known counts, so that nobody loses sight of it.
        if (ActOf(view, content) == HandoverAct.SendLate) return HandoverRefusals.NotNow(view.State, content.Act);
        if (content is PaperSent or PaperSignedFor && PapersOf(content).Except(view.PapersAsked, StringComparer.Ordinal).Any()) return HandoverRefusals.Field("papers");
        // What was found was found.
        if (content is not PaperSignedFor && IsTwice(view, content)) return HandoverRefusals.PaperTwice();
        if (content is PaperSent { Papers: var papers } && view.Consignments.Where(one => one.IsOpen).SelectMany(one => one.Lacking).Intersect(papers, StringComparer.Ordinal).Any()) return HandoverRefusals.PaperToReplace();
        return content switch
        {
            // Where the list is here, it is held against that.
            PaperSignedFor signed when Find(view, signed.Consignment) is not null => HandoverRefusals.Field("consignment"),
            PaperArrived or PaperLost or PaperShort when IsListed(view) && view.State is HandoverState.AwaitPaper or HandoverState.LossHandling && Find(view, NumberOf(content)) is null => HandoverRefusals.Field("consignment"),
            PaperReplaced replaced when IsListed(view) && Find(view, replaced.Consignment) is { IsListAwaited: false } => HandoverRefusals.Field("consignment"),
            PaperReplaced { Replaces: { } number } when Find(view, number) is not { IsOpen: true } => HandoverRefusals.Field("replaces"),
            _ => null,
        };
    }

    /// <summary>Whether a list names a paper twice, or one that another consignment has brought or is bringing.</summary>
    public static bool IsTwice(HandoverView view, HandoverContent content)
    {
        var papers = PapersOf(content);
        return !papers.IsEmpty && (papers.Distinct(StringComparer.Ordinal).Count() < papers.Length || view.Consignments.Any(one => one.Number != NumberOf(content) && one.Carried.Intersect(papers, StringComparer.Ordinal).Any()));
    }

    /// <summary>The view with what a message says of papers.</summary>
    public static HandoverView After(HandoverView view, HandoverContent content) => content switch
    {
        // A list that is still to come must find that its consignment was signed for, or that would be under way for ever; for what is asked anew it counts for nothing.
        PaperAsked asked => view with
        {
            PapersAsked = asked.Papers,
            Consignments = [.. view.Consignments.Where(one => one.Standing == PaperStanding.UnderWay || one.IsListAwaited).Select(one => one.IsListAwaited ? one with { Papers = [] } : one)],
        },
        PaperSent sent when Find(view, sent.Consignment) is { IsListAwaited: true } there => view with { Consignments = [.. view.Consignments.SelectMany(one => one.Number == there.Number ? ListCame(one, sent.Seal) : [one])] },
        PaperSent sent => view with { Consignments = view.Consignments.Add(new(sent.Consignment, sent.Seal, sent.Papers, PaperStanding.UnderWay)) },
        PaperSignedFor signed when Find(view, signed.Consignment) is null => view with { Consignments = view.Consignments.Add(new(signed.Consignment, signed.Seal, signed.Papers, PaperStanding.Arrived) { IsListAwaited = true }) },
        PaperSignedFor signed => With(view, signed.Consignment, one => one with { Standing = PaperStanding.Arrived }),
        PaperArrived arrived => With(view, arrived.Consignment, one => one with { Standing = PaperStanding.Arrived }),
        PaperLost lost => With(view, lost.Consignment, one => one with { Standing = PaperStanding.Lost }),
        PaperShort found => With(view, found.Consignment, one => one with { Standing = PaperStanding.Deficient, Faulty = FaultyOf(one, found) }),
        PaperReplaced replaced => Replaced(view, replaced),
        _ => view,
    };

    /// <summary>What was asked for and is not there. A consignment without a list brings all but what stands in the list of another that is still to come.</summary>
    public static ImmutableArray<string> MissingOf(HandoverView view)
    {
        bool isAllBrought = view.Consignments.Any(one => one is { Standing: PaperStanding.Arrived, Papers.IsEmpty: true, IsListAwaited: false });
        var awaited = isAllBrought ? view.PapersAsked.Intersect(view.Consignments.SelectMany(one => one.Awaited), StringComparer.Ordinal) : view.PapersAsked;
        return [.. awaited.Except(view.Consignments.SelectMany(one => one.There), StringComparer.Ordinal)];
    }

    /// <summary>The papers that were named; all of them where none was, such as under a broken seal. A paper too many is no fault of another.</summary>
    private static ImmutableArray<string> FaultyOf(PaperConsignment one, PaperShort found)
    {
        var faults = found.Faults.Where(fault => fault?.Kind != ConsignmentFaultKind.PaperUnlisted).ToArray();
        ImmutableArray<string> named = [.. one.Papers.Intersect(faults.Select(fault => fault?.Paper).OfType<string>(), StringComparer.Ordinal)];
        return named.IsEmpty && faults.Length > 0 ? one.Papers : named;
    }

    /// <summary>What a consignment is whose list came after it had been signed for; nothing where papers were asked for anew since, as one that had its list in time is gone by then.</summary>
    private static ImmutableArray<PaperConsignment> ListCame(PaperConsignment there, string? seal) => there.Papers.IsEmpty ? [] : [there with { Seal = seal ?? there.Seal, IsListAwaited = false }];

    private static HandoverView Replaced(HandoverView view, PaperReplaced replaced)
    {
        bool Gives(PaperConsignment one) => one.IsOpen && (replaced.Replaces is not { } number || one.Number == number);
        // Without a list it brings what was lost or short in those whose place it takes. A program that knows one consignment at a time passes a list over: among cases without lists it counts for nobody.
        ImmutableArray<string> papers = IsListed(view) ? replaced.Papers ?? [.. view.Consignments.Where(Gives).SelectMany(one => one.Lacking).Distinct(StringComparer.Ordinal)] : [];
        return view with
        {
            Consignments =
            [
                .. view.Consignments.Where(one => one.Number != replaced.Consignment).Select(one => Gives(one) ? one with { IsReplaced = true } : one),
                .. Find(view, replaced.Consignment) is { IsListAwaited: true } there ? ListCame(there, replaced.Seal) : [new PaperConsignment(replaced.Consignment, replaced.Seal, papers, PaperStanding.UnderWay)],
            ],
        };
    }

    /// <summary>Whether it is about papers that nobody waits for any more: it changes where they are, and nothing else.</summary>
    private static bool IsLate(HandoverView view, HandoverContent content) => view.State >= HandoverState.AtHandlingPlace && !HandoverTable.IsWaiting(view.State) && content switch
    {
        PaperSent or PaperReplaced => true,
        // Where silence accepted, what arrives after it has a row of its own.
        PaperArrived { IsEnough: false } when HandoverRows.Of(view.Table).Find(view.State, HandoverAct.ArrivePaper) is not null => false,
        PaperArrived { IsEnough: false } or PaperShort or PaperLost => Find(view, NumberOf(content)) is { Standing: PaperStanding.UnderWay },
        PaperSignedFor => HandoverRows.Of(view.Table).Find(view.State, HandoverAct.ArrivePaper) is null,
        _ => false,
    };

    /// <summary>Whether a list of papers was told of a consignment.</summary>
    private static bool IsListed(HandoverView view) => view.Consignments.Any(one => !one.Papers.IsEmpty);

    private static bool IsUnderWay(HandoverView view, HandoverContent content) => IsListed(view) && Find(view, NumberOf(content)) is { Standing: PaperStanding.UnderWay };

    private static PaperConsignment? Find(HandoverView view, SlipNumber? number) => view.Consignments.FirstOrDefault(one => one.Number == number);

    private static SlipNumber? NumberOf(HandoverContent content) => content switch
    {
        PaperSent sent => sent.Consignment,
        PaperSignedFor signed => signed.Consignment,
        PaperArrived arrived => arrived.Consignment,
        PaperLost lost => lost.Consignment,
        PaperShort found => found.Consignment,
        PaperReplaced replaced => replaced.Consignment,
        _ => null,
    };

    private static ImmutableArray<string> PapersOf(HandoverContent content) => content switch
    {
        PaperSent sent => sent.Papers,
        PaperSignedFor signed => signed.Papers,
        PaperReplaced { Papers: { } papers } => papers,
        _ => [],
    };

    /// <summary>What is not known, or not under way, stays as it is.</summary>
    private static HandoverView With(HandoverView view, SlipNumber number, Func<PaperConsignment, PaperConsignment> change) =>
        view with { Consignments = [.. view.Consignments.Select(one => one.Number == number && one.Standing == PaperStanding.UnderWay ? change(one) : one)] };
}
