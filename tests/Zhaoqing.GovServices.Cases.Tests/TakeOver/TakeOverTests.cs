using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using Zhaoqing.GovServices.Cases.Tests.Life;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.TakeOver;

/// <summary>A case that came from an old system, beside the same case that lived here.</summary>
[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class TakeOverTests
{
    private static readonly Gen<CaseOrder> Orders = Gen.Frequency(
        (4, Gen.Constant<CaseOrder>(new AcceptOrder())),
        (2, Gen.Constant<CaseOrder>(new NotifyOnceOrder([Proof]))),
        (2, Gen.Constant<CaseOrder>(new SupplementOrder(Papers(Proof)))),
        (3, Gen.Elements("appraisal", "hearing").Select(step => (CaseOrder)new StartSpecialStepOrder(step, Notice: null))),
        (3, Gen.Elements("appraisal", "hearing", null).Select(step => (CaseOrder)new EndSpecialStepOrder(step))),
        (1, Gen.Constant<CaseOrder>(new ExtendOrder(Remark.Parse("案情复杂"), Days: 5, Approver: null, Notice: null))),
        (1, Gen.Constant<CaseOrder>(new ChangeChannelOrder(Channel.Window))),
        (1, Gen.Constant<CaseOrder>(new DecideOrder(CaseOutcome.Granted, Reason: null))));

    private static readonly Gen<Duration> Pauses = Gen.Frequency((6, Gen.Choose(0, 72).Select(hours => Duration.FromHours(hours))), (1, Gen.Choose(5, 15).Select(days => Duration.FromDays(days))));

    private static readonly Arbitrary<Twins> Lives =
        (from start in CaseMachineTests.Starts
         from isWhole in Gen.Elements(true, false)
         from before in Gen.Zip(Orders, Pauses).ListOf()
         from wait in Pauses
         from after in Gen.Zip(Orders, Pauses).ListOf()
         select Twins.Of(start, isWhole ? [Form, Proof] : [Form], before.Select(step => (step.Item1, step.Item2)), wait, after.Select(step => (step.Item1, step.Item2)))).ToArbitrary();

    [Property]
    public Property It_is_taken_over_exactly_while_it_is_open() => Prop.ForAll(Lives, twins =>
        twins.Taken.Match(refusal => refusal.Code == "cases.take-over-not-open" && !IsOpen(twins.Native), _ => IsOpen(twins.Native)));

    [Property]
    public Property It_has_the_due_day_the_light_and_the_acts_of_the_same_case_that_lived_here() => Prop.ForAll(Lives, twins =>
        twins.Taken.IsT0 || Essence(twins.File, twins.TakenAt) == Essence(twins.Native0, twins.TakenAt));

    [Property]
    public Property It_comes_to_the_same_end_act_by_act() => Prop.ForAll(Lives, twins => twins.Taken.IsT0 || twins.LivesOnAlike());

    [Property]
    public Property The_record_gives_back_what_was_taken_over() => Prop.ForAll(Lives, twins =>
        twins.Taken.IsT0 || Essence(CaseFile.Replay(ThroughTheRecord([twins.Taken.AsT1])), twins.TakenAt) == Essence(twins.File, twins.TakenAt));

    [Property]
    public Property The_replay_finds_in_it_what_it_finds_in_the_life_that_was_lived_here() => Prop.ForAll(Lives, twins =>
        twins.Taken.IsT0 || CaseFindings.Of([twins.Taken.AsT1]).Select(finding => finding.Kind).SequenceEqual(CaseFindings.Of([.. twins.Lived, .. twins.Native0.Lapses(twins.TakenAt)]).Select(finding => finding.Kind)));

    [Property]
    public Property Lists_and_the_watch_see_it_as_they_see_the_life_that_was_lived_here() => Prop.ForAll(Lives, twins =>
    {
        if (twins.Taken.IsT0) return true;
        CaseBoard here = new(), taken = new();
        foreach (var happened in twins.Lived) here.Take(Number, happened);
        taken.Take(Number, twins.Taken.AsT1);
        here.AdvanceTo(twins.TakenAt);
        taken.AdvanceTo(twins.TakenAt);
        var (one, other) = (here.All.Single(), taken.All.Single());
        return (one.State, one.Clock, one.Notice?.Kind, one.SubmittedAt, one.Matter) == (other.State, other.Clock, other.Notice?.Kind, other.SubmittedAt, other.Matter)
            && default(LapseWake).After(twins.Taken.AsT1).Next is var wake && (twins.File.NextLapseAt is not { } next || wake <= next);
    });

    [Fact]
    public void Its_pauses_and_its_first_days_count_and_the_events_of_its_life_tell_no_name()
    {
        var taken = TakenOver("2026-10-20T10:00", (At("2026-09-29T09:00"), new AcceptOrder()), (At("2026-10-10T09:00"), new StartSpecialStepOrder("hearing", Notice: null)), (At("2026-10-15T09:00"), new EndSpecialStepOrder("hearing"))).AsT1;
        var file = CaseFile.Replay([taken]);
        Assert.Equal((CaseState.Accepted, new LocalDate(2026, 9, 29), TermsSource.AtItsTime, "旧-1"), (file.State, file.Acceptance!.AcceptedOn, file.TakenOver!.TermsFrom, file.TakenOver.Origin.Number.ToString()));
        Assert.Equal((At("2026-09-28T10:00"), At("2026-10-20T10:00")), (file.SubmittedAt, file.LastAt));
        Assert.DoesNotContain("甲某", taken.ToString(), StringComparison.Ordinal);
        Assert.Equal("duty", file.Owner);
        Assert.Throws<ArgumentException>(() => file.Apply(taken));
        Assert.Throws<ArgumentException>(() => CaseFile.Replay([taken with { Earlier = [] }]));
        Assert.Throws<ArgumentException>(() => CaseFile.Replay([taken with { At = At("2026-10-01T10:00") }]));
    }

    [Fact]
    public void The_events_inside_have_the_wire_names_of_the_record() =>
        Assert.All(EarlierEventsJsonConverter.Types, pair => Assert.Equal(pair.Key, CaseEventCodec.NameOf((CaseEvent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(pair.Value))));

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"type\":\"case.flown.v1\",\"content\":{}}]")]
    [InlineData("[{\"type\":\"case.closed.v1\",\"content\":{}}]")]
    [InlineData("[{\"type\":\"case.accepted.v1\"}]")]
    [InlineData("[{\"type\":\"case.accepted.v1\",\"content\":null}]")]
    public void An_earlier_life_of_another_shape_is_an_error(string earlier)
    {
        var record = System.Text.Json.Nodes.JsonNode.Parse(CaseEventCodec.Write(TakenOver("2026-10-01T10:00").AsT1))!;
        record["earlier"] = System.Text.Json.Nodes.JsonNode.Parse(earlier);
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => CaseEventCodec.Read("case.taken-over.v1", System.Text.Encoding.UTF8.GetBytes(record.ToJsonString())));
    }

    [Fact]
    public void What_an_old_system_tells_is_checked_field_by_field()
    {
        Assert.Equal(("cases.take-over-future", "receivedAt"), Refused("2026-09-01T10:00"));
        Assert.Equal(("cases.take-over-future", "acts[0].at"), Refused("2026-10-01T10:00", (At("2026-10-01T10:01"), new AcceptOrder())));
        Assert.Equal(("cases.take-over-order", "acts[0].at"), Refused("2026-10-01T10:00", (At("2026-09-28T09:59"), new AcceptOrder())));
        Assert.Equal(("cases.take-over-order", "acts[1].at"), Refused("2026-10-01T10:00", (At("2026-09-30T10:00"), new AcceptOrder()), (At("2026-09-29T10:00"), new DecideOrder(CaseOutcome.Denied, Reason: null))));
        Assert.Equal(("cases.take-over-act-unfit", "acts[0].act"), Refused("2026-10-01T10:00", (At("2026-09-29T10:00"), new WithdrawOrder(Reason: null))));
        Assert.Equal(("cases.act-not-allowed", "acts[0]"), Refused("2026-10-01T10:00", (At("2026-09-29T10:00"), new DecideOrder(CaseOutcome.Granted, Reason: null))));
        Assert.Equal(("cases.reason-missing", "acts[1].reason"), Refused("2026-10-01T10:00", (At("2026-09-29T10:00"), new AcceptOrder()), (At("2026-09-30T10:00"), new DecideOrder(CaseOutcome.Denied, Reason: null))));
        Assert.Equal(("cases.material-unknown", "acts[1].materials[0].material"), Refused("2026-10-01T10:00", (At("2026-09-29T10:00"), new NotifyOnceOrder([Extra])), (At("2026-09-30T10:00"), new SupplementOrder(Papers(Foreign)))));
        Assert.Equal("cases.not-authorised", CaseFile.TakeOver(Number, LifeOf(At("2026-09-28T10:00")), Terms, TermsSource.AtItsTime, Window, At("2026-10-01T10:00"), Calendar).AsT0.Code);
        Assert.Equal("cases.not-authorised", CaseFile.TakeOver(Number, LifeOf(At("2026-09-28T10:00")), Terms, TermsSource.AtItsTime, Supervisor with { Division = DivisionCode.Parse("4406") }, At("2026-10-01T10:00"), Calendar).AsT0.Code);

        static (string, string) Refused(string at, params (Instant, CaseOrder)[] acts)
        {
            var refusal = TakenOver(at, acts).AsT0;
            return (refusal.Code, refusal.Fields.Single().Field);
        }
    }

    private static OneOf.OneOf<Refusal, CaseTakenOver> TakenOver(string at, params (Instant At, CaseOrder Order)[] acts) =>
        CaseFile.TakeOver(Number, LifeOf(Sample.At("2026-09-28T10:00"), acts), Terms, TermsSource.AtItsTime, Supervisor, Sample.At(at), Calendar);

    private static EarlierLife LifeOf(Instant received, params IEnumerable<(Instant At, CaseOrder Order)> acts) => LifeOf(received, [Form, Proof], acts);

    private static EarlierLife LifeOf(Instant received, Catalogue.MaterialCode[] codes, IEnumerable<(Instant At, CaseOrder Order)> acts) =>
        new(new EarlierCase(DocumentNumber.Parse("旧系统"), DocumentNumber.Parse("旧-1")), Application(codes), received, [.. acts.Select(act => new EarlierAct(act.At, act.Order))]) { Account = Citizen.Id };

    private static bool IsOpen(CaseFile file) => file.State is CaseState.Submitted or CaseState.AwaitingSupplement or CaseState.Accepted or CaseState.InSpecialStep or CaseState.Decided;

    /// <summary>What people see of a case at an instant and what they can do; who owns it and what its events are called is left out.</summary>
    private static string Essence(CaseFile file, Instant instant)
    {
        var now = file.At(instant);
        var acts = new[] { Window, Examiner, Citizen, Supervisor }.SelectMany(by => now.ActsFor(by)).Select(row => row.Act);
        var light = now.Clock is { } clock ? Calendar.Light(clock.Due, ChinaTime.DayOf(instant), WarningPolicy.Default).AsT1 : WarningLight.None;
        var clockDue = now.DecisionClock?.Due;
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{now.Number}|{now.State}|{now.Outcome}|{now.Clock}|{light}|{clockDue}|{now.Wait}|{now.SupplementWait}|{now.Channel}|{now.SubmittedAt}|{now.Overdue}|{now.NextLapseAt}|{now.FiledBy}|{now.Slip}|{now.Acceptance?.AcceptedOn}|{now.Acceptance?.Deemed}|")
            + string.Join(',', now.Materials) + '|' + string.Join(',', now.Told) + '|' + string.Join(',', acts) + '|' + string.Join(',', now.DecisionClock?.Steps ?? []);
    }

    private static CaseActor Actor(CaseOrder order) => CaseTable.Permits(order.Act, ActorRole.Window) ? Window : Examiner;

    private sealed record Twins(CaseFile Native0, List<CaseEvent> Lived, Instant TakenAt, OneOf.OneOf<Refusal, CaseTakenOver> Taken, ImmutableArray<(CaseOrder Order, Duration Pause)> Rest)
    {
        public CaseFile Native => Native0.At(TakenAt);

        public CaseFile File => CaseFile.Replay([Taken.AsT1]);

        public static Twins Of(Instant start, Catalogue.MaterialCode[] codes, IEnumerable<(CaseOrder Order, Duration Pause)> before, Duration wait, IEnumerable<(CaseOrder Order, Duration Pause)> after)
        {
            List<CaseEvent> lived = [CaseFile.Submit(Number, Application(codes), Terms, Citizen, start, Calendar).AsT1];
            var file = CaseFile.Replay(lived);
            var done = new List<(Instant, CaseOrder)>();
            var now = start;
            foreach (var (order, pause) in before)
            {
                now += pause;
                if (!file.Take(order, Actor(order), now, Calendar).TryPickT1(out var happened, out _)) continue;
                done.Add((now, order));
                lived.AddRange(happened);
                file = happened.Aggregate(file, (state, next) => state.Apply(next));
            }

            now += wait;
            return new Twins(file, lived, now, CaseFile.TakeOver(Number, LifeOf(start, codes, done), Terms, TermsSource.AtItsTime, Supervisor, now, Calendar), [.. after]);
        }

        public bool LivesOnAlike()
        {
            CaseFile here = Native0, taken = File;
            var now = TakenAt;
            foreach (var (order, pause) in Rest)
            {
                now += pause;
                var (one, other) = (here.Take(order, Actor(order), now, Calendar), taken.Take(order, Actor(order), now, Calendar));
                if (one.IsT0 != other.IsT0 || (one.IsT0 && one.AsT0.Code != other.AsT0.Code)) return false;
                if (one.IsT0) continue;
                (here, taken) = (one.AsT1.Aggregate(here, (state, next) => state.Apply(next)), other.AsT1.Aggregate(taken, (state, next) => state.Apply(next)));
                if (Essence(here, now) != Essence(taken, now)) return false;
            }

            return Essence(here, now + Duration.FromDays(60)) == Essence(taken, now + Duration.FromDays(60));
        }

        public override string ToString() => string.Join(" → ", Lived) + " | " + string.Join(", ", Rest);
    }
}
