using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Asking beforehand, tickets, fees and consignments over HTTP.</summary>
public sealed class AroundTheCaseTests : IDisposable
{
    private const string WaterIntake = "511A0079400007";
    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    [Clause("REG-2.6")]
    public async Task Anybody_may_ask_beforehand_and_nothing_is_recorded()
    {
        var advice = (await _host.As().PostAsync("/api/v1/cases/checks", Check(Story.Form))).Ok();
        Assert.False(advice.GetProperty("wouldBeAccepted").GetBoolean());
        Assert.Equal([Story.Proof, Story.Premises], advice.GetProperty("missing").EnumerateArray().Select(missing => missing.GetProperty("material").GetString()));
        Assert.True((await _host.As().PostAsync("/api/v1/cases/checks", Check(Story.Form, Story.Proof, Story.Premises))).Ok().GetProperty("wouldBeAccepted").GetBoolean());
        (await _host.As().PostAsync("/api/v1/cases/checks", Check("no-such-material"))).IsFault("materials[0].material", "cases.material-unknown");
        (await _host.As().PostAsync("/api/v1/cases/checks", """{"matter":"nothing","division":"1"}""")).IsFault("division");
        Assert.Equal(0, await _host.LastPositionAsync());
    }

    [Fact]
    [Clause("REG-1.9")]
    public async Task A_ticket_is_opened_owned_explained_and_opened_again_once()
    {
        string number = await _host.SubmittedAsync();
        var citizen = _host.As("applicant-1");
        var opened = (await PostAsync(citizen, "/api/v1/tickets", $$"""{"division":"441202","what":"窗口说系统打不开","case":"{{number}}"}""")).Ok(201);
        Assert.Equal(("logged", "duty"), (opened.GetProperty("state").GetString(), opened.GetProperty("owner").GetString()));
        string ticket = $"/api/v1/tickets/{opened.GetProperty("number").GetString()}";
        (await _host.As("applicant-2").GetAsync(ticket)).IsProblem(403);
        (await PostAsync(_host.As("applicant-2"), "/api/v1/tickets", $$"""{"division":"441202","what":"说明","case":"{{number}}"}""")).IsFault("case");
        (await PostAsync(_host.As("window-1"), $"{ticket}/acts", """{"act":"explain","reason":"需要先办前置手续"}""")).IsRefusal("cases.ticket-act-not-allowed", "REG-1.9");
        (await PostAsync(_host.As("window-1"), $"{ticket}/acts", """{"act":"takeOver"}""")).Ok();
        (await PostAsync(_host.As("window-441202"), $"{ticket}/acts", """{"act":"solve","reason":"已办"}""")).IsRefusal("cases.ticket-not-owner", "REG-1.9");
        (await PostAsync(_host.As("window-1"), $"{ticket}/acts", """{"act":"explain"}""")).IsFault("reason", "cases.reason-missing");
        Assert.Equal("explained", (await PostAsync(_host.As("window-1"), $"{ticket}/acts", """{"act":"explain","reason":"需要先办前置手续"}"""))["state"]);
        Assert.Equal("coordinating", (await PostAsync(citizen, $"{ticket}/acts", """{"act":"reopen","reason":"仍然不能办"}"""))["state"]);
        (await PostAsync(_host.As("window-1"), $"{ticket}/acts", """{"act":"solve","reason":"已办"}""")).Ok();
        (await PostAsync(citizen, $"{ticket}/acts", """{"act":"reopen","reason":"仍然不能办"}""")).IsRefusal("cases.ticket-reopened-already", "REG-1.9");
        (await citizen.GetAsync("/api/v1/tickets/T-nothing")).IsProblem(404);
    }

