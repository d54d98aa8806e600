using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Zhaoqing.GovServices.EndToEnd.Tests;

/// <summary>The host is killed while clients submit and act; nothing acknowledged is lost and nothing is half there.</summary>
public sealed class KillTests
{
    private const int Seed = 20261125;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("KILL_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task What_was_acknowledged_is_there_after_kill_9()
    {
        await using var host = await HostProcess.StartAsync();
        var chance = new Random(Seed);
        var acknowledged = new ConcurrentDictionary<string, (long Version, string State)>(StringComparer.Ordinal);
        for (int round = 0; round < Rounds; round++)
        {
            int enough = acknowledged.Count + chance.Next(5, 60);
            using var stop = new CancellationTokenSource();
            var clients = Enumerable.Range(0, 4).Select(client => LiveAsync(host.Address, $"{round}-{client}", acknowledged, stop.Token)).ToArray();
            while (acknowledged.Count < enough && clients.Any(client => !client.IsCompleted)) await Task.Delay(1);
            await host.KillAsync();
            await stop.CancelAsync();
            await Task.WhenAll(clients);
            Assert.True(acknowledged.Count >= enough, host.Log);
            await host.StartAgainAsync();
            await AllAreThereAsync(host.Address, acknowledged);
        }
    }

    private static async Task LiveAsync(Uri address, string name, ConcurrentDictionary<string, (long, string)> acknowledged, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = address };
        try
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                using var submitted = await SendAsync(http, "applicant-1", "/api/v1/cases", $"{name}-{i}", version: null, """
                    {"matter":"511A0074300005","division":"441202","channel":"online","applicant":{"kind":"person","name":"甲某","identifier":"990000199001010017"},
                     "materials":[]}
                    """);
                string number = Note(submitted, acknowledged);
                using var withdrawn = await SendAsync(http, "applicant-1", $"/api/v1/cases/{number}/acts", $"{name}-{i}-w", 1, """{"act":"withdraw"}""");
                Note(withdrawn, acknowledged);
            }
        }
        catch (HttpRequestException)
        {
            // The host is gone: what it had not answered may be there or not.
        }
        catch (IOException)
        {
            // The same, in the middle of an answer.
        }
    }

    private static async Task AllAreThereAsync(Uri address, ConcurrentDictionary<string, (long Version, string State)> acknowledged)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Add("X-Demo-Person", "supervisor-1");
        foreach (var (number, (version, state)) in acknowledged)
        {
            using var answer = await http.GetAsync($"/api/v1/cases/{number}");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            using var body = await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync());
            long now = body.RootElement.GetProperty("version").GetInt64();
            Assert.True(now >= version, $"{number} stands at version {now}, {version} was acknowledged.");
            if (now == version) Assert.Equal(state, body.RootElement.GetProperty("state").GetString());
            using var record = await JsonDocument.ParseAsync(await http.GetStreamAsync($"/api/v1/cases/{number}/record"));
            Assert.Equal(
                Enumerable.Range(1, (int)now).Select(i => (long)i),
                record.RootElement.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("version").GetInt64()));
        }
    }

    private static string Note(JsonDocument answer, ConcurrentDictionary<string, (long, string)> acknowledged)
    {
        string number = answer.RootElement.GetProperty("number").GetString()!;
        acknowledged[number] = (answer.RootElement.GetProperty("version").GetInt64(), answer.RootElement.GetProperty("state").GetString()!);
        return number;
    }

    private static async Task<JsonDocument> SendAsync(HttpClient http, string person, string path, string key, long? version, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("X-Demo-Person", person);
        request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        using var answer = await http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text);
    }
}
