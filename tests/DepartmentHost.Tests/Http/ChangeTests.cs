using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Changes of the catalogue over HTTP: three persons, and in force from their instant on.</summary>
public sealed class ChangeTests : IDisposable
{
    private const string Changes = "/api/v1/catalogue/changes";
    private const string Rename = $$"""{"cause":"lawChanged","evidence":{"law":"某条例","article":"第一条","text":"名称改为甲。"},"edits":[{"matter":"{{Story.Matter}}","name":"个体工商户开业登记","materials":[{"code":"{{Story.Premises}}","necessity":"removed"}]}]}""";

    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    [Clause("STD-3.2")]
    public async Task A_change_goes_through_three_persons_and_is_then_what_everybody_reads()
    {
        string before = (await MatterAsync()).GetProperty("name").GetString()!;
        var draft = await _host.As("department-1").PostAsync(Changes, Rename, ("Idempotency-Key", "a"));
        string number = draft.Ok(201).GetProperty("number").GetString()!;
        Assert.Equal("\"1\"", draft.Header("ETag"));
        var elements = draft.Json.GetProperty("differences")[0].GetProperty("elements").EnumerateArray().ToArray();
        Assert.Contains(elements, element => element.GetProperty("burden").GetString() == "lighter");
        Assert.Equal(number, (await _host.As("department-1").PostAsync(Changes, Rename, ("Idempotency-Key", "a")))["number"]);

        (await ActAsync("department-1", number, 1, """{"act":"submit"}""")).Ok();
        Assert.Equal(403, (await ActAsync("department-1", number, 2, """{"act":"check"}""")).Code);
        (await ActAsync("department-2", number, 2, """{"act":"check"}""")).Ok();
        Assert.Equal(403, (await ActAsync("department-2", number, 3, """{"act":"approve"}""")).Code);
        Assert.Equal(412, (await ActAsync("data-1", number, 2, """{"act":"approve"}""")).Code);
        Assert.Equal(before, (await MatterAsync()).GetProperty("name").GetString());
        var approved = (await ActAsync("data-1", number, 3, """{"act":"approve"}""")).Ok();

        Assert.Equal(("approved", "已通过", "data-1"), (approved.GetProperty("state").GetString(), approved.GetProperty("stateName").GetString(), approved.GetProperty("reviewedBy").GetString()));
        var now = await MatterAsync();
        Assert.Equal("个体工商户开业登记", now.GetProperty("name").GetString());
        Assert.DoesNotContain(Story.Premises, now.GetProperty("lists").GetRawText(), StringComparison.Ordinal);
        var list = (await _host.As("data-1").GetAsync(Changes)).Ok();
        Assert.Equal("sample-2025-04.1", list.GetProperty("inForce").GetString());
        Assert.Equal(2, list.GetProperty("editions").GetArrayLength());
    }

    [Fact]
    [Clause("REG-3.15")]
    public async Task A_longer_limit_without_an_article_does_not_pass_the_review()
    {
        string longer = $$"""{"cause":"errorCorrected","evidence":{"law":"某文件","text":"更正。"},"edits":[{"matter":"{{Story.Matter}}","decisionAmount":30}]}""";
        string number = (await _host.As("department-1").PostAsync(Changes, longer, ("Idempotency-Key", "a"))).Ok(201).GetProperty("number").GetString()!;
        await ActAsync("department-1", number, 1, """{"act":"submit"}""");
        await ActAsync("department-2", number, 2, """{"act":"check"}""");

        var refused = await ActAsync("data-1", number, 3, """{"act":"approve"}""");

        Assert.Equal((422, "catalogue.rise-without-basis"), (refused.Code, refused["code"]));
        Assert.Contains("REG-3.15", refused.Text, StringComparison.Ordinal);
        (await ActAsync("data-1", number, 3, """{"act":"giveBack","reason":"请补充依据"}""")).Ok();
    }

    [Theory]
    [InlineData("""{"cause":"x","evidence":{"law":"某条例","text":"文"},"edits":[]}""", 422)]
    [InlineData("""{"cause":"lawChanged","edits":[{"matter":"511A0074300005","name":"新名"}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[{"matter":"nobody","name":"新名"}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[{"matter":"511A0074300005","name":"a\nb"}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[{"matter":"511A0074300005","decisionAmount":-1}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[{"matter":"511A0074300005","materials":[{"code":"none","necessity":"removed"}]}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[null]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[{"matter":"511A0074300005","materials":[null]}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[{"matter":"511A0074300005"}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","evidence":{"law":"某条例","text":"文"},"edits":[{"matter":"511A0074300005","name":"a\u202eb"}]}""", 422)]
    [InlineData("""{"cause":"lawChanged","colour":1}""", 400)]
    public async Task What_cannot_be_proposed_is_told_by_field(string body, int status) =>
        Assert.Equal(status, (await _host.As("department-1").PostAsync(Changes, body, ("Idempotency-Key", "a"))).Code);

    [Fact]
    public async Task Only_those_who_work_on_the_catalogue_see_changes()
    {
        Assert.Equal(401, (await _host.As().GetAsync(Changes)).Code);
        Assert.Equal(403, (await _host.As("applicant-1").GetAsync(Changes)).Code);
        Assert.Equal(403, (await _host.As("examiner-1").PostAsync(Changes, Rename, ("Idempotency-Key", "a"))).Code);
        Assert.Equal(404, (await _host.As("data-1").GetAsync($"{Changes}/2026-0099")).Code);
    }

    private async Task<JsonElement> MatterAsync() => (await _host.As().GetAsync($"/api/v1/matters/{Story.Matter}")).Ok();

    private Task<Answer> ActAsync(string person, string number, long version, string act) =>
        _host.As(person).PostAsync($"{Changes}/{number}/acts", act, ("If-Match", $"\"{version}\""), ("Idempotency-Key", Caller.NewKey()));
}
