using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Projects.ProjectSample;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Measures;

/// <summary>The board of projects beside a plain recount, over random ways in which two sides keep their duties.</summary>
public sealed class ProjectBoardTests
{
    private static readonly LocalDate Due = new(2026, 3, 6);

    /// <summary>For each duty: how many days after its last one it is reported (nobody, where it is above 30), and whether that is confirmed.</summary>
    private static readonly Arbitrary<(int Late, bool IsConfirmed)[]> Duty =
        Gen.Choose(-20, 45).SelectMany(late => Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false))).Select(confirmed => (late, confirmed))).ArrayOf(4).ToArbitrary();

    [Property(MaxTest = 200)]
    [Clause("CON-7.8")]
    public Property Each_duty_stands_in_one_number_of_its_side_at_any_instant_and_in_one_period_at_most() => Prop.ForAll(Duty, Gen.Choose(-40, 80).Two().ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), (duties, ends, asked) =>
    {
        var board = new ProjectBoard();
        var code = Proposal().Code;
        var last = Instant.MinValue;
        foreach (var happened in Lived(duties))
        {
            board.Take(code, happened);
            last = happened.At;
        }

        var at = Instant.Max(last, At("2026-03-06T12:00") + Duration.FromDays(asked));
        var today = ChinaTime.DayOf(at);
        var counts = board.CountAt(at).Single();
        int[] Plain(int from, int step, Func<LocalDate?, bool> isIn)
        {
            int open = 0, kept = 0, late = 0, broken = 0;
            for (int i = from; i < duties.Length; i += step)
            {
                var (days, confirmed) = duties[i];
                bool isKept = days <= 30 && confirmed, isMissed = days <= 30 ? days > 0 : Due < today;
                LocalDate? came = isKept ? Due.PlusDays(days) : isMissed ? Due.PlusDays(1) : null;
                if (!isIn(came)) continue;
                if (isKept && days <= 0) kept++;
                else if (isKept) late++;
                else if (isMissed) broken++;
                else open++;
            }

            return [open, kept, late, broken];
        }

        static int[] Numbers(DutyCounts counts) => [counts.Open, counts.Kept, counts.Late, counts.Broken];
        Assert.Equal(Plain(0, 2, _ => true), Numbers(counts.Government));
        Assert.Equal(Plain(1, 2, _ => true), Numbers(counts.Enterprise));
        Assert.Equal((2, 2), (counts.Government.Total, counts.Enterprise.Total));
        var (first, end) = (Due.PlusDays(Math.Min(ends.Item1, ends.Item2)), Due.PlusDays(Math.Max(ends.Item1, ends.Item2)));
        Assert.Equal(Plain(0, 2, IsIn), Numbers(board.CountOver(first, end, at).SingleOrDefault()?.Government ?? new DutyCounts(0, 0, 0, 0)));
        Assert.Equal(Plain(1, 2, IsIn), Numbers(board.CountOver(first, end, at).SingleOrDefault()?.Enterprise ?? new DutyCounts(0, 0, 0, 0)));
        var whole = board.CountOver(LocalDate.MinIsoValue, LocalDate.MaxIsoValue, at).Single();
        var (before, after) = (board.CountOver(LocalDate.MinIsoValue, first, at), board.CountOver(first.PlusDays(1), LocalDate.MaxIsoValue, at));
        Assert.Equal(whole.Government.Total + whole.Enterprise.Total + 1, before.Concat(after).Sum(period => period.Government.Total + period.Enterprise.Total + period.Admitted));

        bool IsIn(LocalDate? day) => day >= first && day <= end;
    });

    [Fact]
    public void A_project_is_counted_in_its_division_and_left_out_where_it_cannot_be_read()
    {
        var board = new ProjectBoard();
        board.Take(Proposal().Code, Admitted().Admission);
        Assert.Equal(1, board.CountAt(At("2026-01-06T09:00"), DivisionCode.Parse("4412")).Single().Projects[ProjectState.Admitted]);
        Assert.Empty(board.CountAt(At("2026-01-06T09:00"), DivisionCode.Parse("441203")));
        Assert.Throws<ArgumentException>(() => board.Take(Proposal().Code, new WorksStarted(At("2026-01-06T09:00"), "enterprise-1")));
        Assert.Throws<ArgumentException>(() => board.CountOver(new LocalDate(2026, 1, 2), new LocalDate(2026, 1, 1), At("2026-01-06T09:00")));
        board.Remove(Proposal().Code);
        Assert.Empty(board.CountAt(At("2026-01-06T09:00")));
    }

    private static IEnumerable<ProjectEvent> Lived((int Late, bool IsConfirmed)[] duties)
    {
        ImmutableArray<Duty> list = [.. duties.Select((_, i) => new Duty($"duty-{i}", i % 2 == 0 ? PromiseSide.Government : PromiseSide.Enterprise, "示例", Due, []))];
        var project = Promised("2026-01-06T09:00", [.. list]);
        var digest = new DutiesDrafted(At("2026-01-06T09:00"), "examiner-1", list, new string('0', 64), NewLaw: null);
        yield return project.Admission;
        yield return digest;
        yield return new SideSigned(digest.At, "enterprise-1", PromiseSide.Enterprise, digest.Digest, "1", Completes: false);
        yield return new SideSigned(digest.At, "examiner-1", PromiseSide.Government, digest.Digest, "2", Completes: true);
        foreach (var (duty, i) in duties.Select((duty, i) => (duty, i)).Where(one => one.duty.Late <= 30).OrderBy(one => one.duty.Late))
        {
            var (owes, other) = i % 2 == 0 ? (Examiner, Enterprise) : (Enterprise, Examiner);
            var day = At("2026-03-06T12:00") + Duration.FromDays(duty.Late);
            ProjectOrder[] acts = duty.IsConfirmed ? [new ReportDuty($"duty-{i}", "1"), new ConfirmDuty($"duty-{i}")] : [new ReportDuty($"duty-{i}", "1")];
            foreach (var happened in acts.Select((order, k) => (order, By: k == 0 ? owes : other)).SelectMany(act => Taken(act.order, act.By))) yield return happened;

            ImmutableArray<ProjectEvent> Taken(ProjectOrder order, CaseActor by)
            {
                var events = project.Take(order, by, day, Calendar, Scheme).AsT1;
                project = events.Aggregate(project, (before, one) => before.Apply(one));
                return events;
            }
        }
    }
}
