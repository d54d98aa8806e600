using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Catalogue;

namespace Zhaoqing.GovServices.Cases;

public sealed partial record CaseFile
{
    /// <summary>For whom an application is handed in, and by which mandate: an agent needs one; a window has the applicant before it.</summary>
    [Clause("REG-3.8")]
    private static OneOf<Refusal, Acting> MandateToSubmit(MatterCode matter, CaseActor by, Instant at, CaseFacts facts)
    {
        if (by.Role == ActorRole.Window) return new Acting(by.OnBehalfOf, Mandate: null);
        if (by.OnBehalfOf is not { } principal || Is(principal, by.Id))
            return by.Role == ActorRole.Applicant ? new Acting(Principal: null, Mandate: null) : MandateMissing();
        ImmutableArray<Mandate> given = [.. facts.Mandates.Where(mandate => IsAgent(mandate, by) && Is(mandate.Principal, principal))];
        if (given.IsEmpty) return MandateMissing();
        var fit = given.FirstOrDefault(mandate => mandate.Check(by.Id, matter.ToString(), MandatePower.Submit, at).IsT1);
        return fit is null ? given[0].Check(by.Id, matter.ToString(), MandatePower.Submit, at).AsT0 : new Acting(principal, fit);
    }

    /// <summary>Why an agent of this case may not do an act; <see langword="null"/> where they may, and for anybody who is no agent.</summary>
    [Clause("REG-3.8")]
    private Refusal? AgentBarred(CaseOrder order, CaseActor by, Instant at, CaseFacts facts) =>
        by.Role is not (ActorRole.Applicant or ActorRole.Helper) || IsPrincipal(by) ? null : MandateLacking(order, by, at, facts);

    private Refusal? MandateLacking(CaseOrder order, CaseActor by, Instant at, CaseFacts facts)
    {
        ImmutableArray<Mandate> given = [.. Mandates.Where(mandate => IsAgent(mandate, by)).Select(mandate => AsRegistered(mandate, facts))];
        if (given.IsEmpty) return null;
        // Whoever was let in may not let in another; that they may leave needs no power.
        var power = order.Act == CaseAct.GiveMandate ? MandatePower.Submit : PowerFor(order.Act);
        return power is { } needed ? PowerMissing(given, order.Act == CaseAct.GiveMandate ? Principal : by.Id, needed, at) : null;
    }

    /// <summary>Why somebody may not do an act on a part of this case, before the part itself is asked; <see langword="null"/> where they may.</summary>
    [Clause("REG-3.8")]
    internal Refusal? BarFromPart(CaseActor by, PartOrder order, CaseFacts facts)
    {
        if (!IsParty(by)) return NotAuthorised("这不是您的办件,或不属于贵单位的区划。");
        if (by.Role is ActorRole.Applicant or ActorRole.Helper)
            return IsPrincipal(by) ? null : PowerMissing([.. Mandates.Where(mandate => IsAgent(mandate, by)).Select(mandate => AsRegistered(mandate, facts))], by.Id, order.Power, AsOf);
        return order.Judges ? RecusalOf(by, isIntake: false) : null;
    }

    /// <summary>An event of a part with whom an agent acted for.</summary>
    internal PartEvent ActedFor(PartEvent happened, CaseActor by) =>
        by.Role is ActorRole.Applicant or ActorRole.Helper && !IsPrincipal(by) ? happened with { OnBehalfOf = Principal } : happened;

    private Refusal? PowerMissing(ImmutableArray<Mandate> given, string agent, MandatePower needed, Instant at)
    {
        var answers = given.Select(mandate => mandate.Check(agent, Application.Matter.ToString(), needed, at)).ToList();
        return answers.Exists(answer => answer.IsT1) ? null : answers[^1].AsT0;
    }

    private static MandatePower? PowerFor(CaseAct act) => act switch
    {
        CaseAct.Supplement => MandatePower.Supplement,
        CaseAct.CiteVideo => MandatePower.Submit,
        CaseAct.ChangeChannel => MandatePower.ChangeChannel,
        CaseAct.Withdraw => MandatePower.Withdraw,
        _ => null,
    };

    /// <summary>A mandate as the register has it now: what was revoked there is revoked here.</summary>
    private static Mandate AsRegistered(Mandate own, CaseFacts facts) =>
        facts.Mandates.FirstOrDefault(known => Is(known.Scope.Document, own.Scope.Document) && Is(known.Agent, own.Agent) && Is(known.Principal, own.Principal))?.RevokedAt is { } revoked
            ? own.Revoke(revoked)
            : own;

    private OneOf<Refusal, CaseMandateGiven> GiveMandate(GiveMandateOrder order, CaseActor by, Instant at) =>
        Mandate.Of(by.Id, order.Agent, order.Kind, new MandateScope([Application.Matter.ToString()], order.Powers, order.From, order.Until, order.Document))
            .MapT0(refusal => refusal with { Fields = [.. refusal.Fields.Select(fault => fault with { Field = $"mandate.{fault.Field}" })] })
            .MapT1(mandate => new CaseMandateGiven(at, by.Id, mandate));

    private OneOf<Refusal, CaseMandateRevoked> RevokeMandate(RevokeMandateOrder order, CaseActor by, Instant at)
    {
        string? agent = order.Agent ?? (IsPrincipal(by) ? null : by.Id);
        if (agent is null) return new Refusal("cases.mandate-missing", "请指明要取消谁的授权。", CaseGrounds.Agents).OnField("agent", "请填写代理人的账号。");
        if (!IsPrincipal(by) && !Is(agent, by.Id)) return NotAuthorised("代理人只能辞去自己的委托。");
        return Mandates.Any(mandate => Is(mandate.Agent, agent) && mandate.RevokedAt is null)
            ? new CaseMandateRevoked(at, by.Id, agent)
            : new Refusal("cases.mandate-missing", "本办件没有给这一代理人的有效授权。", CaseGrounds.Agents).OnField("agent", "没有可取消的授权。");
    }

    /// <summary>Delivers to the applicant, or to an agent who may receive.</summary>
    private OneOf<Refusal, CaseDelivered> Deliver(DeliverOrder order, CaseActor by, Instant at, CaseFacts facts)
    {
        if (order.Receiver is { } receiver && !Is(receiver, Principal))
        {
            var answers = Mandates.Where(mandate => Is(mandate.Agent, receiver))
                .Select(mandate => AsRegistered(mandate, facts).Check(receiver, Application.Matter.ToString(), MandatePower.ReceiveResult, at)).ToList();
            if (answers.Count == 0) return MandateMissing().OnField("receiver", "领取人不是申请人,也没有授权。");
            if (answers.TrueForAll(answer => answer.IsT0)) return answers[^1].AsT0.OnField("receiver", "授权不能用于领取结果。");
        }

        return new CaseDelivered(at, by.Id, order.Way, Clock is { } clock && ChinaTime.DayOf(at) > clock.Due.Date) { Receiver = order.Receiver };
    }

    private static Refusal MandateMissing() => new("cases.mandate-missing", "没有委托人的授权,请由本人办理或者先取得授权。", CaseGrounds.Agents);

    /// <summary>For whom somebody acts: nobody but themself where both are <see langword="null"/>.</summary>
    private readonly record struct Acting(string? Principal, Mandate? Mandate);
}
