using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>Proves that a tree is total and unambiguous, or names the place where it is not.</summary>
internal static class SituationProof
{
    public static Refusal? FaultOf(ImmutableArray<SituationQuestion> questions, ImmutableArray<Situation> situations)
    {
        var places = new Dictionary<string, SituationQuestion?>(StringComparer.Ordinal);
        foreach (string id in situations.Select(situation => situation.Id))
        {
            if (string.IsNullOrWhiteSpace(id) || !places.TryAdd(id, null)) return SituationRefusals.Names(id);
        }

        foreach (var question in questions)
        {
            if (string.IsNullOrWhiteSpace(question.Id) || !places.TryAdd(question.Id, question)) return SituationRefusals.Names(question.Id);
        }

        foreach (var question in questions)
        {
            if (question.Branches.FirstOrDefault(branch => !places.ContainsKey(branch.Next)) is { } lost) return SituationRefusals.Unknown(question, lost.Next);
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        return CycleFrom(questions[0], places, reached)
            ?? places.Keys.Where(id => !reached.Contains(id)).Select(SituationRefusals.Unreachable).FirstOrDefault()
            ?? questions.Select(FaultOf).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>Walks depth first without recursion, so that a long tree does not end the process; a question met on its own way closes a cycle.</summary>
    private static Refusal? CycleFrom(SituationQuestion first, Dictionary<string, SituationQuestion?> places, HashSet<string> reached)
    {
        var way = new List<(SituationQuestion Question, int Next)> { (first, 0) };
        var onWay = new HashSet<string>(StringComparer.Ordinal) { first.Id };
        reached.Add(first.Id);
        while (way.Count > 0)
        {
            var (question, next) = way[^1];
            if (next == question.Branches.Length)
            {
                onWay.Remove(question.Id);
                way.RemoveAt(way.Count - 1);
                continue;
            }

            way[^1] = (question, next + 1);
            string id = question.Branches[next].Next;
            if (onWay.Contains(id)) return SituationRefusals.Cycle([.. way.Select(step => step.Question.Id).SkipWhile(step => !string.Equals(step, id, StringComparison.Ordinal)), id]);
            if (!reached.Add(id) || places[id] is not { } following) continue;
            onWay.Add(id);
            way.Add((following, 0));
        }

        return null;
    }

    private static Refusal? FaultOf(SituationQuestion question) => question.Numbers is { } numbers ? FaultOfNumbers(question, numbers) : FaultOfChoices(question);

    private static Refusal? FaultOfChoices(SituationQuestion question)
    {
        var offered = question.Choices.ToHashSet(StringComparer.Ordinal);
        if (offered.Count == 0 || offered.Count != question.Choices.Length) return SituationRefusals.Answers(question, "");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var branch in question.Branches)
        {
            if (branch.Numbers is not null || branch.Choices.IsEmpty) return SituationRefusals.Answers(question, branch.Next);
            foreach (string choice in branch.Choices)
            {
                if (!offered.Contains(choice)) return SituationRefusals.Answers(question, choice);
                if (!taken.Add(choice)) return SituationRefusals.Overlap(question, choice);
            }
        }

        return question.Choices.FirstOrDefault(choice => !taken.Contains(choice)) is { } gap ? SituationRefusals.Gap(question, gap) : null;
    }

    private static Refusal? FaultOfNumbers(SituationQuestion question, NumberRange all)
    {
        if (all.IsEmpty || !question.Choices.IsEmpty) return SituationRefusals.Answers(question, "");
        var ranges = new List<NumberRange>();
        foreach (var branch in question.Branches)
        {
            if (branch.Numbers is not { IsEmpty: false } range || !branch.Choices.IsEmpty || !all.Contains(range.From) || !all.Contains(range.To)) return SituationRefusals.Answers(question, branch.Next);
            ranges.Add(range);
        }

        ranges.Sort((a, b) => a.From.CompareTo(b.From));
        long next = all.From;
        foreach (var range in ranges)
        {
            if (range.From > next) return SituationRefusals.Gap(question, $"{next}");
            if (range.From < next) return SituationRefusals.Overlap(question, $"{range.From}");
            next = (long)range.To + 1;
        }

        return next <= all.To ? SituationRefusals.Gap(question, $"{next}") : null;
    }
}
