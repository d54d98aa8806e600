using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using Zhaoqing.GovServices.Cases.Hosting;
using static Zhaoqing.GovServices.Cases.Tests.Life.PeopleSample;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Life;

/// <summary>An agent does on a case what the mandate says while it holds, and the record names both.</summary>
[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class AgentTests
{
    private static readonly MandatePower[] Powers = [MandatePower.Supplement, MandatePower.ChangeChannel, MandatePower.Withdraw];

    private static readonly Arbitrary<(MandatePower[] Given, MandatePower Asked, int Ends, int Revoked, int At)> Asked =
        (from given in Gen.SubListOf(Powers)
         from asked in Gen.Elements(Powers)
         from ends in Gen.Choose(1, 4)
         from revoked in Gen.Choose(1, 120)
         from at in Gen.Choose(24, 120)
         select (given.ToArray(), asked, ends, revoked, at)).ToArbitrary();

    [Property]
    [Clause("REG-3.8")]
    public Property An_act_of_an_agent_is_done_exactly_inside_the_mandate_and_in_the_principals_name() => Prop.ForAll(Asked, asked =>
    {
        var (given, power, ends, revoked, hours) = asked;
        var start = At("2026-09-28T00:00");
        var mandate = Zhaoqing.GovServices.Mandate.Of(
            Citizen.Id, Agent.Id, MandateKind.Relative, Scope([MandatePower.Submit, .. given]) with { Until = new LocalDate(2026, 9, 27).PlusDays(ends) }).AsT1;
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(), Terms, Agent, start, Calendar, new CaseFacts { Mandates = [mandate] }).AsT1]);
        file = file.Apply(new CaseSupplementAsked(start, Window.Id, [Form, Proof]));
        var facts = new CaseFacts { Mandates = [mandate.Revoke(start + Duration.FromHours(revoked))] };
        bool may = given.Contains(power) && hours < 24 * ends && hours < revoked;
        return file.Take(OrderFor(power), Agent, start + Duration.FromHours(hours), Calendar, facts).Match(
            refusal => !may && (refusal.Code.StartsWith("mandate.", StringComparison.Ordinal)),
            events => may && events.Single() is { By: "agent-1", OnBehalfOf: "citizen-1" });
    });

    [Fact]
    [Clause("REG-3.8")]
    public void The_record_names_agent_and_principal_from_the_submission_on()
    {
        var file = SubmittedBy(Agent, Mandate(Agent), Form);
        Assert.Equal((Agent.Id, Citizen.Id), (file.FiledBy, file.Principal));
        Assert.True(file.IsParty(Agent) && file.IsParty(Citizen) && !file.IsParty(Stranger));
        var withdrawn = file.Take(new WithdrawOrder(Reason: null), Agent, At("2026-09-28T11:00"), Calendar).AsT1.Single();
        Assert.Equal((Agent.Id, Citizen.Id), (withdrawn.By, withdrawn.OnBehalfOf));
        Assert.Null(file.Take(new WithdrawOrder(Reason: null), Citizen, At("2026-09-28T11:00"), Calendar).AsT1.Single().OnBehalfOf);
        var read = CaseEventCodec.Read("case.withdrawn.v1", CaseEventCodec.Write(withdrawn));
        Assert.Equal(withdrawn, read);
    }

    [Theory]
    [InlineData("cases.mandate-missing", null)]
    [InlineData("mandate.power-missing", MandatePower.Withdraw)]
    [Clause("REG-3.8")]
    public void Without_a_mandate_to_submit_nobody_hands_in_for_another(string code, MandatePower? power)
    {
        var facts = new CaseFacts { Mandates = power is { } only ? [Mandate(Agent, only)] : [] };
        Assert.Equal(code, CaseFile.Submit(Number, Application(), Terms, Agent, At("2026-09-28T10:00"), Calendar, facts).AsT0.Code);
        Assert.Equal(
            "cases.mandate-missing",
            CaseFile.Submit(Number, Application(), Terms, Agent with { OnBehalfOf = "citizen-9" }, At("2026-09-28T10:00"), Calendar, new CaseFacts { Mandates = [Mandate(Agent)] }).AsT0.Code);
        Assert.Equal("cases.mandate-missing", CaseFile.Submit(Number, Application(), Terms, Helper with { OnBehalfOf = null }, At("2026-09-28T10:00"), Calendar).AsT0.Code);
    }

    [Fact]
    public void A_window_hands_in_for_whoever_stands_before_it_and_needs_no_mandate()
    {
        var file = CaseFile.Replay([CaseFile.Submit(Number, Application(), Terms, Window with { OnBehalfOf = Citizen.Id }, At("2026-09-28T10:00"), Calendar).AsT1]);
        Assert.Equal((Window.Id, Citizen.Id, Window.Id), (file.FiledBy, file.Principal, file.Owner));
        Assert.True(file.IsParty(Citizen));
    }

    [Fact]
    [Clause("REG-3.8")]
    public void The_applicant_gives_and_revokes_a_mandate_on_the_open_case()
    {
        var file = Submitted("2026-09-28T10:00", Form);
        Assert.False(file.IsParty(Agent));
        Assert.Equal("cases.not-authorised", file.RefusalOf(new WithdrawOrder(Reason: null), Agent, "2026-09-28T10:30").Code);
        var let = file.After(Give(Agent.Id, MandatePower.Withdraw), Citizen, "2026-09-28T11:00");
        Assert.Equal(CaseState.Withdrawn, let.After(new WithdrawOrder(Reason: null), Agent, "2026-09-28T11:30").State);
        Assert.Equal("mandate.power-missing", let.RefusalOf(new ChangeChannelOrder(Channel.Post), Agent, "2026-09-28T11:30").Code);
        var revoked = let.After(new RevokeMandateOrder(Agent.Id), Citizen, "2026-09-28T12:00");
        Assert.False(revoked.IsParty(Agent));
        Assert.Equal("mandate.revoked", revoked.RefusalOf(new WithdrawOrder(Reason: null), Agent, "2026-09-28T12:00").Code);
        Assert.Equal("cases.mandate-missing", revoked.RefusalOf(new RevokeMandateOrder(Agent.Id), Citizen, "2026-09-28T13:00").Code);
        Assert.False(let.After(new RevokeMandateOrder(Agent: null), Agent, "2026-09-28T12:00").IsParty(Agent));
    }

    [Fact]
    [Clause("REG-3.8")]
    public void An_agent_hands_nothing_on_and_lets_nobody_in()
    {
        var file = SubmittedBy(Agent, Mandate(Agent), Form);
        Assert.Equal("mandate.of-another", file.RefusalOf(Give(Stranger.Id), Agent, "2026-09-28T11:00").Code);
        Assert.Equal("cases.not-authorised", file.RefusalOf(new RevokeMandateOrder("agent-2"), Agent, "2026-09-28T11:00").Code);
        var backward = file.RefusalOf(new GiveMandateOrder("agent-2", MandateKind.Agent, [MandatePower.Submit], new LocalDate(2026, 9, 2), new LocalDate(2026, 9, 1), "x"), Citizen, "2026-09-28T11:00");
        Assert.Equal(("mandate.period-backward", "mandate.until"), (backward.Code, backward.Fields.Single().Field));
    }

    [Fact]
    public void A_mandate_that_has_ended_shows_the_case_no_more()
    {
        var mandate = Zhaoqing.GovServices.Mandate.Of(Citizen.Id, Agent.Id, MandateKind.Agent, Scope() with { Until = new LocalDate(2026, 9, 28) }).AsT1;
        var file = SubmittedBy(Agent, mandate, Form);
        Assert.True(file.At(At("2026-09-28T23:59")).IsParty(Agent));
        Assert.False(file.At(At("2026-09-29T00:00")).IsParty(Agent));
        Assert.Empty(file.At(At("2026-09-29T00:00")).ActsFor(Agent));
    }

    [Fact]
    [Clause("REG-3.8")]
    public void The_result_goes_to_the_applicant_or_to_whoever_may_receive_it()
    {
        var granted = SubmittedBy(Agent, Mandate(Agent, MandatePower.Submit), Form, Proof)
            .After(new AcceptOrder(), Window, "2026-09-29T09:00").After(new DecideOrder(CaseOutcome.Granted, Reason: null), Examiner, "2026-09-30T09:00");
        Assert.Equal("mandate.power-missing", granted.RefusalOf(new DeliverOrder(DeliveryWay.Window) { Receiver = Agent.Id }, Window, "2026-09-30T10:00").Code);
        Assert.Equal("cases.mandate-missing", granted.RefusalOf(new DeliverOrder(DeliveryWay.Window) { Receiver = Stranger.Id }, Window, "2026-09-30T10:00").Code);
        Assert.Equal(CaseState.Delivered, granted.After(new DeliverOrder(DeliveryWay.Window) { Receiver = Citizen.Id }, Window, "2026-09-30T10:00").State);
        var let = granted.After(Give("agent-2", MandatePower.ReceiveResult), Citizen, "2026-09-30T10:00");
        Assert.Equal(CaseState.Delivered, let.After(new DeliverOrder(DeliveryWay.Window) { Receiver = "agent-2" }, Window, "2026-09-30T11:00").State);
    }

    [Fact]
    public void The_example_of_the_documents_works()
    {
        var (matter, firstDay, lastDay, number, application, terms, at, calendar) = (Sample.MatterCode, new LocalDate(2026, 9, 1), new LocalDate(2026, 9, 30), Number, Application(Form), Terms, At("2026-09-28T10:00"), Calendar);
        var letter = new MandateScope([matter.ToString()], [MandatePower.Submit, MandatePower.Supplement], firstDay, lastDay, "委托书〔2026〕1号");
        Mandate mandate = Zhaoqing.GovServices.Mandate.Of("citizen-1", "agent-1", MandateKind.Relative, letter).AsT1;
        var agent = new CaseActor("agent-1", ActorRole.Applicant, Unit: null, Division: null) { OnBehalfOf = "citizen-1" };
        var answer = CaseFile.Submit(number, application, terms, agent, at, calendar, new CaseFacts { Mandates = [mandate] });
        string accountable = answer.Match(refusal => refusal.Message, submitted => $"{submitted.By} → {submitted.OnBehalfOf}");
        Assert.Equal("agent-1 → citizen-1", accountable);
    }

    private static CaseOrder OrderFor(MandatePower power) => power switch
    {
        MandatePower.Supplement => new SupplementOrder(Papers(Form, Proof)),
        MandatePower.ChangeChannel => new ChangeChannelOrder(Channel.Post),
        _ => new WithdrawOrder(Reason: null),
    };
}
