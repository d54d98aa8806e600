using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.Catalogue;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>More invented people around the sample's matter: agents, a helper, chief representatives, and what they may ask for.</summary>
internal static class PeopleSample
{
    public static readonly CaseActor Agent = new("agent-1", ActorRole.Applicant, Unit: null, Division: null) { OnBehalfOf = Citizen.Id };
    public static readonly CaseActor Helper = new("helper-1", ActorRole.Helper, "示例帮办", City) { OnBehalfOf = Citizen.Id };
    public static readonly CaseActor Chief = new("chief-1", ActorRole.Chief, "示例审批局", City);
    public static readonly CaseActor OtherWindow = new("window-2", ActorRole.Window, "端州区示例窗口", Duanzhou);

    public static readonly Gen<CaseOrder> Orders = Gen.OneOf(
        Gen.Elements(Window.Id, OtherWindow.Id, Examiner.Id, null).Select(to => (CaseOrder)new HandOverOrder(to)),
        Gen.Constant<CaseOrder>(new TakeChargeOrder()),
        Gen.Elements(Give(Agent.Id), Give(Agent.Id, MandatePower.Withdraw), Give(Agent.Id, MandatePower.Supplement)),
        Gen.Elements(Agent.Id, null).Select(agent => (CaseOrder)new RevokeMandateOrder(agent)),
        Gen.Elements(Window.Id, null).Select(officer => (CaseOrder)new RecuseOrder(officer, Remark.Parse("与申请人有亲属关系"))),
        Gen.Elements(Enum.GetValues<PriorityGround>()).Select(ground => (CaseOrder)new PrioritiseOrder(ground)));

    /// <summary>The order of an act that the people of a case may do, good as far as the sample goes.</summary>
    public static CaseOrder OrderOf(CaseAct act) => act switch
    {
        CaseAct.HandOver => new HandOverOrder("window-3"),
        CaseAct.TakeCharge => new TakeChargeOrder(),
        CaseAct.GiveMandate => Give(Agent.Id),
        CaseAct.RevokeMandate => new RevokeMandateOrder(Agent.Id),
        CaseAct.Recuse => new RecuseOrder(Officer: null, Remark.Parse("与申请人有亲属关系")),
        CaseAct.Prioritise => new PrioritiseOrder(PriorityGround.Elderly),
        CaseAct.CiteVideo => new CiteVideoOrder(Video.VideoSample.Number(0)),
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    /// <summary>A letter for the sample's matter, long before and after it, with these powers or with all.</summary>
    public static MandateScope Scope(params MandatePower[] powers) =>
        new([Sample.MatterCode.ToString()], powers is [] ? [.. Enum.GetValues<MandatePower>()] : [.. powers], new LocalDate(2020, 1, 1), new LocalDate(2030, 12, 31), "委托书〔2026〕1号");

    /// <summary>A letter given on the case itself.</summary>
    public static CaseOrder Give(string agent, params MandatePower[] powers)
    {
        var scope = Scope(powers);
        return new GiveMandateOrder(agent, MandateKind.Relative, scope.Powers, scope.From, scope.Until, scope.Document);
    }

    public static Mandate Mandate(CaseActor agent, params MandatePower[] powers) =>
        Zhaoqing.GovServices.Mandate.Of(Citizen.Id, agent.Id, agent.Role == ActorRole.Helper ? MandateKind.Helper : MandateKind.Relative, Scope(powers)).AsT1;

    /// <summary>The sample's application, handed in by an agent under a mandate.</summary>
    public static CaseFile SubmittedBy(CaseActor agent, Mandate mandate, params MaterialCode[] codes) => CaseFile.Replay(
        [CaseFile.Submit(Number, Application(codes), Terms, agent, At("2026-09-28T10:00"), Calendar, new CaseFacts { Mandates = [mandate] }).AsT1]);

    /// <summary>What a letter of authorisation of the county's authority says.</summary>
    public static ChiefAuthorisation Letter(string representative, params ApprovalStep[] steps) => ChiefAuthorisation.Of(
        new Authority("端州区示例审批局(虚构)", Code: null),
        representative,
        new ChiefScope([Sample.MatterCode], [.. steps], "授权书〔2026〕1号", new Validity(new LocalDate(2026, 9, 1), new LocalDate(2026, 10, 31)))).AsT1;
}
