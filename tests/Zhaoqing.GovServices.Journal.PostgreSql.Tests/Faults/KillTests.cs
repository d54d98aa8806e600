using System.Globalization;
using System.Reflection;
using Npgsql;
using Xunit.Abstractions;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>
/// Hosts, the server and both are killed (SIGKILL) at seeded moments, on a server whose commits reach the disk. One of the hosts has a clock that is a year wrong.
/// <c>KILL_ROUNDS</c> raises the number of rounds, <c>KILL_SEED</c> changes the seed.
/// </summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const string Schema = "journal";

    private static readonly int Seed = Setting("KILL_SEED", 20261125);

    private readonly (string, string)[] _server =
        [("PGSTATE", Path.Combine(Path.GetTempPath(), $"govservices-pg-kill-{Guid.NewGuid():N}")), ("PGFSYNC", "on"), ("PGKEEP", "1")];

    private readonly Random _random = new(Seed);
    private readonly List<Appended> _acknowledged = [];
    private int _kills;
    private long _counted;

    public void Dispose() => Server.Script("stop", _server);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task What_was_acknowledged_is_there_once_and_in_order_after_every_kill_of_hosts(int hosts)
    {
        string owner = Server.Script("start", _server);
        int rounds = Setting("KILL_ROUNDS", hosts == 2 ? 4 : 1);
        for (int round = 1; round <= rounds; round++)
        {
            var programs = await StartAsync(owner, hosts);
            foreach (var program in programs)
            {
                program.Await(_random.Next(1, 40), _random);
                await KillAsync(program);
            }

            await VerifyAsync(owner, keys: round == rounds);
        }

        Tell($"{hosts} hosts killed in {rounds} rounds");
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_in_order_after_every_kill_of_the_server()
    {
        string owner = Server.Script("start", _server);
        int rounds = Setting("KILL_ROUNDS", 3);
        var programs = await StartAsync(owner, 2);
        for (int round = 1; round <= rounds; round++)
        {
            int wanted = programs[0].Acknowledged.Count + _random.Next(1, 60);
            programs[0].Await(wanted, _random);
            Server.Script("kill", _server);
            Server.Script("start", _server);
        }

        // They outlive it, and go on.
        foreach (var program in programs) program.Await(program.Acknowledged.Count + 5, _random);
        foreach (var program in programs) await KillAsync(program);
        await VerifyAsync(owner, keys: true);
        Tell($"the server killed {rounds} times under 2 hosts");
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_once_and_in_order_after_every_kill_of_both()
    {
        string owner = Server.Script("start", _server);
        int rounds = Setting("KILL_ROUNDS", 2);
        for (int round = 1; round <= rounds; round++)
        {
            var programs = await StartAsync(owner, 2);
            programs[0].Await(_random.Next(1, 40), _random);
            Server.Script("kill", _server);
            foreach (var program in programs) await KillAsync(program);
            Server.Script("start", _server);
            await VerifyAsync(owner, keys: round == rounds);
        }

        Tell($"the server and 2 hosts killed together {rounds} times");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static async Task<KilledProgram[]> StartAsync(string owner, int hosts)
    {
        await CountingView.MakeAsync(owner);
        return await Task.WhenAll(Enumerable.Range(1, hosts).Select(host => KilledProgram.StartAsync(
            Assembly.GetExecutingAssembly(), "append", owner, Schema, host.ToString(CultureInfo.InvariantCulture), host == 2 ? "8760" : "0")));
    }

    private async Task KillAsync(KilledProgram program)
    {
        _acknowledged.AddRange(await program.KillAsync());
        await program.DisposeAsync();
        _kills++;
    }

    private async Task VerifyAsync(string owner, bool keys)
    {
        NpgsqlConnection.ClearAllPools();
        await using var store = await PostgreSqlEventStore.OpenAsync(owner, new() { Schema = Schema });
        // The last commit of a killed host may still be under way in the server; its turn comes before this one.
        await store.AppendAsync(StreamId.Parse("case-0-0"), long.MaxValue, Some.Events(1)).Refused();
        await CrashVerification.VerifyAsync(store, _acknowledged, _kills, keys);
        var (position, rows) = await CountingView.ReadAsync(owner);
        await CrashVerification.VerifyViewAsync(store, position, rows);
        _counted = position;
    }

    private void Tell(string what) => output.WriteLine($"seed {Seed}: {what}; {_kills} hosts killed, {_acknowledged.Count} acknowledged appends, nothing lost, doubled or half there; the view had counted {_counted} events");
}
