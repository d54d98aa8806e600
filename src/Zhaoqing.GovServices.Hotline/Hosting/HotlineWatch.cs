using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Zhaoqing.GovServices.Journal;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>Writes down what time and the bridge have brought about in orders, and finishes what broke off.</summary>
/// <remarks>Several hosts may run it: the version of each record lets exactly one write each thing. It keeps only of which cases and orders it has told.</remarks>
internal sealed partial class HotlineWatch(OrderDesk desk, OrderBridge bridge, IOptions<HotlineOptions> options, TimeProvider time, ILogger<HotlineWatch> log) : BackgroundService
{
    private ImmutableDictionary<(BridgeCaseId Case, OrderNumber? Order), string> _waiting = ImmutableDictionary<(BridgeCaseId Case, OrderNumber? Order), string>.Empty;

    private readonly HashSet<OrderNumber> _unreadable = [];

    /// <summary>Looks once.</summary>
    /// <returns>How many things it wrote.</returns>
    internal async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        int written = 0;
        foreach (var look in new Func<CancellationToken, Task<int>>[] { desk.WriteLapsesAsync, desk.MendGroupsAsync, bridge.FollowAsync, TellUnreadableAsync, TellWaitingAsync })
        {
            try
            {
                written += await look(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is JsonException or UnknownEventException or ArgumentException)
            {
                // What a newer program wrote keeps this one neither from the rest nor from running.
                CannotRead(log, fault.Message);
            }
#pragma warning disable CA1031 // A fault in one look ends neither the others nor the host.
            catch (Exception fault) when (fault is not JournalUnavailableException && !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(log, fault);
            }
        }

        return written;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.ScanSeconds), time);
        do
        {
            try
            {
                int written = await RunOnceAsync(stoppingToken).ConfigureAwait(false);
                if (written > 0) Wrote(log, written);
            }
            catch (JournalUnavailableException fault)
            {
                CannotReach(log, fault);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    /// <summary>An order that this program cannot read is told of once; its case goes on without it.</summary>
    private async Task<int> TellUnreadableAsync(CancellationToken cancellationToken)
    {
        foreach (var one in await desk.UnreadableAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!_unreadable.Add(one.Number)) continue;
            if (one.Case is { } id) IsUnreadableOf(log, one.Number, id, one.Code);
            else IsUnreadable(log, one.Number, one.Code);
        }

        return 0;
    }

    /// <summary>People are told of a case that no order can follow when it begins to wait, when the reason changes, and when it waits no more: not at every look.</summary>
    private async Task<int> TellWaitingAsync(CancellationToken cancellationToken)
    {
        var waiting = (await bridge.WaitingAsync(cancellationToken).ConfigureAwait(false)).ToImmutableDictionary(one => (one.Case, one.Order), one => one.Why.Code);
        foreach (var ((id, number), code) in waiting.Except(_waiting))
        {
            if (number is { } behind) IsBehind(log, id, behind, code);
            else Waits(log, id, code);
        }

        var ended = _waiting.Keys.Where(one => !waiting.ContainsKey(one)).ToArray();
        foreach (var (id, _) in ended)
        {
            if (await desk.NumbersLinkedWithAsync(id, cancellationToken).ConfigureAwait(false) is [var number, ..]) HasOrder(log, id, number);
            else WaitsNoMore(log, id);
        }

        _waiting = waiting;
        return 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The case {Case} is the hotline's and no order can be made of it: {Code}. It waits; people have to look at it.")]
    private static partial void Waits(ILogger logger, BridgeCaseId @case, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The order {Number} cannot follow its case {Case}: {Code}. It waits; people have to look at it.")]
    private static partial void IsBehind(ILogger logger, BridgeCaseId @case, OrderNumber number, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The order {Number} cannot be read by this program ({Code}) and is left alone; its case {Case} goes on without it.")]
    private static partial void IsUnreadableOf(ILogger logger, OrderNumber number, BridgeCaseId @case, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The order {Number} cannot be read by this program ({Code}) and is left alone.")]
    private static partial void IsUnreadable(ILogger logger, OrderNumber number, string code);

    [LoggerMessage(Level = LogLevel.Information, Message = "The case {Case} waits no more; its order is {Number}.")]
    private static partial void HasOrder(ILogger logger, BridgeCaseId @case, OrderNumber number);

    [LoggerMessage(Level = LogLevel.Information, Message = "The case {Case} waits for no order any more.")]
    private static partial void WaitsNoMore(ILogger logger, BridgeCaseId @case);

    [LoggerMessage(Level = LogLevel.Information, Message = "What time and the bridge brought about was written down for {Count} orders.")]
    private static partial void Wrote(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal cannot be reached; orders are looked at later.")]
    private static partial void CannotReach(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Something went wrong in a look at the orders; they are looked at again.")]
    private static partial void Failed(ILogger logger, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "An order cannot be read by this program and is left alone: {Why}")]
    private static partial void CannotRead(ILogger logger, string why);
}
