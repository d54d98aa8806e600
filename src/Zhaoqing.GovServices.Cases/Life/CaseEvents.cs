using System.Collections.Immutable;
using System.Text.Json.Serialization;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

/// <summary>Something that happened to a case; the record (卷宗) is made of these and of nothing else.</summary>
public abstract record CaseEvent
{
    private protected CaseEvent(Instant at, string? by)
    {
        At = at;
        By = by;
    }

    /// <summary>When it happened. For silence: the instant at which the law drew its consequence, not when somebody noticed.</summary>
    public Instant At { get; init; }

    /// <summary>The account that did it; <see langword="null"/> for silence and for a late notice, which nobody does.</summary>
    public string? By { get; init; }

    /// <summary>The account acted for, where an agent or a window acted for somebody whose account is known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OnBehalfOf { get; init; }

    /// <summary>The letter by which a chief representative acted; <see langword="null"/> for anybody else.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChiefLetter? Authorisation { get; init; }
}

/// <summary>In whose name a chief representative acted (首席事务代表).</summary>
/// <param name="Department">The department, which stays the authority that acts.</param>
/// <param name="Document">The letter of authorisation with its number.</param>
public sealed record ChiefLetter(string Department, string Document);

/// <summary>A wait for the authority's answer, with its end and with what silence means, so that the fold needs no calendar.</summary>
/// <param name="Through">The last day on which the authority can answer, in China.</param>
/// <param name="EndsAt">The first instant after that day; from then on silence is acceptance.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
/// <param name="Provisional">Whether a holiday notice still to come may move the end.</param>
/// <param name="ReceivedOn">The day of receipt, to which an acceptance by silence is dated back.</param>
/// <param name="DecisionDue">The last day for the decision if silence accepts; <see langword="null"/> where no limit is set.</param>
public sealed record AnswerWait(LocalDate Through, Instant EndsAt, string CalendarEdition, bool Provisional, LocalDate ReceivedOn, DueDay? DecisionDue);

/// <summary>The application was handed in (收件), <c>case.submitted.v1</c>.</summary>
/// <param name="At">The instant of receipt.</param>
/// <param name="By">The account that handed it in: the applicant's, or the window's.</param>
/// <param name="Number">The number given to the case.</param>
/// <param name="Application">What is applied for.</param>
/// <param name="Terms">The list the case is bound to.</param>
/// <param name="Wait">The wait for the answer.</param>
public sealed record CaseSubmitted(Instant At, string By, CaseNumber Number, Application Application, CaseTerms Terms, AnswerWait Wait) : CaseEvent(At, By)
{
    /// <summary>Who was asked first and owns the case from now on (首问负责); a record of before this was kept has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Owner { get; init; }

    /// <summary>The mandate by which an agent handed it in; <see langword="null"/> where the applicant or a window did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Mandate? Mandate { get; init; }

    /// <summary>The receipt that was given (收件凭证); <see langword="null"/> where the application was accepted in the same act.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SlipNumber? Slip { get; init; }

    /// <summary>The end of the licence to be renewed, on which silence grants; <see langword="null"/> where it grants nothing then.</summary>
    public RenewalWait? Renewal { get; init; }

    /// <summary>What is kept of the session of the video window; <see langword="null"/> where there was none, or its steps were still to come.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public VideoEvidence? Video { get; init; }
}

/// <summary>The application was accepted (受理), <c>case.accepted.v1</c>.</summary>
/// <param name="At">The instant of acceptance, or of its end by silence.</param>
/// <param name="By">Who accepted; <see langword="null"/> by silence.</param>
/// <param name="Deemed">Whether silence accepted (逾期不告知,自收到申请材料之日起即为受理).</param>
/// <param name="AcceptedOn">The day from which it counts as accepted: the day of receipt if by silence.</param>
/// <param name="DecisionDue">The last day for the decision; <see langword="null"/> where no limit is set.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CaseAccepted(Instant At, string? By, bool Deemed, LocalDate AcceptedOn, DueDay? DecisionDue, string CalendarEdition) : CaseEvent(At, By)
{
    private readonly ImmutableArray<MaterialSubstitute> _substitutes;

    /// <summary>What stood in for required materials that were not handed in; a record of before this was kept has none.</summary>
    public ImmutableArray<MaterialSubstitute> Substitutes
    {
        get => _substitutes.IsDefault ? [] : _substitutes;
        init => _substitutes = value;
    }

    /// <summary>The voucher of acceptance that was given (受理凭证); <see langword="null"/> by silence.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SlipNumber? Slip { get; init; }

    /// <summary>The national number that the case was given with its acceptance (办件编号); <see langword="null"/> where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NationalCaseNumber? NationalNumber { get; init; }

    /// <summary>Why receipt was acceptance (收件即受理); <see langword="null"/> where somebody accepted later.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LegalGround? AtReceipt { get; init; }
}

/// <summary>The applicant was told, once, of everything missing (一次性告知), <c>case.supplement-asked.v1</c>.</summary>
/// <param name="At">The instant of the notice.</param>
/// <param name="By">Who told.</param>
/// <param name="Missing">All that is missing, by the codes of the list.</param>
public sealed record CaseSupplementAsked(Instant At, string By, ImmutableArray<MaterialCode> Missing) : CaseEvent(At, By)
{
    /// <summary>The wait for what is missing; <see langword="null"/> where no limit is laid down.</summary>
    public SupplementWait? Wait { get; init; }
}

