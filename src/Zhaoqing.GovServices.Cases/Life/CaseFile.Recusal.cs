using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>Whether the office handed the application in; where the record does not say, it may have.</summary>
    private bool IsFiledByOffice => Submission.Owner is not { } owner || Is(owner, FiledBy);

    /// <summary>Why an officer may not judge this case: it is their own, they stand for the applicant, or they are recused.</summary>
    /// <remarks>What is done for the applicant, and what ends one's own part, is no judging; every other act of an officer is.</remarks>
    [Clause("CON-8.3")]
    private Refusal? RecusalFrom(CaseAct act, CaseActor by)
    {
        bool judges = by.Role is not (ActorRole.Applicant or ActorRole.Helper or ActorRole.Supervisor)
            && act is not (CaseAct.Supplement or CaseAct.ChangeChannel or CaseAct.Withdraw or CaseAct.Deliver or CaseAct.HandOver or CaseAct.Recuse or CaseAct.Prioritise or CaseAct.CiteVideo);
        // The window that received may answer on acceptance, stay or become the owner, ask for a correction and file; it never goes on to decide.
        return judges ? RecusalOf(by, act is CaseAct.Accept or CaseAct.NotifyOnce or CaseAct.Refuse or CaseAct.TakeCharge or CaseAct.AskCorrection or CaseAct.Close) : null;
    }

    /// <summary>Whether an act on a part is this officer's to do; what an agent may do is told when they do it.</summary>
    internal bool MayDo(PartAct act, CaseActor by) => !by.IsOfOffice || !act.Judges || RecusalOf(by, isIntake: false) is null;

    /// <summary>Why an officer may not judge this case; <see langword="null"/> where they may.</summary>
    private Refusal? RecusalOf(CaseActor by, bool isIntake)
    {
        if (Recused.Contains(by.Id, StringComparer.Ordinal))
            return new Refusal("cases.recused", "您已回避本办件,请由其他人员办理。", CaseGrounds.Recusal);
        bool isOwn = (Is(by.Id, FiledBy) && !(IsFiledByOffice && isIntake))
            || (Submission.OnBehalfOf is { } principal && Is(by.Id, principal))
            || (!Mandates.IsEmpty && IsAgentHere(by));
        return isOwn ? new Refusal("cases.own-case", "这是您本人提交或者代理的办件,应当回避,请由其他人员办理。", CaseGrounds.Recusal) : null;
    }

    private bool IsAgentHere(CaseActor by) => Mandates.Any(mandate => IsAgent(mandate, by));

    private OneOf<Refusal, CaseRecused> Recuse(RecuseOrder order, CaseActor by, Instant at)
    {
        if (order.Reason is not { } reason) return new Refusal("cases.reason-missing", "回避必须说明理由。", CaseGrounds.Recusal).OnField("reason", "回避必须说明理由。");
        string? officer = by.Role == ActorRole.Supervisor ? order.Officer : by.Id;
        if (string.IsNullOrWhiteSpace(officer)) return new Refusal("cases.recusal-of-nobody", "请指明应当回避的人员。", CaseGrounds.Recusal).OnField("officer", "请填写人员的账号。");
        if (by.Role != ActorRole.Supervisor && order.Officer is { } named && !Is(named, by.Id)) return NotAuthorised("只有监督人员可以责令他人回避。");
        return Recused.Contains(officer, StringComparer.Ordinal)
            ? new Refusal("cases.recused-already", "该人员已回避本办件。", CaseGrounds.Recusal)
            : new CaseRecused(at, by.Id, officer, reason);
    }
}
