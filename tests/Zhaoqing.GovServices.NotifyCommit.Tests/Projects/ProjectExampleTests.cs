using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Projects.ProjectSample;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Projects;

/// <summary>Worked examples of projects, and what is refused.</summary>
public sealed class ProjectExampleTests
{
    private static readonly FileStart Filing = new(new LocalDate(2026, 1, 12), "安监1", "质监1");

    [Fact]
    [Clause("CON-7.7")]
    public void A_project_on_the_negative_list_is_refused_with_every_entry()
    {
        var refusal = Project.Admit(Proposal(industry: "C2614"), Enterprise, Scheme, CreditStanding.Clear, At("2026-01-05T09:00")).AsT0;
        Assert.Equal("notify-commit.project-on-negative-list", refusal.Code);
        Assert.Contains("基础化学原料制造", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(refusal.Basis, ground => ground.Clause?.ToString() == "CON-7.7");
    }

    [Theory]
    [Clause("CON-7.7")]
    [InlineData("hotel", "用地1", CreditStanding.Clear, "notify-commit.project-kind-unknown")]
    [InlineData("industry", " ", CreditStanding.Clear, "notify-commit.project-without-land")]
    [InlineData("industry", "用地1", CreditStanding.SeriousRecord, "notify-commit.project-barred")]
    [InlineData("industry", "用地1", CreditStanding.BrokenPromiseElsewhere, "notify-commit.project-barred")]
    [InlineData("industry", "用地1", CreditStanding.Unknown, "notify-commit.credit-unknown")]
    public void Who_or_what_does_not_fit_is_not_admitted(string kind, string land, CreditStanding credit, string code) =>
        Assert.Equal(code, Project.Admit(Proposal(kind: kind, land: land), Enterprise, Scheme, credit, At("2026-01-05T09:00")).AsT0.Code);

    [Fact]
    [Clause("CON-7.8")]
    public void One_sided_promises_and_promises_without_a_fit_day_are_no_list()
    {
        var project = Admitted();
        Assert.Equal("notify-commit.promise-one-sided", project.Refused(new DraftDuties([Duties[1] with { After = [] }]), Examiner, "2026-01-06T09:00"));
        Assert.Equal("notify-commit.duty-unfit", project.Refused(new DraftDuties([Duties[0] with { Due = new LocalDate(2026, 3, 7) }, Duties[2]]), Examiner, "2026-01-06T09:00"));
        Assert.Equal("notify-commit.duty-unfit", project.Refused(new DraftDuties([Duties[0] with { Due = new LocalDate(2026, 4, 1) }, Duties[1]]), Examiner, "2026-01-06T09:00"));
        Assert.Equal("notify-commit.duty-unfit", project.Refused(new DraftDuties([Duties[0] with { Id = "a,b" }, Duties[2]]), Examiner, "2026-01-06T09:00"));
        Assert.Equal("notify-commit.duty-unfit", project.Refused(new DraftDuties([Duties[0], Duties[2] with { Id = Duties[0].Id }]), Examiner, "2026-01-06T09:00"));
        Assert.Equal("notify-commit.one-side-missing", project.Refused(Filing, Enterprise, "2026-01-06T09:00"));
    }

    [Fact]
    [Clause("CON-7.8")]
    public void Both_sides_sign_the_list_that_was_shown_and_each_once()
    {
        var project = Admitted().After(new DraftDuties(Duties), Examiner, "2026-01-06T09:00");
        string digest = project.Draft!.Digest;
        Assert.Equal("notify-commit.duty-list-changed", project.Refused(new SignDuties(new string('0', 64), "seal"), Enterprise, "2026-01-06T10:00"));
        project = project.After(new SignDuties(digest, "seal"), Enterprise, "2026-01-06T10:00");
        Assert.Equal(("notify-commit.side-signed-already", ProjectState.Admitted), (project.Refused(new SignDuties(digest, "seal"), Enterprise, "2026-01-06T10:00"), project.State));
        var again = project.After(new DraftDuties(Duties), Examiner, "2026-01-06T11:00");
        Assert.NotEqual(digest, again.Draft!.Digest);
        Assert.Equal("notify-commit.duty-list-changed", again.Refused(new SignDuties(digest, "seal"), Examiner, "2026-01-06T12:00"));
        Assert.Equal(ProjectState.Promised, project.After(new SignDuties(digest, "seal"), Examiner, "2026-01-06T12:00").State);
    }

    [Fact]
    [Clause("CON-7.12")]
    public void Example_24_the_report_of_the_environmental_assessment_is_not_approved()
    {
        var project = Promised().After(new CloseGate("construction-permit", "施许1"), Examiner, "2026-01-07T09:00");
        var refusal = project.Take(Filing, Enterprise, At("2026-01-08T09:00"), Calendar, Scheme).AsT0;
        Assert.Equal("notify-commit.gate-open", refusal.Code);
        Assert.Equal(EiaLaw, refusal.Basis.Single());
    }

    [Fact]
    [Clause("CON-7.12")]
    public void Examples_25_and_26_a_form_is_filed_or_the_works_are_small()
    {
        var project = Promised()
            .After(new ExemptGate("eia", "registration-form", "备案1"), Examiner, "2026-01-07T09:00")
            .After(new ExemptGate("construction-permit", "small-works", "限额说明1"), Examiner, "2026-01-07T09:00")
            .After(Filing, Enterprise, "2026-01-08T09:00");
        Assert.Equal(ProjectState.Filed, project.State);
        Assert.Equal("第七条", project.Gates.Single(gate => gate.Gate.Id == "construction-permit").Exemption!.Article);
        Assert.Equal("notify-commit.start-too-early", project.Refused(PlainProjectOrder.Start, Enterprise, "2026-01-11T23:59"));
    }

    [Fact]
    [Clause("CON-7.12")]
    public void Nobody_starts_without_a_report_and_a_start_that_was_found_is_stopped()
    {
        var project = Promised();
        Assert.Equal("notify-commit.start-not-filed", project.Refused(PlainProjectOrder.Start, Enterprise, "2026-01-07T09:00"));
        Assert.Equal("notify-commit.no-breach", project.Refused(WordedProjectOrder.Stop(Remark.Parse("无")), Examiner, "2026-01-07T09:00"));
        project = project.After(new FindProjectBreach(ProjectBreach.UnfiledStart, Remark.Parse("已动工")), Supervisor, "2026-01-07T09:00").After(WordedProjectOrder.Stop(Remark.Parse("未报备开工")), Examiner, "2026-01-07T10:00");
        Assert.Equal(ProjectState.Stopped, project.State);
        var back = project.After(WordedProjectOrder.Resume(Remark.Parse("已停工")), Examiner, "2026-01-08T10:00");
        Assert.Equal((ProjectState.Promised, true), (back.State, back.OpenBreaches.IsEmpty));
        var ended = project.After(WordedProjectOrder.End(Remark.Parse("拒不停工")), Examiner, "2026-01-09T10:00");
        Assert.Equal((ProjectState.Ordinary, true, false), (ended.State, ended.IsRecorded, ended.IsRepaired));
        Assert.True(ended.After(new RepairProjectCredit("修复1"), Supervisor, "2026-02-09T10:00").IsRepaired);
    }

    [Fact]
    [Clause("CON-7.8")]
    public void Example_27_the_government_is_two_working_days_late_and_the_enterprise_gets_them()
    {
        var project = Building();
        Assert.False(project.At(At("2026-03-06T23:59:59")).Run("drawing-review").WasMissed);
        Assert.Equal(DutyState.Missed, project.At(At("2026-03-07T00:00")).Run("drawing-review").State);
        project = project.After(new ReportDuty("drawing-review", "图审1"), Examiner, "2026-03-10T16:00");
        Assert.Equal("notify-commit.other-side", project.Refused(new ConfirmDuty("drawing-review"), Examiner, "2026-03-10T17:00"));
        project = project.After(new ConfirmDuty("drawing-review"), Enterprise, "2026-03-12T09:00");
        Assert.Equal((2, new LocalDate(2026, 4, 1), new LocalDate(2026, 3, 30)), (project.Run("drawing-review").LateBy, project.Run("eia-report").Due, project.Run("energy").Due));
        Assert.Equal("drawing-review", project.MissedByGovernment.Single().Duty.Id);
        Assert.Equal(DutyState.Open, project.At(At("2026-04-01T23:59:59")).Run("eia-report").State);
        Assert.Equal(DutyState.Missed, project.At(At("2026-04-02T00:00")).Run("eia-report").State);
    }

    [Fact]
    [Clause("CON-7.14")]
    public void Example_28_machines_move_in_before_the_acceptance()
    {
        var project = Building();
        var refusal = project.Take(PlainProjectOrder.Use, Enterprise, At("2026-02-02T09:00"), Calendar, Scheme).AsT0;
        Assert.Equal(("notify-commit.use-before-acceptance", "第六十一条"), (refusal.Code, refusal.Basis[0].Article));
        project = project.After(new FindProjectBreach(ProjectBreach.EarlyUse, Remark.Parse("设备已投产")), Supervisor, "2026-02-02T10:00");
        Assert.Equal((ProjectState.Building, ProjectBreach.EarlyUse), (project.State, project.OpenBreaches.Single().Kind));
        Assert.Empty(project.After(WordedProjectOrder.Cure(Remark.Parse("已停用")), Examiner, "2026-02-03T10:00").OpenBreaches);
    }

    [Fact]
    [Clause("CON-7.11")]
    [Clause("CON-7.14")]
    public void It_is_built_looked_at_mended_accepted_and_then_used()
    {
        var project = Building().After(WordedProjectOrder.Inspect(Remark.Parse("正常")), Supervisor, "2026-01-20T09:00").After(PlainProjectOrder.Finish, Enterprise, "2026-02-02T09:00");
        Assert.Equal("notify-commit.checklist-incomplete", project.Refused(new PassAcceptance(["规划核实", "消防"]), Examiner, "2026-02-03T09:00"));
        Assert.Equal("notify-commit.checklist-unfit", project.Refused(new FailAcceptance(["气象"], Remark.Parse("不在清单")), Examiner, "2026-02-03T09:00"));
        project = project.After(new FailAcceptance(["消防"], Remark.Parse("疏散标志缺失")), Examiner, "2026-02-03T09:00");
        Assert.Equal((ProjectState.Rectifying, "notify-commit.use-before-acceptance"), (project.State, project.Refused(PlainProjectOrder.Use, Enterprise, "2026-02-04T09:00")));
        project = project.After(PlainProjectOrder.Finish, Enterprise, "2026-02-05T09:00").After(new PassAcceptance(["规划核实", "消防", "人防"]), Examiner, "2026-02-06T09:00");
        Assert.Equal("notify-commit.gate-open", project.Refused(PlainProjectOrder.Use, Enterprise, "2026-02-06T10:00"));
        Assert.Equal(ProjectState.InUse, project.After(new CloseGate("fire-acceptance", "消验1"), Examiner, "2026-02-06T11:00").After(PlainProjectOrder.Use, Enterprise, "2026-02-06T12:00").State);
    }

    [Fact]
    [Clause("CON-7.10")]
    public void Examples_29_and_30_a_parcel_partly_outside_or_a_day_too_late()
    {
        var refusal = Scheme.StandingIn("eia", Shape(Across), "industry", new LocalDate(2026, 6, 30)).AsT0;
        Assert.Equal(("notify-commit.assessment-not-applicable", "parcel"), (refusal.Code, refusal.Fields.Single().Field));
        Assert.Equal("day", Scheme.StandingIn("eia", Shape(Inside), "industry", new LocalDate(2026, 7, 1)).AsT0.Fields.Single().Field);
        Assert.Equal("park-eia-2024", Scheme.StandingIn("eia", Shape(Inside), "industry", new LocalDate(2026, 6, 30)).AsT1.Id);
        Assert.Equal("parcel", Scheme.StandingIn("eia", parcel: null, "industry", new LocalDate(2026, 6, 30)).AsT0.Fields.Single().Field);
        Assert.Equal("kind", Scheme.StandingIn("noise", Shape(Inside), "industry", new LocalDate(2026, 6, 30)).AsT0.Fields.Single().Field);
        var freed = Promised("2026-06-29T09:00", new Duty("a", PromiseSide.Government, "甲", new LocalDate(2026, 7, 31), []), new Duty("b", PromiseSide.Enterprise, "乙", new LocalDate(2026, 7, 31), []))
            .After(new ExemptGate("eia", "regional", Document: null), Examiner, "2026-06-30T09:00")
            .After(new CloseGate("construction-permit", "施许1"), Examiner, "2026-06-30T09:00");
        Assert.Equal("notify-commit.assessment-not-applicable", freed.Refused(new FileStart(new LocalDate(2026, 7, 2), "安监", "质监"), Enterprise, "2026-07-01T00:00"));
        Assert.Equal(ProjectState.Filed, freed.After(new FileStart(new LocalDate(2026, 7, 2), "安监", "质监"), Enterprise, "2026-06-30T23:59").State);
    }

    [Fact]
    [Clause("CON-7.8")]
    public void Example_31_the_government_asks_for_a_step_off_the_list()
    {
        var project = Building();
        Assert.Equal("notify-commit.step-off-list", project.Refused(new AskStep("social-risk"), Examiner, "2026-01-13T09:00"));
        Assert.Equal("notify-commit.step-off-list", project.Refused(new AskStep("drawing-review"), Examiner, "2026-01-13T09:00"));
        project = project.After(new AskStep("energy"), Examiner, "2026-01-13T09:00");
        ImmutableArray<Duty> more = [.. Duties, new Duty("social-risk", PromiseSide.Enterprise, "社会稳定风险评估", new LocalDate(2026, 4, 30), [])];
        Assert.Equal("notify-commit.step-off-list", project.Refused(new DraftDuties(more), Examiner, "2026-01-13T09:00"));
        var law = LegalGround.OfLaw("示例新法", "第一条", "示例");
        Assert.Equal("notify-commit.duty-unfit", project.Refused(new DraftDuties(more.RemoveAt(2), law), Examiner, "2026-01-13T09:00"));
        project = project.After(new DraftDuties(more, law), Examiner, "2026-01-13T09:00");
        Assert.Equal("notify-commit.step-off-list", project.Refused(new AskStep("social-risk"), Examiner, "2026-01-13T10:00"));
        string digest = project.Draft!.Digest;
        project = project.After(new SignDuties(digest, "seal-3"), Examiner, "2026-01-13T10:00").After(new SignDuties(digest, "seal-4"), Enterprise, "2026-01-13T11:00");
        Assert.Equal((ProjectState.Building, 4), (project.After(new AskStep("social-risk"), Examiner, "2026-01-13T12:00").State, project.Duties.Length));
    }

    [Fact]
    public void Nobody_from_elsewhere_sees_or_acts()
    {
        var project = Building();
        Assert.False(project.IsFor(Citizen));
        Assert.Equal("cases.not-authorised", project.Refused(PlainProjectOrder.Finish, Citizen, "2026-01-13T09:00"));
        Assert.Equal("cases.not-authorised", project.Refused(new AskStep("energy"), Examiner with { Division = DivisionCode.Parse("441203") }, "2026-01-13T09:00"));
        Assert.Throws<ArgumentException>(() => project.Take(PlainProjectOrder.Finish, Enterprise, At("2026-01-12T07:59"), Calendar));
    }
}
