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
}
