using System.Collections.Immutable;

namespace Zhaoqing.GovServices.Cases;

public static partial class CaseTable
{
    /// <summary>Whether an act concerns the people of a case and leaves its state as it is; the diagram leaves these out.</summary>
    internal static bool IsBesideTheState(CaseAct act) =>
        act is CaseAct.HandOver or CaseAct.TakeCharge or CaseAct.GiveMandate or CaseAct.RevokeMandate or CaseAct.Recuse or CaseAct.Prioritise or CaseAct.CiteVideo;

    /// <summary>What can happen to the people of a case while it is open.</summary>
    private static IEnumerable<CaseTransition> BesideTheState()
    {
        ImmutableArray<ActorRole> officers = [ActorRole.Window, ActorRole.Examiner], citizens = [ActorRole.Applicant], agents = [ActorRole.Applicant, ActorRole.Helper];
        foreach (var state in new[] { CaseState.Submitted, CaseState.AwaitingSupplement, CaseState.Accepted, CaseState.InSpecialStep, CaseState.Decided })
        {
            yield return new(state, CaseAct.HandOver, state, officers, ["to"], [CaseGrounds.FirstAsked]);
            yield return new(state, CaseAct.TakeCharge, state, officers, [], [CaseGrounds.FirstAsked]);
            yield return new(state, CaseAct.GiveMandate, state, citizens, ["mandate"], [CaseGrounds.Agents]);
            yield return new(state, CaseAct.RevokeMandate, state, agents, ["agent"], [CaseGrounds.Agents]);
            yield return new(state, CaseAct.Recuse, state, [.. officers, ActorRole.Supervisor], ["reason"], [CaseGrounds.Recusal]);
            yield return new(state, CaseAct.Prioritise, state, [.. agents, .. officers], ["ground"], [CaseGrounds.GreenChannel]);
            yield return new(state, CaseAct.CiteVideo, state, [.. agents, ActorRole.Window], ["session"], [VideoGrounds.Handling]);
        }
    }

    /// <summary>Where an examiner of the authority may act, its chief representative may; what the letter of authorisation covers is judged with the act.</summary>
    private static ImmutableArray<CaseTransition> InNameOfTheDepartment(ImmutableArray<CaseTransition> rows) =>
        [.. rows.Select(row => row.Roles.Contains(ActorRole.Examiner) ? row with { Roles = row.Roles.Add(ActorRole.Chief) } : row)];

    private static string NameBesideTheState(CaseAct act) => act switch
    {
        CaseAct.HandOver => "移交",
        CaseAct.TakeCharge => "接手",
        CaseAct.GiveMandate => "授权代理",
        CaseAct.RevokeMandate => "取消授权",
        CaseAct.Recuse => "回避",
        CaseAct.Prioritise => "转入绿色通道",
        CaseAct.CiteVideo => "记入视频办会话",
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Unknown act."),
    };
}
