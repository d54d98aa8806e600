using System.Collections.Immutable;
using System.Text;

namespace Zhaoqing.GovServices.Cases;

/// <summary>The table of transitions of a case: everything that can happen, as data. What no row names is refused.</summary>
public static partial class CaseTable
{
    private static readonly ImmutableArray<ActorRole> Desk = [ActorRole.Window, ActorRole.Examiner];
    private static readonly ImmutableArray<ActorRole> Citizen = [ActorRole.Applicant, ActorRole.Helper, ActorRole.Window];

    /// <summary>All rows, in the order of the life of a case.</summary>
    public static ImmutableArray<CaseTransition> Rows { get; } = InNameOfTheDepartment(
    [
        new(CaseState.Submitted, CaseAct.Accept, CaseState.Accepted, Desk, [], [CaseGrounds.Accept]),
        new(CaseState.Submitted, CaseAct.NotifyOnce, CaseState.AwaitingSupplement, Desk, ["missing"], [CaseGrounds.OneNotice, CaseGrounds.TellOnce]),
        new(CaseState.Submitted, CaseAct.Refuse, CaseState.NotAccepted, Desk, ["reason"], [CaseGrounds.NotAccept]),
        new(CaseState.Submitted, CaseAct.Silence, CaseState.Accepted, [], [], [CaseGrounds.TellOnce]),
        new(CaseState.Submitted, CaseAct.ChangeChannel, CaseState.Submitted, Citizen, ["channel"], [CaseGrounds.FreeChannel, CaseGrounds.OneCase]),
        new(CaseState.Submitted, CaseAct.Withdraw, CaseState.Withdrawn, Citizen, [], [CaseGrounds.Withdraw]),
        new(CaseState.AwaitingSupplement, CaseAct.Supplement, CaseState.Submitted, Citizen, ["materials"], [CaseGrounds.Accept]),
        new(CaseState.AwaitingSupplement, CaseAct.ChangeChannel, CaseState.AwaitingSupplement, Citizen, ["channel"], [CaseGrounds.FreeChannel, CaseGrounds.OneCase]),
        new(CaseState.AwaitingSupplement, CaseAct.Withdraw, CaseState.Withdrawn, Citizen, [], [CaseGrounds.Withdraw]),
        new(CaseState.Accepted, CaseAct.Decide, CaseState.Decided, [ActorRole.Examiner], ["outcome"], [CaseGrounds.DecideInTime, CaseGrounds.Limit]),
        new(CaseState.Accepted, CaseAct.StartSpecialStep, CaseState.InSpecialStep, [ActorRole.Examiner], ["step"], [CaseGrounds.ListedSteps, CaseGrounds.LeftOut]),
        new(CaseState.Accepted, CaseAct.Extend, CaseState.Accepted, [ActorRole.Examiner], ["reason"], [CaseGrounds.Extend]),
        new(CaseState.Accepted, CaseAct.Recount, CaseState.Accepted, [], [], [CaseGrounds.DecideInTime]),
        new(CaseState.Accepted, CaseAct.ChangeChannel, CaseState.Accepted, Citizen, ["channel"], [CaseGrounds.FreeChannel, CaseGrounds.OneCase]),
        new(CaseState.Accepted, CaseAct.Withdraw, CaseState.Withdrawn, Citizen, [], [CaseGrounds.Withdraw]),
        new(CaseState.InSpecialStep, CaseAct.StartSpecialStep, CaseState.InSpecialStep, [ActorRole.Examiner], ["step"], [CaseGrounds.ListedSteps, CaseGrounds.LeftOut]),
        new(CaseState.InSpecialStep, CaseAct.EndSpecialStep, CaseState.Accepted, [ActorRole.Examiner], [], [CaseGrounds.CountsAgain]),
        new(CaseState.InSpecialStep, CaseAct.Extend, CaseState.InSpecialStep, [ActorRole.Examiner], ["reason"], [CaseGrounds.Extend]),
        new(CaseState.InSpecialStep, CaseAct.Recount, CaseState.InSpecialStep, [], [], [CaseGrounds.DecideInTime]),
        new(CaseState.InSpecialStep, CaseAct.ChangeChannel, CaseState.InSpecialStep, Citizen, ["channel"], [CaseGrounds.FreeChannel, CaseGrounds.OneCase]),
        new(CaseState.InSpecialStep, CaseAct.Withdraw, CaseState.Withdrawn, Citizen, [], [CaseGrounds.Withdraw]),
        new(CaseState.Decided, CaseAct.ChangeChannel, CaseState.Decided, Citizen, ["channel"], [CaseGrounds.FreeChannel, CaseGrounds.OneCase]),
        new(CaseState.Decided, CaseAct.Deliver, CaseState.Delivered, Desk, ["way"], [CaseGrounds.Deliver]),
        new(CaseState.AwaitingSupplement, CaseAct.Lapse, CaseState.Lapsed, [], [], [CaseGrounds.TellOnce]),
        new(CaseState.Accepted, CaseAct.FallOverdue, CaseState.Accepted, [], [], [CaseGrounds.DecideInTime, CaseGrounds.Limit]),
        new(CaseState.Accepted, CaseAct.GrantBySilence, CaseState.Decided, [], [], [CaseGrounds.Renewal]),
        new(CaseState.InSpecialStep, CaseAct.FallOverdue, CaseState.InSpecialStep, [], [], [CaseGrounds.DecideInTime, CaseGrounds.Limit]),
        new(CaseState.InSpecialStep, CaseAct.GrantBySilence, CaseState.Decided, [], [], [CaseGrounds.Renewal]),
        .. new[] { CaseState.Accepted, CaseState.InSpecialStep }.SelectMany(state => new CaseTransition[]
        {
            new(state, CaseAct.Draft, state, [ActorRole.Examiner], ["outcome"], [CaseGrounds.Limit]),
            new(state, CaseAct.AskReview, state, [ActorRole.Examiner], ["units"], [CaseGrounds.Joint]),
            new(state, CaseAct.AnswerReview, state, [ActorRole.Examiner], ["agrees"], [CaseGrounds.Joint]),
            new(state, CaseAct.ReviewLapse, state, [], [], [CaseGrounds.Joint]),
        }),
        .. new[] { CaseState.Submitted, CaseState.AwaitingSupplement, CaseState.Accepted, CaseState.InSpecialStep }
            .Select(state => new CaseTransition(state, CaseAct.Terminate, CaseState.Closed, [ActorRole.Examiner], ["reason", "basis"], [CaseGrounds.DecideInTime])),
        .. new[] { CaseState.NotAccepted, CaseState.Withdrawn, CaseState.Lapsed, CaseState.Delivered }
            .Select(state => new CaseTransition(state, CaseAct.Close, CaseState.Closed, Desk, [], [CaseGrounds.Filed])),
        .. new[] { CaseState.NotAccepted, CaseState.Lapsed, CaseState.Decided, CaseState.Delivered, CaseState.Closed }
            .Select(state => new CaseTransition(state, CaseAct.Reopen, CaseState.Accepted, [ActorRole.Examiner], ["kind", "document", "receivedOn"], [CaseGrounds.Judgment, CaseGrounds.Reconsidered])),
        .. new[] { CaseState.Submitted, CaseState.AwaitingSupplement, CaseState.Accepted, CaseState.InSpecialStep, CaseState.NotAccepted, CaseState.Decided, CaseState.Delivered }.SelectMany(state => new CaseTransition[]
        {
            new(state, CaseAct.AskCorrection, state, Desk, ["field", "value", "basis"], [CaseGrounds.Correction]),
            new(state, CaseAct.ConfirmCorrection, state, Desk, [], [CaseGrounds.Correction]),
        }),
        .. BesideTheState(),
    ]);

