using System.Text.Json;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Stories;

/// <summary>What a story does beside its case: sessions of the video window, themes, and grants of licences.</summary>
internal sealed class StoryBeside(RunningHost host)
{
    private readonly Dictionary<string, string> _numbers = new(StringComparer.Ordinal);

    /// <summary>Keeps the number of the case, for what is done beside it.</summary>
    public void Take(string number) => _numbers["$case"] = number;

    /// <summary>Posts, and keeps the number that is given.</summary>
    public async Task<Answer> PostAsync(StoryLine line)
    {
        string address = await FilledAsync(line.Who, line.Verb["posts ".Length..]), json = await FilledAsync(line.Who, line.Json!.ToJsonString());
        var answer = await host.As(line.Who).PostAsync($"/api/v1/{address}", json, ("Idempotency-Key", Caller.NewKey()));
        if (answer.Code == 201 && address == "licence-grants") _numbers["$grant"] = answer["id"]!;
        else if (answer.Code == 201) _numbers[answer["number"]![0] == 'V' ? "$session" : "$theme"] = answer["number"]!;
        return answer;
    }

    /// <summary>What stands at a path of what an address gives.</summary>
    public async Task<string> ReadAsync(StoryLine line)
    {
        string[] words = line.Verb.Split(' ');
        return StoryRun.At((await host.As(line.Who).GetAsync($"/api/v1/{await FilledAsync(line.Who, words[^2])}")).Ok(), words[^1]);
    }

    /// <summary>A text with the numbers filled in.</summary>
    public async Task<string> FilledAsync(string who, string text)
    {
        if (text.Contains("$token", StringComparison.Ordinal))
        {
            JsonElement session = (await host.As(who).GetAsync($"/api/v1/video/{_numbers["$session"]}")).Ok();
            text = text.Replace("$token", session.GetProperty("token").GetString(), StringComparison.Ordinal);
        }

        if (text.Contains("$digest", StringComparison.Ordinal))
            text = text.Replace("$digest", (await host.As(who).GetAsync($"/api/v1/licence-grants/{_numbers["$grant"]}"))["digest"], StringComparison.Ordinal);
        return _numbers.Aggregate(text, (filled, number) => filled.Replace(number.Key, number.Value, StringComparison.Ordinal));
    }
}
