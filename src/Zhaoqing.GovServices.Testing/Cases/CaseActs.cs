using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.Catalogue;
using Zhaoqing.GovServices.TimeLimit;

namespace Zhaoqing.GovServices.Testing;

/// <summary>An act asked for, with who asks.</summary>
/// <param name="Order">The act.</param>
/// <param name="By">Who asks.</param>
public sealed record AskedAct(CaseOrder Order, CaseActor By);

/// <summary>Acts on a case (办件动作): every kind that can be asked for, by everybody, whether or not the state allows it.</summary>
public static class CaseActs
{
    private static readonly MaterialCode Foreign = MaterialCode.Parse("test-not-on-the-list");
    private static readonly Remark Reason = Remark.Parse("示例理由");

    /// <summary>Acts by the cast of a setting; mostly by those who may.</summary>
    /// <param name="setting">The matter, whose materials and steps are named, and others too.</param>
    public static Gen<AskedAct> For(CaseSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var cast = setting.Cast;
        return from order in Orders(setting)
               from who in Gen.Frequency(
                   (4, Gen.Elements(cast.Window, cast.Examiner, cast.Applicant)),
                   (1, Gen.Elements(cast.Everybody.AsEnumerable())))
               select new AskedAct(order, who);
    }

    /// <summary>The order as it is asked for at an instant: the document of a reopening came in on that day.</summary>
    internal static CaseOrder AskedAt(CaseOrder order, Instant now) => order is ReopenOrder reopen ? reopen with { ReceivedOn = ChinaTime.DayOf(now) } : order;

    private static Gen<CaseOrder> Orders(CaseSetting setting)
    {
        var terms = setting.Terms().Match(refusal => throw new ArgumentException(refusal.Message, nameof(setting)), terms => terms);
        MaterialCode[] codes = [.. terms.Materials.Select(term => term.Code)];
        var some = Gen.Frequency((1, Gen.Constant(codes)), (2, Gen.SubListOf(codes.Append(Foreign)).Select(list => list.ToArray())));
        string?[] steps = [.. terms.SpecialSteps.Select(step => step.Code), "test-not-listed"];
        var outcome = Gen.Elements((CaseOutcome.Granted, (Remark?)null), (CaseOutcome.Denied, Reason), (CaseOutcome.Denied, null));
        var kinds = new List<Gen<CaseOrder>>
        {
            some.Select(missing => (CaseOrder)new NotifyOnceOrder([.. missing])),
            some.Select(supplied => (CaseOrder)new SupplementOrder([.. supplied.Select(code => new SuppliedMaterial(code, MaterialForm.Electronic))])),
            outcome.Select(decided => (CaseOrder)new DecideOrder(decided.Item1, decided.Item2)),
            outcome.Select(drafted => (CaseOrder)new DraftOrder(drafted.Item1, drafted.Item2)),
            Gen.Elements(steps).Select(step => (CaseOrder)new StartSpecialStepOrder(step!, Notice: null)),
            Gen.Elements(steps.Append(null)).Select(step => (CaseOrder)new EndSpecialStepOrder(step)),
            Gen.Elements(Enum.GetValues<DeliveryWay>()).Select(way => (CaseOrder)new DeliverOrder(way)),
            Gen.Elements(Enum.GetValues<Channel>()).Select(channel => (CaseOrder)new ChangeChannelOrder(channel)),
            Gen.Elements(Enum.GetValues<PriorityGround>()).Select(ground => (CaseOrder)new PrioritiseOrder(ground)),
            Gen.Constant<CaseOrder>(new CiteVideoOrder(SlipNumber.Create(SlipKind.Video, new LocalDate(2026, 9, 28), new byte[CaseNumber.RandomBytes]))),
            Gen.Constant<CaseOrder>(new AcceptOrder()),
            Gen.Elements(Rest(setting).AsEnumerable()),
        };
        return Gen.OneOf(kinds);
    }

    private static ImmutableArray<CaseOrder> Rest(CaseSetting setting)
    {
        var cast = setting.Cast;
        return
        [
            new RefuseOrder(Reason),
            new RefuseOrder(Reason: null),
            new ExtendOrder(Reason, Days: null, Approver: null, Notice: null),
            new WithdrawOrder(Reason: null),
            new CloseOrder(),
            new TerminateOrder(Reason, Remark.Parse("示例规定第五条")),
            new ReopenOrder(ReopeningKind.Judgment, DocumentNumber.Parse("(2026)示例行初1号"), setting.FirstDay),
            new AskCorrectionOrder(CorrectableField.ApplicantName, PartyName.Parse("乙某"), Reason),
            new ConfirmCorrectionOrder(),
            new AskReviewOrder([.. setting.Rules.ReviewUnits.Select(unit => unit.Unit), "示例其他单位"]),
            new AskReviewOrder([.. setting.Rules.ReviewUnits.Select(unit => unit.Unit)]),
            new AnswerReviewOrder(Agrees: true, Opinion: null),
            new HandOverOrder(cast.Window.Id),
            new HandOverOrder(cast.Examiner.Id),
            new TakeChargeOrder(),
            new GiveMandateOrder(cast.Agent.Id, MandateKind.Relative, [.. Enum.GetValues<MandatePower>()], setting.FirstDay, setting.LastDay, "委托书(示例)第1号"),
            new RevokeMandateOrder(cast.Agent.Id),
            new RecuseOrder(Officer: null, Reason),
        ];
    }
}
