using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>The sample host, unchanged, as one program and as three over one database.</summary>
public sealed class DepartmentHostTests(Database database) : IClassFixture<Database>
{
    private const string Submission = """
        {"matter":"511A0074300005","division":"441202","channel":"online","applicant":{"kind":"person","name":"甲某","identifier":"990000199001010017"},"materials":[]}
        """;

    [Fact]
    public async Task Three_hosts_on_one_database_are_one_office()
    {
        await using var first = await HostAsync();
        await using var second = await HostAsync();
        await using var third = await HostAsync();

        using var submitted = await SendAsync(first.Http, "/api/v1/cases", "k1", version: null, Submission);
        string number = submitted.RootElement.GetProperty("number").GetString()!;
        using (var again = await SendAsync(second.Http, "/api/v1/cases", "k1", version: null, Submission)) Assert.Equal(number, again.RootElement.GetProperty("number").GetString());
        using (var withdrawn = await SendAsync(third.Http, $"/api/v1/cases/{number}/acts", "k2", 1, """{"act":"withdraw"}""")) Assert.Equal(2, withdrawn.RootElement.GetProperty("version").GetInt64());

        using var seen = await JsonDocument.ParseAsync(await first.Http.GetStreamAsync($"/api/v1/cases/{number}"));
        Assert.Equal(2, seen.RootElement.GetProperty("version").GetInt64());
        using var request = Request($"/api/v1/cases/{number}/acts", "k3", 1, """{"act":"withdraw"}""");
        using var stale = await second.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
    }

    private static HttpRequestMessage Request(string path, string key, long? version, string body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("Idempotency-Key", key);
        if (version is not null) request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        return request;
    }

    private static async Task<JsonDocument> SendAsync(HttpClient http, string path, string key, long? version, string body)
    {
        using var request = Request(path, key, version, body);
        using var answer = await http.SendAsync(request);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text);
    }

    private async Task<Host> HostAsync()
    {
        string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        string program = Path.Combine(Server.Root(), "artifacts", "bin", "DepartmentHost", configuration, "DepartmentHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0", $"--Journal:PostgreSql={database.Owner}"])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        var process = Process.Start(start)!;
        const string Listening = "Now listening on: ";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            int at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at >= 0) return new Host(process, new Uri(line[(at + Listening.Length)..]));
        }

        throw new InvalidOperationException("The host ended at its start.");
    }

    private sealed class Host : IAsyncDisposable
    {
        private readonly Process _process;

        internal Host(Process process, Uri address)
        {
            _process = process;
            _ = process.StandardOutput.ReadToEndAsync();
            Http = new HttpClient { BaseAddress = address };
            Http.DefaultRequestHeaders.Add("X-Demo-Person", "applicant-1");
        }

        internal HttpClient Http { get; }

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }
}
