using Zhaoqing.GovServices.DepartmentHost.Tests.Http;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Stories;

/// <summary>The stories of the documents, lived through the HTTP face; at the end the pages of the citizen and of the desk show the same.</summary>
public sealed class StoryTests
{
    private static readonly string Folder = Path.Combine(OpenApiTests.Root(), "docs", "stories");

    public static TheoryData<string> Stories => [.. Directory.GetFiles(Folder, "*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "README").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story_goes_as_it_is_told(string story)
    {
        using var host = new RunningHost();
        var run = new StoryRun(host);
        foreach (var line in StoryLine.ReadAll(await File.ReadAllTextAsync(Path.Combine(Folder, story + ".md")))) await run.LiveAsync(line);
        await run.ShowAsync();
    }

    [Fact]
    public void There_are_at_least_eight_stories() => Assert.True(Stories.Count >= 8);
}
