using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Zhaoqing.GovServices.Cases;

namespace Zhaoqing.GovServices.CrossRegion.Hosting;

/// <summary>What one platform has of one case (对账明细).</summary>
/// <param name="Case">The case.</param>
/// <param name="Receiving">Up to where it has the messages of the receiving side without a gap.</param>
/// <param name="Handling">The same of the handling side.</param>
/// <param name="Digest">SHA-256 over the ids of all messages it has, by side and place; lower case hexadecimal.</param>
public sealed record HandoverTally(CaseNumber Case, int Receiving, int Handling, string Digest)
{
    internal static HandoverTally Of(HandoverCase copy)
    {
        bool receives = copy.Self == HandoverSide.Receiving;
        string ids = string.Join('\n', copy.Messages.Select(message => $"{message.Sender} {message.Seq} {message.Id:N}"));
        return new(copy.Number, receives ? copy.LastSeq : copy.SeenPeerSeq, receives ? copy.SeenPeerSeq : copy.LastSeq, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(ids))));
    }
}

/// <summary>What one platform has of the cases that were begun on one day with one other (日对账): equal on both where, and only where, both have the same messages.</summary>
/// <param name="Day">The day in China, as it stands in the numbers of the cases.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="Digest">SHA-256 over the tallies in the order of the numbers; lower case hexadecimal.</param>
public sealed record HandoverDay(LocalDate Day, int Cases, string Digest)
{
    private static readonly LocalDatePattern NumberDays = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The day in the number of a case, so that both platforms count it to the same; <see langword="null"/> where the digits are no day.</summary>
    internal static LocalDate? Of(CaseNumber number) => NumberDays.Parse(number.ToString()[..8]).TryGetValue(default, out var day) ? day : null;

    internal static HandoverDay Of(LocalDate day, ImmutableArray<HandoverTally> tallies)
    {
        string lines = string.Join('\n', tallies.Select(tally => $"{tally.Case} {tally.Receiving} {tally.Handling} {tally.Digest}"));
        return new(day, tallies.Length, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines))));
    }
}

/// <summary>A case that is not the same on both platforms (对账差异).</summary>
/// <param name="Case">The case.</param>
/// <param name="Ours">What this platform has; <see langword="null"/> for nothing.</param>
/// <param name="Theirs">What the other has; <see langword="null"/> for nothing.</param>
public sealed record HandoverDifference(CaseNumber Case, HandoverTally? Ours, HandoverTally? Theirs);
