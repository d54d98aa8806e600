using System.Collections.Immutable;
using NodaTime;

namespace Zhaoqing.GovServices.Hotline;

/// <summary>How soon something is needed (紧迫程度), as CAP 1.2 parts it.</summary>
public enum Urgency
{
    /// <summary>Now: 110 sends somebody before anything else is asked (先行派警).</summary>
    Immediate = 1,

    /// <summary>Soon.</summary>
    Expected,

    /// <summary>Later.</summary>
    Future,

    /// <summary>It is over.</summary>
    Past,

    /// <summary>Nobody knows.</summary>
    Unknown,
}

/// <summary>By what a call is carried (通话媒介).</summary>
public enum VoiceMedia
{
    /// <summary>Speech (语音).</summary>
    Audio = 1,

    /// <summary>Picture and speech (视频报警).</summary>
    Video,

    /// <summary>Text (短信报警, 12110).</summary>
    Text,
}

/// <summary>The voice leg of a hand-over (语音腿): it shares the case with the data.</summary>
/// <param name="CallId">The call, as the exchange names it.</param>
/// <param name="Media">By what it is carried.</param>
public sealed record VoiceLeg(string CallId, VoiceMedia Media);

/// <summary>Where it happens (事发地).</summary>
/// <param name="Division">The division.</param>
/// <param name="Text">In words; for what is not urgent no nearer than the district.</param>
public sealed record BridgePlace(DivisionCode Division, string Text);

/// <summary>What a scope rule says of a demand, as the sender read it (管辖依据). The other desk may hold another edition; only what the messages carry counts.</summary>
/// <param name="Edition">The edition of the rules, rising.</param>
/// <param name="Owner">Whose it is; null where the rules do not say.</param>
/// <param name="RuleId">The rule; null where none fits.</param>
public sealed record ScopeReading(int Edition, BridgeDesk? Owner = null, string? RuleId = null);

/// <summary>What every hand-over says (转办要素).</summary>
/// <param name="Kind">The kind of the demand.</param>
/// <param name="Summary">What it is about, at most 500 characters; of a report only the rewritten brief.</param>
/// <param name="Place">Where.</param>
/// <param name="CallerRef">A token for who called; never a name or a number. It is the sender's own, or has the number of the desk that minted it before it, as in <c>110/…</c>.</param>
/// <param name="Urgency">How soon it is needed.</param>
/// <param name="Scope">Whose it is by the rules of the sender.</param>
/// <param name="ReturnWindow">How long it may be given back.</param>
/// <param name="ClassCode">Its class in the classification that is loaded; null where it has none yet.</param>
public sealed record HandOver(
    DemandKind Kind, string Summary, BridgePlace Place, string CallerRef, Urgency Urgency, ScopeReading Scope, Duration ReturnWindow, string? ClassCode = null)
{
    /// <summary>As much of a text as may stand in <see cref="Summary"/>, from its beginning; no character is cut in two.</summary>
    /// <param name="text">The text, of any length.</param>
    /// <param name="longest">The most characters there may be, at least 1.</param>
    public static string Shortened(string text, int longest = BridgeCase.LongestSummary)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, 1);
        return text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) && char.IsLowSurrogate(text[longest]) ? longest - 1 : longest)];
    }

    /// <summary>Kind and urgency only: nothing of what was said, nor of a person.</summary>
    public override string ToString() => $"{Kind} {Urgency}";
}

/// <summary>A call is handed over (一键转接).</summary>
/// <param name="HandOver">What it is.</param>
/// <param name="Voice">The call; null where it came by text or the Internet.</param>
public sealed record TransferOffer(HandOver HandOver, VoiceLeg? Voice = null) : BridgeContent(BridgeMessageType.TransferOffer);

/// <summary>A work order is pushed (工单流转).</summary>
/// <param name="HandOver">What it is.</param>
/// <param name="PriorHandling">What was done so far, in the words meant for the other desk.</param>
public sealed record WorkOrderPush(HandOver HandOver, ImmutableArray<string> PriorHandling) : BridgeContent(BridgeMessageType.WorkOrderPush)
{
    /// <inheritdoc/>
    public bool Equals(WorkOrderPush? other) => other is not null && HandOver == other.HandOver && PriorHandling.AsSpan().SequenceEqual(other.PriorHandling.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HandOver.GetHashCode();
}

/// <summary>The other desk takes it (受理确认). Only this ends the custody of the one who offered.</summary>
/// <param name="PeerCaseNumber">The number of the order or the police case there (工单号, 警单号).</param>
public sealed record TransferAccept(string PeerCaseNumber) : BridgeContent(BridgeMessageType.TransferAccept);

/// <summary>Why a hand-over is not taken.</summary>
public enum TransferRefusalReason
{
    /// <summary>It is not this desk's (不属于受理范围).</summary>
    OutOfScope = 1,

    /// <summary>It is there already (重复).</summary>
    Duplicate,

    /// <summary>Too little is said (信息不足).</summary>
    InsufficientInfo,

    /// <summary>It cannot be read (格式不符).</summary>
    Malformed,

    /// <summary>Drill and meant are mixed (演练标志不符).</summary>
    DrillMismatch,
}

/// <summary>The other desk does not take it (不予受理). It has no effect on what is immediate.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Scope">Whose it is by the rules of the sender.</param>
/// <param name="Note">A word to the other desk.</param>
public sealed record TransferRefuse(TransferRefusalReason Reason, ScopeReading Scope, string? Note = null) : BridgeContent(BridgeMessageType.TransferRefuse);

/// <summary>It is given back (退单).</summary>
/// <param name="Reason">Why.</param>
/// <param name="Scope">Whose it is by the rules of the sender.</param>
/// <param name="ReturnedWithin">How long after it was taken.</param>
public sealed record WorkOrderReturn(TransferRefusalReason Reason, ScopeReading Scope, Duration ReturnedWithin) : BridgeContent(BridgeMessageType.WorkOrderReturn);

/// <summary>A desk takes back a message of its own. Only that of an offer changes the state.</summary>
/// <param name="Cancelled">The message.</param>
/// <param name="Reason">Why.</param>
public sealed record Cancel(Guid Cancelled, string Reason) : BridgeContent(BridgeMessageType.Cancel);
