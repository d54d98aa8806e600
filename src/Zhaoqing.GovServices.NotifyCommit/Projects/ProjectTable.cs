using System.Collections.Immutable;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>Where a project under double tolerance and double commitment stands (双容双承诺项目状态).</summary>
public enum ProjectState
{
    /// <summary>Admitted; the promises are not yet signed by both sides (已准入).</summary>
    Admitted,

    /// <summary>Both sides have promised (已双向承诺).</summary>
    Promised,

    /// <summary>The start is reported (已开工前报备).</summary>
    Filed,

    /// <summary>Being built (建设中).</summary>
    Building,

    /// <summary>Built, before the joint acceptance (待联合验收).</summary>
    AwaitingAcceptance,

    /// <summary>Not accepted; what is wrong is being mended (验收整改中).</summary>
    Rectifying,

    /// <summary>Accepted (验收合格).</summary>
    Accepted,

    /// <summary>In use (已投入使用).</summary>
    InUse,

    /// <summary>Works or use are stopped (已责令停止).</summary>
    Stopped,

    /// <summary>Left the scheme; the ordinary procedure holds (转一般程序).</summary>
    Ordinary,
}

/// <summary>What can happen to a project.</summary>
public enum ProjectAct
{
    /// <summary>Show the list of promises, or a new one because of a new law (拟定承诺清单).</summary>
    Draft,

    /// <summary>Sign for one side (签订承诺).</summary>
    Sign,

    /// <summary>The second signature (双方签订).</summary>
    Seal,

    /// <summary>Close a gate of the law with its document (法定前置办结).</summary>
    CloseGate,

    /// <summary>Free from a gate of the law, with the ground (法定前置免除).</summary>
    ExemptGate,

    /// <summary>Report before the start (开工前报备).</summary>
    FileStart,

    /// <summary>The works begin (开工).</summary>
    Start,

    /// <summary>Look at the works (全过程监管).</summary>
    Inspect,

    /// <summary>Say that a duty is done (报告履约).</summary>
    ReportDuty,

    /// <summary>Confirm that a duty of the other side is done (确认履约).</summary>
    ConfirmDuty,

    /// <summary>Give back a report: it is not done (退回履约报告).</summary>
    ReturnDuty,

    /// <summary>The day of a duty has passed (逾期未履约).</summary>
    MissDuty,

    /// <summary>Ask the enterprise for a step that is on the list (要求办理清单内环节).</summary>
    AskStep,

    /// <summary>A breach was found (认定违规).</summary>
    FindBreach,

    /// <summary>The breach is over, without a stop (违规消除).</summary>
    CureBreach,

    /// <summary>Order to stop (责令停止).</summary>
    Stop,

    /// <summary>Go on building (恢复建设).</summary>
    Resume,

    /// <summary>Back to before the start was reported (退回报备前).</summary>
    Return,

    /// <summary>The works are done (完工).</summary>
    Finish,

    /// <summary>Accepted by all (联合验收合格).</summary>
    Pass,

    /// <summary>Not accepted (联合验收不合格).</summary>
    Fail,

    /// <summary>Begin to use (投入使用).</summary>
    Use,

    /// <summary>Leave the scheme by oneself (企业退出).</summary>
    Leave,

    /// <summary>Take out of the scheme, with a record of credit (取消适用并记入信用记录).</summary>
    End,

    /// <summary>The credit was repaired (信用修复).</summary>
    RepairCredit,
}

