using System.Net.Sockets;
using StreamJsonRpc;

namespace Zhaoqing.GovServices.Hotline.Rounds.Peers;

/// <summary>StreamJsonRpc with MessagePack over the same kind of socket.</summary>
internal sealed class StreamJsonEcho : Echo
{
    private readonly JsonRpc _client, _server;

    private StreamJsonEcho(int bytes, int window, Socket client, Socket server)
        : base(bytes, window)
    {
        _server = new JsonRpc(Handler(server));
        _server.AddLocalRpcMethod("ask", (byte[] body) => body);
        _client = new JsonRpc(Handler(client));
        _server.StartListening();
        _client.StartListening();
    }

    internal static async Task<Echo> StartAsync(int bytes, int window)
    {
        var (client, server) = await Loopback.ConnectAsync();
        return new StreamJsonEcho(bytes, window, client, server);
    }

    public override ValueTask DisposeAsync()
    {
        _client.Dispose();
        _server.Dispose();
        return ValueTask.CompletedTask;
    }

    internal override Task<long> RunAsync(TimeSpan time) => AskAsync(time, async body => await _client.InvokeAsync<byte[]>("ask", body));

    private static LengthHeaderMessageHandler Handler(Socket socket)
    {
        var stream = new NetworkStream(socket, ownsSocket: true);
        return new LengthHeaderMessageHandler(stream, stream, new MessagePackFormatter());
    }
}
