using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegionCities.Link;
using Zhaoqing.GovServices.HotlineDesks.Tests;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.CrossRegionCities.Tests.Kills;

/// <summary>Two real processes; in every run one of them is killed at a seeded step, before the request, in the middle of it, or after the answer. A run is a case from the door to delivery.</summary>
public sealed class KillTests : IAsyncLifetime
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("KILL_ROUNDS") ?? "3", CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("KILL_SEED") ?? "20261130", CultureInfo.InvariantCulture);

    private static readonly (bool AtFoshan, string Act, HandoverAct Said)[] Life =
    [
        (true, "begin", HandoverAct.Open), (true, "identify", HandoverAct.Identify), (true, "collect", HandoverAct.Collect), (true, "push", HandoverAct.Push), (false, "sign", HandoverAct.Sign),
        (false, "accept", HandoverAct.Accept), (false, "grant", HandoverAct.Grant), (false, "issueSealed", HandoverAct.Issue), (true, "arriveResult", HandoverAct.ArriveResult), (true, "handOut", HandoverAct.HandOut),
    ];

    private static readonly LocalDatePattern Days = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    private readonly string _folder = Directory.CreateTempSubdirectory("cross-region-").FullName;
    private readonly CityProcess _foshan, _zhaoqing;

    public KillTests()
    {
        var (foshan, zhaoqing) = CityTrust.Made();
        foreach (var (trust, name) in new[] { (foshan, "4406"), (zhaoqing, "4412") })
        {
            File.WriteAllBytes(Path.Combine(_folder, name + ".pfx"), trust.Own.Export(X509ContentType.Pkcs12));
            File.WriteAllBytes(Path.Combine(_folder, name + ".cer"), trust.Own.Export(X509ContentType.Cert));
            trust.Own.Dispose();
        }

        int[] ports = FreePorts.Take(4);
        string[] common = [$"--Ports:4406:Pages={ports[0]}", $"--Ports:4412:Pages={ports[1]}", $"--Ports:4406:Exchange={ports[2]}", $"--Ports:4412:Exchange={ports[3]}", $"--Journal:Folder={_folder}", "--Link:GreetMilliseconds=100", "--Link:LeaseMilliseconds=500", "--Logging:LogLevel:Default=Error"];
        _foshan = Process(City.Foshan, ports[0]);
        _zhaoqing = Process(City.Zhaoqing, ports[1]);

        CityProcess Process(City city, int port) =>
            new(city, [.. common, $"--City={city.Code}", $"--Certificates:Own={Path.Combine(_folder, $"{city.Code}.pfx")}", $"--Certificates:Peer={Path.Combine(_folder, $"{city.Peer.Code}.cer")}"], port);
    }

    public Task InitializeAsync()
    {
        _foshan.Start();
        _zhaoqing.Start();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _foshan.DisposeAsync();
        await _zhaoqing.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [Clause("GOAL-0.2")]
    [Clause("CON-2.4")]
    public async Task After_every_kill_both_records_agree_with_one_owner_and_nothing_lost_or_twice()
    {
        var chance = new Random(Seed);
        var numbers = new List<CaseNumber>();
        for (int round = 0; round < Rounds; round++) numbers.Add(await RunAsync(round, chance));
        await _foshan.KillAsync();
        await _zhaoqing.KillAsync();
        await CompareAsync(numbers);
    }

    private async Task<CaseNumber> RunAsync(int round, Random chance)
    {
        int when = chance.Next(Life.Length), moment = chance.Next(3), after = chance.Next(12);
        var victim = chance.Next(2) == 0 ? _foshan : _zhaoqing;
        string path = "/cases";
        for (int step = 0; step < Life.Length; step++)
        {
            var actor = Life[step].AtFoshan ? _foshan : _zhaoqing;
            string key = new Guid(round, (short)step, 1, [0, 0, 0, 0, 0, 0, 0, 1]).ToString();
            if (step == when && moment == 0) await StopAndStartAsync(victim);
            var acting = DoAsync(actor, path, Life[step].Act, key);
            if (step == when && moment == 1)
            {
                await Task.Delay(after);
                await StopAndStartAsync(victim);
            }

            path = await acting;
            if (step == when && moment == 2) await StopAndStartAsync(victim);
        }

        foreach (var city in new[] { _foshan, _zhaoqing })
        {
            using var page = city.Open();
            await UntilAsync(city, async () => await page.GoAsync(path) == HttpStatusCode.OK && page.Text.Contains("准予已送达", StringComparison.Ordinal));
        }

        return CaseNumber.Parse(path[(path.LastIndexOf('/') + 1)..], provider: null);
    }

    private static async Task StopAndStartAsync(CityProcess victim)
    {
        await victim.KillAsync();
        victim.Start();
    }

    /// <summary>Sends a form until it is answered; the same key each time.</summary>
    private static async Task<string> DoAsync(CityProcess actor, string path, string act, string key)
    {
        using var page = actor.Open();
        await UntilAsync(actor, async () =>
        {
            (string, string)[] fields = act == "begin" ? [("matter", "demo-household"), ("receiving", "440605"), ("business", "441202"), ("choice", "Window")] : [("act", act)];
            string form = act == "begin" ? "/cases/new?" + string.Join('&', fields.Select(field => $"{field.Item1}={field.Item2}")) : path;
            return await page.GoAsync(form) == HttpStatusCode.OK && await page.SendAsync(path, [.. fields, ("key", key)]) == HttpStatusCode.OK;
        });
        return page.Path;
    }

    private static async Task UntilAsync(CityProcess city, Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                if (await isSo()) return;
            }
            catch (HttpRequestException)
            {
                // It is away: what it had not answered may be there or not.
            }
            catch (IOException)
            {
                // The same, in the middle of an answer.
            }

            Assert.False(city.HasEnded && !patience.IsCancellationRequested && city.Log.Contains("Unhandled exception", StringComparison.Ordinal), city.Log);
            Assert.False(patience.IsCancellationRequested, $"{city.City.Name} does not get there:\n{city.Log}");
            await Task.Delay(20);
        }
    }

    private async Task CompareAsync(List<CaseNumber> numbers)
    {
        await using var foshanStore = await SqliteEventStore.OpenAsync(Path.Combine(_folder, "4406.db"));
        await using var zhaoqingStore = await SqliteEventStore.OpenAsync(Path.Combine(_folder, "4412.db"));
        using var foshan = new HandoverStation(foshanStore, TimeProvider.System, new HandoverSites(City.Foshan.Code, City.Zhaoqing.Code));
        using var zhaoqing = new HandoverStation(zhaoqingStore, TimeProvider.System, new HandoverSites(City.Zhaoqing.Code, City.Foshan.Code));
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        foreach (var station in new[] { foshan, zhaoqing }) Assert.Equal(numbers.ToHashSet(), (await station.ReadAsync(numbers.Count * 2)).Select(copy => copy.Number).ToHashSet());
        var receipts = new HashSet<ReceiptNumber>();
        foreach (var number in numbers)
        {
            HandoverCase window = (await foshan.FindAsync(number))!, authority = (await zhaoqing.FindAsync(number))!;
            Assert.Equal(window.View, authority.View);
            Assert.Equal(window.Messages.Select(message => message.Id), authority.Messages.Select(message => message.Id));
            Assert.Equal(Life.Select(step => step.Said), window.View!.Moments.Select(moment => moment.Act));
            Assert.Empty(window.View.WithoutEffect);
            Assert.Equal(HandoverSide.Handling, window.View.Owner);
            Assert.True(authority.IsResponsible);
            Assert.True(receipts.Add(window.View.Receipt!.Value));
        }

        foreach (var day in numbers.Select(number => Days.Parse(number.ToString()[..8]).Value).Distinct()) Assert.Equal(await foshan.DayAsync(City.Zhaoqing.Code, day), await zhaoqing.DayAsync(City.Foshan.Code, day));
    }
}
