using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Measures;

/// <summary>The board of promises beside a recount from whole dossiers, over random lives.</summary>
public sealed class PromiseBoardTests
{
    private static readonly Remark Why = Remark.Parse("说明");
    private static readonly Instant Start = At("2026-05-06T09:00");

    private static readonly (Func<CaseDossier, PartOrder?> Order, CaseActor By)[] OnPart =
    [
        (_ => Offer(), Citizen),
        (dossier => dossier.Find(NotifyCommit.Commitment.PartKind) is Commitment ? Sign(dossier) : null, Citizen),
        (_ => new DeclineCommitment(), Citizen),
        (_ => new WithdrawCommitment(), Citizen),
        (_ => new SupplyInstead([Proof]), Citizen),
        (_ => new FindFalse(Why), Examiner),
        (_ => new VerifyCommitment(VerificationMethod.OnSite), Inspector),
        (_ => new FindBroken(BreachKind.Untrue, Why), Inspector),
        (_ => new FindBroken(BreachKind.Deceit, Why), Inspector),
        (_ => new OrderCorrection(), Examiner),
        (_ => new ConfirmCorrection(), Inspector),
        (_ => new ProposeRevocation(Why), Examiner),
        (_ => new HearHolder(Why), Examiner),
        (_ => new DecideRevocation(RevocationOutcome.Revoked, Why), Examiner),
        (_ => new DecideRevocation(RevocationOutcome.Upheld, Why), Examiner),
        (_ => new DecideRevocation(RevocationOutcome.Spared, Why), Examiner),
        (_ => new RecordCredit(), Examiner),
        (_ => new RepairCredit("示例〔2026〕9号"), Supervisor),
        (_ => new ProveConditions(), Examiner),
        (_ => new TolerateDeficiency(Edition, "promise-1", Clear), Window),
        (_ => new SupplyDeficiency([Photo]), Citizen),
        (_ => new ExtendSupply(Why), Examiner),
    ];

    private static readonly (CaseOrder Order, CaseActor By)[] OnCase =
    [
        (new AcceptOrder(), Window),
        (new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner),
        (new DecideOrder(CaseOutcome.Denied, Why), Examiner),
        (new WithdrawOrder(Reason: null), Citizen),
        (new ReopenOrder(ReopeningKind.Judgment, DocumentNumber.Parse("(2026)虚构1号"), new LocalDate(2026, 5, 6)), Examiner),
    ];

    /// <summary>Acts that lead far, most of the time, mixed with any.</summary>
    private static readonly int[][] Roads =
    [
        [0, 1, 100, 101], [0, 1, 100, 101, 6], [0, 1, 100, 101, 7, 9, 10, 16, 17], [0, 1, 100, 101, 8, 11, 12, 13, 16, 17], [0, 1, 100, 101, 8, 11, 12, 14],
        [0, 1, 100, 101, 8, 11, 12, 15, 16], [0, 1, 5, 16], [0, 2], [0, 1, 3], [19, 20, 101], [19, 21], [0, 1, 100, 103], [0, 1, 100, 101, 7, 9],
        [0, 1, 100, 102, 104, 101, 6], [0, 1, 100, 101, 104, 102], [19, 102, 104, 20, 101], [19, 21, 20, 101],
    ];

    private sealed record Step(int Act, int Hours);

    private static Gen<(int Case, bool HasConditions, Step[] Steps)> Lives =>
        from road in Gen.Elements(Roads)
        from extra in Gen.Choose(0, OnPart.Length - 1).ListOf()
        from keep in Gen.Choose(1, road.Length)
        from waits in Gen.Frequency((6, Gen.Choose(0, 30)), (2, Gen.Choose(100, 1200))).ArrayOf(road.Length + 4)
        from conditions in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        let acts = road.Take(keep).Concat(extra.Take(4)).ToArray()
        select (road.Length, conditions, acts.Select((act, i) => new Step(act, waits[i])).ToArray());

