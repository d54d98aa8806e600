using System.Collections.Frozen;
using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline.Hosting;

/// <summary>What a link has told of its troubles and people have not read of yet (链路异常). Immutable; a host keeps one for its link, in memory.</summary>
/// <remarks>Of each code there stands one line, and no more than <see cref="MostCodes"/> of them, whatever the other side sends; a code that this program knows, never a word of what was said. What is no such code counts together.</remarks>
public sealed record LinkTroubles
{
    /// <summary>How many codes are kept apart; what is beyond them counts together.</summary>
    public const int MostCodes = 16;

    private const string Other = "Other";

    /// <summary>What one desk complains of to the other.</summary>
    private static readonly FrozenSet<string> Complaints = Enum.GetNames<MessageFaultCode>()
        .Concat(Enum.GetValues<BridgeIntake>().Where(intake => intake is not (BridgeIntake.Stored or BridgeIntake.Duplicate)).Select(intake => intake.ToString()))
        .ToFrozenSet(StringComparer.Ordinal);

    private LinkTroubles(Instant? downSince, ImmutableSortedDictionary<string, (Instant Since, Instant Last)> unread) => (DownSince, Unread) = (downSince, unread);

    /// <summary>Since when there is no link; null while there is one.</summary>
    public Instant? DownSince { get; private init; }

    private ImmutableSortedDictionary<string, (Instant Since, Instant Last)> Unread { get; init; }

    /// <summary>Before the first greeting.</summary>
    /// <param name="at">When the host began.</param>
    public static LinkTroubles From(Instant at) => new(at, ImmutableSortedDictionary.Create<string, (Instant Since, Instant Last)>(StringComparer.Ordinal));

    /// <summary>After something more was told.</summary>
    /// <param name="notice">What.</param>
    /// <param name="at">When.</param>
    public LinkTroubles After(LinkNotice notice, Instant at)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice switch
        {
            LinkUp up when up.IsSkewed => (this with { DownSince = null }).With(nameof(LinkEndReason.ClockSkew), at),
            LinkUp => this with { DownSince = null },
            LinkDown { End: var end } => (end.WasUp ? this with { DownSince = DownSince ?? at } : this).WithEnd(end, at),
            LinkRejected rejected => With(rejected.Fault.Code.ToString(), at),
            LinkComplaint complaint => With(IsCode(complaint.Code) ? complaint.Code : Other, at),
            LinkFaulted => With(nameof(LinkFaulted), at),
            _ => this,
        };
    }

    /// <summary>After people have read of what was told up to a moment; that there is no link stays.</summary>
    /// <param name="through">The moment.</param>
    public LinkTroubles Read(Instant through) => this with { Unread = Unread.RemoveRange(Unread.Where(one => one.Value.Last <= through).Select(one => one.Key)) };

    /// <summary>What of it wants somebody.</summary>
    /// <param name="now">The moment.</param>
    [Clause("PLT-3.4")]
    public IEnumerable<DeskAlarm> Alarms(Instant now) =>
    [
        .. DownSince is { } since ? [new DeskAlarm(DeskAlarmKind.LinkDown, Instant.Min(since, now))] : Array.Empty<DeskAlarm>(),
        .. Unread.Select(one => new DeskAlarm(DeskAlarmKind.LinkFault, Instant.Min(one.Value.Since, now)) { Code = one.Key }),
    ];

    /// <summary>The other side may send anything for a code; what is none of those that are known is not shown in its words.</summary>
    private static bool IsCode(string code) => code is { Length: > 0 } && Complaints.Contains(code);

    /// <summary>That a link was ended or broke is no trouble of its own: it is down.</summary>
    private LinkTroubles WithEnd(LinkEnd end, Instant at) =>
        end.Reason is LinkEndReason.Stopped or LinkEndReason.Closed or LinkEndReason.Silent ? this : With(end.Fault == FrameFault.None ? end.Reason.ToString() : end.Fault.ToString(), at);

    private LinkTroubles With(string code, Instant at)
    {
        string line = Unread.ContainsKey(code) || Unread.Count < MostCodes - 1 ? code : Other;
        return this with { Unread = Unread.SetItem(line, (Unread.TryGetValue(line, out var there) ? there.Since : at, at)) };
    }
}
