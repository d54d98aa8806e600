using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zhaoqing.GovServices.EndToEnd.Tests;

/// <summary>The sample host as a process of its own, over a journal in a temporary folder that outlives it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("govservices-").FullName;
    private readonly StringBuilder _log = new();
    private Process? _process;

    private HostProcess(int port) => Address = new Uri($"http://127.0.0.1:{port}");

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>What it has written, over all starts.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <summary>Starts a host on a free port of loopback, and waits until it can serve.</summary>
    public static async Task<HostProcess> StartAsync()
    {
        var host = new HostProcess(FreePort());
        await host.StartAgainAsync();
        return host;
    }

    /// <summary>Starts it again over the same journal.</summary>
    public async Task StartAgainAsync()
    {
        string program = Path.Combine(Repository.Root, "artifacts", "bin", "DepartmentHost", Repository.Configuration, "DepartmentHost.dll");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", Address.ToString(), $"--Journal:Path={Path.Combine(_folder, "gov.db")}"])
        {
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient { BaseAddress = Address };
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException("The host ended at its start:\n" + Log);
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(50);
        }
    }

    /// <summary>Ends it as kill -9 does: it gets no chance to write anything.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log) _log.AppendLine(line.Data);
    }
}
