using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Zhaoqing.GovServices.Journal;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.Cases.Rounds;

/// <summary>Submissions through the HTTP face of the sample host, a program of its own, against the very events it wrote, appended bare.</summary>
internal static class HttpRounds
{
    private const int Clients = 64;

    private const string Application = """
        {"matter":"511A0074300005","division":"441202","channel":"online","applicant":{"kind":"person","name":"虚构某","identifier":"990000196402292912"},
        "materials":[{"material":"individual-household-setup-1","form":"electronic"},{"material":"individual-household-setup-2","form":"electronic"},{"material":"individual-household-setup-3","form":"electronic"}]}
        """;

    internal static async Task<int> RunAsync(int rounds, string host, TimeSpan time)
    {
        var table = new List<(double Http, double Bare, double Bytes)>();
        for (int round = 0; round < rounds; round++)
        {
            string folder = Directory.CreateTempSubdirectory("rounds-").FullName;
            string path = Path.Combine(folder, "gov.db");
            double http = await ThroughHttpAsync(host, path, time);
            var events = new List<RecordedEvent>();
            await using (var written = SqliteEventStore.Open(path))
            {
                await foreach (var recorded in written.ReadAllAsync()) if (recorded.Type.StartsWith("case.", StringComparison.Ordinal)) events.Add(recorded);
            }

            table.Add((http, await BareAsync(Path.Combine(folder, "bare.db"), events), events.Average(recorded => recorded.Content.Length)));
            Directory.Delete(folder, recursive: true);
        }

        foreach (var (http, bare, bytes) in table) Console.WriteLine($"HTTP {http:N0}/s, bare appends {bare:N0}/s of {bytes:N0} bytes: {http / bare:P0}");
        var sorted = table.Select(row => row.Http / row.Bare).Order().ToList();
        Console.WriteLine($"median {sorted[sorted.Count / 2]:P0} ({sorted[0]:P0}-{sorted[^1]:P0})");
        return 0;
    }

    private static async Task<double> ThroughHttpAsync(string host, string path, TimeSpan time)
    {
        int port = FreePort();
        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(host), $"--urls=http://127.0.0.1:{port}", $"--Journal:Path={path}", "--Logging:LogLevel:Default=Error"]) { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(path)! };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.ArgumentList.Add($"--contentRoot={Path.GetDirectoryName(Path.GetFullPath(host))}");
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Clients }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Add("X-Demo-Person", "applicant-1");
            await UntilReadyAsync(client);
            byte[] body = Encoding.UTF8.GetBytes(Application);
            await PostAsync(TimeSpan.FromSeconds(12));
            using var own = Process.GetCurrentProcess();
            var (hostBefore, ownBefore) = (process.TotalProcessorTime, own.TotalProcessorTime);
            double rate = await PostAsync(time);
            process.Refresh();
            own.Refresh();
            Console.WriteLine($"processor time of a submission: host {(process.TotalProcessorTime - hostBefore).TotalMicroseconds / (rate * time.TotalSeconds):F0} µs, clients {(own.TotalProcessorTime - ownBefore).TotalMicroseconds / (rate * time.TotalSeconds):F0} µs");
            return rate;

            async Task<double> PostAsync(TimeSpan during)
            {
                int done = 0;
                long began = Stopwatch.GetTimestamp();
                await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
                {
                    while (Stopwatch.GetElapsedTime(began) < during)
                    {
                        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases") { Content = new ByteArrayContent(body) };
                        request.Content.Headers.ContentType = new("application/json");
                        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
                        using var answer = await client.SendAsync(request);
                        if (answer.StatusCode != HttpStatusCode.Created) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                        Interlocked.Increment(ref done);
                    }
                })));
                return done / Stopwatch.GetElapsedTime(began).TotalSeconds;
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<double> BareAsync(string path, List<RecordedEvent> events)
    {
        await using var store = SqliteEventStore.Open(path);
        int next = -1;
        long began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            for (int i = Interlocked.Increment(ref next); i < events.Count; i = Interlocked.Increment(ref next))
            {
                var recorded = events[i];
                var appended = new NewEvent(Guid.CreateVersion7(), recorded.Type, recorded.At, recorded.Actor, recorded.Content);
                if ((await store.AppendAsync(recorded.Stream, 0, [appended], new AppendKey(recorded.Id.ToString(), new string('a', 64)))).IsT0) throw new InvalidOperationException("Not appended.");
            }
        })));
        return events.Count / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task UntilReadyAsync(HttpClient client)
    {
        for (int n = 0; n < 150; n++)
        {
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException("The host did not become ready.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
