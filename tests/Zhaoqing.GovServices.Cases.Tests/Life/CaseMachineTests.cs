using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>A case under random acts by random people at random times, refused ones included.</summary>
[Properties(MaxTest = 500, QuietOnSuccess = true)]
public sealed class CaseMachineTests
{
    private static readonly MaterialCode[] Codes = [Form, Proof, Extra, Later, Foreign];

    private static readonly Gen<ImmutableArray<MaterialCode>> SomeCodes = Gen.SubListOf(Codes).Select(codes => codes.ToImmutableArray());

    private static readonly Gen<CaseOrder> Orders = Gen.OneOf(
        Gen.Constant<CaseOrder>(new AcceptOrder()),
        SomeCodes.Select(codes => (CaseOrder)new NotifyOnceOrder(codes)),
        SomeCodes.Select(codes => (CaseOrder)new SupplementOrder(Papers([.. codes]))),
        Gen.Constant<CaseOrder>(new NotifyOnceOrder([Form, Proof])),
        Gen.Constant<CaseOrder>(new SupplementOrder(Papers(Form, Proof))),
        Gen.Constant<CaseOrder>(new RefuseOrder(Remark.Parse("不属于本机关职权范围"))),
        Gen.Constant<CaseOrder>(new DecideOrder(CaseOutcome.Granted, Reason: null)),
        Gen.Constant<CaseOrder>(new DecideOrder(CaseOutcome.Denied, Remark.Parse("不符合条件"))),
        Gen.Constant<CaseOrder>(new DecideOrder(CaseOutcome.Denied, Reason: null)),
        Gen.Elements("appraisal", "hearing", "site").Select(step => (CaseOrder)new StartSpecialStepOrder(step, Notice: null)),
        Gen.Elements("appraisal", "hearing", null).Select(step => (CaseOrder)new EndSpecialStepOrder(step)),
        Gen.Elements<Remark?>(null, Remark.Parse("案情复杂")).Select(reason => (CaseOrder)new ExtendOrder(reason, Days: null, Approver: null, Notice: null)),
        Gen.Elements(Enum.GetValues<DeliveryWay>()).Select(way => (CaseOrder)new DeliverOrder(way)),
        Gen.Elements(Enum.GetValues<Channel>()).Select(channel => (CaseOrder)new ChangeChannelOrder(channel)),
        Gen.Elements<CaseOrder>(
            new DraftOrder(CaseOutcome.Granted, Reason: null),
            new AskReviewOrder(["示例消防单位", "示例审批局"]),
            new AskReviewOrder(["示例消防单位"]),
            new AnswerReviewOrder(Agrees: true, Opinion: null),
            new CloseOrder(),
            new CloseOrder(),
            new TerminateOrder(Remark.Parse("申请人已注销"), Remark.Parse("示例规定第五条")),
            new ReopenOrder(ReopeningKind.Judgment, DocumentNumber.Parse("(2026)示例行初1号"), Today),
            new ReopenOrder(ReopeningKind.Reconsideration, DocumentNumber.Parse("示例复决〔2026〕1号"), Today),
            new AskCorrectionOrder(CorrectableField.ApplicantName, PartyName.Parse("乙某"), Remark.Parse("核对证件")),
            new AskCorrectionOrder(CorrectableField.ApplicantName, PartyName.Parse("甲某"), Remark.Parse("核对证件")),
            new ConfirmCorrectionOrder()),
        Gen.Constant<CaseOrder>(new WithdrawOrder(Reason: null)),
        PeopleSample.Orders);

    /// <summary>Stands for the day of the act itself.</summary>
    private static LocalDate Today => LocalDate.MinIsoValue;

    /// <summary>Mostly hours; now and then more than a week, so that waits lapse; and exactly to the second before midnight.</summary>
    private static readonly Gen<Duration> Pauses = Gen.Frequency(
        (6, Gen.Choose(0, 72).Select(hours => Duration.FromHours(hours))),
        (2, Gen.Choose(5, 20).Select(days => Duration.FromDays(days))),
        (1, Gen.Constant(Duration.FromDays(1) - Duration.FromNanoseconds(1))));

