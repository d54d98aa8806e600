using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>The described interface, which also ships as a file.</summary>
public sealed class OpenApiTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly JsonSerializerOptions Plain = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_file_in_the_documents_is_what_the_host_describes()
    {
        string expected = (await DocumentAsync(host)).ToJsonString(Plain) + "\n", path = Path.Combine(Root(), "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1") await File.WriteAllTextAsync(path, expected);
        Assert.True(
            File.Exists(path) && await File.ReadAllTextAsync(path) == expected,
            "docs/openapi.json is not what the host describes; run UPDATE_DOCS=1 eng/test.sh FullyQualifiedName~OpenApiTests and look at the difference.");
    }

    [Fact]
    public async Task Outside_Development_the_same_is_described_but_for_the_demonstration()
    {
        using var production = new RunningHost().In("Production");
        var here = await DocumentAsync(host);
        var there = await DocumentAsync(production);
        Assert.True(here["paths"]!.AsObject().Remove("/demo/people"));
        Assert.Equal(here["paths"]!.ToJsonString(Plain), there["paths"]!.ToJsonString(Plain));
    }

    [Theory]
    [InlineData("get", "/api/v1/working-days/{date}")]
    [InlineData("get", "/api/v1/working-days/calendar.ics")]
    [InlineData("post", "/api/v1/working-days/due")]
    [InlineData("post", "/api/v1/working-days/counts")]
    [InlineData("post", "/api/v1/identifiers/checks")]
    [InlineData("get", "/api/v1/matters")]
    [InlineData("get", "/api/v1/matters/{code}")]
    [InlineData("get", "/api/v1/matters/suggestions")]
    [InlineData("post", "/api/v1/cases")]
    [InlineData("get", "/api/v1/cases/{number}")]
    [InlineData("get", "/api/v1/cases/{number}/record")]
    [InlineData("get", "/api/v1/cases/{number}/due.ics")]
    [InlineData("post", "/api/v1/cases/{number}/acts")]
    [InlineData("get", "/api/v1/clauses")]
    [InlineData("get", "/api/v1/clauses/{id}")]
    [InlineData("get", "/demo/people")]
    public async Task Every_fixed_route_is_described(string method, string path)
    {
        var operation = (await DocumentAsync(host))["paths"]![path]?[method];
        Assert.NotNull(operation);
        Assert.NotEmpty(operation["summary"]!.GetValue<string>());
        Assert.NotEmpty(operation["responses"]!.AsObject());
    }

    [Fact]
    public async Task What_a_program_needs_to_know_is_described()
    {
        var document = await DocumentAsync(host);
        var schemas = document["components"]!["schemas"]!;
        Assert.Equal(("string", "date"), (schemas["LocalDate"]!["type"]!.GetValue<string>(), schemas["LocalDate"]!["format"]!.GetValue<string>()));
        Assert.Equal(("string", "date-time"), (schemas["Instant"]!["type"]!.GetValue<string>(), schemas["Instant"]!["format"]!.GetValue<string>()));
        foreach (string code in new[] { "CaseNumber", "MatterCode", "MaterialCode", "DivisionCode" }) Assert.Equal("string", schemas[code]!["type"]!.GetValue<string>());
        Assert.Superset(new HashSet<string> { "type", "title", "status", "detail", "code", "errors", "basis", "traceId" }, schemas["ProblemDetails"]!["properties"]!.AsObject().Select(property => property.Key).ToHashSet());
        Assert.Equal(["Idempotency-Key"], HeadersOf("/api/v1/cases"));
        Assert.Equal(["Idempotency-Key", "If-Match"], HeadersOf("/api/v1/cases/{number}/acts"));

        string[] HeadersOf(string path) =>
            [.. document["paths"]![path]!["post"]!["parameters"]!.AsArray().Where(parameter => parameter!["in"]!.GetValue<string>() == "header" && parameter["required"]!.GetValue<bool>()).Select(parameter => parameter!["name"]!.GetValue<string>())];
    }

    [Fact]
    public async Task There_is_a_page_to_try_it()
    {
        var page = await host.As().GetAsync("/scalar/v1");
        Assert.Equal(200, page.Code);
        Assert.StartsWith("text/html", page.Header("Content-Type"), StringComparison.Ordinal);
    }

    private static async Task<JsonNode> DocumentAsync(RunningHost host)
    {
        var answer = await host.As().GetAsync("/openapi/v1.json");
        Assert.Equal(200, answer.Code);
        return JsonNode.Parse(answer.Bytes)!;
    }

    /// <summary>The folder of the repository.</summary>
    internal static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zhaoqing.GovServices.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The repository was not found from where the tests run.");
    }
}
