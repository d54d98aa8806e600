using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Sides;

/// <summary>The papers of a case one by one, slow and without a shortcut: for each paper that was asked for, and each consignment, where it is.</summary>
internal sealed class PaperModel
{
    private readonly List<string> _asked = [];
    private readonly List<(SlipNumber Number, string[]? List, string Where, string[] Bad, bool IsMadeUp, bool IsListAwaited)> _sent = [];

    /// <summary>Whether anybody told what is in a consignment: only then is more than one told apart.</summary>
    private bool AreListed => _sent.Exists(one => one.List is { Length: > 0 });

    public List<string> Missing()
    {
        bool isRestBrought = _sent.Exists(one => one.Where == "there" && one.List is null);
        var missing = new List<string>();
        foreach (string paper in _asked)
        {
            bool isThere = _sent.Exists(one => one.List is { } list && list.Contains(paper) && (one.Where == "there" || (one.Where == "short" && !one.Bad.Contains(paper))));
            bool isToCome = _sent.Exists(one => one.List is { } list && list.Contains(paper) && (one.Where == "way" || (IsOpen(one) && (one.Where == "lost" || one.Bad.Length == 0 || one.Bad.Contains(paper)))));
            if (!isThere && (isToCome || !isRestBrought) && !missing.Contains(paper)) missing.Add(paper);
        }

        return missing;
    }

    public HandoverAct ActOf(HandoverState state, HandoverContent content)
    {
        if (content is PaperSignedFor) return state == HandoverState.LossHandling || (state == HandoverState.AwaitPaper && After(content).Missing().Count > 0) ? HandoverAct.ArrivePart : HandoverAct.ArrivePaper;
        if (!AreListed) return content.Act;
        if (content is PaperArrived arrived)
        {
            if (state == HandoverState.LossHandling) return !arrived.IsEnough && Where(arrived.Consignment) == "way" ? HandoverAct.ArrivePart : HandoverAct.ArrivePaper;
            return state == HandoverState.AwaitPaper && !arrived.IsEnough && After(content).Missing().Count > 0 ? HandoverAct.ArrivePart : HandoverAct.ArrivePaper;
        }

        return content is PaperReplaced && state == HandoverState.LossHandling && After(content)._sent.Exists(IsOpen) ? HandoverAct.ReplacePart : content.Act;
    }

    /// <summary>What is told of papers that nobody waits for; <see langword="null"/> where it is nothing of the kind.</summary>
    public HandoverAct? LateActOf(HandoverState state, bool isAcceptedByWindow, HandoverContent content)
    {
        if (state is < HandoverState.AtHandlingPlace or HandoverState.AwaitPaper or HandoverState.LossHandling) return null;
        switch (content)
        {
            case PaperSent or PaperReplaced:
                return HandoverAct.SendLate;
            case PaperSignedFor:
                return state == HandoverState.Accepted && !isAcceptedByWindow ? null : HandoverAct.ArriveLate;
            case PaperArrived { IsEnough: false } arrived when Where(arrived.Consignment) == "way":
                return state == HandoverState.Accepted && !isAcceptedByWindow ? null : HandoverAct.ArriveLate;
            case PaperShort found when Where(found.Consignment) == "way":
                return HandoverAct.ReportShortageLate;
            case PaperLost lost when Where(lost.Consignment) == "way":
                return HandoverAct.ReportLossLate;
            default:
                return null;
        }
    }

    public bool MayBeSaid(HandoverState state, HandoverContent content)
    {
        switch (content)
        {
            case PaperSent sent:
                return Where(sent.Consignment) is null || IsAwaited(sent.Consignment);
            case PaperSignedFor signed:
                return Where(signed.Consignment) is null or "way";
            case PaperReplaced replaced when state != HandoverState.LossHandling:
                return Where(replaced.Consignment) is null || IsAwaited(replaced.Consignment);
            case PaperArrived { IsEnough: true } enough when state == HandoverState.LossHandling:
                return AreListed && Where(enough.Consignment) is not null;
            case PaperArrived { IsEnough: true }:
                return true;
            case PaperLost or PaperShort or PaperArrived when state == HandoverState.LossHandling:
                return AreListed && Where(NumberOf(content)) == "way";
            case PaperLost or PaperShort or PaperArrived when state == HandoverState.AwaitPaper && AreListed:
                return Where(NumberOf(content)) is null or "way";
            default:
                return true;
        }
    }

