using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Zhaoqing.GovServices.Journal.TestKit;

/// <summary>A running <see cref="CrashProgram"/>, to be killed with SIGKILL; collects what it acknowledged.</summary>
public sealed class KilledProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<Appended> _acknowledged = [];
    private readonly Task _reading;

    private KilledProgram(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>All it has acknowledged so far.</summary>
    public IReadOnlyCollection<Appended> Acknowledged => _acknowledged;

    /// <summary>Whether it ended by itself.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts the program of an assembly and waits until it is about to open its store.</summary>
    public static async Task<KilledProgram> StartAsync(Assembly program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(program.Location);
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        Assert.Equal(CrashProgram.Opening, await process.StandardOutput.ReadLineAsync());
        return new KilledProgram(process);
    }

    /// <summary>Waits for a number of acknowledgements, and up to 15 ms more of doing nothing useful, so that a kill meets every moment of an append.</summary>
    public void Await(int acknowledgements, Random random)
    {
        Until(() => _acknowledged.Count >= acknowledgements || HasEnded);
        Linger(random);
    }

    /// <summary>Waits for something, and up to 15 ms more.</summary>
    public void AwaitThat(Func<bool> holds, Random random)
    {
        Until(() => holds() || HasEnded);
        Linger(random);
    }

    /// <summary>Kills it, and gives all it had acknowledged.</summary>
    public async Task<IReadOnlyCollection<Appended>> KillAsync()
    {
        Assert.False(HasEnded, "The program ended before it was killed.");
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        return _acknowledged;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _reading;
        _process.Dispose();
    }

    /// <summary>The acknowledgement on a line that such a program printed; <see langword="null"/> for any other line, and for one that was cut off.</summary>
    public static Appended? Acknowledgement(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Split(' ') is [var stream, var first, var last, var position, "."]
            ? new Appended(StreamId.Parse(stream), Number(first), Number(last), Number(position), Repeated: false)
            : null;

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    private static void Linger(Random random)
    {
        var time = TimeSpan.FromMicroseconds(random.Next(0, 15_000));
        long began = Stopwatch.GetTimestamp();
        Until(() => Stopwatch.GetElapsedTime(began) >= time);
    }

    private static void Until(Func<bool> holds)
    {
        while (!holds()) Thread.SpinWait(50);
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Acknowledgement(line) is { } acknowledged) _acknowledged.Enqueue(acknowledged);
        }
    }
}
