using System.Diagnostics;
using System.Text;
using Zhaoqing.GovServices.HotlineDesks.Tests;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests.Kills;

/// <summary>A city as a process of its own, over a record that outlives it.</summary>
internal sealed class CityProcess(City city, string[] arguments, int port) : IAsyncDisposable
{
    private readonly StringBuilder _log = new();
    private Process? _process;

    public City City => city;

    /// <summary>Somebody at its pages.</summary>
    public Browser Open() => new(new Uri($"http://127.0.0.1:{port}"));

    /// <summary>What it has written, over all starts.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    public void Start()
    {
        string program = typeof(City).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. arguments]) { UseShellExecute = false, WorkingDirectory = Path.GetDirectoryName(program)!, RedirectStandardOutput = true, RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Whether it has ended by itself.</summary>
    public bool HasEnded
    {
        get
        {
            // Somebody asks while it is killed.
            lock (_log) return _process is { HasExited: true };
        }
    }

    /// <summary>Ends it as kill -9 does: it gets no chance to write anything.</summary>
    public async Task KillAsync()
    {
        Process? process;
        lock (_log) (process, _process) = (_process, null);
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log) _log.AppendLine(line.Data);
    }
}
