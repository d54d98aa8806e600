using NodaTime;
using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Projects.ProjectSample;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Projects;

/// <summary>Projects at the edges: ways around the negative list, around the start, and acts that are offered in vain.</summary>
public sealed class ProjectEdgeTests
{
    [Theory]
    [Clause("CON-7.7")]
    [InlineData("c2614")]
    [InlineData("2614")]
    [InlineData("C26")]
    [InlineData("C")]
    [InlineData(" C261")]
    [InlineData("Ｃ2614")]
    [InlineData("Z2614")]
    public void A_code_that_is_coarse_or_written_otherwise_does_not_go_past_the_negative_list(string industry)
    {
        var refusal = Project.Admit(Proposal(industry: industry), Enterprise, Scheme, CreditStanding.Clear, At("2026-01-05T09:00")).AsT0;
        Assert.Equal(("notify-commit.industry-unfit", "industry"), (refusal.Code, refusal.Fields.Single().Field));
    }

    [Fact]
    [Clause("CON-7.12")]
    public void Works_that_were_stopped_before_they_began_do_not_begin_by_going_on()
    {
        var filed = Promised("2026-01-06T09:00", Duties[0], new Duty("early", PromiseSide.Enterprise, "甲", new LocalDate(2026, 1, 9), []))
            .After(new CloseGate("eia", "1"), Examiner, "2026-01-07T09:00").After(new CloseGate("construction-permit", "1"), Examiner, "2026-01-07T09:00")
            .After(new FileStart(new LocalDate(2026, 2, 2), "安监1", "质监1"), Enterprise, "2026-01-08T09:00");
        var stopped = filed.After(WordedProjectOrder.Stop(Remark.Parse("逾期未履行")), Examiner, "2026-01-12T09:00");
        var back = stopped.After(WordedProjectOrder.Resume(Remark.Parse("已履行")), Examiner, "2026-01-13T09:00");
        Assert.Equal(ProjectState.Promised, back.State);
        Assert.Equal("notify-commit.start-not-filed", back.Refused(PlainProjectOrder.Start, Enterprise, "2026-02-02T09:00"));
        Assert.Equal(ProjectState.Building, Building().After(new FindProjectBreach(ProjectBreach.EarlyUse, Remark.Parse("投产")), Examiner, "2026-01-13T09:00").After(WordedProjectOrder.Stop(Remark.Parse("投产")), Examiner, "2026-01-13T09:00").After(WordedProjectOrder.Resume(Remark.Parse("已停")), Examiner, "2026-01-14T09:00").State);
    }

    [Fact]
    [Clause("CON-7.11")]
    public void An_acceptance_names_nothing_beside_the_checklist()
    {
        var finished = Building().After(PlainProjectOrder.Finish, Enterprise, "2026-02-02T09:00");
        Assert.Equal("notify-commit.checklist-unfit", finished.Refused(new PassAcceptance(["规划核实", "消防", "人防", "气象"]), Examiner, "2026-02-03T09:00"));
    }

    [Fact]
    public void What_there_is_nothing_to_do_about_is_not_offered()
    {
        ProjectAct[] Acts(Project project, CaseActor by) => [.. project.ActsFor(by).Select(row => row.Act)];
        Assert.Equal([ProjectAct.Leave], Acts(Admitted(), Enterprise));
        Assert.Equal([ProjectAct.Draft, ProjectAct.CloseGate, ProjectAct.ExemptGate], Acts(Admitted(), Examiner));
        var drafted = Admitted().After(new DraftDuties(Duties), Examiner, "2026-01-06T09:00");
        Assert.Equal([ProjectAct.Sign, ProjectAct.Leave], Acts(drafted, Enterprise));
        Assert.DoesNotContain(ProjectAct.Sign, Acts(drafted.After(new SignDuties(drafted.Draft!.Digest, "seal"), Enterprise, "2026-01-06T10:00"), Enterprise));
        Assert.Equal([ProjectAct.Finish, ProjectAct.ReportDuty], Acts(Building(), Enterprise));
        Assert.Equal([ProjectAct.Inspect], Acts(Building(), Supervisor).Where(act => act is not (ProjectAct.FindBreach)));
        Assert.Contains(ProjectAct.ConfirmDuty, Acts(Building().After(new ReportDuty("drawing-review", "1"), Examiner, "2026-01-13T09:00"), Supervisor));
        Assert.Contains(ProjectAct.Stop, Acts(Building().At(At("2026-03-31T00:00")), Examiner));
    }
}
