using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>What time alone makes of a case.</summary>
[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class LapseTests
{
    private static readonly LegalGround Laid = LegalGround.OfLaw("示例部门办件规定(虚构)", "第三条", "申请人应当在十五个工作日内补正");

    internal static readonly CaseRules Supply = new() { SupplementLimit = new RuleLimit(Limit.WorkingDays(15), Laid) };

    private static readonly CaseRules Renewal = new() { SilenceGrants = SilentGrantRule.Renewal };

    private static readonly CaseRules AtTheLimit = new() { SilenceGrants = new SilentGrantRule(SilentGrantFrom.EndOfLimit, Laid) };

    private static readonly Arbitrary<(Instant Start, CaseRules Rules, int Validity, (CaseOrder Order, CaseActor By, Duration Pause)[] Steps)> Lives =
        (from start in CaseMachineTests.Starts
         from rules in Gen.Elements(CaseRules.Ordinary, Supply, Renewal, Renewal with { SupplementLimit = Supply.SupplementLimit }, AtTheLimit, DecisionTests.Joint, DecisionTests.Joint with { TwoPersons = Laid })
         from validity in Gen.Choose(-3, 90)
         from steps in CaseMachineTests.SomeSteps.ListOf()
         select (start, rules, validity, steps.ToArray())).ToArbitrary();

    [Property]
    [Clause("REG-2.5")]
    public Property The_record_is_the_same_whether_or_not_somebody_writes_lapses_down_meanwhile() => Prop.ForAll(Lives, life =>
    {
        List<CaseEvent> alone = Lived(life, watched: false), watched = Lived(life, watched: true);
        return alone.SequenceEqual(watched.Take(alone.Count), SameContent.Instance) && watched.Skip(alone.Count).All(happened => happened.By is null);
    });

    [Property]
    public Property What_time_has_made_of_a_case_is_never_unmade_by_more_time() => Prop.ForAll(Lives, Gen.Choose(0, 100).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (life, first, second) =>
    {
        var file = CaseFile.Replay(Lived(life, watched: false));
        Instant sooner = file.LastAt + Duration.FromDays(first), later = sooner + Duration.FromDays(second);
        return file.Lapses(sooner).SequenceEqual(file.Lapses(later).TakeWhile(lapse => lapse.At <= sooner))
            && Fingerprint(file.At(sooner).At(later)) == Fingerprint(file.At(later));
    });

    [Property]
    [Clause("REG-2.5")]
    public Property A_last_day_passes_once_and_at_the_first_instant_after_it() => Prop.ForAll(Lives, life =>
    {
        var events = Lived(life, watched: true);
        var file = CaseFile.Replay(events);
        events.AddRange(file.Lapses(file.LastAt + Duration.FromDays(400)));
        var passed = events.OfType<CaseOverdue>().ToArray();
        return passed.Select(overdue => overdue.Due.Date).Distinct().Count() == passed.Length
            && passed.All(overdue => overdue.At >= ChinaTime.StartOf(overdue.Due.Date.PlusDays(1)))
            && passed.All(overdue => overdue.At == ChinaTime.StartOf(overdue.Due.Date.PlusDays(1)) || events[events.IndexOf(overdue) - 1].At == overdue.At)
            && events.OfType<CaseDecided>().All(decided => !decided.Overdue || passed.Length > 0);
    });

    [Property]
    public Property The_watch_is_woken_by_the_instant_of_every_lapse() => Prop.ForAll(Lives, life =>
    {
        var wake = default(Cases.Hosting.LapseWake);
        CaseFile? file = null;
        foreach (var happened in Lived(life, watched: false))
        {
            file = file is null ? CaseFile.Replay([happened]) : file.Apply(happened);
            wake = wake.After(happened);
            // What is due already is written together with the event before it.
            if (file.NextLapseAt is { } next && next > file.LastAt && !(wake.Next <= next)) return false;
        }

        return true;
    });

    [Theory]
    [InlineData("2026-11-02T23:59", 0)]
    [InlineData("2026-11-03T00:00", 1)]
    [InlineData("2027-11-03T00:00", 1)]
    public void E27_the_last_day_passes_at_midnight_and_once(string at, int times)
    {
        var lapses = Submitted("2026-09-28T10:00", Form, Proof).After(new AcceptOrder(), Window, "2026-09-29T09:00").Lapses(At(at));
        Assert.Equal(times, lapses.Length);
        Assert.All(lapses, lapse => Assert.Equal(new CaseOverdue(At("2026-11-03T00:00"), new DueDay(new LocalDate(2026, 11, 2), Provisional: false)), lapse));
    }

    [Fact]
    public void Two_silences_come_one_after_the_other_each_at_its_own_instant()
    {
        var lapses = Submitted("2026-09-28T10:00").Lapses(At("2026-12-01T00:00"));
        Assert.Collection(
            lapses,
            accepted => Assert.Equal((true, At("2026-10-11T00:00")), (Assert.IsType<CaseAccepted>(accepted).Deemed, accepted.At)),
            overdue => Assert.Equal(At("2026-10-31T00:00"), Assert.IsType<CaseOverdue>(overdue).At));
    }

    [Fact]
    public void A_limit_shorter_than_the_silence_passes_at_the_acceptance()
    {
        var terms = Terms with { DecisionLimit = Limit.WorkingDays(3) };
        var lapses = CaseFile.Replay([CaseFile.Submit(Number, Application(), terms, Citizen, At("2026-09-28T10:00"), Calendar).AsT1]).Lapses(At("2026-12-01T00:00"));
        Assert.Equal([At("2026-10-11T00:00"), At("2026-10-11T00:00")], lapses.Select(lapse => lapse.At));
        Assert.Equal(new LocalDate(2026, 10, 8), Assert.IsType<CaseOverdue>(lapses[1]).Due.Date);
    }

    [Fact]
    public void A_last_day_that_is_moved_can_pass_again()
    {
        var file = Submitted("2026-09-28T10:00", Form, Proof).After(new AcceptOrder(), Window, "2026-09-29T09:00").At(At("2026-11-03T00:00"));
        var moved = file.Apply(new CaseRecounted(At("2026-11-03T09:00"), file.DecisionClock!.Due.Day, new ClockDue(new DueDay(new LocalDate(2026, 11, 4), Provisional: false), "test", 0)));
        Assert.Equal([At("2026-11-05T00:00")], moved.Lapses(At("2027-01-01T00:00")).Select(lapse => lapse.At));
    }

    [Theory]
    [InlineData("2026-10-26T23:59", CaseState.AwaitingSupplement)]
    [InlineData("2026-10-27T00:00", CaseState.Lapsed)]
    public void Nothing_supplied_in_the_time_laid_down_and_the_application_lapses(string at, CaseState state)
    {
        var file = With(Supply, null, "2026-09-28T10:00").After(new NotifyOnceOrder([Form, Proof]), Window, "2026-09-29T09:00");
        Assert.Equal(new LocalDate(2026, 10, 26), file.SupplementWait!.Through);
        Assert.Equal(state, file.At(At(at)).State);
    }

    [Fact]
    public void What_is_supplied_too_late_is_refused_with_the_lapse_and_its_ground()
    {
        var file = With(Supply, null, "2026-09-28T10:00").After(new NotifyOnceOrder([Form, Proof]), Window, "2026-09-29T09:00");
        var refusal = file.RefusalOf(new SupplementOrder(Papers(Form, Proof)), Citizen, "2026-10-27T00:00");
        Assert.Equal(("cases.supplement-too-late", Laid), (refusal.Code, Assert.Single(refusal.Basis)));
        Assert.Equal(CaseState.Submitted, file.After(new SupplementOrder(Papers(Form, Proof)), Citizen, "2026-10-26T23:59").State);
    }

    [Theory]
    [InlineData("2026-12-31T23:59", CaseState.Accepted)]
    [InlineData("2027-01-01T00:00", CaseState.Decided)]
    public void A_renewal_nobody_decides_is_granted_when_the_licence_ends(string at, CaseState state)
    {
        var file = With(Renewal, new LocalDate(2026, 12, 31), "2026-09-28T10:00", Form, Proof).At(At(at));
        Assert.Equal(state, file.State);
        Assert.Equal(new LocalDate(2026, 10, 30), file.Overdue!.Due.Date);
        if (state != CaseState.Decided) return;
        Assert.Equal((CaseOutcome.Granted, null, At("2027-01-01T00:00")), (file.Outcome, file.Decision!.By, file.Decision.At));
        Assert.Equal(new SilentGrant(SilentGrantFrom.EndOfValidity, new LocalDate(2026, 12, 31), RenewalDates.Ground), file.Decision.Silence);
        var refusal = file.RefusalOf(new DecideOrder(CaseOutcome.Denied, Remark.Parse("不符合条件")), Examiner, "2027-01-04T09:00");
        Assert.Equal(("cases.decision-too-late", "第五十条第二款"), (refusal.Code, Assert.Single(refusal.Basis).Article));
    }

    [Fact]
    public void A_renewal_asked_for_too_late_is_granted_by_nobody()
    {
        var file = With(Renewal, new LocalDate(2026, 10, 20), "2026-09-28T10:00", Form, Proof);
        Assert.Null(file.Renewal);
        Assert.DoesNotContain(file.Lapses(At("2027-06-01T00:00")), lapse => lapse is CaseDecided);
    }

    [Fact]
    public void Where_silence_grants_at_the_end_of_the_limit_the_case_is_overdue_and_granted_at_once()
    {
        var lapses = With(AtTheLimit, null, "2026-09-28T10:00", Form, Proof).After(new AcceptOrder(), Window, "2026-09-29T09:00").Lapses(At("2027-01-01T00:00"));
        Assert.Equal([typeof(CaseOverdue), typeof(CaseDecided)], lapses.Select(lapse => lapse.GetType()));
        Assert.All(lapses, lapse => Assert.Equal(At("2026-11-03T00:00"), lapse.At));
    }

    private static CaseFile With(CaseRules rules, LocalDate? validThrough, string at, params Catalogue.MaterialCode[] codes) =>
        CaseFile.Replay([CaseFile.Submit(Number, Application(codes) with { ValidThrough = validThrough }, Terms with { Rules = rules }, Citizen, At(at), Calendar).AsT1]);

    private static List<CaseEvent> Lived((Instant Start, CaseRules Rules, int Validity, (CaseOrder Order, CaseActor By, Duration Pause)[] Steps) life, bool watched)
    {
        var application = Application() with { ValidThrough = ChinaTime.DayOf(life.Start).PlusDays(life.Validity) };
        var events = new List<CaseEvent> { CaseFile.Submit(Number, application, Terms with { Rules = life.Rules }, Citizen, life.Start, Calendar).AsT1 };
        var file = CaseFile.Replay(ThroughTheRecord(events));
        var now = life.Start;
        foreach (var (order, by, pause) in life.Steps)
        {
            for (int i = 1; watched && i <= 3; i++) Take(file.Lapses(now + (pause * i / 3)));
            now += pause;
            Take(file.Take(CaseMachineTests.OnItsDay(order, now), by, now, Calendar).Match(_ => [], happened => happened));
        }

        return events;

        void Take(IEnumerable<CaseEvent> happened)
        {
            foreach (var next in ThroughTheRecord(happened))
            {
                events.Add(next);
                file = file.Apply(next);
            }
        }
    }

    private sealed class SameContent : IEqualityComparer<CaseEvent>
    {
        public static SameContent Instance { get; } = new();

        public bool Equals(CaseEvent? x, CaseEvent? y) => Cases.Hosting.CaseEventCodec.Write(x!).AsSpan().SequenceEqual(Cases.Hosting.CaseEventCodec.Write(y!));

        public int GetHashCode(CaseEvent obj) => obj.At.GetHashCode();
    }
}
