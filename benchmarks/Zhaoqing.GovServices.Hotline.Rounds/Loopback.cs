using System.Net;
using System.Net.Sockets;

namespace Zhaoqing.GovServices.Hotline.Rounds;

/// <summary>Two ends of one connection over the loopback.</summary>
internal static class Loopback
{
    internal static async Task<(Socket Client, Socket Server)> ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await client.ConnectAsync(listener.LocalEndpoint);
        var server = await listener.AcceptSocketAsync();
        server.NoDelay = true;
        return (client, server);
    }
}
