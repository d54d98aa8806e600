using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Stories;

/// <summary>One story while it is lived: the case or the project it is about.</summary>
internal sealed class StoryRun(RunningHost host)
{
    private readonly StoryBeside _beside = new(host);
    private string? _number, _applicant, _project;

    /// <summary>Lives a line.</summary>
    public async Task LiveAsync(StoryLine line)
    {
        switch (line.Verb)
        {
            case "@":
                host.SetClock(line.Expected);
                break;
            case "submits":
                var taken = await host.As(line.Who).SubmitAsync(JsonNode.Parse(await _beside.FilledAsync(line.Who, Application(line.Json!.AsObject()).ToJsonString()))!);
                Fits(line, taken, "state");
                if (line.Code == 201) (_number, _applicant) = (taken["number"], line.Who);
                if (line.Code == 201) _beside.Take(_number!);
                break;
            case "proposes":
                var proposed = await host.As(line.Who).ProposeAsync(Proposal(line.Json!.AsObject()));
                Fits(line, proposed, "state");
                if (line.Code == 201) (_project, _applicant) = (proposed["code"], line.Who);
                break;
            case "does" when _project is not null:
                var plan = (await host.As(_applicant!).GetAsync($"/api/v1/projects/{_project}")).Ok();
                Fits(line, await host.As(line.Who).ActOnProjectAsync(_project, Filled(line.Json!, plan, "draft.promiseDigest")), "state");
                break;
            case "does":
                var now = (await host.As("supervisor-1").GetAsync($"/api/v1/cases/{_number}")).Ok();
                Fits(line, await host.As(line.Who).ActAsync(_number!, now.GetProperty("version").GetInt64(), Filled(line.Json!, now, "parts[0].commitment.promiseDigest")), "state");
                break;
            case var verb when verb.StartsWith("posts ", StringComparison.Ordinal):
                Fits(line, await _beside.PostAsync(line), "state");
                _applicant ??= line.Who;
                break;
            case var verb when verb.StartsWith("reads ", StringComparison.Ordinal):
                string read = await _beside.ReadAsync(line);
                Assert.True(read == line.Expected, $"{line.Text}: it is {read}");
                break;
            case var verb when verb.StartsWith("turns to ", StringComparison.Ordinal):
                _number = await _beside.ReadAsync(line);
                break;
            default:
                string seen = At((await host.As(line.Who).GetAsync(_project is null ? $"/api/v1/cases/{_number}" : $"/api/v1/projects/{_project}")).Ok(), line.Verb["sees ".Length..]);
                Assert.True(seen == line.Expected, $"{line.Text}: it is {seen}");
                break;
        }
    }

    /// <summary>Looks at the pages at the end.</summary>
    public async Task ShowAsync()
    {
        if (_project is not null)
        {
            var browser = new Browser(host);
            await browser.ActAsAsync(_applicant!);
            Assert.Equal(200, (await browser.GoAsync($"/projects/{_project}")).Code);
            Assert.Contains((await host.As(_applicant!).GetAsync($"/api/v1/projects/{_project}"))["stateName"]!, browser.Text, StringComparison.Ordinal);
            return;
        }

        var last = (await host.As("supervisor-1").GetAsync($"/api/v1/cases/{_number}")).Ok();
        await ShowsAsync(host, "window-1", $"/desk/{_number}", last);
        if (_applicant!.StartsWith("applicant", StringComparison.Ordinal)) await ShowsAsync(host, _applicant, $"/cases/{_number}", last);
    }

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
        string told = line.Code < 300 && !answer.Json.TryGetProperty(member, out _) ? "taken" : answer[line.Code < 300 ? member : "code"]!;
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
    internal static JsonObject Proposal(JsonObject told)
    {
        var whole = JsonNode.Parse("""
            {"code":"2601-999999-04-01-123456","name":"示例项目","kind":"industry","industry":"C3311","division":"441202","enterprise":{"name":"示例公司(虚构)","identifier":"91990000MA0000007X"},
             "land":"示例用地0001号","parcel":"POLYGON ((112.46 23.06, 112.47 23.06, 112.47 23.07, 112.46 23.07, 112.46 23.06))"}
            """)!.AsObject();
        foreach (var (name, value) in told) whole[name] = value?.DeepClone();
        return whole;
    }

    internal static string At(JsonElement json, string path)
    {
        foreach (string step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
            json = step.StartsWith('[') ? json[int.Parse(step.Trim('[', ']'), CultureInfo.InvariantCulture)] : json.GetProperty(step);
        return json.ValueKind == JsonValueKind.Null ? "null" : json.ToString();
    }
}
