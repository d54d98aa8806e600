using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhaoqing.GovServices.DepartmentHost.Tests.Http;
using Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Stories;

/// <summary>The stories of the documents, lived through the HTTP face; at the end the pages of the citizen and of the desk show the same case.</summary>
public sealed class StoryTests
{
    private static readonly string Folder = Path.Combine(OpenApiTests.Root(), "docs", "stories");

    public static TheoryData<string> Stories => [.. Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "README").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story_goes_as_it_is_told(string story)
    {
        using var host = new RunningHost();
        string? number = null, applicant = null, project = null;
        foreach (var line in StoryLine.Read(await File.ReadAllTextAsync(Path.Combine(Folder, story + ".md"))))
        {
            switch (line.Verb)
            {
                case "@":
                    host.SetClock(line.Expected);
                    break;
                case "submits":
                    var taken = await host.As(line.Who).SubmitAsync(Application(line.Json!.AsObject()));
                    Fits(line, taken, "state");
                    if (line.Code == 201) (number, applicant) = (taken["number"], line.Who);
                    break;
                case "proposes":
                    var proposed = await host.As(line.Who).ProposeAsync(Proposal(line.Json!.AsObject()));
                    Fits(line, proposed, "state");
                    if (line.Code == 201) (project, applicant) = (proposed["code"], line.Who);
                    break;
                case "does" when project is not null:
                    var plan = (await host.As(applicant!).GetAsync($"/api/v1/projects/{project}")).Ok();
                    Fits(line, await host.As(line.Who).ActOnProjectAsync(project, Filled(line.Json!, plan, "draft.promiseDigest")), "state");
                    break;
                case "does":
                    var now = (await host.As("supervisor-1").GetAsync($"/api/v1/cases/{number}")).Ok();
                    Fits(line, await host.As(line.Who).ActAsync(number!, now.GetProperty("version").GetInt64(), Filled(line.Json!, now, "parts[0].commitment.promiseDigest")), "state");
                    break;
                default:
                    string seen = At((await host.As(line.Who).GetAsync(project is null ? $"/api/v1/cases/{number}" : $"/api/v1/projects/{project}")).Ok(), line.Verb["sees ".Length..]);
                    Assert.True(seen == line.Expected, $"{line.Text}: it is {seen}");
                    break;
            }
        }

        if (project is not null)
        {
            var browser = new Browser(host);
            await browser.ActAsAsync(applicant!);
            Assert.Equal(200, (await browser.GoAsync($"/projects/{project}")).Code);
            Assert.Contains((await host.As(applicant!).GetAsync($"/api/v1/projects/{project}"))["stateName"]!, browser.Text, StringComparison.Ordinal);
            return;
        }

        var last = (await host.As("supervisor-1").GetAsync($"/api/v1/cases/{number}")).Ok();
        await ShowsAsync(host, "window-1", $"/desk/{number}", last);
        if (applicant!.StartsWith("applicant", StringComparison.Ordinal)) await ShowsAsync(host, applicant, $"/cases/{number}", last);
    }

    [Fact]
    public void There_are_at_least_eight_stories() => Assert.True(Stories.Count >= 8);

    private static async Task ShowsAsync(RunningHost host, string person, string path, JsonElement last)
    {
        var browser = new Browser(host);
        await browser.ActAsAsync(person);
        Assert.Equal(200, (await browser.GoAsync(path)).Code);
        Assert.Contains(last.GetProperty("number").GetString()!, browser.Text, StringComparison.Ordinal);
        Assert.Contains(last.GetProperty("matterName").GetString()!, browser.Text, StringComparison.Ordinal);
    }

    private static void Fits(StoryLine line, Answer answer, string member)
    {
        Assert.True(answer.Code == line.Code, $"{line.Text}: {answer.Code} {answer.Text}");
        string told = answer[line.Code < 300 ? member : "code"]!;
        Assert.True(told == line.Expected, $"{line.Text}: {told}");
    }

    /// <summary>The application of the stories with what a line says otherwise; materials by their codes alone are electronic.</summary>
    private static JsonObject Application(JsonObject told)
    {
        var whole = Story.Application();
        foreach (var (name, value) in told) whole[name] = name == "materials" ? Story.Papers([.. value!.AsArray().Select(code => code!.GetValue<string>())]) : value?.DeepClone();
        return whole;
    }

    /// <summary>The act with <c>$promise</c> filled in from the notice that was shown.</summary>
    private static string Filled(JsonNode act, JsonElement now, string digest) =>
        act.ToJsonString() is var json && json.Contains("$promise", StringComparison.Ordinal) ? json.Replace("$promise", At(now, digest), StringComparison.Ordinal) : json;

    /// <summary>The project of the stories with what a line says otherwise.</summary>
    private static JsonObject Proposal(JsonObject told)
    {
        var whole = JsonNode.Parse("""
            {"code":"2601-999999-04-01-123456","name":"示例项目","kind":"industry","industry":"C3311","division":"441202","enterprise":{"name":"示例公司(虚构)","identifier":"91990000MA0000007X"},
             "land":"示例用地0001号","parcel":"POLYGON ((112.46 23.06, 112.47 23.06, 112.47 23.07, 112.46 23.07, 112.46 23.06))"}
            """)!.AsObject();
        foreach (var (name, value) in told) whole[name] = value?.DeepClone();
        return whole;
    }

    private static string At(JsonElement json, string path)
    {
        foreach (string step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            json = step.StartsWith('[') ? json[int.Parse(step.Trim('[', ']'), CultureInfo.InvariantCulture)] : json.GetProperty(step);
        return json.ValueKind == JsonValueKind.Null ? "null" : json.ToString();
    }
}
