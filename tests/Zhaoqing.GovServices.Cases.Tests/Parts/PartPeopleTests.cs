using System.Collections.Immutable;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.TimeLimit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Parts;

/// <summary>Who may act on a part: the same people as on the case.</summary>
public sealed class PartPeopleTests
{
    private static readonly Instant Monday = At("2026-09-28T10:00");
    private static readonly CaseActor Agent = new("agent-9", ActorRole.Applicant, Unit: null, Division: null);

    [Fact]
    [Clause("REG-3.8")]
    public void An_agent_acts_on_a_part_within_the_mandate_and_both_stand_in_the_record()
    {
        var order = new AskedOrder(MandatePower.Withdraw);
        Assert.Equal("mandate.power-missing", With(MandatePower.Supplement).Take(order, Agent, Monday, Calendar).AsT0.Code);
        var held = With(MandatePower.Withdraw).Take(order, Agent, Monday, Calendar).AsT1.Single();
        Assert.Equal((Agent.Id, Citizen.Id), (held.By, held.OnBehalfOf));
        Assert.Null(With(MandatePower.Withdraw).Take(order, Citizen, Monday, Calendar).AsT1.Single().OnBehalfOf);
        var revoked = new CaseFacts { Mandates = [Mandate(MandatePower.Withdraw).Revoke(Monday)] };
        Assert.Equal("mandate.revoked", With(MandatePower.Withdraw).Take(order, Agent, Monday, Calendar, revoked).AsT0.Code);
    }

    [Fact]
    public void Nobody_judges_a_part_of_their_own_case_or_after_a_recusal()
    {
        var own = CaseDossier.Replay([CaseFile.Submit(Number, Application(Form), Terms, Window, Monday, Calendar).AsT1]);
        Assert.Equal("cases.own-case", own.Take(new AskedOrder(MandatePower.Submit, Judged: true), Window, Monday, Calendar).AsT0.Code);
        Assert.True(own.Take(new AskedOrder(MandatePower.Submit), Window, Monday, Calendar).IsT1);
        var recused = own.Apply(new CaseRecused(Monday, Examiner.Id, Examiner.Id, Remark.Parse("亲属")));
        Assert.Equal("cases.recused", recused.Take(new AskedOrder(MandatePower.Submit, Judged: true), Examiner, Monday, Calendar).AsT0.Code);
        Assert.True(own.Take(new AskedOrder(MandatePower.Submit, Judged: true), Examiner, Monday, Calendar).IsT1);
    }

    private static Mandate Mandate(MandatePower power) =>
        new(Citizen.Id, Agent.Id, MandateKind.Agent, new MandateScope([MatterCode.ToString()], [power], new LocalDate(2026, 9, 1), new LocalDate(2026, 12, 31), "示例委托书1号"));

    private static CaseDossier With(MandatePower power) => CaseDossier.Replay(
        [CaseFile.Submit(Number, Application(Form), Terms, Citizen, Monday, Calendar).AsT1, new CaseMandateGiven(Monday, Citizen.Id, Mandate(power))]);

    private sealed record AskedOrder(MandatePower Asked, bool Judged = false) : PartOrder
    {
        public override string Part => "heldBack";

        public override MandatePower Power => Asked;

        public override bool Judges => Judged;

        public override OneOf<Refusal, PartStep> Decide(CasePart? part, CaseFile file, CaseActor by, Instant at, WorkingCalendar calendar) =>
            new PartStep([new Held(at, by.Id, at + Duration.FromDays(1))]);
    }
}
