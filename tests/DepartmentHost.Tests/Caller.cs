using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhaoqing.GovServices.DepartmentHost.Tests;

/// <summary>Somebody who calls the host over HTTP.</summary>
internal sealed class Caller(HttpClient client)
{
    public HttpClient Client => client;

    public async Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, headers);
    }

    /// <summary>Posts JSON as text, as written.</summary>
    public async Task<Answer> PostAsync(string path, string json, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await SendAsync(request, headers);
    }

    public Task<Answer> PostAsync(string path, JsonNode json, params (string Name, string Value)[] headers) => PostAsync(path, json.ToJsonString(), headers);

    /// <summary>Submits an application under a key, made new unless given.</summary>
    public Task<Answer> SubmitAsync(JsonNode application, string? key = null) => PostAsync("/api/v1/cases", application, ("Idempotency-Key", key ?? NewKey()));

    /// <summary>Does an act on a version of a case, under a key made new unless given.</summary>
    public Task<Answer> ActAsync(string number, long version, string act, string? key = null) =>
        PostAsync($"/api/v1/cases/{number}/acts", act, ("If-Match", $"\"{version}\""), ("Idempotency-Key", key ?? NewKey()));

    public Task<Answer> ProposeAsync(JsonNode project) => PostAsync("/api/v1/projects", project, ("Idempotency-Key", NewKey()));

    public Task<Answer> ActOnProjectAsync(string code, string act) => PostAsync($"/api/v1/projects/{code}/acts", act, ("Idempotency-Key", NewKey()));

    public async Task<Answer> SendAsync(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var response = await client.SendAsync(request);
        var all = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, all, await response.Content.ReadAsByteArrayAsync());
    }

    public static string NewKey() => Guid.NewGuid().ToString("N");
}

/// <summary>What the host answered.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Bytes)
{
    public int Code => (int)Status;

    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Bytes);

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The JSON of an answer that must be a success.</summary>
    public JsonElement Ok(int status = 200)
    {
        Assert.True(Code == status, $"{Code} instead of {status}: {Text}");
        Assert.Equal("application/json; charset=utf-8", Header("Content-Type"));
        return Json;
    }

    /// <summary>A member of the JSON as text.</summary>
    public string? this[string member] => Json.GetProperty(member).ToString();
}
