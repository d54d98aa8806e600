using System.Runtime.InteropServices;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>What people have to do because an answer is late (联动告警).</summary>
public enum BridgeAlarmKind
{
    /// <summary>Phone the other desk now, and record what was said (启用语音通道): an urgent message is not there, or nobody was sent yet.</summary>
    VoiceFallbackRequired = 1,

    /// <summary>An ordinary message is not there yet: the link is down or slow.</summary>
    NotStored,

    /// <summary>A hand-over waits for its answer.</summary>
    NotTaken,

    /// <summary>What was refused or given back is not settled: agree with the other desk, or keep it.</summary>
    NotSettled,
}

/// <summary>An alarm. It is shown and changes nothing: time is no input of the state.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Message">The message that waits.</param>
/// <param name="Since">From when on the answer was late.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BridgeAlarm(BridgeAlarmKind Kind, Guid Message, Instant Since);

public sealed partial class BridgeCase
{
    /// <summary>What is late at a moment, for this desk's own messages, and what it has and nobody settles; the urgent ones first.</summary>
    /// <param name="policy">How long each answer may take.</param>
    /// <param name="now">The moment, by this desk's clock; its messages were written by the same clock.</param>
    [Clause("PLT-3.7")]
    public IEnumerable<BridgeAlarm> AlarmsAt(BridgePolicy policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. Due(policy).Where(alarm => alarm.Since <= now).OrderBy(alarm => alarm.Kind).ThenBy(alarm => alarm.Since)];
    }

    private IEnumerable<BridgeAlarm> Due(BridgePolicy policy)
    {
        if (View is { State: BridgeState.Negotiating, Holder: var holder } && holder == Self
            && _stored.Values.Where(message => message.Content is TransferRefuse or WorkOrderReturn).MaxBy(message => message.SentAt) is { } open)
            yield return new BridgeAlarm(BridgeAlarmKind.NotSettled, open.Id, open.SentAt + policy.Settled);
        foreach (var message in _stored.Values.Where(message => message.Sender == Self))
        {
            if (message.Seq > PeerSeen)
            {
                yield return message.IsUrgent
                    ? new BridgeAlarm(BridgeAlarmKind.VoiceFallbackRequired, message.Id, message.SentAt + policy.UrgentStored)
                    : new BridgeAlarm(BridgeAlarmKind.NotStored, message.Id, message.SentAt + policy.Stored);
            }
            else if (BridgeFold.IsDispatchRequest(message) && message.Status == View.Status && !Counted.Any(answer => BridgeFold.IsSent(message, answer)))
            {
                yield return new BridgeAlarm(BridgeAlarmKind.VoiceFallbackRequired, message.Id, message.SentAt + policy.UrgentTaken);
            }

            if (View.State == BridgeState.Offered && message.Offered is not null && message.Seq <= PeerSeen) yield return new BridgeAlarm(BridgeAlarmKind.NotTaken, message.Id, message.SentAt + policy.Taken);
        }
    }
}
