using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The checks of codes, with vectors that say what is valid and why not.</summary>
public sealed class IdentifierTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly string[][] Vectors = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "identifiers.csv")).Skip(1).Select(line => line.Split(',', 4))];

    private readonly Caller _anybody = host.As();

    [Fact]
    public async Task Every_vector_is_judged_as_it_says_in_order_and_its_value_never_comes_back()
    {
        Assert.True(Vectors.Length > 100);
        var answer = await _anybody.PostAsync("/api/v1/identifiers/checks", Asked(Vectors.Select(vector => ((string?)KindOf(vector[0]), vector[1]))));
        var items = answer.Ok().GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(Vectors.Select(vector => $"{KindOf(vector[0])} {vector[2]}"), items.Select(item => $"{item.GetProperty("kind")} {(item.GetProperty("valid").GetBoolean() ? "true" : "false")}"));
        Assert.All(Vectors.Where(vector => vector[1].Length > 4), vector => Assert.DoesNotContain(vector[1], answer.Text, StringComparison.Ordinal));
        Assert.All(items, item =>
        {
            Assert.Equal(["kind", "valid", "fault"], item.EnumerateObject().Select(member => member.Name));
            Assert.Equal(item.GetProperty("valid").GetBoolean(), item.GetProperty("fault").ValueKind == System.Text.Json.JsonValueKind.Null);
        });
        Assert.All(Vectors, vector => Assert.DoesNotContain(host.Log.Lines, line => vector[1].Length > 9 && line.Contains(vector[1], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("citizenIdentityNumber", "990000196402292913", "identifiers.check-character", 18)]
    [InlineData("citizenIdentityNumber", "99000019640230291X", "identifiers.date", 7)]
    [InlineData("citizenIdentityNumber", "99000019640229291", "identifiers.length", null)]
    [InlineData("citizenIdentityNumber", "", "identifiers.length", null)]
    [InlineData("unifiedSocialCreditCode", "I1350100M000100Y43", "identifiers.alphabet", 1)]
    [InlineData("divisionCode", "44120", "identifiers.length", null)]
    [InlineData("electronicLicenceIdentifier", "1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.D", "identifiers.check-character", 72)]
    [InlineData("electronicLicenceIdentifier", "1.2.156.3005.1.11100000000013127D001.11441200007141332C.TEST000001.001.C", "identifiers.structure", 14)]
    public async Task A_fault_says_what_and_where(string kind, string value, string code, int? position)
    {
        var fault = (await _anybody.PostAsync("/api/v1/identifiers/checks", Asked([(kind, value)]))).Ok().GetProperty("items")[0].GetProperty("fault");
        Assert.Equal(code, fault.GetProperty("code").GetString());
        Assert.Equal(position, fault.GetProperty("position").ValueKind == System.Text.Json.JsonValueKind.Null ? null : fault.GetProperty("position").GetInt32());
        Assert.NotEmpty(fault.GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("441202", true)]
    [InlineData("441202000000", true)]
    [InlineData("4412020", false)]
    public async Task Division_codes_are_judged_by_their_form(string value, bool valid) =>
        Assert.Equal(valid, (await _anybody.PostAsync("/api/v1/identifiers/checks", Asked([("divisionCode", value)]))).Ok().GetProperty("items")[0].GetProperty("valid").GetBoolean());

    [Fact]
    public async Task An_identifier_of_a_licence_that_holds_is_valid() => Assert.True(
        (await _anybody.PostAsync("/api/v1/identifiers/checks", Asked([("electronicLicenceIdentifier", "1.2.156.3005.2.11100000000013127D001.11441200007141332C.TEST000001.001.C")])))
            .Ok().GetProperty("items")[0].GetProperty("valid").GetBoolean());

    [Theory]
    [InlineData("passport")]
    [InlineData("CitizenIdentityNumber")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_kind_whose_package_is_not_there_is_a_fault(string? kind) =>
        (await _anybody.PostAsync("/api/v1/identifiers/checks", Asked([("divisionCode", "4412"), (kind, "x")]))).IsFault("items[1].kind", "identifiers.kind-unknown");

    [Fact]
    public async Task Ten_thousand_are_checked_in_one_call_and_one_more_is_too_many()
    {
        var many = Enumerable.Range(0, 10_000).Select(i => ((string?)"divisionCode", i % 3 == 0 ? "4412" : "44120")).ToArray();
        var items = (await _anybody.PostAsync("/api/v1/identifiers/checks", Asked(many))).Ok().GetProperty("items").EnumerateArray();
        Assert.Equal(many.Select(item => item.Item2 == "4412"), items.Select(item => item.GetProperty("valid").GetBoolean()));
        (await _anybody.PostAsync("/api/v1/identifiers/checks", Asked([.. many, ("divisionCode", "44")]))).IsFault("items", "request.items");
    }

    [Theory]
    [InlineData("{}", "items")]
    [InlineData("""{"items":[null]}""", "items[0].kind")]
    [InlineData("""{"items":[{"kind":"divisionCode"}]}""", "items[0].value")]
    public async Task What_is_left_out_is_named(string body, string field) =>
        (await _anybody.PostAsync("/api/v1/identifiers/checks", body)).IsFault(field);

    private static JsonObject Asked(IEnumerable<(string? Kind, string Value)> items) =>
        new() { ["items"] = new JsonArray([.. items.Select(item => (JsonNode)new JsonObject { ["kind"] = item.Kind, ["value"] = item.Value })]) };

    private static string KindOf(string kind) => kind == "uscc" ? "unifiedSocialCreditCode" : "citizenIdentityNumber";
}
