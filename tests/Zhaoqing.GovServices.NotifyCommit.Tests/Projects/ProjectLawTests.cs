using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.NotifyCommit.Hosting;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Projects.ProjectSample;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Projects;

/// <summary>What holds in every life of a project.</summary>
public sealed class ProjectLawTests
{
    private static readonly ImmutableArray<(ProjectOrder Order, CaseActor By)> Acts =
    [
        (new DraftDuties(Duties), Examiner), (new DraftDuties([.. Duties, new Duty("more", PromiseSide.Enterprise, "更多", new LocalDate(2026, 4, 30), [])], LegalGround.OfLaw("示例新法", "第一条", "示例")), Examiner),
        (new SignDuties("$", "seal"), Enterprise), (new SignDuties("$", "seal"), Examiner),
        (new CloseGate("eia", "1"), Examiner), (new ExemptGate("eia", "regional", Document: null), Examiner), (new CloseGate("construction-permit", "1"), Examiner), (new CloseGate("fire-acceptance", "1"), Examiner),
        (new FileStart(LocalDate.MaxIsoValue, "1", "1"), Enterprise), (PlainProjectOrder.Start, Enterprise), (PlainProjectOrder.Finish, Enterprise), (PlainProjectOrder.Use, Enterprise), (PlainProjectOrder.Leave, Enterprise),
        (new ReportDuty("drawing-review", "1"), Examiner), (new ConfirmDuty("drawing-review"), Enterprise), (new ReturnDuty("drawing-review", Remark.Parse("未完成")), Supervisor),
        (new ReportDuty("eia-report", "1"), Enterprise), (new ConfirmDuty("eia-report"), Examiner), (new ReportDuty("energy", "1"), Enterprise), (new ReturnDuty("energy", Remark.Parse("未完成")), Examiner),
        (WordedProjectOrder.Inspect(Remark.Parse("正常")), Supervisor), (new FindProjectBreach(ProjectBreach.UnfiledStart, Remark.Parse("动工")), Supervisor), (new FindProjectBreach(ProjectBreach.EarlyUse, Remark.Parse("投产")), Examiner),
        (new FindProjectBreach(ProjectBreach.GraveDefault, Remark.Parse("违诺")), Examiner), (WordedProjectOrder.Cure(Remark.Parse("改正")), Examiner), (WordedProjectOrder.Stop(Remark.Parse("停")), Examiner), (WordedProjectOrder.Resume(Remark.Parse("改正")), Examiner),
        (WordedProjectOrder.End(Remark.Parse("取消")), Examiner), (new PassAcceptance(["规划核实", "消防", "人防"]), Examiner), (new FailAcceptance(["消防"], Remark.Parse("缺失")), Examiner), (new RepairProjectCredit("1"), Supervisor),
        (new AskStep("energy"), Examiner), (new AskStep("eia"), Examiner), (new AskStep("social-risk"), Examiner),
    ];

    /// <summary>Acts by their place, most of them beyond the last: those are taken from what is allowed then, so that lives come far.</summary>
    private static readonly Arbitrary<(int Act, int Hours)[]> Lives = Gen.Choose(0, (5 * Acts.Length) - 1).SelectMany(act => Gen.Frequency((6, Gen.Choose(0, 30)), (1, Gen.Choose(31, 900))).Select(hours => (act, hours))).ArrayOf(60).ToArbitrary();

    [Fact]
    public void The_lives_reach_every_state_and_all_that_can_happen()
    {
        var acts = Gen.Sample(Lives.Generator, numberOfSamples: 500, seed: new Rnd(20261129, 1), size: 60).SelectMany(Lived).Select(step => step.Happened.Act!.Value).ToHashSet();
        Assert.Empty(Enum.GetValues<ProjectAct>().Except(acts));
    }

    [Property(MaxTest = 300)]
    [Clause("CON-7.8")]
    [Clause("CON-7.12")]
    [Clause("CON-7.14")]
    public Property Works_begin_only_reported_promised_and_with_every_gate_shut_and_use_only_accepted() => Prop.ForAll(Lives, life =>
    {
        foreach (var (before, happened) in Lived(life))
        {
            if (happened is WorksStarted && (before.Filing is null || before.Duties.IsEmpty || before.Gates.Any(gate => gate.Gate.Stops == GateStop.Start && gate.Document is null))) return false;
            if (happened is StepAsked asked && before.Duties.All(run => run.Duty.Id != asked.Step) && before.Gates.All(gate => gate.Gate.Id != asked.Step)) return false;
            if (happened is UseBegun && (before.Acceptance is not { Failed.IsEmpty: true } || before.Gates.Any(gate => gate.Document is null))) return false;
        }

        return true;
    });

