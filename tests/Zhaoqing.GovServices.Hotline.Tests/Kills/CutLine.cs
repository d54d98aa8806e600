using System.Net;
using System.Net.Sockets;

namespace Zhaoqing.GovServices.Hotline.Tests.Kills;

/// <summary>The line between the two desks: it carries bytes, and breaks off after as many as it is told, wherever that is in a handshake or a record of TLS.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly IPEndPoint _to;
    private readonly Task _running;
    private long _left = long.MaxValue;

    /// <summary>A line to a desk.</summary>
    /// <param name="port">Where that listens.</param>
    public CutLine(int port)
    {
        _to = new IPEndPoint(IPAddress.Loopback, port);
        _listener.Start();
        _running = RunAsync();
    }

    /// <summary>Where the other desk dials.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often it has broken off.</summary>
    public int Cuts { get; private set; }

    /// <summary>Breaks off after so many more bytes, of both directions together; once.</summary>
    public void CutAfter(int bytes)
    {
        lock (_lock) _left = bytes;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var calls = new List<Task>();
        try
        {
            while (true) calls.Add(CarryAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(calls);
        }
    }

    private async Task CarryAsync(Socket caller)
    {
        using var called = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        try
        {
            await called.ConnectAsync(_to, end.Token);
            Task[] ways = [CarryAsync(caller, called, end.Token), CarryAsync(called, caller, end.Token)];
            await Task.WhenAny(ways);
            await end.CancelAsync();
            await Task.WhenAll(ways);
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // The desk at the other end was killed, or the test is over.
        }
        finally
        {
            // Without a farewell: what is on its way may be lost.
            caller.Close(0);
            called.Close(0);
        }
    }

    private async Task CarryAsync(Socket from, Socket to, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[4096];
        try
        {
            while (await from.ReceiveAsync(bytes, cancellationToken) is > 0 and var read)
            {
                int whole = Allowed(read);
                await to.SendAsync(bytes.AsMemory(0, whole), cancellationToken);
                if (whole < read) return;
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // So the line ends.
        }
    }

    private int Allowed(int read)
    {
        lock (_lock)
        {
            if (read < _left)
            {
                if (_left != long.MaxValue) _left -= read;
                return read;
            }

            int last = (int)_left;
            (_left, Cuts) = (long.MaxValue, Cuts + 1);
            return last == read ? read - 1 : last;
        }
    }
}
