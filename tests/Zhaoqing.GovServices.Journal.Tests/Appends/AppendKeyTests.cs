namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class AppendKeyTests
{
    private static readonly string Digest = new('0', 64);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("键")]
    public void A_key_has_visible_ascii_characters_only(string key) =>
        Assert.Throws<ArgumentException>(() => new AppendKey(key, Digest));

    [Fact]
    public void A_key_has_four_hundred_characters_at_the_most()
    {
        Assert.Equal(400, new AppendKey(new string('~', 400), Digest).Key.Length);
        Assert.Throws<ArgumentException>(() => new AppendKey(new string('!', 401), Digest));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    public void A_fingerprint_is_a_digest_in_hexadecimal(string fingerprint) =>
        Assert.Throws<ArgumentException>(() => new AppendKey("k", fingerprint));

    [Fact]
    public void A_fingerprint_is_the_same_in_upper_and_lower_case() =>
        Assert.Equal(new AppendKey("k", new string('a', 64)), new AppendKey("k", new string('A', 64)));

    [Fact]
    public void Faults_have_a_stable_code_and_a_chinese_sentence()
    {
        var first = new Appended(Some.Case, 1, 1, 1, Repeated: false);
        Assert.Equal("journal.stale-version", new AppendFault.StaleVersion(1, 2).Code);
        Assert.Contains("预期1,实际2", new AppendFault.StaleVersion(1, 2).Message, StringComparison.Ordinal);
        Assert.Equal("journal.key-reused", new AppendFault.KeyReused(first).Code);
        Assert.Contains("幂等键", new AppendFault.KeyReused(first).Message, StringComparison.Ordinal);
    }
}
