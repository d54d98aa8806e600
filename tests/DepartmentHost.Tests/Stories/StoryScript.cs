using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Stories;

/// <summary>The script of a story: the lines of the block <c>story</c> of its page.</summary>
/// <remarks>
/// <c>@ 2026-09-21T09:00</c> sets the clock; <c>who submits {…} =&gt; 201 state</c> hands an application in; <c>who does {…} =&gt; 200 state</c> or
/// <c>=&gt; 409 code</c> does an act at the version that stands; <c>who sees path = value</c> reads the case.
/// <c>who proposes {…}</c> begins a project instead of a case. Beside the case, <c>who posts address {…} =&gt; 201 state</c> posts to an
/// address below <c>/api/v1</c>, <c>who reads address path = value</c> reads one, and <c>who turns to address path</c> goes on with the case whose number is found there. <c>$session</c>,
/// <c>$theme</c> and <c>$token</c> stand for the numbers that were given last and for what lets a person come back to a session;
/// <c>$case</c>, <c>$grant</c> and <c>$digest</c> for the case, the grant that was asked last, and what its holder is shown.
/// </remarks>
internal sealed partial record StoryLine(string Text, string Who, string Verb, JsonNode? Json, int Code, string Expected)
{
    public static IEnumerable<StoryLine> ReadAll(string page)
    {
        var block = Block().Match(page);
        Assert.True(block.Success, "The page has no block of the kind story.");
        return block.Groups["lines"].Value.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(Of);
    }

    private static StoryLine Of(string line)
    {
        if (line.StartsWith("@ ", StringComparison.Ordinal)) return new StoryLine(line, "", "@", Json: null, 0, line[2..].Trim());
        var seen = Seen().Match(line);
        if (seen.Success) return new StoryLine(line, seen.Groups["who"].Value, "sees " + seen.Groups["path"].Value, Json: null, 200, seen.Groups["value"].Value);
        if (Read().Match(line) is { Success: true } read)
        {
            string verb = $"{read.Groups["verb"].Value} {read.Groups["address"].Value} {read.Groups["path"].Value}";
            return new StoryLine(line, read.Groups["who"].Value, verb, Json: null, 200, read.Groups["value"].Value);
        }

        var done = Done().Match(line);
        Assert.True(done.Success, $"Not understood: {line}");
        return new StoryLine(line, done.Groups["who"].Value, done.Groups["verb"].Value, JsonNode.Parse(done.Groups["json"].Value), int.Parse(done.Groups["code"].Value, System.Globalization.CultureInfo.InvariantCulture), done.Groups["told"].Value);
    }

    [GeneratedRegex("```story\n(?<lines>.*?)```", RegexOptions.Singleline, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^(?<who>\S+) sees (?<path>\S+) = (?<value>.*)$", RegexOptions.None, 1000)]
    private static partial Regex Seen();

    [GeneratedRegex(@"^(?<who>\S+) (?<verb>reads|turns to) (?<address>\S+) (?<path>\S+)(?: = (?<value>.*))?$", RegexOptions.None, 1000)]
    private static partial Regex Read();

    [GeneratedRegex(@"^(?<who>\S+) (?<verb>submits|proposes|does|posts \S+) (?<json>\{.*\}) => (?<code>\d+) (?<told>\S+)$", RegexOptions.None, 1000)]
    private static partial Regex Done();
}
