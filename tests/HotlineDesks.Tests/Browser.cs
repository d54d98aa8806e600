using System.Net;
using System.Text.RegularExpressions;

namespace Zhaoqing.GovServices.HotlineDesks.Tests;

/// <summary>Somebody at the page of a desk.</summary>
internal sealed partial class Browser(Uri at) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = at };

    /// <summary>The page looked at last, decoded, without its tags.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where it is.</summary>
    public string Path { get; private set; } = "/";

    private string Html { get; set; } = "";

    /// <summary>Goes to a page, as a person or as the page does that asks what has changed.</summary>
    public async Task<HttpStatusCode> GoAsync(string path, bool live = false)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (live) asked.Headers.Add("X-Live", "1");
        return await ShowAsync(await _http.SendAsync(asked));
    }

    /// <summary>The address of the last link of the page that begins so.</summary>
    public string LinkTo(string start) => Regex.Matches(Html, $"href=\"(?<link>{Regex.Escape(start)}[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Last().Groups["link"].Value;

    /// <summary>What a field of the page carries.</summary>
    public string ValueOf(string field) =>
        Regex.Match(Html, $"<input[^>]*name=\"{Regex.Escape(field)}\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    /// <summary>What may be chosen in a field of the page.</summary>
    public IReadOnlyList<string> ChoicesOf(string field) =>
    [
        .. Regex.Matches(Regex.Match(Html, $"name=\"{Regex.Escape(field)}\".*?</select>", RegexOptions.Singleline, TimeSpan.FromSeconds(1)).Value, "<option value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(choice => choice.Groups["value"].Value),
    ];

    /// <summary>Sends a form of the page looked at last.</summary>
    public async Task<HttpStatusCode> SendAsync(string action, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(field => KeyValuePair.Create(field.Name, field.Value)).ToList();
        if (Token().Match(Html) is { Success: true } token) all.Add(new("__RequestVerificationToken", token.Groups[1].Value));
        using var content = new FormUrlEncodedContent(all);
        return await ShowAsync(await _http.PostAsync(new Uri(action, UriKind.Relative), content));
    }

    /// <summary>Looks again until the page says something; the link carries in its own time.</summary>
    public async Task SeesAsync(string path, string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            await GoAsync(path);
            if (Text.Contains(text, StringComparison.Ordinal)) return;
            Assert.False(patience.IsCancellationRequested, $"{path} does not say {text}: {Text}");
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpStatusCode> ShowAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            Html = await answer.Content.ReadAsStringAsync();
            Text = Space().Replace(WebUtility.HtmlDecode(Tag().Replace(Html, " ")), " ");
            Path = answer.RequestMessage!.RequestUri!.AbsolutePath;
            return answer.StatusCode;
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