    internal static readonly Gen<(CaseOrder Order, CaseActor By, Duration Pause)> SomeSteps =
        from order in Orders
        from who in Gen.Frequency((5, Gen.Constant(Window)), (5, Gen.Constant(Examiner)), (4, Gen.Constant(Citizen)), (1, Gen.Elements(Stranger, OtherExaminer, Supervisor, Second, Fire)), (1, Gen.Elements(PeopleSample.Agent, PeopleSample.OtherWindow)))
        from pause in Pauses
        select (order, who, pause);

    /// <summary>Receipts on and around Spring Festival, National Day and make-up days, at noon and in the last nanosecond of a day.</summary>
    internal static readonly Gen<Instant> Starts =
        from day in Gen.Elements(new LocalDate(2024, 2, 4), new LocalDate(2024, 2, 9), new LocalDate(2025, 1, 27), new LocalDate(2026, 2, 14), new LocalDate(2026, 9, 20), new LocalDate(2026, 9, 30), new LocalDate(2026, 10, 10))
        from shift in Gen.Choose(-10, 10)
        from isLate in Gen.Elements(true, false)
        select ChinaTime.StartOf(day.PlusDays(shift)) + (isLate ? Duration.FromDays(1) - Duration.FromNanoseconds(1) : Duration.FromHours(12));

    internal static readonly Arbitrary<Life> Lives =
        (from start in Starts
         from codes in SomeCodes
         from rules in Gen.Elements(CaseRules.Ordinary, DecisionTests.Joint with { SupplementLimit = new RuleLimit(Limit.WorkingDays(10), DecisionTests.Laid) })
         from steps in SomeSteps.ListOf()
         select Life.Of(start, [.. codes.Where(code => code != Foreign)], steps, rules)).ToArbitrary();

    [Fact]
    public void The_lives_reach_what_silence_does()
    {
        var reached = Gen.Sample(Lives.Generator, numberOfSamples: 1_000, seed: new Rnd(20261129, 1), size: 60).SelectMany(life => life.Events).Select(happened => happened.GetType()).ToHashSet();
        Assert.Superset(new HashSet<Type> { typeof(CaseLapsed), typeof(CaseOverdue), typeof(CaseReviewLapsed) }, reached);
    }

    [Property]
    public Property Replaying_the_record_gives_the_state_that_was_lived() => Prop.ForAll(Lives, life =>
        Fingerprint(CaseFile.Replay(ThroughTheRecord(life.Events))) == Fingerprint(life.File));

    [Property]
    public Property Replaying_a_prefix_and_then_the_rest_is_replaying_all() => Prop.ForAll(Lives, Gen.Choose(1, 20).ToArbitrary(), (life, cut) =>
    {
        int first = Math.Min(cut, life.Events.Count);
        var file = life.Events.Skip(first).Aggregate(CaseFile.Replay(life.Events.Take(first)), (state, happened) => state.Apply(happened));
        return Fingerprint(file) == Fingerprint(life.File);
    });

    [Property]
    public Property No_order_of_acts_reaches_a_state_that_the_table_does_not_name() => Prop.ForAll(Lives, life =>
    {
        var named = CaseTable.Rows.SelectMany(row => new[] { row.From, row.To }).ToHashSet();
        return life.Moves.All(move => named.Contains(move.To) && CaseTable.Find(move.From, move.Act) is { } row && (row.To == move.To || (move.Act == CaseAct.EndSpecialStep && move.To == CaseState.InSpecialStep)));
    });

    [Property]
    public Property Silence_accepts_at_most_once_a_wait_and_exactly_at_its_end() => Prop.ForAll(Lives, life =>
    {
        AnswerWait? wait = null;
        foreach (var happened in life.Events)
        {
            if (happened is CaseAccepted { Deemed: true } lapse && (wait is null || lapse.At != wait.EndsAt || lapse.AcceptedOn != wait.ReceivedOn)) return false;
            wait = happened switch { CaseSubmitted submitted => submitted.Wait, CaseSupplemented supplemented => supplemented.Wait, CaseChannelChanged or CaseCorrectionAsked or CaseCorrected or CaseHandedOver or CaseChargeTaken or CaseMandateGiven or CaseMandateRevoked or CaseRecused or CasePrioritised => wait, _ => null };
        }

        return life.Events.OfType<CaseAccepted>().Count() <= 1;
    });

    [Property]
    public Property What_silence_made_of_a_case_does_not_depend_on_when_one_looks() => Prop.ForAll(Lives, Pauses.ToArbitrary(), (life, later) =>
    {
        var seen = life.File.At(life.Now);
        return Fingerprint(seen.At(life.Now)) == Fingerprint(seen)
            && life.File.Lapses(life.Now).SequenceEqual(life.File.Lapses(life.Now + later).TakeWhile(lapse => lapse.At <= life.Now));
    });

