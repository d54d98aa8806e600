using System.Diagnostics;
using System.Net.Sockets;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>The limit: the same bytes over a bare socket, without frames, checksums or a look at anything but their number.</summary>
internal sealed class RawEcho : Echo
{
    private readonly Socket _client, _server;
    private readonly Task _serving;

    private RawEcho(int bytes, int window, (Socket Client, Socket Server) ends)
        : base(bytes, window)
    {
        (_client, _server) = ends;
        _serving = Task.Run(ServeAsync);
    }

    internal static async Task<Echo> StartAsync(int bytes, int window) => new RawEcho(bytes, window, await Loopback.ConnectAsync());

    public override async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _serving;
        _server.Dispose();
    }

    internal override async Task<long> RunAsync(TimeSpan time)
    {
        byte[] requests = new byte[Bytes * Window], answers = new byte[256 * 1024];
        long began = Stopwatch.GetTimestamp(), received = 0, answered = 0, sent = Window, asked = began;
        await _client.SendAsync(requests);
        while (answered < sent)
        {
            int length = await _client.ReceiveAsync(answers);
            if (length == 0) throw new InvalidOperationException("Closed.");
            received += length;
            int now = (int)((received / Bytes) - answered);
            if (now == 0) continue;
            answered += now;
            if (Window == 1) Latencies.Add(Stopwatch.GetTimestamp() - asked);
            if (Stopwatch.GetElapsedTime(began) >= time) continue;
            sent += now;
            asked = Stopwatch.GetTimestamp();
            await _client.SendAsync(requests.AsMemory(0, now * Bytes));
        }

        return answered;
    }

    private async Task ServeAsync()
    {
        byte[] buffer = new byte[256 * 1024];
        try
        {
            while (await _server.ReceiveAsync(buffer) is var length and > 0) await _server.SendAsync(buffer.AsMemory(0, length));
        }
        catch (SocketException)
        {
            // The other end is gone.
        }
    }
}
