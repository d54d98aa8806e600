using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Hands an application in. The answer does not depend on the channel or on who receives it (REG-4.7).</summary>
    /// <param name="number">The number for the case.</param>
    /// <param name="application">What is applied for.</param>
    /// <param name="terms">The list in force for the matter and the division.</param>
    /// <param name="by">Who hands it in: the applicant or a window, not an examiner.</param>
    /// <param name="at">The instant of receipt.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="facts">What is known from outside; <see langword="null"/> for nothing.</param>
    /// <returns>
    /// A refusal <c>cases.material-unknown</c> or <c>cases.material-twice</c> with the field, <c>cases.not-authorised</c>,
    /// <c>cases.mandate-missing</c> or what <see cref="Mandate.Check"/> refuses an agent, a <c>cases.video-session-…</c> on <c>session</c>, or what the calendar refuses; else the event. Missing materials are no refusal: they are asked for once.
    /// </returns>
    [Clause("REG-4.7")]
    [Clause("REG-4.3")]
    [Clause("ORG-1.3")]
    public static OneOf<Refusal, CaseSubmitted> Submit(
        CaseNumber number, Application application, CaseTerms terms, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(by);
        if (by.Role is not (ActorRole.Applicant or ActorRole.Window or ActorRole.Helper) || !Covers(by, application.Division))
            return NotAuthorised("收件由申请人提交或由本区划的窗口人员登记。");
        if (MandateToSubmit(application.Matter, by, at, facts ?? CaseFacts.None).TryPickT0(out var outside, out var acting)) return outside;
        if ((FaultOf(application.Materials, terms) ?? SessionFault(application, by, facts ?? CaseFacts.None)) is { } fault) return fault;
        return WaitFrom(at, terms, calendar).MapT1(wait => new CaseSubmitted(at, by.Id, number, application, terms, wait)
        {
            Owner = by.Role == ActorRole.Window ? by.Id : terms.Rules.DutyOwner,
            OnBehalfOf = acting.Principal,
            Mandate = acting.Mandate,
            Renewal = RenewalWaitFrom(at, application, terms, calendar),
            Video = EvidenceFor(application, facts ?? CaseFacts.None),
        });
    }

    /// <summary>What acceptance would say of an application, by the very rules of submission and acceptance. Nobody has to say who they are to ask.</summary>
    /// <param name="materials">What would be handed in.</param>
    /// <param name="terms">The list in force for the matter and the division.</param>
    /// <param name="at">The instant asked about.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <returns>
    /// A refusal <c>cases.material-unknown</c> or <c>cases.material-twice</c> with the field, or what the calendar refuses, as
    /// <see cref="Submit"/> would; else the advice. Anybody may ask.
    /// </returns>
    [Clause("REG-2.6")]
    public static OneOf<Refusal, PreCheck> Check(ImmutableArray<SuppliedMaterial> materials, CaseTerms terms, Instant at, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (FaultOf(materials, terms) is { } fault) return fault;
        return WaitFrom(at, terms, calendar).MapT1(wait => new PreCheck(
            terms.RequiredBesides(materials), new DueDay(wait.Through, wait.Provisional), wait.DecisionDue));
    }

    /// <summary>The wait for the answer that a receipt starts, and what silence would mean.</summary>
    [Clause("REG-1.7")]
    private static OneOf<Refusal, AnswerWait> WaitFrom(Instant receipt, CaseTerms terms, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var receivedOn = ChinaTime.DayOf(receipt);
        if (calendar.Due(LegalLimits.LicensingAcceptance.Limit, receivedOn).TryPickT0(out var refusal, out var answer)) return refusal;
        if (DueOf(terms.DecisionLimit, receivedOn, calendar).TryPickT0(out refusal, out var decision)) return refusal;
        return new AnswerWait(
            answer.Date, ChinaTime.StartOf(answer.Date.PlusDays(1)), calendar.Edition.Id, answer.Provisional, receivedOn, decision.Due);
    }

    private static OneOf<Refusal, OptionalDue> DueOf(Limit? limit, LocalDate from, WorkingCalendar calendar) =>
        limit is { } set
            ? calendar.Due(set, from).MapT1(due => new OptionalDue(due))
            : new OptionalDue(Due: null);

    /// <summary>What is wrong with materials handed in: a code the list does not name, or one twice.</summary>
    private static Refusal? FaultOf(ImmutableArray<SuppliedMaterial> materials, CaseTerms terms)
    {
        for (int i = 0; i < materials.Length; i++)
        {
            var code = materials[i].Material;
            if (!terms.Names(code))
            {
                return new Refusal("cases.material-unknown", "实施清单中没有这份材料,请按清单所列材料编码填写。", CaseGrounds.ByTheList)
                    .OnField($"materials[{i}].material", "实施清单中没有这一编码的材料。");
            }

            if (materials.Take(i).Any(earlier => earlier.Material == code))
            {
                return new Refusal("cases.material-twice", "同一份材料只需填写一次。", CaseGrounds.NothingExtra)
                    .OnField($"materials[{i}].material", $"材料{code}重复。");
            }
        }

        return null;
    }

    internal static Refusal NotAuthorised(string message) => new("cases.not-authorised", message, CaseGrounds.DecidingAuthority);

    private static bool Covers(CaseActor by, DivisionCode division) =>
        by.Role is ActorRole.Applicant or ActorRole.Helper || (by.Division is { } own && own.Contains(division));

    /// <summary>A due day, or none where no limit is set.</summary>
    private readonly record struct OptionalDue(DueDay? Due);
}
