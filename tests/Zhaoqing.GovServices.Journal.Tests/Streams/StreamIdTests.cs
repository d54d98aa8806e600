using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class StreamIdTests
{
    private const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:";

    [Theory]
    [InlineData("case-20261125-ABC")]
    [InlineData("1")]
    [InlineData("licence:4412.a_b")]
    public void A_good_name_is_read_and_written_as_given(string text)
    {
        Assert.Equal(text, StreamId.Parse(text).ToString());
        Assert.Equal(StreamId.Parse(text), JsonSerializer.Deserialize<StreamId>(JsonSerializer.Serialize(StreamId.Parse(text))));
    }

    [Theory]
    [InlineData("", CodeFaultKind.Length, null)]
    [InlineData("case\n1", CodeFaultKind.Alphabet, 5)]
    [InlineData("case\0", CodeFaultKind.Alphabet, 5)]
    [InlineData("a'b", CodeFaultKind.Alphabet, 2)]
    [InlineData("a\"b", CodeFaultKind.Alphabet, 2)]
    [InlineData("a b", CodeFaultKind.Alphabet, 2)]
    [InlineData("a/b", CodeFaultKind.Alphabet, 2)]
    [InlineData("案件", CodeFaultKind.Alphabet, 1)]
    [InlineData("case\uFF0D1", CodeFaultKind.Alphabet, 5)]
    [InlineData("..", CodeFaultKind.Structure, 1)]
    [InlineData("-a", CodeFaultKind.Structure, 1)]
    public void A_bad_name_is_a_fault_that_tells_where(string text, CodeFaultKind kind, int? position)
    {
        var fault = StreamId.Read(text).AsT0;
        Assert.Equal((kind, position), (fault.Kind, fault.Position));
        Assert.False(StreamId.TryParse(text, provider: null, out _));
        Assert.Throws<FormatException>(() => StreamId.Parse(text));
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    [InlineData(10_000, false)]
    public void Two_hundred_characters_are_the_most(int length, bool allowed) =>
        Assert.Equal(allowed, StreamId.Read(new string('a', length)).IsT1);

    [Property(QuietOnSuccess = true)]
    public Property Every_text_is_a_name_exactly_when_all_its_characters_are_allowed() => Prop.ForAll(
        Gen.OneOf(Gen.Elements(Allowed.ToCharArray()), Gen.Choose(0, 0xFFFF).Select(n => (char)n)).ArrayOf().ToArbitrary(),
        text => StreamId.Read(text).IsT1 == (text.Length is >= 1 and <= 200 && text.All(Allowed.Contains) && !"-_.:".Contains(text[0])));

    [Fact]
    public void Default_is_no_stream()
    {
        Assert.Throws<InvalidOperationException>(() => default(StreamId).ToString());
        Assert.False(StreamId.TryParse(null, provider: null, out _));
        Assert.Throws<ArgumentNullException>(() => StreamId.Parse(null!));
    }
}