    public PaperModel After(HandoverContent content)
    {
        var after = new PaperModel();
        after._asked.AddRange(_asked);
        after._sent.AddRange(_sent);
        switch (content)
        {
            case PaperAsked asked:
                after._asked.Clear();
                after._asked.AddRange(asked.Papers);
                after._sent.RemoveAll(one => one.Where != "way" && !one.IsListAwaited);
                for (int i = 0; i < after._sent.Count; i++)
                {
                    // What was signed for before counts for nothing now; only its list is still waited for.
                    if (after._sent[i].IsListAwaited) after._sent[i] = after._sent[i] with { List = [] };
                }

                break;
            case PaperSent sent:
                if (IsAwaited(sent.Consignment)) after.ListCame(sent.Consignment);
                else after._sent.Add((sent.Consignment, [.. sent.Papers], "way", [], false, false));
                break;
            case PaperSignedFor signed when Where(signed.Consignment) is null:
                after._sent.Add((signed.Consignment, [.. signed.Papers], "there", [], false, true));
                break;
            case PaperSignedFor signed:
                after.Move(signed.Consignment, "there", []);
                break;
            case PaperArrived arrived:
                after.Move(arrived.Consignment, "there", []);
                break;
            case PaperLost lost:
                after.Move(lost.Consignment, "lost", []);
                break;
            case PaperShort found:
                after.Move(found.Consignment, "short", Bad(found));
                break;
            case PaperReplaced replaced:
                after.Replace(replaced);
                break;
        }

        return after;
    }

    private static bool IsOpen((SlipNumber Number, string[]? List, string Where, string[] Bad, bool IsMadeUp, bool IsListAwaited) one) => one.Where is "lost" or "short" && !one.IsMadeUp;

    private static SlipNumber NumberOf(HandoverContent content) => content switch
    {
        PaperArrived arrived => arrived.Consignment,
        PaperLost lost => lost.Consignment,
        PaperShort found => found.Consignment,
        _ => throw new ArgumentException("It has no consignment.", nameof(content)),
    };

    private string? Where(SlipNumber number) => _sent.Exists(one => one.Number == number) ? _sent.Find(one => one.Number == number).Where : null;

    private bool IsAwaited(SlipNumber number) => _sent.Exists(one => one.Number == number && one.IsListAwaited);

    private void ListCame(SlipNumber number)
    {
        int i = _sent.FindIndex(one => one.Number == number);
        if (_sent[i].List is []) _sent.RemoveAt(i);
        else _sent[i] = _sent[i] with { IsListAwaited = false };
    }

    private void Move(SlipNumber number, string where, string[] bad)
    {
        int i = _sent.FindIndex(one => one.Number == number);
        if (i >= 0 && _sent[i].Where == "way") _sent[i] = _sent[i] with { Where = where, Bad = bad };
    }

    /// <summary>Each paper of the list that a fault names; where one names none of them, all are in doubt. A paper too many is no fault.</summary>
    private string[] Bad(PaperShort found)
    {
        string[] list = _sent.Find(one => one.Number == found.Consignment).List ?? [];
        var bad = new List<string>();
        bool isFaulty = false;
        foreach (var fault in found.Faults)
        {
            if (fault is { Kind: ConsignmentFaultKind.PaperUnlisted }) continue;
            isFaulty = true;
            if (fault?.Paper is { } paper && list.Contains(paper)) bad.Add(paper);
        }

        return isFaulty && bad.Count == 0 ? list : [.. bad];
    }

    private void Replace(PaperReplaced replaced)
    {
        bool wereListed = AreListed;
        var brings = new List<string>();
        for (int i = 0; i < _sent.Count; i++)
        {
            if (!IsOpen(_sent[i]) || (replaced.Replaces is { } one && one != _sent[i].Number)) continue;
            foreach (string paper in _sent[i].List ?? [])
            {
                if ((_sent[i].Where == "lost" || _sent[i].Bad.Length == 0 || _sent[i].Bad.Contains(paper)) && !brings.Contains(paper)) brings.Add(paper);
            }

            _sent[i] = _sent[i] with { IsMadeUp = true };
        }

        // A list is for cases that have lists.
        if (replaced.Papers is { } list && wereListed) brings = [.. list];
        if (IsAwaited(replaced.Consignment))
        {
            ListCame(replaced.Consignment);
            return;
        }

        _sent.RemoveAll(one => one.Number == replaced.Consignment);
        _sent.Add((replaced.Consignment, brings.Count == 0 ? null : [.. brings], "way", [], false, false));
    }
}
