using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Does an act: takes the lapses that time has brought about, then decides the act on what that leaves.</summary>
    /// <param name="order">The act, with what it needs.</param>
    /// <param name="by">Who acts.</param>
    /// <param name="at">When; not before the last event.</param>
    /// <param name="calendar">The working calendar.</param>
    /// <param name="facts">What is known from outside the case; <see langword="null"/> for nothing.</param>
    /// <returns>A refusal, which leaves nothing to write; else the events to append together: the lapses, if any, then the act's own.</returns>
    /// <exception cref="ArgumentException"><paramref name="at"/> lies before the last event.</exception>
    public OneOf<Refusal, ImmutableArray<CaseEvent>> Take(CaseOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts? facts = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(by);
        if (at < LastAt) throw new ArgumentException("An act cannot come before the last event.", nameof(at));
        var lapses = Lapses(at);
        var now = ApplyAll(lapses);
        facts ??= CaseFacts.None;
        if (now.Decide(order, by, at, calendar, facts).TryPickT0(out var refusal, out var own)) return refusal;
        ImmutableArray<CaseEvent> happened = [.. lapses, now.Sign(own, by, facts)];
        return happened;
    }

    /// <summary>What this person may do now, by state and role; the instant's lapse must have been taken (<see cref="At"/>).</summary>
    public ImmutableArray<CaseTransition> ActsFor(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return [.. CaseTable.Rows.Where(row => row.From == State && row.Roles.Contains(by.Role) && IsParty(by) && HasRoomFor(row.Act, by) && IsOpenTo(row.Act, by))];
    }

    /// <summary>Whether the case has what the act is about: a step that is listed, an extension that its article still allows.</summary>
    private bool HasRoomFor(CaseAct act, CaseActor by) => act switch
    {
        CaseAct.StartSpecialStep => DecisionClock is not null && !Terms.SpecialSteps.IsEmpty,
        CaseAct.Extend => DecisionClock is { Limit.Extension: not null, Extension: null },
        CaseAct.Draft => Terms.Rules.TwoPersons is not null,
        CaseAct.Decide => NotYetDecidable(by) is null,
        CaseAct.AskReview => Terms.Rules.ReviewUnits.Any(unit => Reviews.All(review => !string.Equals(review.Wait.Unit, unit.Unit, StringComparison.Ordinal))),
        CaseAct.AnswerReview => Reviews.Any(review => review.IsOpen && string.Equals(review.Wait.Unit, by.Unit, StringComparison.Ordinal)),
        CaseAct.Reopen => !Withdrawn,
        CaseAct.CiteVideo => TakesVideo,
        CaseAct.ConfirmCorrection => OpenCorrection is { } asked && !string.Equals(asked.By, by.Id, StringComparison.Ordinal),
        _ => true,
    };

    /// <summary>Whether this person may see the case: the applicant, an agent whose mandate holds, or a unit whose division contains the case's.</summary>
    [Clause("ORG-1.2")]
    public bool IsParty(CaseActor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        return by.Role is ActorRole.Applicant or ActorRole.Helper
            ? IsPrincipal(by) || HoldsMandate(by)
            : Covers(by, Application.Division);
    }

    private bool HoldsMandate(CaseActor by) => Mandates.Any(mandate => IsAgent(mandate, by) && mandate.Holds(AsOf));

    private OneOf<Refusal, CaseEvent> Decide(CaseOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts facts)
    {
        if (AgentBarred(order, by, at, facts) is { } outside) return outside;
        if (!IsParty(by)) return NotAuthorised("这不是您的办件,或不属于贵单位的区划。");
        if (!CaseTable.Permits(order.Act, by.Role))
            return NotAuthorised($"您的角色不能作出“{CaseTable.NameOf(order.Act)}”。");
        if (CaseTable.Find(State, order.Act) is null) return NotNow(order.Act);
        if (RecusalFrom(order.Act, by) is { } recusal) return recusal;
        if (LetterFor(order.Act, by, at, facts).TryPickT0(out var unauthorised, out _)) return unauthorised;
        return order switch
        {
            AcceptOrder => Accept(by, at, calendar, facts).MapT1(Own),
            NotifyOnceOrder notice => NotifyOnce(notice, by, at, calendar, facts).MapT1(Own),
            SupplementOrder supplement => Supplement(supplement, by, at, calendar).MapT1(Own),
            RefuseOrder refuse => NotAccept(refuse, by, at).MapT1(Own),
            StartSpecialStepOrder start => StartStep(start, by, at, calendar).MapT1(Own),
            EndSpecialStepOrder end => EndStep(end, by, at, calendar).MapT1(Own),
            ExtendOrder extend => Extend(extend, by, at, calendar).MapT1(Own),
            DecideOrder decide => Decide(decide, by, at, calendar).MapT1(Own),
            DeliverOrder deliver => Deliver(deliver, by, at, facts).MapT1(Own),
            DraftOrder draft => DraftDecision(draft, by, at).MapT1(Own),
            AskReviewOrder review => AskReview(review, by, at, calendar).MapT1(Own),
            AnswerReviewOrder answer => AnswerReview(answer, by, at).MapT1(Own),
            CloseOrder => Own(new CaseClosed(at, by.Id)),
            TerminateOrder terminate => Terminate(terminate, by, at).MapT1(Own),
            ReopenOrder reopen => Reopen(reopen, by, at, calendar).MapT1(Own),
            AskCorrectionOrder ask => AskCorrection(ask, by, at).MapT1(Own),
            ConfirmCorrectionOrder => ConfirmCorrection(by, at).MapT1(Own),
            ChangeChannelOrder change => ChangeChannel(change, by, at).MapT1(Own),
            CiteVideoOrder cite => CiteVideo(cite, by, at, facts).MapT1(Own),
            WithdrawOrder withdraw => Own(new CaseWithdrawn(at, by.Id, withdraw.Reason)),
            _ => DecidePeople(order, by, at),
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

        if (NotYetByVideo(facts) is { } early) return early;
        var acceptedOn = ChinaTime.DayOf(at);
        var receivedOn = Wait?.ReceivedOn ?? acceptedOn;
        if (DueOf(Terms.DecisionLimit, Terms.LimitStart == LimitStart.Receipt ? receivedOn : acceptedOn, calendar).TryPickT0(out var refusal, out var decision)) return refusal;
        return new CaseAccepted(at, by.Id, Deemed: false, acceptedOn, decision.Due, calendar.Edition.Id)
        {
            Slip = SlipNumber.Of(SlipKind.Acceptance, Number),
            Substitutes = facts.Substitutes.IsEmpty ? [] : [.. facts.Substitutes.Where(substitute => MissingRequired.Contains(substitute.Material))],
        };
    }

    /// <summary>Tells once: only what the list names, nothing the case holds, everything required that is missing, and nothing new the second time.</summary>
    [Clause("REG-2.2")]
    [Clause("REG-2.4")]
    [Clause("REG-4.4")]
    private OneOf<Refusal, CaseSupplementAsked> NotifyOnce(NotifyOnceOrder order, CaseActor by, Instant at, WorkingCalendar calendar, CaseFacts facts)
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

        return SupplementWaitFrom(at, Terms, calendar).MapT1(limit => new CaseSupplementAsked(at, by.Id, missing) { Wait = limit.Wait });
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
        if (NotYetDecidable(by) is { } early) return early;
        if (order.Outcome == CaseOutcome.Denied && order.Reason is null) return ReasonMissing();
        var today = ChinaTime.DayOf(at);
        var limit = order.Outcome == CaseOutcome.Granted ? Terms.DeliveryLimit : null;
        if (DueOf(limit, today, calendar).TryPickT0(out var refusal, out var delivery)) return refusal;
        return new CaseDecided(at, by.Id, order.Outcome, order.Reason, Clock is { } clock && today > clock.Due.Date, delivery.Due, calendar.Edition.Id)
        {
            Remedies = order.Outcome == CaseOutcome.Denied ? Terms.Rules.Remedies : [],
        };
    }

    private ImmutableArray<MaterialCode> MissingBesides(CaseFacts facts) =>
        MissingRequired is { IsEmpty: false } missing ? WithoutSubstitute(missing, facts) : [];

    private static ImmutableArray<MaterialCode> WithoutSubstitute(ImmutableArray<MaterialCode> missing, CaseFacts facts) =>
        [.. missing.Where(code => facts.Substitutes.All(substitute => substitute.Material != code))];

    private Refusal NotNow(CaseAct act)
    {
        string message = $"办件现为“{CaseTable.NameOf(State)}”,不能作出“{CaseTable.NameOf(act)}”。";
        return TooLate(act, message) ?? new Refusal("cases.act-not-allowed", message, [.. CaseTable.Rows.First(row => row.Act == act).Basis]);
    }

    private string Names(ImmutableArray<MaterialCode> codes) =>
        string.Join('、', codes.Select(code => $"“{Terms.Materials.First(term => term.Code == code).Name}”({code})"));
}
