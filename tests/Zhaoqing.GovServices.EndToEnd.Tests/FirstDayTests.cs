using System.Text;
using System.Text.RegularExpressions;

namespace Zhaoqing.GovServices.EndToEnd.Tests;

/// <summary>docs/first-day.md is run block by block against a real process, and each answer in it compared with what comes back.</summary>
public sealed partial class FirstDayTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, "docs", "first-day.md");

    /// <summary>Whether the answers in the document are to be written anew instead of compared: <c>UPDATE_DOCS=1</c>.</summary>
    private static readonly bool Updates = Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1";

    [Fact]
    public async Task The_first_day_works_line_by_line()
    {
        await using var host = await HostProcess.StartAsync();
        await using var shell = new Shell();
        var written = new StringBuilder();
        string obtained = "";
        int compared = 0;
        foreach (var (opening, body) in Blocks(await File.ReadAllTextAsync(Path)))
        {
            string now = body;
            switch (opening)
            {
                case "```sh":
                    obtained = await shell.RunAsync(body.Replace("http://127.0.0.1:5080", host.Address.ToString().TrimEnd('/'), StringComparison.Ordinal));
                    break;
                case "```sh kill":
                    await host.KillAsync();
                    break;
                case "```sh start":
                    // The first start has been made above.
                    if (compared > 0) await host.StartAgainAsync();
                    break;
                case "```text":
                    if (Updates) now = obtained + "\n";
                    else Assert.Equal(Steady(body.TrimEnd('\n')), Steady(obtained));
                    compared++;
                    break;
            }

            written.Append(opening is null ? now : $"{opening}\n{now}```\n");
        }

        if (Updates) await File.WriteAllTextAsync(Path, written.ToString());
        Assert.InRange(compared, 10, 100);
        Assert.DoesNotContain("990000199001010017", host.Log, StringComparison.Ordinal);
    }

    /// <summary>The document cut into text (no opening) and fenced blocks.</summary>
    private static IEnumerable<(string? Opening, string Body)> Blocks(string page)
    {
        var body = new StringBuilder();
        string? opening = null;
        foreach (string line in page.TrimEnd('\n').Split('\n'))
        {
            if (opening is null && line.StartsWith("```", StringComparison.Ordinal))
            {
                if (body.Length > 0) yield return (null, body.ToString());
                body.Clear();
                opening = line;
            }
            else if (opening is not null && line == "```")
            {
                yield return (opening, body.ToString());
                body.Clear();
                opening = null;
            }
            else
            {
                body.Append(line).Append('\n');
            }
        }

        if (body.Length > 0) yield return (opening, body.ToString());
    }

    /// <summary>What must be the same on every day: numbers of cases, days, instants and traces are left out.</summary>
    private static string Steady(string answer) => Light().Replace(Moving().Replace(answer, "…"), "\"light\":\"…\"");

    [GeneratedRegex("""[0-9]{8}-[0-9A-Z]{10}-[0-9A-Z]|[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+\+08:00)?|[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}|(?<="provisional":)(true|false)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moving();

    [GeneratedRegex("""
        "light":"[a-z]+"
        """, RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Light();
}