    [Property]
    public Property The_next_lapse_is_told_to_come_when_it_comes() => Prop.ForAll(Lives, life =>
        Enumerable.Range(1, life.Events.Count).Select(count => CaseFile.Replay(life.Events.Take(count))).All(file => file.NextLapseAt == file.NextLapse?.At));

    [Property]
    public Property The_day_told_is_the_day_that_the_clock_counts() => Prop.ForAll(Lives, life =>
        life.File.DecisionClock is not { } clock || clock.DueBy(Calendar).AsT1 == clock.Due.Day);

    [Property]
    [Clause("REG-2.7")]
    [Clause("REG-2.8")]
    public Property The_state_says_whether_a_step_goes_on_and_only_listed_steps_do() => Prop.ForAll(Lives, life =>
        (life.File.State != CaseState.InSpecialStep || !life.File.OpenSteps.IsEmpty)
        && (life.File.State != CaseState.Accepted || life.File.OpenSteps.IsEmpty)
        && (life.File.DecisionClock?.Steps ?? []).All(run => Steps.Find(run.Step.Code).AsT1 == run.Step));

    [Property]
    public Property Events_never_run_backwards() => Prop.ForAll(Lives, life =>
        life.Events.Zip(life.Events.Skip(1)).All(pair => pair.First.At <= pair.Second.At));

    [Property]
    [Clause("REG-2.2")]
    [Clause("REG-4.4")]
    public Property Nothing_outside_the_list_and_nothing_held_is_ever_asked_for() => Prop.ForAll(Lives, life =>
    {
        var held = new HashSet<MaterialCode>();
        foreach (var happened in life.Events)
        {
            if (happened is CaseSubmitted submitted) held.UnionWith(submitted.Application.Materials.Select(material => material.Material));
            if (happened is CaseSupplemented supplemented) held.UnionWith(supplemented.Materials.Select(material => material.Material));
            if (happened is CaseSupplementAsked asked && (asked.Missing.Any(held.Contains) || asked.Missing.Any(code => !Terms.Names(code)))) return false;
        }

        return true;
    });

    [Property]
    [Clause("REG-2.4")]
    public Property The_first_notice_lists_everything_required_and_later_ones_nothing_new() => Prop.ForAll(Lives, life =>
    {
        var notices = life.Events.OfType<CaseSupplementAsked>().ToArray();
        return notices.Skip(1).All(later => later.Missing.All(code => notices[0].Missing.Contains(code)));
    });

    [Property]
    [Clause("GOAL-2.8")]
    public Property A_change_of_channel_moves_nothing_but_the_channel() => Prop.ForAll(Lives, Gen.Elements(Enum.GetValues<Channel>()).ToArbitrary(), (life, channel) =>
    {
        var before = life.File.At(life.Now);
        return before.Take(new ChangeChannelOrder(channel), Citizen, life.Now, Calendar).Match(
            refusal => before.Channel == channel || before.ActsFor(Citizen).All(row => row.Act != CaseAct.ChangeChannel),
            events =>
            {
                var after = before.Apply(events.Single());
                var back = after.Apply(new CaseChannelChanged(before.LastAt, Citizen.Id, before.Channel));
                return after.Channel == channel && after.Clock == before.Clock && Fingerprint(back) == Fingerprint(before);
            });
    });

    [Property]
    [Clause("REG-4.2")]
    public Property No_act_is_opened_or_closed_by_the_channel() => Prop.ForAll(Lives, Gen.Elements(Window, Examiner, Citizen).ToArbitrary(), Gen.Elements(Enum.GetValues<Channel>()).ToArbitrary(), (life, who, channel) =>
    {
        var before = life.File.At(life.Now);
        return before.Take(new ChangeChannelOrder(channel), Citizen, life.Now, Calendar).Match(
            _ => true,
            events => before.Apply(events.Single()).ActsFor(who).SequenceEqual(before.ActsFor(who)));
    });

