using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Zhaoqing.GovServices.Journal.Sqlite.Tests;

/// <summary>Programs that append are killed (SIGKILL) at seeded moments. <c>KILL_ROUNDS</c> raises the number of rounds, <c>KILL_SEED</c> changes the seed.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Seed = Setting("KILL_SEED", 20261125);

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_in_order_after_every_kill()
    {
        int rounds = Setting("KILL_ROUNDS", 10);
        var random = new Random(Seed);
        var acknowledged = new List<Appended>();
        for (int round = 1; round <= rounds; round++)
        {
            int before = acknowledged.Count;
            acknowledged.AddRange(await Killed(_folder.File, random.Next(1, 120), random));
            Assert.True(acknowledged.Count > before, "The program was killed before it had appended.");
            await Verify(acknowledged, round, all: round == rounds);
        }

        output.WriteLine($"seed {Seed}: {rounds} kills, {acknowledged.Count} acknowledged appends, {Folder.Sql(_folder.File, "SELECT COUNT(*) FROM event")} events");
    }

    [Fact]
    public async Task A_program_killed_while_it_makes_the_journal_leaves_a_whole_one_or_none()
    {
        int rounds = Setting("KILL_ROUNDS", 10), made = 0, half = 0;
        var random = new Random(Seed);
        for (int round = 1; round <= rounds; round++)
        {
            string path = _folder.At($"{round}.db");
            await Killed(path, acknowledgements: 0, random);
            if (File.Exists(path)) made++;
            half += Directory.GetFiles(Path.GetDirectoryName(path)!, $"{round}.db.*.new").Length;
            await using var store = SqliteEventStore.Open(path);
            await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        }

        output.WriteLine($"seed {Seed}: {rounds} kills, in {made} of them the journal was in place, in {half} half made under another name");
    }

    /// <summary>Starts the appender, kills it after a number of acknowledgements, and gives all it had printed.</summary>
    private static async Task<List<Appended>> Killed(string path, int acknowledgements, Random random)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        start.ArgumentList.Add("append");
        start.ArgumentList.Add(path);
        using var child = Process.Start(start)!;
        var answers = new List<Appended>();
        try
        {
            Assert.Equal("opening .", await child.StandardOutput.ReadLineAsync());
            while (answers.Count < acknowledgements) answers.Add(Answer(await child.StandardOutput.ReadLineAsync())!);
            if (acknowledgements == 0) Until(() => child.HasExited || Directory.EnumerateFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*").Any());
            Wait(random);
        }
        finally
        {
            child.Kill();
        }

        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Answer(line) is { } answer) answers.Add(answer);
        }

        await child.WaitForExitAsync();
        Assert.NotEqual(0, child.ExitCode);
        return answers;
    }

    /// <summary>Up to 15 ms of doing nothing useful, so that the kill meets every moment of a making or an append.</summary>
    private static void Wait(Random random)
    {
        var time = TimeSpan.FromMicroseconds(random.Next(0, 15_000));
        long began = Stopwatch.GetTimestamp();
        Until(() => Stopwatch.GetElapsedTime(began) >= time);
    }

    private static void Until(Func<bool> holds)
    {
        while (!holds()) Thread.SpinWait(50);
    }

    private static Appended? Answer(string? line)
    {
        Assert.NotNull(line);
        if (line.Split(' ') is not [var stream, var first, var last, var position, "."]) return null;
        return new Appended(StreamId.Parse(stream), Number(first), Number(last), Number(position), Repeated: false);

        static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
    }

    private async Task Verify(List<Appended> acknowledged, int kills, bool all)
    {
        await using var store = SqliteEventStore.Open(_folder.File);
        var events = await store.ReadAllAsync().ToListAsync();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.Position));
        Assert.Equal(events.Count, events.Select(e => e.Id).Distinct().Count());
        int appends = 0;
        foreach (var stream in events.GroupBy(e => e.Stream))
        {
            var recorded = stream.ToList();
            for (int first = 0; first < recorded.Count; appends++)
            {
                int size = Appender.Size(first + 1);
                Assert.True(first + size <= recorded.Count, "An append is half there.");
                for (int i = 0; i < size; i++)
                {
                    var e = recorded[first + i];
                    Assert.Equal((first + 1 + i, recorded[first].Position + i), (e.Version, e.Position));
                    Assert.Equal(Appender.Content(stream.Key, e.Version, i, size), Encoding.UTF8.GetString(e.Content.Span));
                }

                first += size;
            }
        }

        // Each killed program may have had one commit for each writer that it could not tell any more.
        Assert.InRange(appends, acknowledged.Count, acknowledged.Count + (Appender.Writers * kills));
        foreach (var answer in acknowledged)
        {
            var last = events[(int)answer.LastPosition - 1];
            Assert.Equal((answer.Stream, answer.LastVersion, answer.LastPosition), (last.Stream, last.Version, last.Position));
            if (all) Assert.Equal(answer with { Repeated = true }, (await store.FindAsync(Appender.Key(answer.Stream, answer.FirstVersion)))!.Value.AsT1);
        }

        Assert.Equal(1, Folder.Sql(_folder.File, "SELECT quick_check = 'ok' FROM pragma_quick_check"));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
