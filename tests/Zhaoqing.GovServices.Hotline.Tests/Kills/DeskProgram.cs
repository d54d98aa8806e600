using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Zhaoqing.GovServices.Hotline.Hosting;
using Zhaoqing.GovServices.Hotline.Tests.Bridge;
using Zhaoqing.GovServices.Journal.Sqlite;

namespace Zhaoqing.GovServices.Hotline.Tests.Kills;

/// <summary>One desk as a program of its own: <c>desk &lt;number&gt; &lt;journal&gt; &lt;port&gt;</c>; 110 listens, 12345 dials. It does what its input says, line by line, and ends with it.</summary>
internal static class DeskProgram
{
    /// <summary>Ends every line, so that one that was cut off is known.</summary>
    internal const string End = " .";

    internal static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["desk", var number, var journal, var port]) return 2;
        var self = number == "110" ? BridgeDesk.Police : BridgeDesk.Hotline;
        await using var store = await SqliteEventStore.OpenAsync(journal);
        using var station = new BridgeStation(store, TimeProvider.System, self, DivisionCode.Parse("4412", null));
        using var stop = new CancellationTokenSource();
        var socket = new BridgeSocket(station, trust: null, new LinkOptions { Workers = 4 }, TimeProvider.System, _ => { });
        var at = new IPEndPoint(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture));
        var speaking = self == BridgeDesk.Police ? socket.ListenAsync(at, bound => Tell($"up {bound.Port}"), stop.Token) : socket.DialAsync(at, stop.Token);
        if (self == BridgeDesk.Hotline) Tell("up 0");
        while (await Console.In.ReadLineAsync(CancellationToken.None) is { } line) await DoAsync(station, line.Split(' '));
        await stop.CancelAsync();
        await speaking;
        return 0;
    }

    private static async Task DoAsync(BridgeStation station, string[] command)
    {
        switch (command)
        {
            case ["open", var chance]:
                BridgeContent content = Chance(chance).Next(5) switch { 0 => Said.Push(), 1 when station.Self == BridgeDesk.Hotline => Said.Danger, _ => Said.Offer() };
                Acknowledge((await station.OpenAsync(new BridgeOpening(station.Self, Said.Start, MessageStatus.Actual, ConfidentialityLevel.Open), content, "operator-1")).AsT1);
                break;
            case ["say", var id, var chance] when BridgeCaseId.TryParse(id, out var parsed) && await station.FindAsync(parsed) is { } copy:
                var random = Chance(chance);
                var asked = copy.Messages.Where(message => message.Content is EmergencyDispatchRequest or OnSiteAssistRequest).ElementAtOrDefault(random.Next(3));
                (await station.SayAsync(parsed, Said.Any(random), "operator-1", asked?.Id)).Switch(_ => Tell("no"), Acknowledge);
                break;
            case ["say", ..]:
                Tell("no");
                break;
            case ["pending"]:
                Tell($"pending {await station.CountUnsentAsync()}");
                break;
            case ["show"]:
                var all = await station.ReadAsync(int.MaxValue);
                foreach (var shown in all)
                {
                    string view = shown.View.ToString().Replace(" ", "", StringComparison.Ordinal);
                    Tell($"case {shown.Id} {view} {shown.View.Holder.Number()} {shown.IsResponsible} {string.Join(',', shown.Messages.Select(message => message.Id))}");
                }

                Tell($"shown {all.Length}");
                break;
        }
    }

    private static Random Chance(string seed) => new(int.Parse(seed, CultureInfo.InvariantCulture));

    private static void Acknowledge(BridgeCase copy) => Tell($"ok {copy.Id} {copy.Messages.Last(message => message.Sender == copy.Self && message.Seq == copy.LastSeq).Id}");

    private static void Tell(string line) => Console.Out.WriteLine(line + End);
}
