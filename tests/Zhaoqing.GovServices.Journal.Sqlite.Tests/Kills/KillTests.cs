using System.Globalization;
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
        long counted = 0;
        var random = new Random(Seed);
        var acknowledged = new List<Appended>();
        for (int round = 1; round <= rounds; round++)
        {
            await using (var program = await KilledProgram.StartAsync(typeof(KillTests).Assembly, "append", _folder.File))
            {
                program.Await(random.Next(1, 120), random);
                acknowledged.AddRange(await program.KillAsync());
            }

            await using var store = SqliteEventStore.Open(_folder.File);
            await CrashVerification.VerifyAsync(store, acknowledged, kills: round, keys: round == rounds);
            await store.CheckAsync();
            using var view = new CountingView(_folder.File + ".view");
            await CrashVerification.VerifyViewAsync(store, view.Position, view.Rows());
            counted = view.Position;
        }

        Assert.NotEqual(0, counted);

        output.WriteLine($"seed {Seed}: {rounds} kills, {acknowledged.Count} acknowledged appends, {Folder.Sql(_folder.File, "SELECT COUNT(*) FROM event")} events, the view had counted {counted}");
    }

    [Fact]
    public async Task A_program_killed_while_it_makes_the_journal_leaves_a_whole_one_or_none()
    {
        int rounds = Setting("KILL_ROUNDS", 10), made = 0, half = 0;
        var random = new Random(Seed);
        for (int round = 1; round <= rounds; round++)
        {
            string path = _folder.At($"{round}.db"), folder = Path.GetDirectoryName(path)!;
            await using (var program = await KilledProgram.StartAsync(typeof(KillTests).Assembly, "append", path))
            {
                program.AwaitThat(() => Directory.EnumerateFiles(folder, Path.GetFileName(path) + "*").Any(), random);
                await program.KillAsync();
            }

            if (File.Exists(path)) made++;
            half += Directory.GetFiles(folder, $"{round}.db.*.new").Length;
            await using var store = SqliteEventStore.Open(path);
            await store.AppendAsync(Some.Case, 0, Some.Events(1)).Accepted();
        }

        output.WriteLine($"seed {Seed}: {rounds} kills, in {made} of them the journal was in place, in {half} half made under another name");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
