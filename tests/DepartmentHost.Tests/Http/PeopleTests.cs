using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using NodaTime;
using Zhaoqing.GovServices.DepartmentHost.People;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Who hands in, owns, represents, steps aside and decides, over HTTP.</summary>
public sealed class PeopleTests : IDisposable
{
    private const string AtReceipt = "511A0074300009", TakeCharge = """{"act":"takeCharge"}""";

    private readonly RunningHost _host = new();

    [Fact]
    [Clause("REG-1.12")]
    public async Task A_complete_application_of_a_listed_matter_is_accepted_with_its_voucher_in_the_same_answer()
    {
        var accepted = (await _host.As("window-1").SubmitAsync(Listed("individual-household-deregistration-1", "individual-household-deregistration-2"))).Ok(201);
        Assert.Equal(("accepted", 2, "acceptance", "受理凭证"), (State(accepted), accepted.GetProperty("version").GetInt32(), Slip(accepted).GetProperty("kind").GetString(), Slip(accepted).GetProperty("name").GetString()));
        Assert.Equal($"A-{accepted.GetProperty("number").GetString()}", Slip(accepted).GetProperty("number").GetString());
        Assert.Equal("decision", accepted.GetProperty("due").GetProperty("purpose").GetString());
        var received = (await _host.As("window-1").SubmitAsync(Listed("individual-household-deregistration-1"))).Ok(201);
        Assert.Equal(("submitted", "receipt"), (State(received), Slip(received).GetProperty("kind").GetString()));
        var other = (await _host.As("window-1").SubmitAsync(Story.Complete())).Ok(201);
        Assert.Equal(("submitted", "收件凭证"), (State(other), Slip(other).GetProperty("name").GetString()));
    }

    [Fact]
    [Clause("REG-3.8")]
    public async Task An_agent_hands_in_and_supplies_and_the_applicant_sees_and_ends_it()
    {
        var application = Story.Application(Story.Form, Story.Proof);
        application["onBehalfOf"] = "applicant-1";
        (await _host.As("applicant-2").SubmitAsync(application.DeepClone())).IsRefusal("cases.mandate-missing", "REG-3.8");
        var submitted = (await _host.As("agent-1").SubmitAsync(application)).Ok(201);
        string number = submitted.GetProperty("number").GetString()!;
        Assert.Equal(("applicant-1", "agent-1", "duty"), (Person(submitted, "applicant"), Person(submitted, "filedBy"), Person(submitted, "owner")));
        (await _host.As("window-1").ActAsync(number, 1, Story.NotifyOnce(Story.Premises))).Ok();
        (await _host.As("agent-1").ActAsync(number, 2, Story.Withdraw)).IsRefusal("mandate.power-missing", "REG-3.8");
        (await _host.As("agent-1").ActAsync(number, 2, Story.Supplement(Story.Premises))).Ok();
        var record = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record")).Ok().GetProperty("events").EnumerateArray().Last().GetProperty("content");
        Assert.Equal(("agent-1", "applicant-1"), (record.GetProperty("by").GetString(), record.GetProperty("onBehalfOf").GetString()));
        (await _host.As("applicant-1").ActAsync(number, 3, """{"act":"revokeMandate","agent":"agent-1"}""")).Ok();
        (await _host.As("agent-1").GetAsync($"/api/v1/cases/{number}")).IsProblem(403);
    }

    [Fact]
    [Clause("REG-3.8")]
    public async Task The_applicant_lets_somebody_act_on_the_open_case_until_a_day()
    {
        string number = await _host.SubmittedAsync();
        const string give = """{"act":"giveMandate","mandate":{"agent":"applicant-2","kind":"agent","powers":["withdraw"],"from":"2026-09-21","until":"2026-09-22","document":"示例委托书9号"}}""";
        (await _host.As("applicant-1").ActAsync(number, 1, give.Replace("2026-09-22", "2026-09-20", StringComparison.Ordinal))).IsFault("mandate.until", "mandate.period-backward");
        var given = (await _host.As("applicant-1").ActAsync(number, 1, give)).Ok();
        Assert.True(given.GetProperty("people").GetProperty("mandates")[0].GetProperty("inForce").GetBoolean());
        (await _host.As("applicant-2").GetAsync($"/api/v1/cases/{number}")).Ok();
        _host.SetClock("2026-09-23T00:00");
        (await _host.As("applicant-2").ActAsync(number, 2, Story.Withdraw)).IsProblem(403);
    }

    [Theory]
    [InlineData("""{"act":"giveMandate"}""", "mandate")]
    [InlineData("""{"act":"giveMandate","mandate":{}}""", "mandate.agent")]
    [InlineData("""{"act":"giveMandate","mandate":{"agent":"a","kind":"friend","powers":["fly"],"from":"x","document":" "}}""", "mandate.powers[0]")]
    [InlineData("""{"act":"revokeMandate","agent":"\u0000"}""", "agent")]
    [InlineData("""{"act":"withdraw","to":"window-1"}""", "to")]
    [InlineData("""{"act":"prioritise","ground":"rich"}""", "ground")]
    public async Task A_wrong_field_is_named_and_nothing_written(string act, string field)
    {
        string number = await _host.SubmittedAsync();
        long position = await _host.LastPositionAsync();
        (await _host.As("applicant-1").ActAsync(number, 1, act)).IsFault(field);
        Assert.Equal(position, await _host.LastPositionAsync());
    }

