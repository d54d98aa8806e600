using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>One connection between the two desks (联动链路), over whatever pipes bytes: a socket with mutual TLS, or memory in a test.</summary>
/// <remarks>
/// An acknowledgement goes out when a message stands in this desk's record, never before. What the other has not acknowledged is sent again on the next link, so every message is recorded there once or more often and counts once.
/// Two lanes: an urgent message waits for no other, only for the piece of at most 16 KiB that is just being written. Of each lane no more is on the way than <see cref="LinkOptions.Window"/> and, of ordinary ones, <see cref="LinkOptions.MostOnTheWay"/>, so neither side fills its memory.
/// </remarks>
public sealed partial class BridgeLink : IDisposable
{
    private readonly BridgeStation _station;
    private readonly LinkOptions _options;
    private readonly TimeProvider _time;
    private readonly Action<LinkNotice> _tell;
    private readonly IDuplexPipe _pipe;
    private readonly CancellationTokenSource _stop = new();
    private LinkEnd? _end;
    private volatile bool _isUp;

    private BridgeLink(BridgeStation station, IDuplexPipe pipe, LinkOptions options, TimeProvider time, Action<LinkNotice> tell)
    {
        (_station, _pipe, _options, _time, _tell) = (station, pipe, options, time, tell);
        _parser = new FrameParser(options.Limits);
        _writer = new FrameWriter(options.Limits);
        _lanes = [new Lane(options), new Lane(options), new Lane(options)];
        _heardAt = time.GetTimestamp();
    }

    /// <summary>Speaks until the link ends; the pipe is completed then.</summary>
    /// <param name="station">This desk's end.</param>
    /// <param name="pipe">The connection. Its pipes must hold <see cref="FrameLimits.LongestFrame"/>.</param>
    /// <param name="options">How the link behaves.</param>
    /// <param name="time">The clock.</param>
    /// <param name="tell">Hears what happens; it must not throw and not wait.</param>
    /// <param name="cancellationToken">Ends the link.</param>
    /// <returns>How it ended. It throws nothing of what the other side did.</returns>
    public static async Task<LinkEnd> RunAsync(BridgeStation station, IDuplexPipe pipe, LinkOptions options, TimeProvider time, Action<LinkNotice> tell, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(station);
        ArgumentNullException.ThrowIfNull(pipe);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        ArgumentNullException.ThrowIfNull(tell);
        using var link = new BridgeLink(station, pipe, options, time, tell);
        using var stopped = cancellationToken.UnsafeRegister(static link => ((BridgeLink)link!).End(LinkEndReason.Stopped), link);
        await link.RunAsync().ConfigureAwait(false);
        var end = link._end ?? new LinkEnd(LinkEndReason.Closed, link._isUp);
        tell(new LinkDown(end));
        return end;
    }

    void IDisposable.Dispose()
    {
        _stop.Dispose();
        foreach (var lane in _lanes) lane.Dispose();
    }

    private async Task RunAsync()
    {
        Send(isUrgent: true, LinkMessageTypes.Hello, Bytes(Greeting(), LinkJson.Default.Hello));
        Task[] parts =
        [
            Guarded(WriteAsync), Guarded(ReadAsync), Guarded(PumpAsync), Guarded(BeatAsync),
            .. _lanes.Select(lane => Guarded(token => WorkAsync(lane, token))),
        ];
        await Task.WhenAll(parts).ConfigureAwait(false);
        await _pipe.Input.CompleteAsync().ConfigureAwait(false);
        await _pipe.Output.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>A part of the link: its end is the end of the others.</summary>
    private async Task Guarded(Func<CancellationToken, Task> part)
    {
        await Task.Yield();
        try
        {
            await part(_stop.Token).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Whatever goes wrong ends this link and not its host; the next one begins anew.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Broke(fault);
        }
        finally
        {
            End(LinkEndReason.Closed);
        }
    }

    /// <summary>Something was thrown: it is the end of the link.</summary>
    /// <param name="fault">What.</param>
    /// <param name="isOfLine">Whether it was thrown where the line is read or written.</param>
    private void Broke(Exception fault, bool isOfLine = true)
    {
        switch (fault)
        {
            case OperationCanceledException when _stop.IsCancellationRequested:
                break;
            case JournalUnavailableException:
                End(LinkEndReason.RecordUnavailable);
                break;
            case IOException or InvalidOperationException when isOfLine:
                // The line broke under a read or a write.
                End(LinkEndReason.Closed);
                break;
            default:
                End(LinkEndReason.Faulted);
                _tell(new LinkFaulted(fault));
                break;
        }
    }

    private void End(LinkEndReason reason, FrameFault fault = FrameFault.None)
    {
        if (Interlocked.CompareExchange(ref _end, new LinkEnd(reason, _isUp, fault), null) is null) _stop.Cancel();
    }

    private Hello Greeting() => new([FrameHeader.Version], _station.Self.Number(), _station.Site.ToString(null, CultureInfo.InvariantCulture), _time.GetUtcNow(), NameOf(_options.Status));

    /// <summary>Whether the other side can be spoken with, and what it is told if not.</summary>
    private bool Greets(Hello? told)
    {
        if (told is null || BridgeDesks.OfNumber(told.Desk) is not { } peer || told.Now is not { } now || told.ProtocolVersions is null) return Unfit(LinkEndReason.BadGreeting);
        if (!told.ProtocolVersions.Contains(FrameHeader.Version)) return Unfit(LinkEndReason.NoCommonVersion);
        if (peer == _station.Self) return Unfit(LinkEndReason.SameDesk);
        if (!string.Equals(told.Status, NameOf(_options.Status), StringComparison.Ordinal)) return Unfit(LinkEndReason.DrillMismatch);
        var skew = Duration.FromTimeSpan(now - _time.GetUtcNow());
        var distance = skew < Duration.Zero ? -skew : skew;
        if (distance > _options.SkewToRefuse) return Unfit(LinkEndReason.ClockSkew);
        _peerSkew = (skew, distance > _options.SkewToWarn);
        return true;
    }

    private bool Unfit(LinkEndReason reason)
    {
        End(reason);
        return false;
    }

    private static string NameOf(MessageStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static byte[] Bytes<T>(T value, JsonTypeInfo<T> contract) => JsonSerializer.SerializeToUtf8Bytes(value, contract);
}
