using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Zhaoqing.GovServices.DepartmentHost.Tests.Pages;

/// <summary>A visitor with a cookie jar who reads pages and sends their forms.</summary>
internal sealed partial class Browser(RunningHost host)
{
    private readonly Caller _caller = new(host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true }));

    /// <summary>The page looked at last, decoded.</summary>
    public string Text => WebUtility.HtmlDecode(Html);

    /// <summary>The page looked at last, as it came.</summary>
    public string Html { get; private set; } = "";

    public async Task<Answer> GoAsync(string path)
    {
        var answer = await _caller.GetAsync(path, ("Accept", "text/html"));
        Html = answer.Text;
        return answer;
    }

    /// <summary>Goes to a page and chooses an invented person there.</summary>
    public async Task<Answer> ActAsAsync(string person, string at = "/", string? back = null)
    {
        await GoAsync(at);
        return await SendAsync("/demo/act-as", ("person", person), ("back", back ?? at));
    }

    /// <summary>Sends a form with the token of the page looked at last; leaves it out where the page has none.</summary>
    public async Task<Answer> SendAsync(string action, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (Token().Match(Html) is { Success: true } token) all.Add(new("__RequestVerificationToken", token.Groups[1].Value));
        return await PostAsync(action, new FormUrlEncodedContent(all));
    }

    public async Task<Answer> PostAsync(string action, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = content };
        var answer = await _caller.SendAsync(request);
        Html = answer.Text;
        return answer;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
