using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class EventChainTests
{
    private static readonly Guid Id = new("00112233-4455-6677-8899-aabbccddeeff");

    private static readonly RecordedEvent First = RecordedEvent.Of(
        new NewEvent(Id, "case.accepted.v1", NodaConstants.UnixEpoch + Duration.FromNanoseconds(258), "窗口", "{}"u8.ToArray(), correlation: null, causation: Id, schemaVersion: 3),
        StreamId.Parse("case-1"), 1, 1);

    /// <summary>The canonical form, written out by hand from the documentation.</summary>
    [Fact]
    public void A_hash_is_the_sha256_over_the_hash_before_and_the_canonical_form()
    {
        const string Id16 = "00112233445566778899aabbccddeeff";
        string form = new string('0', 64) + "0000000000000001" + "00000006" + Hex("case-1") + "0000000000000001" + Id16
            + "00000010" + Hex("case.accepted.v1") + "0000000000000102" + "00000006" + Hex("窗口") + "00" + "01" + Id16 + "00000003" + "00000002" + Hex("{}");

        var hash = EventChain.Next(default, First);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(form))), hash.ToString());
        Assert.Equal(hash, ChainHash.Parse(hash.ToString()));
        Assert.Equal(hash, new ChainHash(hash.ToBytes()));
    }

    [Fact]
    public void Every_member_and_the_hash_before_it_count()
    {
        RecordedEvent[] others =
        [
            First with { Stream = StreamId.Parse("case-2") }, First with { Version = 2 }, First with { Position = 2 }, First with { Id = Guid.Empty },
            First with { Type = "case.refused.v1" }, First with { At = First.At + Duration.Epsilon }, First with { Actor = "窗" }, First with { Content = "{ }"u8.ToArray() },
            First with { Correlation = Guid.Empty }, First with { Causation = null }, First with { SchemaVersion = 4 },
        ];
        ChainHash[] hashes = [EventChain.Next(default, First), EventChain.Next(EventChain.Next(default, First), First), .. others.Select(other => EventChain.Next(default, other))];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("zz00000000000000000000000000000000000000000000000000000000000000")]
    public void What_is_no_hash_is_not_read(string text)
    {
        Assert.Throws<FormatException>(() => ChainHash.Parse(text));
        Assert.Throws<ArgumentException>(() => new ChainHash(new byte[31]));
    }

    [Fact]
    public void A_fault_says_in_chinese_where_it_is()
    {
        Assert.Contains("第17条记录缺失", new ChainFault(ChainFaultKind.Missing, 17).Message, StringComparison.Ordinal);
        Assert.Contains("第18条记录与原始记录不符", new ChainFault(ChainFaultKind.Altered, 18).Message, StringComparison.Ordinal);
    }

    private static string Hex(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));
}