/// <summary>Materials were supplied (补正), <c>case.supplemented.v1</c>.</summary>
/// <param name="At">The instant of receipt.</param>
/// <param name="By">Who handed them in.</param>
/// <param name="Materials">What was handed in.</param>
/// <param name="Wait">The new wait for the answer, counted from this receipt.</param>
public sealed record CaseSupplemented(Instant At, string By, ImmutableArray<SuppliedMaterial> Materials, AnswerWait Wait) : CaseEvent(At, By);

/// <summary>The application was not accepted (不予受理), <c>case.not-accepted.v1</c>.</summary>
/// <param name="At">The instant of the decision not to accept.</param>
/// <param name="By">Who decided it.</param>
/// <param name="Reason">Why, for the applicant.</param>
public sealed record CaseNotAccepted(Instant At, string By, Remark Reason) : CaseEvent(At, By);

/// <summary>A special step began (特殊环节开始), <c>case.step-started.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who began it.</param>
/// <param name="Step">The step as its list names it.</param>
/// <param name="Notice">The number of the written notice to the applicant.</param>
/// <param name="Due">The last day for the decision if the step uses its own limit to the end.</param>
public sealed record CaseStepStarted(Instant At, string By, SpecialStep Step, string Notice, ClockDue Due) : CaseEvent(At, By);

/// <summary>A special step ended (特殊环节结束), <c>case.step-ended.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who ended it.</param>
/// <param name="Step">Its code.</param>
/// <param name="Overrun">Whether it took longer than its own limit, so that the limit for the decision has counted since.</param>
/// <param name="Due">The last day for the decision by the time the step really took.</param>
public sealed record CaseStepEnded(Instant At, string By, string Step, bool Overrun, ClockDue Due) : CaseEvent(At, By);

/// <summary>The limit for the decision was extended (延长期限), <c>case.extended.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="Days">By how many working days.</param>
/// <param name="Approver">Who approved it.</param>
/// <param name="Reason">Why, as told to the applicant.</param>
/// <param name="Notice">The number of the written notice to the applicant.</param>
/// <param name="Due">The last day for the decision.</param>
public sealed record CaseExtended(Instant At, string By, int Days, ExtensionApprover Approver, Remark Reason, string Notice, ClockDue Due) : CaseEvent(At, By);

/// <summary>A holiday notice that came later moved the last day for the decision (重新推算届满日), <c>case.recounted.v1</c>.</summary>
/// <param name="At">When it was counted anew.</param>
/// <param name="Before">What it was.</param>
/// <param name="Due">What it is.</param>
public sealed record CaseRecounted(Instant At, DueDay Before, ClockDue Due) : CaseEvent(At, by: null);

/// <summary>The case was decided (作出决定), <c>case.decided.v1</c>.</summary>
/// <param name="At">The instant of the decision.</param>
/// <param name="By">Who decided; <see langword="null"/> by silence.</param>
/// <param name="Outcome">Granted or denied.</param>
/// <param name="Reason">Why; never missing when denied.</param>
/// <param name="Overdue">Whether the last day for the decision had passed.</param>
/// <param name="DeliveryDue">The last day for delivery; <see langword="null"/> where none is set.</param>
/// <param name="CalendarEdition">The edition of the working calendar that was used.</param>
public sealed record CaseDecided(Instant At, string? By, CaseOutcome Outcome, Remark? Reason, bool Overdue, DueDay? DeliveryDue, string CalendarEdition) : CaseEvent(At, By)
{
    /// <summary>Why silence granted; <see langword="null"/> where somebody decided.</summary>
    public SilentGrant? Silence { get; init; }

    private readonly ImmutableArray<Remedy> _remedies;

    /// <summary>What somebody denied may do; none with a grant, or in a record of before it was kept.</summary>
    public ImmutableArray<Remedy> Remedies
    {
        get => _remedies.IsDefault ? [] : _remedies;
        init => _remedies = value;
    }
}

/// <summary>The result was delivered (送达), <c>case.delivered.v1</c>.</summary>
/// <param name="At">The instant of delivery.</param>
/// <param name="By">Who delivered.</param>
/// <param name="Way">How.</param>
/// <param name="Overdue">Whether the last day for delivery had passed.</param>
public sealed record CaseDelivered(Instant At, string By, DeliveryWay Way, bool Overdue) : CaseEvent(At, By)
{
    /// <summary>The account that received the result, where it was said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Receiver { get; init; }
}

/// <summary>The applicant goes on by another channel (变更办理渠道), <c>case.channel-changed.v1</c>.</summary>
/// <param name="At">The instant.</param>
/// <param name="By">Who asked for it: the applicant, or the window at which they stood.</param>
/// <param name="Channel">The channel from now on.</param>
public sealed record CaseChannelChanged(Instant At, string By, Channel Channel) : CaseEvent(At, By);

/// <summary>The applicant withdrew (撤回), <c>case.withdrawn.v1</c>.</summary>
/// <param name="At">The instant of the withdrawal.</param>
/// <param name="By">Who withdrew.</param>
/// <param name="Reason">Why, where said.</param>
public sealed record CaseWithdrawn(Instant At, string By, Remark? Reason) : CaseEvent(At, By);
