using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using OneOf;

namespace Zhaoqing.GovServices.Catalogue;

/// <summary>A decision tree of situations (情形引导): questions whose answers lead to exactly one situation, whatever they are.</summary>
/// <remarks>
/// Immutable. A tree is only made where that is proved: every branch leads somewhere, no way comes back to a question (so no way is endless and no
/// question is asked twice), every question and situation can be reached, and at every question the branches cover all answers and no answer twice.
/// By induction over the length of the way, every complete set of answers then leads to one situation.
/// </remarks>
public sealed class SituationTree
{
    private readonly FrozenDictionary<string, SituationQuestion> _questions;
    private readonly FrozenDictionary<string, Situation> _situations;

    private SituationTree(ImmutableArray<SituationQuestion> questions, ImmutableArray<Situation> situations)
    {
        Questions = questions;
        Situations = situations;
        _questions = questions.ToFrozenDictionary(question => question.Id, StringComparer.Ordinal);
        _situations = situations.ToFrozenDictionary(situation => situation.Id, StringComparer.Ordinal);
    }

    /// <summary>The questions; the first is asked first.</summary>
    public ImmutableArray<SituationQuestion> Questions { get; }

    /// <summary>The situations.</summary>
    public ImmutableArray<Situation> Situations { get; }

    /// <summary>A tree out of its questions and situations.</summary>
    /// <param name="questions">The questions, the first one first.</param>
    /// <param name="situations">The situations.</param>
    /// <returns>
    /// The tree; refused, with the question and its answers named, with <c>catalogue.situation-names</c> (a name twice or empty), <c>situation-unknown</c> (a branch into nothing),
    /// <c>situation-cycle</c>, <c>situation-unreachable</c>, <c>situation-answers</c> (an answer that the question does not offer, or none), <c>situation-gap</c> and <c>situation-overlap</c>.
    /// </returns>
    [Clause("CON-4.2")]
    public static OneOf<Refusal, SituationTree> Of(ImmutableArray<SituationQuestion> questions, ImmutableArray<Situation> situations)
    {
        if (questions.IsDefaultOrEmpty || situations.IsDefaultOrEmpty) return SituationRefusals.Names("");
        return SituationProof.FaultOf(questions, situations) is { } fault ? fault : new SituationTree(questions, situations);
    }

    /// <summary>Where answers lead: to the situation, or to the next question that is not answered yet.</summary>
    /// <param name="answers">The answers by the name of the question; a number in digits. Answers to other questions do not matter.</param>
    /// <returns>Refused with <c>catalogue.situation-answer</c> where a question of the way was answered with what it does not offer.</returns>
    [Clause("CON-4.2")]
    public OneOf<Refusal, SituationQuestion, Situation> Follow(IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var question = Questions[0];
        while (true)
        {
            if (!answers.TryGetValue(question.Id, out string? answer)) return question;
            if (question.Branches.FirstOrDefault(branch => Takes(branch, answer)) is not { } taken) return SituationRefusals.Answer(question);
            if (_situations.TryGetValue(taken.Next, out var situation)) return situation;
            question = _questions[taken.Next];
        }
    }

    private static bool Takes(SituationBranch branch, string answer) => branch.Numbers is { } numbers
        ? int.TryParse(answer, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && numbers.Contains(number)
        : branch.Choices.Contains(answer, StringComparer.Ordinal);
}