    [Property(MaxTest = 300)]
    [Clause("CON-7.8")]
    public Property A_replay_is_the_life_and_silence_says_the_same_whether_or_not_it_was_written() => Prop.ForAll(Lives, Gen.Choose(0, 4_000).ToArbitrary(), (life, hours) =>
    {
        var events = new List<ProjectEvent> { Admitted().Admission };
        var lived = Admitted();
        foreach (var (before, happened) in Lived(life))
        {
            events.Add(happened);
            lived = before.Apply(happened);
        }

        var project = Project.Replay(events.Select(happened => ProjectContract.Read(RecordedEvent.Of(ProjectContract.ToRecord(happened), StreamId.Parse("project-1"), 1, 1))));
        if (Shown(project) != Shown(lived)) return false;
        var later = project.LastAt + Duration.FromHours(hours);
        var between = project.LastAt + Duration.FromHours(hours / 2);
        return Shown(project.At(later)) == Shown(project.At(between).At(later));
    });

    [Property]
    [Clause("CON-7.8")]
    public Property A_late_government_moves_what_waits_by_its_working_days_and_nothing_else() => Prop.ForAll(Gen.Choose(0, 40).ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), (lateDays, confirmDays) =>
    {
        var done = Duties[0].Due.PlusDays(lateDays);
        var project = Building()
            .After(new ReportDuty("drawing-review", "1"), Examiner, $"{done:uuuu-MM-dd}T12:00")
            .After(new ConfirmDuty("drawing-review"), Enterprise, $"{done.PlusDays(confirmDays):uuuu-MM-dd}T12:00");
        int k = Enumerable.Range(1, lateDays).Count(day => Calendar.Day(Duties[0].Due.PlusDays(day)).AsT1.IsWorkingDay);
        var due = Duties[1].Due;
        for (int left = k; left > 0; left -= Calendar.Day(due).AsT1.IsWorkingDay ? 1 : 0) due = due.PlusDays(1);
        return project.Run("eia-report").Due == due && project.Run("energy").Due == Duties[2].Due && project.Run("drawing-review").LateBy == k;
    });

    [Property]
    [Clause("CON-7.8")]
    public Property Two_late_at_once_count_each_working_day_once() => Prop.ForAll(Gen.Choose(0, 30).Two().ToArbitrary(), Gen.Choose(-10, 10).ToArbitrary(), (late, apart) =>
    {
        var second = new LocalDate(2026, 3, 6).PlusDays(apart);
        while (!Calendar.Day(second).AsT1.IsWorkingDay) second = second.PlusDays(-1);
        Duty[] duties = [Duties[0], new("water", PromiseSide.Government, "通水", second, []), new("build", PromiseSide.Enterprise, "建成", new LocalDate(2026, 4, 30), ["drawing-review", "water"])];
        var acts = new[] { (Id: "drawing-review", On: duties[0].Due.PlusDays(late.Item1)), (Id: "water", On: second.PlusDays(late.Item2)) };
        var project = Promised("2026-01-06T09:00", duties);
        foreach (var (id, on) in acts.OrderBy(act => act.On)) project = project.After(new ReportDuty(id, "1"), Examiner, $"{on:uuuu-MM-dd}T12:00").After(new ConfirmDuty(id), Supervisor, $"{on:uuuu-MM-dd}T12:00");
        int k = Enumerable.Range(1, 60).Select(day => new LocalDate(2026, 2, 20).PlusDays(day)).Count(day => Calendar.Day(day).AsT1.IsWorkingDay && ((day > duties[0].Due && day <= acts[0].On) || (day > second && day <= acts[1].On)));
        return project.Run("build").Due == (k == 0 ? duties[2].Due : Calendar.Due(Limit.WorkingDays(k), duties[2].Due).AsT1.Date);
    });

    [Property]
    [Clause("CON-7.8")]
    public Property Both_sides_are_judged_by_one_rule() => Prop.ForAll(Gen.Choose(0, 30).ToArbitrary(), Gen.Elements(true, false).ToArbitrary(), (late, isEnterprise) =>
    {
        var due = new LocalDate(2026, 3, 6);
        Duty[] duties = [new("g", PromiseSide.Government, "甲", due, []), new("e", PromiseSide.Enterprise, "乙", due, [])];
        var (id, owes, other) = isEnterprise ? ("e", Enterprise, Examiner) : ("g", Examiner, Enterprise);
        string day = $"{due.PlusDays(late):uuuu-MM-dd}";
        var project = Promised("2026-01-06T09:00", duties).After(new ReportDuty(id, "1"), owes, day + "T23:59:59").After(new ConfirmDuty(id), other, day + "T23:59:59");
        return project.Run(id).WasMissed == (late > 0) && project.Run(id).LateBy == Enumerable.Range(1, late).Count(days => Calendar.Day(due.PlusDays(days)).AsT1.IsWorkingDay);
    });

    [Property]
    [Clause("CON-7.10")]
    public Property An_assessment_that_is_smaller_or_shorter_never_stands_in_for_more() => Prop.ForAll(Gen.Choose(0, 99).Four().ToArbitrary(), Gen.Choose(-400, 400).ToArbitrary(), (corner, days) =>
    {
        var (x, y, width, height) = corner;
        var whole = Scheme.Assessments[0];
        string parcel = Box(112.40m + (x * 0.0012m), 23.00m + (y * 0.0012m), 0.001m, 0.001m);
        var small = whole with { Area = Shape(Box(112.40m, 23.00m, 0.001m * (width + 1), 0.001m * (height + 1))), Through = whole.Through.PlusDays(-Math.Abs(days) / 2) };
        var day = whole.Through.PlusDays(days);
        bool byWhole = Scheme.StandingIn("eia", Shape(parcel), "industry", day).IsT1, bySmall = (Scheme with { Assessments = [small] }).StandingIn("eia", Shape(parcel), "industry", day).IsT1;
        bool plain = day <= whole.Through && day >= whole.From && (x * 0.0012m) + 0.001m <= 0.1m && (y * 0.0012m) + 0.001m <= 0.1m;
        return byWhole == plain && (!bySmall || byWhole);

        static string Box(decimal west, decimal south, decimal width, decimal height) => FormattableString.Invariant($"POLYGON (({west} {south}, {west + width} {south}, {west + width} {south + height}, {west} {south + height}, {west} {south}))");
    });

    [Fact]
    [Clause("CON-7.7")]
    public void Nothing_leads_from_one_state_to_another_but_what_the_table_says()
    {
        var reached = new HashSet<ProjectState> { ProjectState.Admitted };
        for (int size = 0; size != reached.Count;)
        {
            size = reached.Count;
            reached.UnionWith(ProjectTable.Table.Rows.Where(row => reached.Contains(row.From)).Select(row => row.To).ToList());
        }

        Assert.Equal(Enum.GetValues<ProjectState>().ToHashSet(), reached);
        Assert.All(Enum.GetValues<ProjectAct>(), act => Assert.Contains(ProjectTable.Table.Rows, row => row.Act == act));
        Assert.All(ProjectTable.Table.Rows.Where(row => row is { To: ProjectState.InUse, From: not ProjectState.InUse }), row => Assert.Equal(ProjectState.Accepted, row.From));
        Assert.All(ProjectTable.Table.Rows.Where(row => row is { To: ProjectState.Building, From: not ProjectState.Building }), row => Assert.True(row.From is ProjectState.Filed or ProjectState.Stopped));
    }

    private static IEnumerable<(Project Before, ProjectEvent Happened)> Lived((int Act, int Hours)[] life)
    {
        var project = Admitted();
        var at = project.LastAt;
        foreach (var (index, hours) in life)
        {
            at += Duration.FromHours(hours);
            var taken = index < Acts.Length
                ? Taken(project, Acts[index], at)
                : Acts.Where(act => act.Order.Act != ProjectAct.Leave).Select(act => Taken(project, act, at)).Where(events => !events.IsEmpty).ToList() is { Count: > 0 } allowed ? allowed[index % allowed.Count] : [];
            foreach (var one in taken)
            {
                yield return (project, one);
                project = project.Apply(one);
            }
        }
    }

    private static ImmutableArray<ProjectEvent> Taken(Project project, (ProjectOrder Order, CaseActor By) act, Instant at)
    {
        var order = act.Order switch
        {
            SignDuties sign => sign with { Digest = project.Draft?.Digest },
            FileStart file => file with { StartOn = ChinaTime.DayOf(at) },
            var other => other,
        };
        return project.Take(order, act.By, at, Calendar, Scheme).Match(_ => [], events => events);
    }

    private static string Shown(Project project) => $"{project.State} {string.Join(',', project.Duties.Select(run => $"{run.Duty.Id}:{run.State}:{run.WasMissed}:{run.LateBy}:{run.Due}"))} {string.Join(',', project.Gates.Select(gate => $"{gate.Gate.Id}:{gate.Document}:{gate.Through}"))} {project.OpenBreaches.Length} {project.IsRecorded}{project.IsRepaired}";
}
