using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>The letter by which a chief representative does an act; none for anybody else, and for acts that are no step of an approval.</summary>
    /// <returns>The letter; refused with <c>cases.authorisation-missing</c> or as <see cref="ChiefAuthorisation"/> refuses what its letter does not cover.</returns>
    [Clause("REG-1.11")]
    private OneOf<Refusal, ByLetter> LetterFor(CaseAct act, CaseActor by, Instant at, CaseFacts facts) =>
        by.Role == ActorRole.Chief && StepOf(act) is { } step ? LetterOf(step, by, at, facts) : new ByLetter(Letter: null);

    private OneOf<Refusal, ByLetter> LetterOf(ApprovalStep step, CaseActor by, Instant at, CaseFacts facts)
    {
        ImmutableArray<ChiefAuthorisation> own = [.. facts.Authorisations.Where(letter => Is(letter.Representative, by.Id))];
        if (own.IsEmpty) return new Refusal("cases.authorisation-missing", "没有部门授权您办理审批事项。", CaseGrounds.ChiefScope);
        var decides = new Authority(Terms.Authority, Terms.AuthorityCode);
        var answers = own.Select(letter => (Letter: letter, Answer: letter.Check(decides, Application.Matter, step, at))).ToList();
        return answers.Find(found => found.Answer.IsT1).Letter is { } fit
            ? new ByLetter(new ChiefLetter(fit.Department.Name, fit.Scope.Document))
            : answers[0].Answer.AsT0;
    }

    /// <summary>The step of an approval that an act is; what belongs to none of the others is examination.</summary>
    private static ApprovalStep? StepOf(CaseAct act) => act switch
    {
        CaseAct.Accept or CaseAct.NotifyOnce or CaseAct.Refuse => ApprovalStep.Accept,
        CaseAct.Decide => ApprovalStep.Decide,
        CaseAct.Deliver => ApprovalStep.Issue,
        _ when CaseTable.IsBesideTheState(act) => null,
        _ => ApprovalStep.Review,
    };

    /// <summary>By which letter an act is done: by none where it is <see langword="null"/>.</summary>
    private readonly record struct ByLetter(ChiefLetter? Letter);
}