    [Fact]
    [Clause("REG-3.10")]
    public async Task A_fee_of_the_list_is_ordered_paid_once_however_often_it_is_told_and_paid_back()
    {
        string number = await WaterIntakeAsync();
        string fees = $"/api/v1/cases/{number}/fees";
        var listed = (await _host.As("applicant-1").GetAsync(fees)).Ok().EnumerateArray().Single();
        string name = listed.GetProperty("name").GetString()!;
        (await PostAsync(_host.As("window-1"), fees, """{"name":"加急费"}""")).IsRefusal("cases.fee-not-listed", "REG-3.10");
        (await PostAsync(_host.As("applicant-1"), fees, $$"""{"name":"{{name}}"}""")).IsProblem(403, "cases.not-authorised");
        var ordered = (await PostAsync(_host.As("window-1"), fees, $$"""{"name":"{{name}}"}""")).Ok(201);
        string order = ordered.GetProperty("number").GetString()!;
        long fen = ordered.GetProperty("fee").GetProperty("fen").GetInt64();
        var platform = _host.As("payment-platform-1");
        (await PayAsync(_host.As("window-1"), order, "R1", fen)).IsProblem(403);
        for (int times = 0; times < 3; times++) Assert.Equal("paid", (await PayAsync(platform, order, "R1", fen))["state"]);
        (await PayAsync(platform, order, "R2", fen)).IsRefusal("cases.fee-amount-differs", "REG-3.10");
        (await PayAsync(platform, order, "R 3", 0)).IsFault("receipt");
        var even = (await platform.PostAsync($"/api/v1/fees/reconciliations/2026-09-21", Statement(order, ("R1", fen), ("R9", fen)))).Ok();
        Assert.Equal(
            ("R1", "R2", "R9"),
            (ReceiptOf(even, "agreed"), ReceiptOf(even, "onlyOurs"), ReceiptOf(even, "onlyTheirs")));
        Assert.Equal("refunded", (await PostAsync(_host.As("examiner-1"), $"/api/v1/fees/{order}/refunds", """{"reason":"多收"}"""))["state"]);
        (await _host.As("applicant-2").GetAsync($"/api/v1/fees/{order}")).IsProblem(403);
        Assert.Equal(1, (await _host.As("applicant-1").GetAsync($"/api/v1/fees/{order}")).Ok().GetProperty("setAside").GetInt32());
    }

    [Fact]
    [Clause("REG-3.9")]
    public async Task A_consignment_goes_from_hand_to_hand_and_what_is_missing_is_told()
    {
        string number = await _host.SubmittedAsync();
        var window = _host.As("window-1");
        var packed = (await PostAsync(window, "/api/v1/consignments", Pack(number))).Ok(201);
        string consignment = $"/api/v1/consignments/{packed.GetProperty("number").GetString()}";
        (await PostAsync(window, "/api/v1/consignments", """{"cases":["x"],"sender":"甲"}""")).IsFault("cases[0]");
        (await PostAsync(window, $"{consignment}/acts", """{"act":"receive","sealIntact":true,"counted":[1]}""")).IsRefusal("cases.consignment-not-sent", "REG-3.9");
        (await PostAsync(window, $"{consignment}/acts", """{"act":"handOver","from":"别处","to":"示例快递"}""")).IsRefusal("cases.consignment-not-holder", "REG-3.9");
        Assert.Equal("示例快递", (await PostAsync(window, $"{consignment}/acts", """{"act":"handOver","from":"示例窗口","to":"示例快递","waybill":"W1"}"""))["holder"]);
        var received = (await PostAsync(window, $"{consignment}/acts", """{"act":"receive","sealIntact":false,"counted":[1]}""")).Ok();
        Assert.Equal(1, received.GetProperty("shortage").EnumerateArray().Single().GetProperty("count").GetInt32());
        (await PostAsync(window, $"{consignment}/acts", """{"act":"lose","finding":"找不到"}""")).IsRefusal("cases.consignment-ended", "REG-3.9");
        (await _host.As("applicant-1").GetAsync(consignment)).Ok();
        (await _host.As("applicant-2").GetAsync(consignment)).IsProblem(403);
    }

    private async Task<string> WaterIntakeAsync()
    {
        var application = new JsonObject
        {
            ["matter"] = WaterIntake,
            ["division"] = "441202",
            ["channel"] = "window",
            ["applicant"] = new JsonObject { ["kind"] = "person", ["name"] = Story.Name, ["identifier"] = Story.IdentityNumber },
            ["materials"] = new JsonArray(),
        };
        return (await _host.As("applicant-1").SubmitAsync(application)).Ok(201).GetProperty("number").GetString()!;
    }

    private static string Check(params string[] materials) => new JsonObject { ["matter"] = Story.Matter, ["division"] = "441202", ["materials"] = Story.Papers(materials) }.ToJsonString();

    private static string Pack(string number) =>
        $$"""{"cases":["{{number}}"],"sender":"示例窗口","receiver":"示例审批局","seal":"S1","items":[{"name":"营业执照正本","isOriginal":true,"count":2}]}""";

    private static string Statement(string order, params (string Receipt, long Fen)[] payments) => new JsonObject
    {
        ["payments"] = new JsonArray([.. payments.Select(payment => new JsonObject { ["order"] = order, ["receipt"] = payment.Receipt, ["fen"] = payment.Fen })]),
    }.ToJsonString();

    private static string ReceiptOf(System.Text.Json.JsonElement answer, string list) => answer.GetProperty(list).EnumerateArray().Single().GetProperty("receipt").GetString()!;

    private static Task<Answer> PayAsync(Caller caller, string order, string receipt, long fen) =>
        caller.PostAsync("/api/v1/fees/payments", $$"""{"order":"{{order}}","receipt":"{{receipt}}","fen":{{fen}}}""");

    private static Task<Answer> PostAsync(Caller caller, string path, string json) => caller.PostAsync(path, json, ("Idempotency-Key", Caller.NewKey()));
}
