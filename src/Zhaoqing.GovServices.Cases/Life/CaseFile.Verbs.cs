using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Does an act: takes the lapse that silence has brought about, then decides the act on what that leaves.</summary>
    /// <param name="order">The act, with what it needs.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="facts">What is known from outside the case; <see langword="null"/> for nothing.</param>
    /// <returns>A refusal, which leaves nothing to write; else the events to append together: the lapse, if any, then the act's own.</returns>
    /// <exception cref="ArgumentException"><paramref name="at"/> lies before the last event.</exception>
    public OneOf<Refusal, ImmutableArray<CaseEvent>> Take(CaseOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        if (at < LastAt) throw new ArgumentException("An act cannot come before the last event.", nameof(at));
        var lapse = LapseBy(at);
        var now = lapse is null ? this : Apply(lapse);
        return now.Decide(order, by, at, calendar, facts ?? CaseFacts.None).MapT1<ImmutableArray<CaseEvent>>(own => lapse is null ? [own] : [lapse, own]);
    }

    /// <summary>What this person may do now, by state and role; the instant's lapse must have been taken (<see cref="At"/>).</summary>
    public ImmutableArray<CaseTransition> ActsFor(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return [.. CaseTable.Rows.Where(row => row.From == State && row.Roles.Contains(by.Role) && IsParty(by) && HasRoomFor(row.Act))];
    }

    /// <summary>Whether the case has what the act is about: a step that is listed, an extension that its article still allows.</summary>
    private bool HasRoomFor(CaseAct act) => act switch
    {
        CaseAct.StartSpecialStep => DecisionClock is not null && !Terms.SpecialSteps.IsEmpty,
        CaseAct.Extend => DecisionClock is { Limit.Extension: not null, Extension: null },
        _ => true,
    };

    /// <summary>Whether this person may see the case: who handed it in, or a unit whose division contains the case's.</summary>
    public bool IsParty(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Role == ActorRole.Applicant
            ? string.Equals(by.Id, FiledBy, StringComparison.Ordinal)
            : Covers(by, Application.Division);
    }

    private OneOf<Refusal, CaseEvent> Decide(CaseOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts facts)
    {
        if (!IsParty(by)) return NotAuthorised("这不是您的办件,或不属于贵单位的区划。");
        if (!CaseTable.Permits(order.Act, by.Role))
            return NotAuthorised($"您的角色不能作出“{CaseTable.NameOf(order.Act)}”。");
        if (CaseTable.Find(State, order.Act) is null) return NotNow(order.Act);
        return order switch
        {
            AcceptOrder => Accept(by, at, calendar, facts).MapT1(Own),
            NotifyOnceOrder notice => NotifyOnce(notice, by, at, facts).MapT1(Own),
            SupplementOrder supplement => Supplement(supplement, by, at, calendar).MapT1(Own),
            RefuseOrder refuse => NotAccept(refuse, by, at).MapT1(Own),
            StartSpecialStepOrder start => StartStep(start, by, at, calendar).MapT1(Own),
            EndSpecialStepOrder end => EndStep(end, by, at, calendar).MapT1(Own),
            ExtendOrder extend => Extend(extend, by, at, calendar).MapT1(Own),
            DecideOrder decide => Decide(decide, by, at, calendar).MapT1(Own),
            DeliverOrder deliver => Own(new CaseDelivered(at, by.Id, deliver.Way, Clock is { } clock && ChinaTime.DayOf(at) > clock.Due.Date)),
            ChangeChannelOrder change => ChangeChannel(change, by, at).MapT1(Own),
            WithdrawOrder withdraw => Own(new CaseWithdrawn(at, by.Id, withdraw.Reason)),
            _ => throw new ArgumentException($"Unknown order {order.GetType().Name}.", nameof(order)),
        };

        static CaseEvent Own<T>(T happened) where T : CaseEvent => happened;
    }

    /// <summary>Accepts: everything required must be there or something stand in for it, and nothing else counts (GOAL-0.3).</summary>
    [Clause("GOAL-0.3")]
    [Clause("STD-4.5")]
    private OneOf<Refusal, CaseAccepted> Accept(CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts facts)
    {
        if (MissingBesides(facts) is { IsEmpty: false } missing)
        {
            return new Refusal(
                "cases.materials-missing", $"还缺必要材料:{Names(missing)}。请一次性告知申请人补正。", CaseGrounds.Accept, CaseGrounds.TellOnce);
        }

        var acceptedOn = ChinaTime.DayOf(at);
        var receivedOn = Wait?.ReceivedOn ?? acceptedOn;
        return DueOf(Terms.DecisionLimit, Terms.LimitStart == LimitStart.Receipt ? receivedOn : acceptedOn, calendar)
            .MapT1(decision => new CaseAccepted(at, by.Id, Deemed: false, acceptedOn, decision.Due, calendar.Edition.Id)
            {
                Substitutes = [.. facts.Substitutes.Where(substitute => MissingRequired.Contains(substitute.Material))],
            });
    }

    /// <summary>Tells once: only what the list names, nothing the case holds, everything required that is missing, and nothing new the second time.</summary>
    [Clause("REG-2.2")]
    [Clause("REG-2.4")]
    [Clause("REG-4.4")]
    private OneOf<Refusal, CaseSupplementAsked> NotifyOnce(NotifyOnceOrder order, CaseActor by, Instant at, CaseFacts facts)
    {
        var missing = order.Missing;
        if (missing.IsDefaultOrEmpty)
            return new Refusal("cases.notice-empty", "一次性告知必须列明全部缺少的材料。", CaseGrounds.OneNotice).OnField("missing", "至少列出一份材料。");
        if (missing.Distinct().Count() != missing.Length)
            return new Refusal("cases.material-twice", "同一份材料只需告知一次。", CaseGrounds.NothingExtra).OnField("missing", "材料重复。");
        if (missing.Where(code => !Terms.Names(code)).ToImmutableArray() is { IsEmpty: false } extra)
        {
            return new Refusal(
                "cases.material-not-listed", $"有{extra.Length}份材料不在实施清单中(第{string.Join('、', extra.Select(code => missing.IndexOf(code) + 1))}份),不得要求申请人提交。", CaseGrounds.NothingExtra, CaseGrounds.ByTheList);
        }

        if (missing.Where(Holds).ToImmutableArray() is { IsEmpty: false } held)
        {
            return new Refusal(
                "cases.material-already-held", $"申请人已提交{Names(held)},不得要求重复提交。", CaseGrounds.HeldAlready);
        }

        if (facts.Substitutes.FirstOrDefault(substitute => missing.Contains(substitute.Material)) is { } standIn)
        {
            return new Refusal(
                "cases.material-not-needed", $"{Names([standIn.Material])}可由{standIn.Source}替代,不得要求申请人提交。", standIn.Ground, CaseGrounds.NothingExtra);
        }

        if (!Told.IsEmpty && missing.Where(code => !Told.Contains(code)).ToImmutableArray() is { IsEmpty: false } late)
        {
            return new Refusal(
                "cases.notice-not-once", $"{Names(late)}在第一次告知时没有列出,不得再次告知。", CaseGrounds.OneNotice, CaseGrounds.TellOnce);
        }

        if (MissingBesides(facts).Where(code => !missing.Contains(code)).ToImmutableArray() is { IsEmpty: false } left)
        {
            return new Refusal(
                "cases.notice-incomplete", $"还缺{Names(left)},应当在同一次告知中列明全部需要补正的内容。", CaseGrounds.OneNotice, CaseGrounds.TellOnce);
        }

        return new CaseSupplementAsked(at, by.Id, missing);
    }

    private static OneOf<Refusal, CaseNotAccepted> NotAccept(RefuseOrder order, CaseActor by, Instant at) => order.Reason is { } reason
        ? new CaseNotAccepted(at, by.Id, reason)
        : new Refusal("cases.reason-missing", "不予受理必须说明理由。", CaseGrounds.NotAccept).OnField("reason", "不予受理必须说明理由。");

    private OneOf<Refusal, CaseSupplemented> Supplement(SupplementOrder order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (order.Materials.IsDefaultOrEmpty)
            return new Refusal("cases.supplement-empty", "补正时请至少提交一份材料。", CaseGrounds.TellOnce).OnField("materials", "至少提交一份材料。");
        if (FaultOf(order.Materials, Terms) is { } fault) return fault;
        return WaitFrom(at, Terms, calendar).MapT1(wait => new CaseSupplemented(at, by.Id, order.Materials, wait));
    }

    /// <summary>Decides; late is still a decision, and the record says that it was late.</summary>
    [Clause("REG-2.5")]
    private OneOf<Refusal, CaseDecided> Decide(DecideOrder order, CaseActor by, Instant at, WorkingCalendar calendar)
    {
        if (order.Outcome == CaseOutcome.Denied && order.Reason is null)
            return new Refusal("cases.reason-missing", "不予许可必须说明理由。", CaseGrounds.Reasons).OnField("reason", "不予许可必须说明理由。");
        var today = ChinaTime.DayOf(at);
        var limit = order.Outcome == CaseOutcome.Granted ? Terms.DeliveryLimit : null;
        return DueOf(limit, today, calendar).MapT1(delivery => new CaseDecided(
            at, by.Id, order.Outcome, order.Reason, Clock is { } clock && today > clock.Due.Date, delivery.Due, calendar.Edition.Id));
    }

    private ImmutableArray<MaterialCode> MissingBesides(CaseFacts facts) =>
        [.. MissingRequired.Where(code => facts.Substitutes.All(substitute => substitute.Material != code))];

    private Refusal NotNow(CaseAct act)
    {
        string message = $"办件现为“{CaseTable.NameOf(State)}”,不能作出“{CaseTable.NameOf(act)}”。";
        return Acceptance is { Deemed: true } && State == CaseState.Accepted && act is CaseAct.Accept or CaseAct.NotifyOnce or CaseAct.Refuse
            ? new Refusal("cases.answer-too-late", "五个工作日内没有答复,本办件已自收到申请材料之日起视为受理。" + message, CaseGrounds.TellOnce)
            : new Refusal("cases.act-not-allowed", message, [.. CaseTable.Rows.First(row => row.Act == act).Basis]);
    }

    private string Names(ImmutableArray<MaterialCode> codes) =>
        string.Join('、', codes.Select(code => $"“{Terms.Materials.First(term => term.Code == code).Name}”({code})"));
}
