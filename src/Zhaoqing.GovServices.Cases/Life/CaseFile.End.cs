using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Why it was ended without a decision; <see langword="null"/> where it was not.</summary>
    public CaseTerminated? Termination { get; private init; }

    /// <summary>By what it was last opened again; <see langword="null"/> where it never was.</summary>
    public CaseReopened? Reopening { get; private init; }

    /// <summary>Whether the applicant withdrew.</summary>
    public bool Withdrawn { get; private init; }

    /// <summary>How often it was opened again.</summary>
    private int Reopenings { get; init; }

    /// <summary>When what the case came to was settled: the decision, the refusal, the lapse or the ending.</summary>
    private Instant? SettledAt { get; init; }

    private static OneOf<Refusal, CaseTerminated> Terminate(TerminateOrder order, CaseActor by, Instant at)
    {
        if (order.Reason is not { } reason) return Missing("reason", "终止办理必须说明理由。");
        return order.Basis is { } basis ? new CaseTerminated(at, by.Id, reason, basis) : Missing("basis", "终止办理必须写明依据的条款。");

        static Refusal Missing(string field, string message) => new Refusal($"cases.{field}-missing", message, CaseGrounds.DecideInTime).OnField(field, message);
    }

    /// <summary>Opens the case again: nothing that was decided stands, and the limit counts anew from the day the document came.</summary>
    [Clause("REG-2.5")]
    private OneOf<Refusal, CaseReopened> Reopen(ReopenOrder order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        var ground = order.Kind == ReopeningKind.Judgment ? CaseGrounds.Judgment : CaseGrounds.Reconsidered;
        if (Withdrawn) return new Refusal("cases.nothing-to-reopen", "申请人已撤回,没有可以重新办理的决定;可重新申请。", ground);
        if (order.Document is not { } document) return new Refusal("cases.document-missing", "请填写判决书或复议决定书的文号。", ground).OnField("document", "请填写文号。");
        var today = ChinaTime.DayOf(at);
        if (order.ReceivedOn > today || order.ReceivedOn < ChinaTime.DayOf(SettledAt ?? SubmittedAt))
            return new Refusal("cases.document-day-invalid", "收到文书之日不得晚于今天,也不得早于原决定之日。", ground).OnField("receivedOn", "日期不在原决定之日与今天之间。");
        return DueOf(Terms.DecisionLimit, order.ReceivedOn, calendar)
            .MapT1(decision => new CaseReopened(at, by.Id, order.Kind, document, order.ReceivedOn, decision.Due, calendar.Edition.Id));
    }

    private CaseFile AfterReopening(CaseFile next, CaseReopened reopened) => next with
    {
        Acceptance = Acceptance ?? new CaseAccepted(reopened.At, reopened.By, Deemed: false, reopened.ReceivedOn, reopened.DecisionDue, reopened.CalendarEdition),
        DecisionClock = ClockFrom(reopened.At, reopened.ReceivedOn, reopened.DecisionDue, reopened.CalendarEdition),
        Reopening = reopened,
        Reopenings = Reopenings + 1,
        Decision = null,
        Outcome = null,
        Delivery = null,
        NotAcceptedBecause = null,
        Termination = null,
        SettledAt = null,
        Draft = null,
        Reviews = [],
        Overdue = null,
        Renewal = null,
    };
}