/// <summary>The table of transitions of a project. What no row names is refused.</summary>
public static class ProjectTable
{
    private static readonly ImmutableArray<ActorRole> Enterprise = [ActorRole.Applicant];
    private static readonly ImmutableArray<ActorRole> Government = [ActorRole.Examiner];
    private static readonly ImmutableArray<ActorRole> Both = [ActorRole.Applicant, ActorRole.Examiner];
    private static readonly ImmutableArray<ActorRole> Overseers = [ActorRole.Examiner, ActorRole.Supervisor];
    private static readonly ImmutableArray<ActorRole> Confirmers = [ActorRole.Applicant, ActorRole.Examiner, ActorRole.Supervisor];
    private static readonly ImmutableArray<ProjectState> BeforeStart = [ProjectState.Promised, ProjectState.Filed];
    private static readonly ImmutableArray<ProjectState> AtWork = [ProjectState.Building, ProjectState.AwaitingAcceptance, ProjectState.Rectifying];
    private static readonly ImmutableArray<ProjectState> Bound = [.. BeforeStart, .. AtWork, ProjectState.Stopped, ProjectState.Accepted, ProjectState.InUse];
    private static readonly ImmutableArray<ProjectState> Gated = [ProjectState.Admitted, .. BeforeStart, .. AtWork, ProjectState.Stopped, ProjectState.Accepted];

    /// <summary>Everything that can happen to a project, as data.</summary>
    [Clause("CON-7.12")]
    [Clause("CON-7.14")]
    public static ActTable<ProjectState, ProjectAct> Table { get; } = new(
        "notify-commit.project-act-not-allowed", NameOf, NameOf,
        [
            Row(ProjectState.Admitted, ProjectAct.Draft, ProjectState.Admitted, Government, ProjectGrounds.TwoWay),
            Row(ProjectState.Admitted, ProjectAct.Sign, ProjectState.Admitted, Both, ProjectGrounds.TwoWay),
            Row(ProjectState.Admitted, ProjectAct.Seal, ProjectState.Promised, Both, ProjectGrounds.TwoWay),
            .. Stay(Gated, ProjectAct.CloseGate, Government, ProjectGrounds.StartReport),
            .. Stay(Gated, ProjectAct.ExemptGate, Government, ProjectGrounds.Assessment),
            Row(ProjectState.Promised, ProjectAct.FileStart, ProjectState.Filed, Enterprise, ProjectGrounds.StartReport),
            Row(ProjectState.Filed, ProjectAct.Start, ProjectState.Building, Enterprise, ProjectGrounds.BuildFirst),
            Row(ProjectState.Building, ProjectAct.Finish, ProjectState.AwaitingAcceptance, Enterprise, ProjectGrounds.BuildFirst),
            Row(ProjectState.AwaitingAcceptance, ProjectAct.Pass, ProjectState.Accepted, Government, ProjectGrounds.Acceptance),
            Row(ProjectState.AwaitingAcceptance, ProjectAct.Fail, ProjectState.Rectifying, Government, ProjectGrounds.Acceptance),
            Row(ProjectState.Rectifying, ProjectAct.Finish, ProjectState.AwaitingAcceptance, Enterprise, ProjectGrounds.BuildFirst),
            Row(ProjectState.Accepted, ProjectAct.Use, ProjectState.InUse, Enterprise, ProjectGrounds.BuildFirst),
            .. Stay([.. BeforeStart, ProjectState.Building], ProjectAct.Draft, Government, ProjectGrounds.TwoWay),
            .. Stay([.. BeforeStart, ProjectState.Building], ProjectAct.Sign, Both, ProjectGrounds.TwoWay),
            .. Stay([.. BeforeStart, ProjectState.Building], ProjectAct.Seal, Both, ProjectGrounds.TwoWay),
            .. Stay(AtWork, ProjectAct.Inspect, Overseers, ProjectGrounds.StartReport),
            .. Stay([.. BeforeStart, .. AtWork], ProjectAct.AskStep, Government, ProjectGrounds.TwoWay),
            .. Stay(Bound, ProjectAct.ReportDuty, Both, ProjectGrounds.TwoWay),
            .. Stay(Bound, ProjectAct.ConfirmDuty, Confirmers, ProjectGrounds.TwoWay),
            .. Stay(Bound, ProjectAct.ReturnDuty, Confirmers, ProjectGrounds.TwoWay),
            .. Stay(Bound, ProjectAct.MissDuty, [], ProjectGrounds.TwoWay),
            .. Stay([.. BeforeStart, .. AtWork], ProjectAct.FindBreach, Overseers, ProjectGrounds.StartReport),
            .. Stay([.. BeforeStart, .. AtWork], ProjectAct.CureBreach, Overseers, ProjectGrounds.StartReport),
            .. BeforeStart.Concat(AtWork).Select(from => Row(from, ProjectAct.Stop, ProjectState.Stopped, Government, ProjectGrounds.StartReport)),
            Row(ProjectState.Stopped, ProjectAct.Resume, ProjectState.Building, Government, ProjectGrounds.StartReport),
            Row(ProjectState.Stopped, ProjectAct.Return, ProjectState.Promised, Government, ProjectGrounds.StartReport),
            .. new[] { ProjectState.Admitted, ProjectState.Promised, ProjectState.Filed }.Select(from => Row(from, ProjectAct.Leave, ProjectState.Ordinary, Enterprise, PromiseGrounds.FreeChoice)),
            Row(ProjectState.Stopped, ProjectAct.End, ProjectState.Ordinary, Government, ProjectGrounds.TwoWay),
            Row(ProjectState.Ordinary, ProjectAct.RepairCredit, ProjectState.Ordinary, Overseers, PromiseGrounds.Barred),
        ]);

