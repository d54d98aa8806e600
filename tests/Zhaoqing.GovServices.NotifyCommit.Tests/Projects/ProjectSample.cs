using System.Collections.Immutable;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using static Zhaoqing.GovServices.NotifyCommit.Tests.Sample;

namespace Zhaoqing.GovServices.NotifyCommit.Tests.Projects;

/// <summary>An industrial project in an invented park, and the acts of its life.</summary>
internal static class ProjectSample
{
    public const string Inside = "POLYGON ((112.46 23.06, 112.47 23.06, 112.47 23.07, 112.46 23.07, 112.46 23.06))";
    public const string Across = "POLYGON ((112.49 23.06, 112.5005 23.06, 112.5005 23.07, 112.49 23.07, 112.49 23.06))";

    public static readonly CaseActor Enterprise = new("enterprise-1", ActorRole.Applicant, Unit: null, Division: null);

    public static readonly LegalGround EiaLaw = LegalGround.OfLaw("中华人民共和国环境影响评价法", "第二十五条", "环境影响评价文件未依法经审批部门审查或者审查后未予批准的,建设单位不得开工建设");

    public static readonly StatutoryGate Eia = new(
        "eia", "环境影响评价审批", GateStop.Start, EiaLaw,
        [
            new GateExemption("registration-form", "环境影响登记表备案", LegalGround.OfLaw("中华人民共和国环境影响评价法", "第二十二条", "环境影响登记表实行备案管理")),
            new GateExemption("regional", "区域环境影响评价成果", LegalGround.OfLaw("广东省优化营商环境条例", "第三十八条", "区域评估范围内的审批事项实行告知承诺制"), "eia"),
        ]);

    public static readonly StatutoryGate Permit = new(
        "construction-permit", "建筑工程施工许可", GateStop.Start, LegalGround.OfLaw("中华人民共和国建筑法", "第七条", "建筑工程开工前,建设单位应当申请领取施工许可证"),
        [new GateExemption("small-works", "限额以下的小型工程", LegalGround.OfLaw("中华人民共和国建筑法", "第七条", "国务院建设行政主管部门确定的限额以下的小型工程除外"))]);

    public static readonly StatutoryGate Fire = new(
        "fire-acceptance", "消防验收", GateStop.Use, LegalGround.OfLaw("中华人民共和国消防法", "第十三条", "未经消防验收或者消防验收不合格的,禁止投入使用"), []);

    public static readonly ProjectScheme Scheme = new(
        "2026-01", Instant.FromUtc(2026, 1, 1, 0, 0),
        [new ProjectKind("industry", "依法取得用地的工业项目", ["规划核实", "消防", "人防"])],
        [new NegativeEntry("C261", "基础化学原料制造(示例)", LegalGround.OfClause("CON-7.7"))],
        [Eia, Permit, Fire],
        [new RegionalAssessment("park-eia-2024", "eia", Shape("POLYGON ((112.40 23.00, 112.50 23.00, 112.50 23.10, 112.40 23.10, 112.40 23.00))"), new LocalDate(2024, 7, 1), new LocalDate(2026, 6, 30), [], "示例要求")]);

    public static readonly ImmutableArray<Duty> Duties =
    [
        new("drawing-review", PromiseSide.Government, "完成施工图审查", new LocalDate(2026, 3, 6), []),
        new("eia-report", PromiseSide.Enterprise, "完成环评", new LocalDate(2026, 3, 30), ["drawing-review"]),
        new("energy", PromiseSide.Enterprise, "完成节能评估", new LocalDate(2026, 3, 30), []),
    ];

    public static LandShape Shape(string text) => LandShape.Read(text, LandShape.Datum).AsT1;

    public static ProjectProposal Proposal(string industry = "C3311", string land = "粤(2026)示例用地0001号", string kind = "industry", string? parcel = Inside) => new(
        ProjectCode.Parse("2601-999999-04-01-123456"), "示例项目", kind, industry, DivisionCode.Parse("441202"), new Organisation(PartyName.Parse("示例公司(虚构)"), UnifiedSocialCreditCode.Parse("91990000MA0000007X")), land, parcel);

    public static Project Admitted(string at = "2026-01-05T09:00", ProjectProposal? proposal = null, ProjectScheme? scheme = null) =>
        Project.Replay([Project.Admit(proposal ?? Proposal(), Enterprise, scheme ?? Scheme, CreditStanding.Clear, At(at)).AsT1]);

    public static Project Promised(string at = "2026-01-06T09:00", params Duty[] duties)
    {
        var project = Admitted().After(new DraftDuties(duties.Length == 0 ? Duties : [.. duties]), Examiner, at);
        string digest = project.Draft!.Digest;
        return project.After(new SignDuties(digest, "seal-1"), Enterprise, at).After(new SignDuties(digest, "seal-2"), Examiner, at);
    }

    /// <summary>Works that have begun, with every gate closed.</summary>
    public static Project Building() => Promised()
        .After(new CloseGate("eia", "示例环审1号"), Examiner, "2026-01-07T09:00")
        .After(new CloseGate("construction-permit", "示例施许1号"), Examiner, "2026-01-07T09:00")
        .After(new FileStart(new LocalDate(2026, 1, 12), "安监1", "质监1"), Enterprise, "2026-01-08T09:00")
        .After(PlainProjectOrder.Start, Enterprise, "2026-01-12T08:00");

    public static Project After(this Project project, ProjectOrder order, CaseActor by, string at)
    {
        var happened = project.Take(order, by, At(at), Calendar, Scheme).Match(refusal => throw new InvalidOperationException(refusal.ToString()), events => events);
        return happened.Aggregate(project, (before, one) => before.Apply(one));
    }

    public static string Refused(this Project project, ProjectOrder order, CaseActor by, string at) =>
        project.Take(order, by, At(at), Calendar, Scheme).Match(refusal => refusal.Code, events => $"not refused: {string.Join(", ", events)}");

    public static DutyRun Run(this Project project, string duty) => project.Duties.Single(run => run.Duty.Id == duty);
}