    [Property(MaxTest = 60)]
    [Clause("CON-7.4")]
    public Property The_board_equals_a_recount_from_the_dossiers_at_any_instant() => Prop.ForAll(
        Lives.ArrayOf(12).ToArbitrary(),
        Gen.Choose(0, 4000).ToArbitrary(),
        (lives, hours) =>
        {
            var at = Start + Duration.FromHours(hours);
            var board = new PromiseBoard();
            var dossiers = lives.Select((life, i) => Lived(i, life.HasConditions, life.Steps, at, board)).ToArray();
            foreach (var within in new DivisionCode?[] { null, City, DivisionCode.Parse("441203") })
            {
                var counted = board.CountAt(at, within);
                var told = dossiers.Where(dossier => within?.Contains(dossier.File.Application.Division) != false).SelectMany(dossier => dossier.Parts.Select(part => (dossier, part))).ToArray();
                Assert.Equal(told.Count(one => one.part is Commitment), counted.Sum(counts => counts.Commitments.Total));
                Assert.Equal(told.Count(one => one.part is ToleratedDeficiency), counted.Sum(counts => counts.Tolerances.Total));
                foreach (var group in told.GroupBy(one => (one.dossier.File.Application.Division, one.dossier.File.Application.Matter)))
                {
                    var mine = counted.Single(counts => (counts.Division, counts.Matter) == group.Key);
                    AssertSame([.. group.Select(one => one.part).OfType<Commitment>()], mine.Commitments);
                    AssertSame([.. group.Select(one => one.part).OfType<ToleratedDeficiency>()], mine.Tolerances);
                }
            }
        });

    [Property(MaxTest = 60)]
    [Clause("CON-7.4")]
    public Property The_watch_names_just_the_verifications_that_are_due_or_overdue() => Prop.ForAll(
        Lives.ArrayOf(12).ToArbitrary(),
        Gen.Choose(0, 4000).ToArbitrary(),
        Gen.Choose(-5, 60).ToArbitrary(),
        (lives, hours, days) =>
        {
            var at = Start + Duration.FromHours(hours);
            var today = ChinaTime.DayOf(at);
            var board = new PromiseBoard();
            var dossiers = lives.Select((life, i) => Lived(i, life.HasConditions, life.Steps, at, board)).ToArray();
            var last = LocalDate.Max(today.PlusDays(days), today.PlusDays(-1));
            var expected = dossiers
                .Select(dossier => (dossier.File.Number, Part: dossier.Find(NotifyCommit.Commitment.PartKind) as Commitment))
                .Where(one => one.Part is { State: CommitmentState.ToVerify or CommitmentState.VerificationOverdue } && one.Part.VerifyBy!.Value.Date <= last)
                .Select(one => (one.Part!.VerifyBy!.Value.Date, one.Number.ToString(), one.Part.VerifyBy.Value.Date < today)).Order();
            Assert.Equal(expected, board.VerificationsDue(today, today.PlusDays(days)).Select(due => (due.VerifyBy, due.Number.ToString(), due.IsOverdue)));
        });

    [Property(MaxTest = 60)]
    [Clause("CON-7.4")]
    public Property A_period_counts_each_fact_of_each_promise_once_on_the_day_it_first_happened() => Prop.ForAll(
        Lives.ArrayOf(12).ToArbitrary(),
        Gen.Choose(0, 4000).ToArbitrary(),
        Gen.Choose(-20, 200).Two().ToArbitrary(),
        (lives, hours, ends) =>
        {
            var at = Start + Duration.FromHours(hours);
            var board = new PromiseBoard();
            var records = new List<ImmutableArray<CaseEvent>>();
            foreach (var (life, i) in lives.Select((life, i) => (life, i))) Lived(i, life.HasConditions, life.Steps, at, board, records);
            var day = ChinaTime.DayOf(Start);
            var (from, through) = (day.PlusDays(Math.Min(ends.Item1, ends.Item2)), day.PlusDays(Math.Max(ends.Item1, ends.Item2)));
            Assert.Equal(Recount(records, at, from, through), Sum(board.CountOver(from, through, at)));
            var middle = from.PlusDays(Period.DaysBetween(from, through) / 2);
            var (first, second) = (Sum(board.CountOver(from, middle, at)), Sum(board.CountOver(middle.PlusDays(1), through.PlusDays(1), at)));
            Assert.Equal(Sum(board.CountOver(from, through.PlusDays(1), at)), first.Zip(second, (one, other) => one + other));
            Assert.Equal(Sum(board.CountOver(from, through, at)), Sum(board.CountOver(from, through, at, City)));
            Assert.Empty(board.CountOver(from, through, at, DivisionCode.Parse("441204")));
        });

