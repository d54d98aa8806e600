using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql.Tests;

/// <summary>The network between a host and its database: it can be cut, and be slow.</summary>
internal sealed class Proxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<(TcpClient Client, TcpClient Server)> _pairs = [];
    private readonly int _port;
    private readonly Task _accepting;
    private int _cutAtCommit;

    internal Proxy(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        _port = builder.Port;
        _listener.Start();
        builder.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = builder.ToString();
        _accepting = Task.Run(AcceptAsync);
    }

    internal enum Moment
    {
        Never,
        BeforeTheCommitArrives,
        AfterTheCommitIsAnswered,
    }

    internal string ConnectionString { get; }

    /// <summary>Each piece of data waits so long.</summary>
    internal TimeSpan Delay { get; set; }

    /// <summary>While it is set, nobody gets through.</summary>
    internal bool Down { get; set; }

    internal int Cuts { get; private set; }

    internal int CommitsCut { get; private set; }

    /// <summary>Cuts the connection over which the next commit is sent.</summary>
    internal void CutAtCommit(Moment moment) => Volatile.Write(ref _cutAtCommit, (int)moment);

    /// <summary>Cuts every connection there is.</summary>
    internal void Cut()
    {
        lock (_pairs)
        {
            foreach (var (client, server) in _pairs)
            {
                client.Close();
                server.Close();
            }

            Cuts += _pairs.Count;
            _pairs.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var server = new TcpClient();
                try
                {
                    if (Down) throw new SocketException();
                    await server.ConnectAsync(IPAddress.Loopback, _port, _stop.Token);
                }
                catch (SocketException)
                {
                    client.Close();
                    continue;
                }

                client.NoDelay = server.NoDelay = true;
                lock (_pairs) _pairs.Add((client, server));
                var cut = new StrongBox();
                _ = Task.Run(() => PumpAsync(client, server, cut, toServer: true));
                _ = Task.Run(() => PumpAsync(server, client, cut, toServer: false));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, StrongBox cut, bool toServer)
    {
        byte[] buffer = new byte[65_536];
        try
        {
            while (true)
            {
                int read = await from.GetStream().ReadAsync(buffer, _stop.Token);
                if (read == 0) break;
                if (Delay > TimeSpan.Zero) await Task.Delay(Delay, _stop.Token);
                if (toServer && Encoding.ASCII.GetString(buffer, 0, read).Contains("COMMIT\0", StringComparison.Ordinal))
                {
                    var moment = (Moment)Interlocked.Exchange(ref _cutAtCommit, (int)Moment.Never);
                    if (moment == Moment.BeforeTheCommitArrives)
                    {
                        CommitsCut++;
                        break;
                    }

                    if (moment == Moment.AfterTheCommitIsAnswered) cut.OnAnswer = true;
                }
                else if (!toServer && cut.OnAnswer)
                {
                    CommitsCut++;
                    break;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // Cut from outside.
        }

        from.Close();
        to.Close();
    }

    private sealed class StrongBox
    {
        public volatile bool OnAnswer;
    }
}
