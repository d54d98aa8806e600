using System.Collections.Immutable;
using NodaTime;
using OneOf;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>What platforms tell each other before anything else (问候): who is there, what is spoken, by which edition of the agreement, what time it is.</summary>
/// <param name="Site">What the platform serves.</param>
/// <param name="Versions">The versions of the exchange form it reads.</param>
/// <param name="Edition">The edition of the agreement it works by, for example <c>fo-zhao-3</c>.</param>
/// <param name="Now">Its clock.</param>
public sealed record HandoverGreeting(DivisionCode Site, ImmutableArray<int> Versions, string Edition, Instant Now)
{
    /// <summary>The versions of the exchange form this program reads.</summary>
    public static ImmutableArray<int> Spoken { get; } = [1];

    /// <summary>The messages that came after platforms first greeted each other: one that does not tell what it reads may not know them.</summary>
    private static readonly ImmutableArray<string> Later = ["handover.paper-sent.v1", "handover.paper-signed.v1"];

    /// <summary>The names of the messages that the platform reads, as <see cref="HandoverMessageCodec.TypeNames"/> has this program's; names that are not known here are kept. Empty where it tells none, as an older program does.</summary>
    public ImmutableArray<string> Reads
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The greeting of this program.</summary>
    /// <param name="site">What the platform serves.</param>
    /// <param name="edition">The edition of the agreement it works by.</param>
    /// <param name="now">Its clock.</param>
    public static HandoverGreeting Of(DivisionCode site, string edition, Instant now) => new(site, Spoken, edition, now) { Reads = [.. HandoverMessageCodec.TypeNames.Order(StringComparer.Ordinal)] };

    /// <summary>Whether the platform reads what is to be said; <see langword="null"/> where it has not told.</summary>
    public bool? CanRead(HandoverContent content)
    {
        string name = HandoverMessageCodec.NameOf(content);
        return !Reads.IsEmpty ? Reads.Contains(name, StringComparer.Ordinal) : Later.Contains(name, StringComparer.Ordinal) ? null : true;
    }

    /// <summary>Why something should not be said to the platform: it has told that it does not read it (<c>cross-region.peer-cannot-read</c>), and later messages of the case would wait behind it. <see langword="null"/> where it reads it or has not told.</summary>
    public Refusal? WhyNot(HandoverContent content) => CanRead(content) == false ? ExchangeRefusals.PeerCannotRead(content.Act) : null;

    /// <summary>Compares the greeting of another platform with this one's.</summary>
    /// <param name="peer">The platform that was meant.</param>
    /// <param name="theirs">What it answered.</param>
    /// <param name="skew">By how much the clocks may differ.</param>
    /// <returns>What is to be told to people, nothing where all agrees; refused with <c>cross-region.wrong-peer</c> or <c>cross-region.no-common-version</c>: then nothing is sent.</returns>
    public OneOf<Refusal, ImmutableArray<HandoverRemark>> Compare(DivisionCode peer, HandoverGreeting theirs, Duration skew)
    {
        ArgumentNullException.ThrowIfNull(theirs);
        if (theirs.Site != peer) return ExchangeRefusals.WrongPeer();
        if (!Versions.Intersect(theirs.Versions).Any()) return ExchangeRefusals.NoCommonVersion();
        var remarks = ImmutableArray.CreateBuilder<HandoverRemark>();
        if (!string.Equals(Edition, theirs.Edition, StringComparison.Ordinal)) remarks.Add(HandoverRemark.OtherEdition);
        if (theirs.Reads.IsEmpty) remarks.Add(HandoverRemark.ReadsUntold);
        else if (HandoverMessageCodec.TypeNames.Except(theirs.Reads, StringComparer.Ordinal).Any()) remarks.Add(HandoverRemark.ReadsLess);
        if (Now - theirs.Now > skew || theirs.Now - Now > skew) remarks.Add(HandoverRemark.ClocksDiffer);
        return remarks.ToImmutable();
    }
}

/// <summary>What platforms should be told of each other.</summary>
public enum HandoverRemark
{
    /// <summary>They work by different editions of the agreement (协议版本不同).</summary>
    OtherEdition = 1,

    /// <summary>Their clocks differ by more than is allowed (时钟偏差).</summary>
    ClocksDiffer,

    /// <summary>The other does not read all that this program says (对方不能识别部分消息).</summary>
    ReadsLess,

    /// <summary>The other does not tell what it reads (对方未说明能识别的消息).</summary>
    ReadsUntold,
}
