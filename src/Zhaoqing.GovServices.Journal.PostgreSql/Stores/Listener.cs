using System.Globalization;
using Npgsql;

namespace Zhaoqing.GovServices.Journal.PostgreSql;

/// <summary>Hears of the appends of other hosts (LISTEN). It only makes readers quicker: what it misses, they find when they ask.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlDataSource _source;
    private readonly string _channel;
    private readonly AppendSignal _signal;
    private readonly Task _listening;

    internal Listener(NpgsqlDataSource source, string channel, AppendSignal signal)
    {
        (_source, _channel, _signal) = (source, channel, signal);
        _listening = Task.Run(RunAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _listening.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or ObjectDisposedException)
            {
                await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync()
    {
        var connection = await _source.OpenConnectionAsync(_stop.Token).ConfigureAwait(false);
        await using var ofConnection = connection.ConfigureAwait(false);
        connection.Notification += (_, told) =>
        {
            if (long.TryParse(told.Payload, NumberStyles.None, CultureInfo.InvariantCulture, out long position)) _signal.Raise(position);
        };
#pragma warning disable CA2100 // The channel is named by the schema, which was checked.
        var command = new NpgsqlCommand("LISTEN " + _channel, connection);
#pragma warning restore CA2100
        await using var ofCommand = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
        while (true) await connection.WaitAsync(_stop.Token).ConfigureAwait(false);
    }
}
