using System.Text;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Http;

/// <summary>Names as people write them, and texts that mean harm.</summary>
public sealed class TextTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Theory]
    [InlineData("𠮷田")]
    [InlineData("䶮")]
    [InlineData("买买提·吐尔逊")]
    [InlineData("O'Neil & <b>Söhne</b> \"甲\"")]
    [InlineData("{{7*7}} ${x} %s '; DROP TABLE event;--")]
    public async Task A_name_comes_back_as_it_was_written(string name)
    {
        var answer = await host.As("applicant-1").SubmitAsync(Named(name));
        Assert.Equal(name, answer.Ok(201).GetProperty("applicant").GetProperty("name").GetString());
        string number = answer["number"]!;
        Assert.Equal(name, (await host.As("applicant-1").GetAsync($"/api/v1/cases/{number}")).Ok().GetProperty("applicant").GetProperty("name").GetString());
        var record = (await host.As("applicant-1").GetAsync($"/api/v1/cases/{number}/record")).Ok();
        Assert.Equal(name, record.GetProperty("events")[0].GetProperty("content").GetProperty("application").GetProperty("applicant").GetProperty("name").GetString());
        string page = (await host.As("applicant-1").GetAsync($"/cases/{number}")).Text;
        Assert.Contains(name, System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hundred_characters_outside_the_basic_plane_are_a_name()
    {
        string name = string.Concat(Enumerable.Repeat("𠮷", 200));
        Assert.Equal(name, (await host.As("applicant-1").SubmitAsync(Named(name))).Ok(201).GetProperty("applicant").GetProperty("name").GetString());
        (await host.As("applicant-1").SubmitAsync(Named(name + "𠮷"))).IsFault("applicant.name");
    }

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\n")]
    [InlineData("\\r\\ninfo: forged")]
    [InlineData("\\u001b[31m")]
    [InlineData("\\u007f")]
    [InlineData("\\u0085")]
    [InlineData("\\u2028")]
    [InlineData("\\u202e")]
    [InlineData("\\u200f")]
    [InlineData("\\u2066")]
    [InlineData("\\u200b")]
    [InlineData("\\ufeff")]
    [InlineData("\\ue000")]
    [InlineData("\\uffff")]
    [InlineData("\\ud800")]
    [InlineData("\\udc00\\ud800")]
    public async Task A_text_that_could_forge_a_page_or_a_log_line_is_refused(string escaped)
    {
        long before = await host.LastPositionAsync();
        int lines = host.Log.Lines.Count;
        string body = Named("甲NAME某").ToJsonString().Replace("NAME", escaped, StringComparison.Ordinal);
        var answer = await host.As("applicant-1").PostAsync("/api/v1/cases", body, ("Idempotency-Key", Caller.NewKey()));
        if (escaped.Contains("\\ud", StringComparison.Ordinal)) answer.IsProblem(400);
        else answer.IsFault("applicant.name");
        Assert.DoesNotContain(host.Log.Lines.Skip(lines), line => line.Contains("forged", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Equal(before, await host.LastPositionAsync());
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public async Task A_name_without_end_is_refused_and_not_repeated(int length)
    {
        var answer = await host.As("applicant-1").SubmitAsync(Named(new string('长', length)));
        answer.IsFault("applicant.name");
        Assert.True(answer.Bytes.Length < 1000);
    }

    [Fact]
    public async Task A_reason_has_two_thousand_characters_and_may_have_lines()
    {
        string reason = "第一行\n第二行\t" + new string('因', 1992);
        string number = await host.SubmittedAsync();
        var act = new JsonObject { ["act"] = "refuse", ["reason"] = reason + "因因" };
        (await host.As("window-1").ActAsync(number, 1, act.ToJsonString())).IsFault("reason");
        act["reason"] = reason;
        Assert.Equal(reason, (await host.As("window-1").ActAsync(number, 1, act.ToJsonString())).Ok().GetProperty("reason").GetString());
    }

    [Fact]
    public async Task No_log_line_of_a_whole_life_holds_the_name_or_the_number_and_no_answer_the_number()
    {
        using var quiet = new RunningHost();
        const string name = "欧阳虚构", number = "99000019491001387X";
        var application = Story.Application(Story.Form);
        application["applicant"] = new JsonObject { ["kind"] = "person", ["name"] = name, ["identifier"] = number };
        var answers = new List<Answer> { await quiet.As("applicant-1").SubmitAsync(application) };
        string at = answers[0]["number"]!;
        answers.Add(await quiet.As("window-1").ActAsync(at, 1, Story.NotifyOnce(Story.Proof, Story.Premises)));
        answers.Add(await quiet.As("applicant-1").ActAsync(at, 2, Story.Supplement(Story.Proof, Story.Premises)));
        answers.Add(await quiet.As("window-1").ActAsync(at, 3, Story.Accept));
        answers.Add(await quiet.As("examiner-1").ActAsync(at, 4, Story.Grant));
        answers.Add(await quiet.As("window-1").ActAsync(at, 5, Story.Deliver));
        Assert.All(answers, answer => Assert.InRange(answer.Code, 200, 201));
        answers.Add(await quiet.As("applicant-1").GetAsync($"/api/v1/cases/{at}/record"));
        answers.Add(await quiet.As("applicant-1").GetAsync($"/cases/{at}"));
        application["applicant"]!["name"] = name + "\u0007";
        answers.Add(await quiet.As("applicant-1").SubmitAsync(application));
        application["applicant"]!["identifier"] = "990000194910013871";
        answers.Add(await quiet.As("applicant-1").SubmitAsync(application));
        answers.Add(await quiet.As("applicant-1").PostAsync("/api/v1/cases", application.ToJsonString()[..^1], ("Idempotency-Key", "k")));
        answers.Add(await quiet.As().PostAsync("/api/v1/identifiers/checks", $$"""{"items":[{"kind":"citizenIdentityNumber","value":"{{number}}"}]}"""));
        Assert.All(answers, answer => Assert.DoesNotContain("9491001387", answer.Text, StringComparison.Ordinal));
        Assert.True(quiet.Log.Lines.Count > 100);
        Assert.DoesNotContain(quiet.Log.Lines, line => line.Contains(name, StringComparison.Ordinal) || line.Contains("9491001387", StringComparison.Ordinal) || line.Contains(Uri.EscapeDataString(name), StringComparison.Ordinal));
    }

    private static JsonObject Named(string name)
    {
        var application = Story.Application();
        application["applicant"]!["name"] = name;
        return application;
    }
}
