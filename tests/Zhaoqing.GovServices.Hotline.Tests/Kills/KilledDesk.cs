using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;

namespace Zhaoqing.GovServices.Hotline.Tests.Kills;

/// <summary>A desk's program while it runs: what it is told, what it said, and its end by SIGKILL.</summary>
internal sealed class KilledDesk : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;
    private readonly Channel<string[]> _answers = Channel.CreateUnbounded<string[]>();

    private KilledDesk(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; private set; }

    /// <summary>What it has said is recorded: case and message.</summary>
    public ConcurrentQueue<(string Case, string Message)> Acknowledged { get; } = [];

    public static async Task<KilledDesk> StartAsync(string number, string journal, int port, string certificate, string thumbprint)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string argument in (string[])[typeof(DeskProgram).Assembly.Location, "desk", number, journal, port.ToString(CultureInfo.InvariantCulture), certificate, thumbprint]) start.ArgumentList.Add(argument);
        // A program that lives for a second gains nothing by being compiled twice.
        start.Environment["DOTNET_TieredPGO"] = "0";
        var desk = new KilledDesk(Process.Start(start)!);
        desk.Port = int.Parse((await desk.HearAsync("up"))[1], CultureInfo.InvariantCulture);
        return desk;
    }

    public void Tell(string command) => _process.StandardInput.WriteLine(command);

    /// <summary>The next answer that begins so; others are passed over.</summary>
    public async Task<string[]> HearAsync(string first)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            string[] answer = await _answers.Reader.ReadAsync(patience.Token);
            if (answer[0] == first) return answer;
        }
    }

    /// <summary>Its cases, each as one line.</summary>
    public async Task<List<string[]>> ShowAsync()
    {
        Tell("show");
        var cases = new List<string[]>();
        while (true)
        {
            string[] answer = await _answers.Reader.ReadAsync();
            if (answer[0] == "shown") return cases;
            if (answer[0] == "case") cases.Add(answer);
        }
    }

    /// <summary>Kills it once it has acknowledged so many more, or has ended what it was told, and a little later.</summary>
    public async Task KillAsync(int acknowledgements, int microseconds)
    {
        int enough = Acknowledged.Count + acknowledgements;
        var spent = Stopwatch.StartNew();
        while (Acknowledged.Count < enough && spent.ElapsedMilliseconds < 200) Thread.SpinWait(50);
        spent.Restart();
        while (spent.Elapsed.TotalMicroseconds < microseconds) Thread.SpinWait(50);
        Assert.False(_process.HasExited, "The program ended before it was killed.");
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (!line.EndsWith(DeskProgram.End, StringComparison.Ordinal)) continue;
            string[] words = line[..^DeskProgram.End.Length].Split(' ');
            if (words is ["ok", var id, var message]) Acknowledged.Enqueue((id, message));
            else _answers.Writer.TryWrite(words);
        }

        _answers.Writer.Complete();
    }
}
