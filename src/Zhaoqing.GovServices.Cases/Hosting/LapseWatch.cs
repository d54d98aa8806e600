using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>Writes down what time has made of cases. It only announces: a case shows its lapses whether or not this has run.</summary>
/// <remarks>Several hosts may run it: the version of the record lets exactly one write each lapse.</remarks>
internal sealed partial class LapseWatch(IEventStore store, CaseDesk desk, IOptions<CaseOptions> options, TimeProvider time, ILogger<LapseWatch> log)
    : BackgroundService
{
    private readonly Dictionary<StreamId, LapseWake> _waits = [];
    private readonly HashSet<StreamId> _leftAlone = [];
    private long _position;

    /// <summary>Reads what is new in the journal, then writes the lapses that are due.</summary>
    /// <returns>How many this call wrote.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        await foreach (var recorded in store.ReadAllAsync(_position, cancellationToken).ConfigureAwait(false))
        {
            if (CaseDesk.IsCase(recorded.Stream)) Follow(recorded);
            _position = recorded.Position;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        int written = 0;
        foreach (var stream in _waits.Where(wait => wait.Value.Next <= now).Select(wait => wait.Key).ToArray())
        {
            if (await WriteAsync(stream, now, cancellationToken).ConfigureAwait(false)) written++;
            if (_waits.TryGetValue(stream, out var wake)) Wait(stream, wake.Past(now));
        }

        return written;
    }

    private async Task<bool> WriteAsync(StreamId stream, Instant now, CancellationToken cancellationToken)
    {
        try
        {
            return await desk.WriteLapseAsync(stream, now, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException or ArgumentException)
        {
            // One case that this program cannot read stops neither the others nor the host.
            LeaveAlone(stream, fault.Message);
            return false;
        }
    }

    private void LeaveAlone(StreamId stream, string why)
    {
        _leftAlone.Add(stream);
        _waits.Remove(stream);
        CannotRead(log, stream.ToString(), why);
    }

    private void Follow(RecordedEvent recorded)
    {
        if (_leftAlone.Contains(recorded.Stream)) return;
        try
        {
            Wait(recorded.Stream, _waits.GetValueOrDefault(recorded.Stream).After(desk.Read(recorded)));
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException)
        {
            // A newer program wrote it and understands this case; this one leaves the case to it.
            LeaveAlone(recorded.Stream, fault.Message);
        }
    }

    private void Wait(StreamId stream, LapseWake wake)
    {
        if (wake.Next is null) _waits.Remove(stream);
        else _waits[stream] = wake;
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RepeatedScan.RunAsync(
        options.Value.LapseScanSeconds,
        time,
        async () =>
        {
            int written = await RunOnceAsync(stoppingToken).ConfigureAwait(false);
            if (written > 0) Wrote(log, written);
            return true;
        },
        fault => CannotReach(log, fault),
        stoppingToken);

    [LoggerMessage(Level = LogLevel.Information, Message = "The lapses of {Count} cases were written down.")]
    private static partial void Wrote(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal cannot be reached; lapses are written later.")]
    private static partial void CannotReach(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Stream} cannot be read by this program, its lapses are left alone: {Why}")]
    private static partial void CannotRead(ILogger logger, string stream, string why);
}
