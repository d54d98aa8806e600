using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Cases.Hosting;

/// <summary>From when on a host issues the notices of its cases by itself.</summary>
/// <param name="From">Events of cases before this instant give no notice: they were told by other means.</param>
public sealed record NoticeStart(Instant From);

/// <summary>Issues the notices that cases call for, and sends them as far as they can be sent without anybody.</summary>
/// <remarks>
/// Several hosts may run it: number and version let exactly one issue each notice. It keeps nothing: after a restart it reads the journal again and finds what is there.
/// </remarks>
internal sealed partial class NoticeWatch(IEventStore store, NoticeDesk desk, NoticeStart start, IOptions<CaseOptions> options, TimeProvider time, ILogger<NoticeWatch> log)
    : BackgroundService
{
    private readonly HashSet<NoticeNumber> _toIssue = [];
    private readonly Dictionary<NoticeNumber, Instant> _toServe = [];
    private long _position;

    /// <summary>Reads what is new in the journal, then issues and sends.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await foreach (var recorded in store.ReadAllAsync(_position, cancellationToken).ConfigureAwait(false))
        {
            Follow(recorded);
            _position = recorded.Position;
        }

        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        foreach (var number in _toIssue.ToArray()) await TryAsync(number, () => IssueAsync(number, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var number in _toServe.Where(notice => notice.Value <= now).Select(notice => notice.Key).ToArray())
            await TryAsync(number, () => CarryOnAsync(number, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private async Task IssueAsync(NoticeNumber number, CancellationToken cancellationToken)
    {
        bool isThere = await desk.IssueAsync(number, cancellationToken).ConfigureAwait(false);
        _toIssue.Remove(number);
        if (isThere) _toServe[number] = Instant.MinValue;
    }

    /// <summary>Carries on with a notice, and looks at it again when its announcement is over or something happens to it.</summary>
    private async Task CarryOnAsync(NoticeNumber number, CancellationToken cancellationToken)
    {
        if (await desk.CarryOnAsync(number, cancellationToken).ConfigureAwait(false) is { } again) _toServe[number] = again;
        else _toServe.Remove(number);
    }

    private void Follow(RecordedEvent recorded)
    {
        if (NoticeDesk.NumberOf(recorded.Stream) is { } notice)
        {
            _toIssue.Remove(notice);
            if (recorded.Type is "notice.served.v1") _toServe.Remove(notice);
            else _toServe[notice] = Instant.MinValue;
        }
        else if (recorded.At >= start.From && NoticeDesk.GivesNotice(recorded.Type) && CaseDesk.NumberOf(recorded.Stream) is { } number)
        {
            _toIssue.Add(NoticeNumber.Of(number, recorded.Version));
        }
    }

    private async Task TryAsync(NoticeNumber number, Func<Task> what, CancellationToken cancellationToken)
    {
        try
        {
            await what().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is UnknownEventException or JsonException or ArgumentException)
        {
            // One that this program cannot read stops neither the others nor the host.
            _toIssue.Remove(number);
            _toServe.Remove(number);
            CannotRead(log, number.ToString(), fault.Message);
        }
        catch (CarrierException fault)
        {
            CarrierFailed(log, number.ToString(), fault.InnerException!);
        }
#pragma warning disable CA1031 // Whatever else fails is tried again; it must not bring the host down.
        catch (Exception fault) when (fault is not JournalUnavailableException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed(log, number.ToString(), fault);
        }
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => RepeatedScan.RunAsync(options.Value.LapseScanSeconds, time, () => RunOnceAsync(stoppingToken), fault => CannotReach(log, fault), stoppingToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal cannot be reached; notices are issued later.")]
    private static partial void CannotReach(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The carrier of {Number} does not answer; it is asked again.")]
    private static partial void CarrierFailed(ILogger logger, string number, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Number} is neither issued nor sent; it is tried again.")]
    private static partial void Failed(ILogger logger, string number, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Number} cannot be read by this program and is left alone: {Why}")]
    private static partial void CannotRead(ILogger logger, string number, string why);
}