    /// <summary>The acts that nobody does and nobody can ask for: those of time, and of a late notice.</summary>
    public static ImmutableArray<CaseAct> DoneByNobody { get; } = [.. Rows.GroupBy(row => row.Act).Where(rows => rows.All(row => row.Roles.IsEmpty)).Select(rows => rows.Key)];

    /// <summary>The row of an act in a state, or <see langword="null"/> where the state does not allow it.</summary>
    public static CaseTransition? Find(CaseState from, CaseAct act) => IsKnown(from, act) ? ByStateAndAct[((int)from * Acts) + (int)act] : null;

    /// <summary>Whether any state lets this role do an act.</summary>
    internal static bool Permits(CaseAct act, ActorRole role) => (int)act >= 0 && (int)act < Acts && RolesOfActs[(int)act].Contains(role);

    private static readonly int Acts = Enum.GetValues<CaseAct>().Length;

    /// <summary>A cell for each state and act: every act and every event of a record looks here.</summary>
    private static readonly CaseTransition?[] ByStateAndAct = ByCell();

    private static bool IsKnown(CaseState from, CaseAct act) => (int)act >= 0 && (int)act < Acts && (int)from >= 0 && (int)from < ByStateAndAct.Length / Acts;

    private static CaseTransition?[] ByCell()
    {
        var cells = new CaseTransition?[Enum.GetValues<CaseState>().Length * Acts];
        foreach (var row in Rows) cells[((int)row.From * Acts) + (int)row.Act] = row;
        return cells;
    }