    [Fact]
    public void A_period_does_not_end_before_it_begins() => Assert.Throws<ArgumentException>(() => new PromiseBoard().CountOver(new LocalDate(2026, 5, 2), new LocalDate(2026, 5, 1), Start));

    [Fact]
    public void A_case_that_is_left_out_is_counted_nowhere()
    {
        var board = new PromiseBoard();
        var dossier = Lived(0, hasConditions: false, [new(0, 0), new(1, 1), new(100, 1), new(101, 1)], Start + Duration.FromDays(2), board);
        Assert.Equal(1, board.CountAt(Start).Single().Commitments.Granted);
        Assert.Single(board.VerificationsDue(new LocalDate(2027, 1, 1), new LocalDate(2027, 1, 1)));
        board.Remove(dossier.File.Number);
        Assert.Empty(board.CountAt(Start));
        Assert.Empty(board.VerificationsDue(new LocalDate(2027, 1, 1), new LocalDate(2027, 1, 1)));
    }

    [Fact]
    public void An_event_that_does_not_follow_is_told()
    {
        var board = new PromiseBoard();
        var number = Submitted("2026-05-06T09:00", Form).File.Number;
        Assert.Throws<ArgumentException>(() => board.Take(number, new CommitmentDeclined(Start, "citizen-1")));
    }

    /// <summary>Lives a case as far as its acts are let; the board takes what was recorded, the dossier is what silence has made of it.</summary>
    private static CaseDossier Lived(int i, bool hasConditions, IEnumerable<Step> steps, Instant until, PromiseBoard board, List<ImmutableArray<CaseEvent>>? records = null)
    {
        var number = CaseNumber.Create(new LocalDate(2026, 5, 6), [(byte)i, .. new byte[CaseNumber.RandomBytes - 1]]);
        var application = Application(Form, Licence) with { Division = DivisionCode.Parse(i % 2 == 0 ? "441202" : "441203") };
        if (steps.First().Act == 19) application = application with { Materials = [.. application.Materials, new SuppliedMaterial(Proof, MaterialForm.Electronic)] };
        var events = new List<CaseEvent> { CaseFile.Submit(number, application, Terms(), Citizen, Start, Calendar).AsT1 };
        var dossier = CaseDossier.Replay(events);
        var now = Start;
        foreach (var step in steps)
        {
            now += Duration.FromHours(step.Hours);
            if (now > until) break;
            var conditional = hasConditions ? EditionOf(Entry() with { ConditionsWithin = Limit.WorkingDays(10) }, Tolerable()) : Edition;
            if (step.Act == 104) now = dossier.File.LastAt;
            var done = step.Act >= 100
                ? dossier.Take(OnCase[step.Act - 100].Order, OnCase[step.Act - 100].By, now, Calendar)
                : OnPart[step.Act].Order(dossier) switch
                {
                    null => new Refusal("test.none", "无", LegalGround.OfClause("CON-7.4")),
                    OfferCommitment => dossier.Take(Offer(conditional), Citizen, now, Calendar),
                    SignCommitment sign => dossier.Take(sign with { Facts = Facts(conditional) }, Citizen, now, Calendar),
                    { } order => dossier.Take(order, OnPart[step.Act].By, now, Calendar),
                };
            foreach (var happened in done.Match(_ => [], taken => taken))
            {
                events.Add(happened);
                dossier = dossier.Apply(happened);
            }
        }

        foreach (var happened in events) board.Take(number, happened);
        records?.Add([.. events, .. dossier.LapsesBy(until, Calendar).OfType<PartEvent>()]);
        return dossier.At(Instant.Max(until, dossier.File.LastAt), Calendar);
    }

