using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>The one list of what wants somebody at a desk now (值班告警清单): cases, orders and the link. Safe for concurrent use, by any number of hosts of one desk.</summary>
/// <remarks>It rests on the open orders that <see cref="OrderDesk"/> keeps and on the ids of the cases that are not settled; the record is read once, and then only where something has happened.</remarks>
public sealed class AlarmDesk : IDisposable
{
    private readonly OrderDesk _desk;
    private readonly OrderBridge _bridge;
    private readonly DeskAlarmPolicy _policy;
    private readonly Func<Instant, HandlingRules> _rules;
    private readonly TimeProvider _time;
    private readonly WatchedCases _cases;

    /// <summary>A list.</summary>
    /// <param name="desk">The orders.</param>
    /// <param name="station">The cases.</param>
    /// <param name="bridge">The cases that no order can follow.</param>
    /// <param name="sources">From when on somebody is wanted.</param>
    /// <param name="rules">What orders are judged by at an instant.</param>
    /// <param name="time">The clock.</param>
    public AlarmDesk(OrderDesk desk, BridgeStation station, OrderBridge bridge, HotlineSources sources, Func<Instant, HandlingRules> rules, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(sources);
        (_desk, _bridge, _policy, _rules, _time) = (desk, bridge, sources.Alarms, rules, time);
        // Who will be wanted at the end of all time, while nothing happens, may be wanted before it.
        _cases = new WatchedCases(station, copy => DeskAlarm.Of(copy, _policy, Instant.MaxValue).Any());
    }

    /// <summary>What wants somebody, as recorded until now on every host; the most urgent first.</summary>
    /// <param name="most">How many at most; the count is of all.</param>
    /// <param name="link">What the link of this host has told; null where none is watched.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    [Clause("PLT-3.4")]
    [Clause("PLT-3.6")]
    public async Task<DeskAlarmList> ReadAsync(int most, LinkTroubles? link = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        var (cases, unreadCases) = await _cases.LookAsync(copy => DeskAlarm.Of(copy, _policy, now), cancellationToken).ConfigureAwait(false);
        var rules = _rules(now);
        var orders = await _desk.OfOpenAsync(order => DeskAlarm.Of(order, rules, _policy, now), cancellationToken).ConfigureAwait(false);
        var unreadOrders = await _desk.UnreadableAsync(cancellationToken).ConfigureAwait(false);
        var waiting = await _bridge.WaitingAsync(cancellationToken).ConfigureAwait(false);
        DeskAlarm[] all =
        [
            .. cases,
            .. unreadCases.Select(one => new DeskAlarm(DeskAlarmKind.Unreadable, Instant.Min(one.Since, now)) { Case = one.Case }),
            .. orders,
            .. unreadOrders.Select(one => new DeskAlarm(DeskAlarmKind.Unreadable, Instant.Min(one.Since, now)) { Order = one.Number, Case = one.Case, Code = one.Code }),
            .. waiting.Select(DeskAlarm.Of),
            .. link?.Alarms(now) ?? [],
        ];
        return new DeskAlarmList(all.Length, [.. DeskAlarm.Sorted(all).Take(most)]);
    }

    /// <inheritdoc/>
    public void Dispose() => _cases.Dispose();
}

/// <summary>What wants somebody at a desk.</summary>
/// <param name="Count">How many in all.</param>
/// <param name="First">The most urgent of them, in order.</param>
public sealed record DeskAlarmList(int Count, ImmutableArray<DeskAlarm> First);