    [Property]
    public Property An_act_offered_is_an_act_that_its_state_and_role_allow() => Prop.ForAll(Lives, Gen.Elements(Window, Examiner, Citizen, Stranger, Supervisor, OtherExaminer, PeopleSample.Agent, PeopleSample.OtherWindow, PeopleSample.Chief).ToArbitrary(), (life, who) =>
    {
        var file = life.File.At(life.Now);
        var offered = file.ActsFor(who).Select(row => row.Act).ToHashSet();
        return offered.All(act => CaseTable.Find(file.State, act)!.Roles.Contains(who.Role))
            && Enum.GetValues<CaseAct>().Where(act => !offered.Contains(act) && !CaseTable.DoneByNobody.Contains(act)).All(act => file.Take(OrderOf(act, life.Now), who, life.Now, Calendar).IsT0);
    });

    private static CaseOrder OrderOf(CaseAct act, Instant now) => act switch
    {
        CaseAct.Accept => new AcceptOrder(),
        CaseAct.NotifyOnce => new NotifyOnceOrder([Form, Proof]),
        CaseAct.Supplement => new SupplementOrder(Papers(Form, Proof)),
        CaseAct.Refuse => new RefuseOrder(Remark.Parse("不属于本机关职权范围")),
        CaseAct.Decide => new DecideOrder(CaseOutcome.Granted, Reason: null),
        CaseAct.StartSpecialStep => new StartSpecialStepOrder("appraisal", Notice: null),
        CaseAct.EndSpecialStep => new EndSpecialStepOrder(Step: null),
        CaseAct.Extend => new ExtendOrder(Remark.Parse("案情复杂"), Days: null, Approver: null, Notice: null),
        CaseAct.Deliver => new DeliverOrder(DeliveryWay.Window),
        CaseAct.ChangeChannel => new ChangeChannelOrder(Channel.Post),
        CaseAct.Draft => new DraftOrder(CaseOutcome.Granted, Reason: null),
        CaseAct.AskReview => new AskReviewOrder(["示例消防单位"]),
        CaseAct.AnswerReview => new AnswerReviewOrder(Agrees: true, Opinion: null),
        CaseAct.Close => new CloseOrder(),
        CaseAct.Terminate => new TerminateOrder(Remark.Parse("申请人已注销"), Remark.Parse("示例规定第五条")),
        CaseAct.Reopen => new ReopenOrder(ReopeningKind.Judgment, DocumentNumber.Parse("(2026)示例行初1号"), ChinaTime.DayOf(now)),
        CaseAct.AskCorrection => new AskCorrectionOrder(CorrectableField.ApplicantName, PartyName.Parse("丙某"), Remark.Parse("核对证件")),
        CaseAct.ConfirmCorrection => new ConfirmCorrectionOrder(),
        CaseAct.Withdraw => new WithdrawOrder(Reason: null),
        _ => PeopleSample.OrderOf(act),
    };

    internal static CaseOrder OnItsDay(CaseOrder order, Instant now) => order is ReopenOrder reopen ? reopen with { ReceivedOn = ChinaTime.DayOf(now) } : order;

    /// <summary>What was lived: the state kept act by act, the events written, and each move.</summary>
    internal sealed record Life(CaseFile File, List<CaseEvent> Events, List<(CaseState From, CaseAct Act, CaseState To)> Moves, Instant Now)
    {
        public static Life Of(Instant start, MaterialCode[] codes, IEnumerable<(CaseOrder Order, CaseActor By, Duration Pause)> steps, CaseRules rules)
        {
            var submitted = CaseFile.Submit(Number, Application(codes), Terms with { Rules = rules }, Citizen, start, Calendar).AsT1;
            var file = CaseFile.Replay([submitted]);
            var life = new Life(file, [submitted], [], start);
            foreach (var (order, by, pause) in steps)
            {
                life = life with { Now = life.Now + pause };
                string before = Fingerprint(life.File);
                foreach (var happened in life.File.Take(OnItsDay(order, life.Now), by, life.Now, Calendar).Match(_ => [], events => events))
                {
                    var next = life.File.Apply(happened);
                    life.Moves.Add((life.File.State, CaseFile.ActOf(happened)!.Value, next.State));
                    life.Events.Add(happened);
                    life = life with { File = next };
                    before = "";
                }

                if (before.Length > 0 && before != Fingerprint(life.File)) throw new InvalidOperationException("A refusal changed the case.");
            }

            return life;
        }

        public override string ToString() => string.Join(" → ", Events.Select(happened => $"{happened.GetType().Name}@{happened.At}"));
    }
}