    private static IEnumerable<ActRow<ProjectState, ProjectAct>> Stay(ImmutableArray<ProjectState> states, ProjectAct act, ImmutableArray<ActorRole> roles, LegalGround basis) =>
        states.Select(state => Row(state, act, state, roles, basis));

    private static ActRow<ProjectState, ProjectAct> Row(ProjectState from, ProjectAct act, ProjectState to, ImmutableArray<ActorRole> roles, LegalGround basis) =>
        new(from, act, to, roles, basis);

    private static string NameOf(ProjectState state) => state switch
    {
        ProjectState.Admitted => "已准入",
        ProjectState.Promised => "已双向承诺",
        ProjectState.Filed => "已开工前报备",
        ProjectState.Building => "建设中",
        ProjectState.AwaitingAcceptance => "待联合验收",
        ProjectState.Rectifying => "验收整改中",
        ProjectState.Accepted => "验收合格",
        ProjectState.InUse => "已投入使用",
        ProjectState.Stopped => "已责令停止",
        ProjectState.Ordinary => "转一般程序",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static string NameOf(ProjectAct act) => act switch
    {
        ProjectAct.Draft => "拟定承诺清单",
        ProjectAct.Sign => "一方签订",
        ProjectAct.Seal => "双方签订",
        ProjectAct.CloseGate => "法定前置办结",
        ProjectAct.ExemptGate => "法定前置免除",
        ProjectAct.FileStart => "开工前报备",
        ProjectAct.Start => "开工",
        ProjectAct.Inspect => "监督检查",
        ProjectAct.ReportDuty => "报告履约",
        ProjectAct.ConfirmDuty => "确认履约",
        ProjectAct.ReturnDuty => "退回履约报告",
        ProjectAct.MissDuty => "逾期未履约",
        ProjectAct.AskStep => "要求办理清单内环节",
        ProjectAct.FindBreach => "认定违规",
        ProjectAct.CureBreach => "违规消除",
        ProjectAct.Stop => "责令停止",
        ProjectAct.Resume => "恢复建设",
        ProjectAct.Return => "退回报备前",
        ProjectAct.Finish => "完工",
        ProjectAct.Pass => "联合验收合格",
        ProjectAct.Fail => "联合验收不合格",
        ProjectAct.Use => "投入使用",
        ProjectAct.Leave => "企业退出",
        ProjectAct.End => "取消适用并记入信用记录",
        ProjectAct.RepairCredit => "信用修复",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