    [Fact]
    [Clause("REG-2.3")]
    public async Task What_came_in_online_is_taken_up_and_handed_over_to_a_named_other()
    {
        string number = await _host.SubmittedAsync();
        Assert.Equal("window-1", Person((await _host.As("window-1").ActAsync(number, 1, TakeCharge)).Ok(), "owner"));
        var handed = (await _host.As("window-1").ActAsync(number, 2, """{"act":"handOver","to":"examiner-1"}""")).Ok();
        Assert.Equal(("window-1", "examiner-1"), (Person(handed, "owner"), Person(handed, "handingTo")));
        (await _host.As("window-441202").ActAsync(number, 3, TakeCharge)).IsRefusal("cases.not-handed-over", "REG-2.3");
        Assert.Equal("examiner-1", Person((await _host.As("examiner-1").ActAsync(number, 3, TakeCharge)).Ok(), "owner"));
    }

    [Fact]
    [Clause("REG-1.10")]
    [Clause("REG-1.11")]
    public async Task A_chief_representative_decides_in_the_name_of_the_department_and_another_ones_does_not()
    {
        string number = await _host.SubmittedAsync();
        (await _host.As("chief-2").ActAsync(number, 1, Story.Accept)).IsRefusal("catalogue.authorisation-of-another", "REG-1.10");
        (await _host.As("chief-1").ActAsync(number, 1, Story.Accept)).Ok();
        (await _host.As("chief-2").ActAsync(number, 2, Story.Grant)).IsRefusal("catalogue.authorisation-of-another", "REG-1.10");
        Assert.Equal("decided", State((await _host.As("chief-1").ActAsync(number, 2, Story.Grant)).Ok()));
        var letter = (await _host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record")).Ok().GetProperty("events").EnumerateArray().Last().GetProperty("content").GetProperty("authorisation");
        Assert.Equal(("端州区示例审批局(虚构)", "示例授权书〔2026〕1号(虚构)"), (letter.GetProperty("department").GetString(), letter.GetProperty("document").GetString()));
    }

    [Fact]
    [Clause("CON-8.3")]
    public async Task Whoever_is_recused_steps_aside_and_a_helper_helps_and_never_decides()
    {
        var application = Story.Complete();
        application["onBehalfOf"] = "applicant-1";
        var submitted = (await _host.As("helper-1").SubmitAsync(application)).Ok(201);
        string number = submitted.GetProperty("number").GetString()!;
        (await _host.As("helper-1").ActAsync(number, 1, Story.Accept)).IsProblem(403);
        Assert.Equal("elderly", Person((await _host.As("helper-1").ActAsync(number, 1, """{"act":"prioritise","ground":"elderly"}""")).Ok(), "priority"));
        (await _host.As("supervisor-1").ActAsync(number, 2, """{"act":"recuse","officer":"window-1","reason":"与申请人有亲属关系"}""")).Ok();
        (await _host.As("window-1").ActAsync(number, 3, Story.Accept)).IsRefusal("cases.recused", "中华人民共和国公务员法第七十六条");
        (await _host.As("window-441202").ActAsync(number, 3, Story.Accept)).Ok();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"edition":"e","effectiveFrom":"2026-01-01","matters":{"x":{"unknown":1}}}""")]
    [InlineData("""{"edition":" ","effectiveFrom":"2026-01-01","matters":{}}""")]
    public void Rules_that_are_none_stop_the_host(string file) => Assert.Throws<JsonException>(() => DepartmentRules.Read(Stream(file)));

    [Fact]
    public void Rules_hold_from_their_day_on_and_name_their_edition()
    {
        var rules = DepartmentRules.Read(Stream("""{"edition":"e-1","effectiveFrom":"2026-10-01","matters":{"m-1":{"acceptedAtReceipt":{"clause":"REG-1.12"},"dutyOwner":"duty-2"}}}"""));
        var matter = new Zhaoqing.GovServices.Catalogue.Matter(
            Zhaoqing.GovServices.Catalogue.MatterCode.Parse("m-1"), "示例", Zhaoqing.GovServices.Catalogue.MatterKind.Licence, "示例部门", new Zhaoqing.GovServices.Catalogue.UnifiedPart());
        var begin = RunningHost.At("2026-10-01T00:00");
        Assert.Equal(Zhaoqing.GovServices.Cases.CaseRules.Ordinary, rules.Of(matter, begin - Duration.Epsilon));
        var read = rules.Of(matter, begin);
        Assert.Equal(("e-1", "duty-2", "REG-1.12"), (read.Edition, read.DutyOwner, read.AcceptedAtReceipt!.Clause.ToString()));
        var missing = new ConfigurationBuilder().AddInMemoryCollection([new("CaseRules:Path", "/nowhere/rules.json")]).Build();
        Assert.Contains("CaseRules:Path", Assert.Throws<InvalidOperationException>(() => DepartmentRules.Load(missing)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mandate_or_a_letter_that_says_too_little_stops_the_host()
    {
        Assert.Throws<JsonException>(() => ActingPeople.ReadMandates(Stream("""{"mandates":[{"principal":"p","agent":"a","kind":"agent","scope":{"matters":[],"powers":["submit"],"from":"2026-01-01","until":"2026-01-02","document":"d"}}]}""")));
        Assert.Throws<JsonException>(() => ActingPeople.ReadLetters(Stream("""{"letters":[{"department":{"name":"示例局","code":null},"representative":"c","scope":{"matters":["m"],"steps":[],"document":"d","validity":{"firstDay":"2026-01-01","lastDay":"2026-01-02"}}}]}""")));
        Assert.Empty(ActingPeople.ReadMandates(Stream("{}")));
    }

    public void Dispose() => _host.Dispose();

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static JsonObject Listed(params string[] materials)
    {
        var application = Story.Application(materials);
        application["matter"] = AtReceipt;
        return application;
    }

    private static string? State(JsonElement answer) => answer.GetProperty("state").GetString();

    private static JsonElement Slip(JsonElement answer) => answer.GetProperty("slip");

    private static string? Person(JsonElement answer, string member) => answer.GetProperty("people").GetProperty(member).GetString();
}