    private static readonly ImmutableArray<ImmutableArray<ActorRole>> RolesOfActs =
        [.. Enum.GetValues<CaseAct>().Select(act => Rows.Where(row => row.Act == act).SelectMany(row => row.Roles).Distinct().ToImmutableArray())];

    /// <summary>The Chinese name of a state.</summary>
    public static string NameOf(CaseState state) => state switch
    {
        CaseState.Submitted => "已收件",
        CaseState.AwaitingSupplement => "待补正",
        CaseState.Accepted => "已受理",
        CaseState.InSpecialStep => "特殊环节",
        CaseState.Decided => "已决定",
        CaseState.Delivered => "已送达",
        CaseState.NotAccepted => "不予受理",
        CaseState.Withdrawn => "已撤回",
        CaseState.Lapsed => "已失效",
        CaseState.Closed => "已归档",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    /// <summary>The Chinese name of an act.</summary>
    public static string NameOf(CaseAct act) => act switch
    {
        CaseAct.Accept => "受理",
        CaseAct.NotifyOnce => "一次性告知",
        CaseAct.Supplement => "补正",
        CaseAct.Refuse => "不予受理",
        CaseAct.Decide => "作出决定",
        CaseAct.Deliver => "送达",
        CaseAct.Withdraw => "撤回",
        CaseAct.StartSpecialStep => "开始特殊环节",
        CaseAct.EndSpecialStep => "结束特殊环节",
        CaseAct.Extend => "延长期限",
        CaseAct.ChangeChannel => "变更办理渠道",
        CaseAct.Recount => "按新的放假通知重新推算",
        CaseAct.Silence => "逾期不告知,即为受理",
        CaseAct.Lapse => "逾期未补正",
        CaseAct.Draft => "拟办",
        CaseAct.AskReview => "征求会签意见",
        CaseAct.AnswerReview => "会签",
        CaseAct.ReviewLapse => "逾期未会签",
        CaseAct.Close => "归档",
        CaseAct.Terminate => "终止办理",
        CaseAct.Reopen => "重新办理",
        CaseAct.AskCorrection => "申请更正",
        CaseAct.ConfirmCorrection => "确认更正",
        CaseAct.FallOverdue => "逾期未决",
        CaseAct.GrantBySilence => "逾期未作决定,视为准予",
        _ => NameBesideTheState(act),
    };

    /// <summary>The table as a Mermaid state diagram, for the documents.</summary>
    public static string ToMermaid()
    {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> Submitted: 收件\n");
        foreach (var row in Rows.Where(row => !IsBesideTheState(row.Act))) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    {row.From} --> {row.To}: {NameOf(row.Act)}\n");
        foreach (var state in Rows.Select(row => row.To).Distinct().Where(state => Rows.All(row => row.From != state || IsBesideTheState(row.Act) || row.Act is CaseAct.Close or CaseAct.Reopen or CaseAct.AskCorrection or CaseAct.ConfirmCorrection)))
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    {state} --> [*]\n");
        foreach (var state in Rows.SelectMany(row => new[] { row.From, row.To }).Distinct())
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    {state}: {NameOf(state)} {state}\n");
        return text.ToString();
    }
}
