using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>What every page must be.</summary>
internal static class Looks
{
    /// <summary>Asserts that axe finds nothing serious or critical.</summary>
    public static async Task IsAccessibleAsync(this IPage page)
    {
        await page.WaitForLoadStateAsync();
        var found = await page.RunAxe();
        Assert.NotEmpty(found.Passes);
        var serious = found.Violations.Where(violation => violation.Impact is "serious" or "critical");
        Assert.True(!serious.Any(), string.Join('\n', serious.Select(Told)));
    }

    /// <summary>Asserts that nothing is wider than the window; what is, is named.</summary>
    public static async Task FitsAsync(this IPage page)
    {
        // A click that leads to a page is over before that page has its style sheet; unstyled, anything is too wide.
        await page.WaitForLoadStateAsync();
        Assert.Equal("", await page.EvaluateAsync<string>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return '';
              return [...document.body.querySelectorAll('*')].filter(part => part.getBoundingClientRect().right > width + 1).map(part => `${part.tagName}.${part.className} ${part.textContent.trim().slice(0, 20)}`).join(' | ') || 'something';
            }
            """));
    }

    /// <summary>Looks until a page whose address matches is there with its style sheets: an event of the browser can be over before one begins to wait for it.</summary>
    public static async Task ArrivesAsync(this IPage page, string address)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(address, RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync();
    }

    private static string Told(AxeResultItem violation) => $"{violation.Id}: {violation.Help} {string.Join(" | ", violation.Nodes.Select(node => node.Html))}";
}
