using System.Text.Json.Nodes;
using Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Projects under double tolerance and double commitment over HTTP: what is refused, and to whom they are shown. A whole life stands in the story <c>project</c>.</summary>
public sealed class ProjectTests : IDisposable
{
    private const string Code = "2601-999999-04-01-123456";
    private readonly RunningHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [Clause("CON-7.7")]
    [InlineData("code", "\"x\"", "code")]
    [InlineData("kind", "\"hotel\"", "kind")]
    [InlineData("land", "\" \"", "land")]
    [InlineData("industry", "null", "industry")]
    [InlineData("industry", "\"c2614\"", "industry")]
    [InlineData("land", "\"\\u0000\"", "land")]
    [InlineData("parcel", "\"SRID=4326;POLYGON ((112.46 23.06, 112.47 23.06, 112.47 23.07, 112.46 23.07, 112.46 23.06))\"", "datum")]
    [InlineData("name", "\"\"", "name")]
    [InlineData("division", "\"guangdong\"", "division")]
    [InlineData("enterprise", "null", "enterprise.name")]
    [InlineData("enterprise", "{\"name\":\"甲\",\"identifier\":\"91990000MA0000007Y\"}", "enterprise.identifier")]
    [InlineData("parcel", "\"POLYGON ((112.46 23.06, 112.47 23.06, 112.47 23.07))\"", "shape")]
    public async Task What_does_not_fit_is_told_on_its_field(string member, string value, string field)
    {
        var project = Project();
        project[member] = JsonNode.Parse(value);
        (await _host.As("applicant-1").ProposeAsync(project)).IsFault(field);
    }

    [Fact]
    [Clause("CON-7.7")]
    public async Task The_negative_list_refuses_and_only_an_enterprise_proposes_once()
    {
        var project = Project();
        project["industry"] = "C2614";
        (await _host.As("applicant-1").ProposeAsync(project)).IsRefusal("notify-commit.project-on-negative-list");
        Assert.Equal(403, (await _host.As("window-1").ProposeAsync(Project())).Code);
        Assert.Equal(201, (await _host.As("applicant-1").ProposeAsync(Project())).Code);
        (await _host.As("applicant-1").ProposeAsync(Project())).IsFault("code");
    }

    [Theory]
    [Clause("CON-7.8")]
    [InlineData("""{"act":"draft","duties":[]}""", "duties")]
    [InlineData("""{"act":"draft","duties":[null]}""", "duties[0].side")]
    [InlineData("""{"act":"draft","duties":[{"id":"g","side":"government","what":"甲","due":"2026-13-01"}]}""", "duties[0].due")]
    [InlineData("""{"act":"draft","duties":[{"id":"g","side":"government","what":"甲","due":"2026-10-16"},{"id":"E 1","side":"enterprise","what":"乙","due":"2026-10-16"}]}""", "duties[1].id")]
    [InlineData("""{"act":"seal"}""", "act")]
    [InlineData("""{"act":"missDuty","duty":"g"}""", "act")]
    [InlineData("""{"act":"exemptGate","gate":"eia","exemption":"because"}""", "exemption")]
    [InlineData("""{"act":"closeGate","gate":"nothing","document":"1"}""", "gate")]
    public async Task An_act_that_is_none_is_told_on_its_field(string act, string field)
    {
        await _host.As("applicant-1").ProposeAsync(Project());
        (await _host.As("examiner-441202").ActOnProjectAsync(Code, act)).IsFault(field);
    }

    [Fact]
    public async Task Strangers_see_neither_the_project_nor_its_page()
    {
        await _host.As("applicant-1").ProposeAsync(Project());
        Assert.Equal(403, (await _host.As("applicant-2").GetAsync($"/api/v1/projects/{Code}")).Code);
        Assert.Equal(404, (await _host.As("applicant-1").GetAsync("/api/v1/projects/2601-999999-04-01-000000")).Code);
        Assert.Equal(403, (await _host.As("applicant-2").ActOnProjectAsync(Code, """{"act":"leave"}""")).Code);
        var browser = new Browser(_host);
        await browser.ActAsAsync("applicant-2");
        Assert.Equal(404, (await browser.GoAsync($"/projects/{Code}")).Code);
        await browser.ActAsAsync("applicant-1");
        Assert.Equal(200, (await browser.GoAsync($"/projects/{Code}")).Code);
        Assert.Contains("未办结,不得开工", browser.Text, StringComparison.Ordinal);
    }

    private static JsonObject Project() => Stories.StoryRun.Proposal([]);
}