    /// <summary>The numbers of the facts, in the order of the record that tells them.</summary>
    private static int[] Sum(ImmutableArray<PromisePeriod> periods) => [.. typeof(PromiseFacts).GetConstructors().Single(made => made.GetParameters().Length > 1).GetParameters()
        .Select(number => periods.Sum(period => (int)typeof(PromiseFacts).GetProperty(number.Name!)!.GetValue(period.Facts)!))];

    /// <summary>The same from whole records, in the plainest way.</summary>
    private static int[] Recount(IEnumerable<ImmutableArray<CaseEvent>> records, Instant at, LocalDate from, LocalDate through)
    {
        Func<CaseEvent, CaseDossier, bool>[] facts =
        [
            (happened, _) => happened is CommitmentOffered, (happened, _) => happened is CommitmentSigned, (happened, _) => happened is CommitmentDeclined or CommitmentWithdrawn, (happened, _) => happened is CommitmentGranted,
            (happened, _) => happened is CommitmentVerified or CommitmentRevocationDecided { Outcome: RevocationOutcome.Upheld }, (happened, _) => happened is CommitmentBroken or CommitmentFoundFalse or CommitmentConditionsMissed,
            (happened, _) => happened is CommitmentVerificationMissed, (happened, _) => happened is CommitmentCorrected, (happened, _) => happened is CommitmentRevocationDecided { Outcome: RevocationOutcome.Revoked },
            (happened, _) => happened is CommitmentCreditRecorded, (happened, _) => happened is CommitmentCreditRepaired, (happened, _) => happened is DeficiencyTolerated,
            (happened, after) => happened is DeficiencySupplied && after.Deficiency().State == ToleranceState.Complete, (happened, _) => happened is SupplyLapsed, (happened, _) => happened is SupplyExtended,
        ];
        return
        [
            .. facts.Select(fact => records.Count(record =>
            {
                var first = record.Select((happened, i) => (happened, After: CaseDossier.Replay(record.Take(i + 1)))).Where(one => one.happened.At <= at && fact(one.happened, one.After)).Select(one => ChinaTime.DayOf(one.happened.At)).Take(1).ToArray();
                return first.Length > 0 && first[0] >= from && first[0] <= through;
            })),
        ];
    }

    private static void AssertSame(Commitment[] parts, CommitmentCounts counts)
    {
        int In(params CommitmentState[] states) => parts.Count(part => states.Contains(part.State));
        Assert.Equal(
            [In(CommitmentState.Offered), In(CommitmentState.Declined, CommitmentState.Withdrawn), In(CommitmentState.Committed), In(CommitmentState.Ended), In(CommitmentState.FoundFalse), In(CommitmentState.Conditional), In(CommitmentState.ToVerify), In(CommitmentState.VerificationOverdue), In(CommitmentState.Kept), In(CommitmentState.Broken), In(CommitmentState.Correcting), In(CommitmentState.Corrected), In(CommitmentState.RevocationProposed, CommitmentState.Heard), In(CommitmentState.Revoked), In(CommitmentState.Spared)],
            new[] { counts.Offered, counts.Ordinary, counts.Committed, counts.Ended, counts.FoundFalse, counts.Conditional, counts.ToVerify, counts.VerificationOverdue, counts.Kept, counts.Broken, counts.Correcting, counts.Corrected, counts.ToRevoke, counts.Revoked, counts.Spared });
        Assert.Equal(
            (parts.Count(part => part.Signature is not null), parts.Count(part => part.Grant is not null), parts.Count(part => part.Breach is not null), parts.Count(part => part.WasVerifiedLate), parts.Count(part => part.IsRecorded), parts.Count(part => part.IsRepaired)),
            (counts.EverSigned, counts.Granted, counts.Breached, counts.VerificationMissed, counts.Recorded, counts.Repaired));
    }

    private static void AssertSame(ToleratedDeficiency[] parts, ToleranceCounts counts) => Assert.Equal(
        (parts.Count(part => part.State == ToleranceState.Outstanding), parts.Count(part => part.State == ToleranceState.Complete), parts.Count(part => part.State == ToleranceState.Lapsed), parts.Count(part => part.State == ToleranceState.Ended), parts.Count(part => part.WasExtended)),
        (counts.Outstanding, counts.Supplied, counts.Lapsed, counts.Ended, counts.Extended));
}
