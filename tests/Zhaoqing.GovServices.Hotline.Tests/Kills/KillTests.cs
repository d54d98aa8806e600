using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Xunit.Abstractions;
using Zhaoqing.GovServices.Hotline.Hosting;

namespace Zhaoqing.GovServices.Hotline.Tests.Kills;

/// <summary>Both desks as programs, each with its SQLite journal, with mutual TLS between them over a line that is cut now and then; either is killed (SIGKILL) at a seeded moment. <c>KILL_ROUNDS</c> raises the number of kills, <c>KILL_SEED</c> changes the seed.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Then both begin with new journals.</summary>
    private const int KillsOfAJournal = 25;

    /// <summary>How long the desks may take to be heard by each other again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private static readonly int Seed = Setting("KILL_SEED", 20261130), Rounds = Setting("KILL_ROUNDS", 5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("desks-");
    private readonly Dictionary<string, KilledDesk> _desks = [];
    private readonly List<(string Case, string Message)> _acknowledged = [];
    private readonly Dictionary<string, string> _thumbprints = [];
    private readonly Random _chance = new(Seed);
    private CutLine? _line;
    private int _cases, _messages, _cuts;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    [Clause("PLT-3.4")]
    [Clause("PLT-3.5")]
    public async Task Whichever_desk_is_killed_whenever_nothing_acknowledged_is_lost_and_a_case_has_one_owner()
    {
        int kills = 0, ofPolice = 0, acknowledged = 0;
        try
        {
            for (int journal = 0; kills < Rounds; journal++)
            {
                foreach (string number in (string[])["110", "12345"]) Certify(number);
                await StartAsync("110", journal, port: 0);
                _line = new CutLine(_desks["110"].Port);
                await StartAsync("12345", journal, _line.Port);
                for (int kill = 0; kill < KillsOfAJournal && kills < Rounds; kill++, kills++)
                {
                    string victim = _chance.Next(2) == 0 ? "110" : "12345";
                    if (victim == "110") ofPolice++;
                    int port = victim == "110" ? _desks["110"].Port : _line.Port;
                    SayMuch();
                    await _desks[victim].KillAsync(_chance.Next(0, 7), _chance.Next(0, 8_000));
                    await StartAsync(victim, journal, port);
                    SayMuch();
                    await AgreeAsync();
                }

                acknowledged += _acknowledged.Count;
                await StopAsync();
            }
        }
        finally
        {
            await StopAsync();
        }

        output.WriteLine($"seed {Seed}: {kills} kills, {ofPolice} of them of 110, {_cuts} cuts of the line, {acknowledged} acknowledged messages, {_cases} cases with {_messages} messages at the end of their journals");
        Assert.NotEqual(0, acknowledged);
        Assert.NotEqual(0, _cuts);
    }

    private static int Setting(string name, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    /// <summary>A desk's certificate, made for this journal and by which the other knows it.</summary>
    private void Certify(string number)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest($"CN={number}", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        File.WriteAllBytes(CertificateOf(number), made.Export(X509ContentType.Pkcs12));
        _thumbprints[number] = BridgeTrust.ThumbprintOf(made);
    }

    private string CertificateOf(string number) => Path.Combine(_folder.FullName, $"{number}.pfx");

    /// <summary>Starts a desk's program, anew where it was killed; what the killed one acknowledged counts on.</summary>
    private async Task StartAsync(string number, int journal, int port)
    {
        if (_desks.TryGetValue(number, out var killed))
        {
            _acknowledged.AddRange(killed.Acknowledged);
            await killed.DisposeAsync();
        }

        _desks[number] = await KilledDesk.StartAsync(number, Path.Combine(_folder.FullName, $"{journal}-{number}.db"), port, CertificateOf(number), _thumbprints[number == "110" ? "12345" : "110"]);
    }

    private async Task StopAsync()
    {
        foreach (var desk in _desks.Values) await desk.DisposeAsync();
        _desks.Clear();
        _acknowledged.Clear();
        if (_line is not { } line) return;
        await line.DisposeAsync();
        (_line, _cuts) = (null, _cuts + line.Cuts);
    }

    /// <summary>Both desks are told to open cases and to speak in those there are; nobody waits for them, and on the way the line breaks off.</summary>
    private void SayMuch()
    {
        _line!.CutAfter(_chance.Next(1, 12_000));
        string[] there = [.. _acknowledged.Concat(_desks.Values.SelectMany(desk => desk.Acknowledged)).Select(said => said.Case).Distinct().TakeLast(6)];
        for (int i = 0; i < 8; i++)
        {
            var desk = _desks[_chance.Next(2) == 0 ? "110" : "12345"];
            desk.Tell(there.Length == 0 || _chance.Next(4) == 0 ? $"open {_chance.Next()}" : $"say {there[_chance.Next(there.Length)]} {_chance.Next()}");
        }
    }

    private async Task AgreeAsync()
    {
        var spent = Stopwatch.StartNew();
        foreach (int still in (int[])[0, 0])
        {
            // Both in turn: what one learns at last may be what the other waits to have acknowledged.
            foreach (var desk in _desks.Values)
            {
                do
                {
                    Assert.True(spent.Elapsed < Patience, "The desks do not get their messages to each other.");
                    desk.Tell("pending");
                }
                while (int.Parse((await desk.HearAsync("pending"))[1], CultureInfo.InvariantCulture) > still);
            }
        }

        var (hotline, police) = (await _desks["12345"].ShowAsync(), await _desks["110"].ShowAsync());
        var there = police.ToDictionary(one => one[1]);
        Assert.Equal(there.Count, hotline.Count);
        foreach (string[] one in hotline)
        {
            // Case, view, holder, whether it is responsible, messages.
            string[] other = there[one[1]];
            Assert.Equal((one[2], one[5]), (other[2], other[5]));
            Assert.Equal((one[3] == "12345", one[3] == "110"), (one[4] == "True", other[4] == "True"));
        }

        foreach (var (id, message) in _acknowledged.Concat(_desks.Values.SelectMany(desk => desk.Acknowledged))) Assert.Contains(message, there[id][5], StringComparison.Ordinal);
        (_cases, _messages) = (there.Count, there.Values.Sum(one => one[5].Split(',').Length));
    }
}
