using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Zhaoqing.GovServices.Cases.Tests.Sample;

namespace Zhaoqing.GovServices.Cases.Tests.Notices;

public sealed class NoticeNumberTests
{
    [Property(QuietOnSuccess = true)]
    public Property What_is_written_is_read() => Prop.ForAll(Gen.Choose(1, 999_999_999).ToArbitrary(), version =>
    {
        var number = NoticeNumber.Of(Number, version);
        return NoticeNumber.Parse(number.ToString()) == number && (number.Case, number.Version) == (Number, version);
    });

    [Theory]
    [InlineData("")]
    [InlineData("20260928-0000000000-C")]
    [InlineData("20260928-0000000000-{0}-N0")]
    [InlineData("20260928-0000000000-{0}-N01")]
    [InlineData("20260928-0000000000-{0}-N-1")]
    [InlineData("20260928-0000000000-{0}-N1234567890")]
    [InlineData("20260928-0000000000-{0}-X1")]
    [InlineData("20260928-0000000001-{0}-N1")]
    public void What_is_no_number_is_told_so(string text) =>
        Assert.False(NoticeNumber.TryParse(text.Replace("{0}", Number.ToString()[^1..], StringComparison.Ordinal), provider: null, out _));

    [Fact]
    public void No_number_is_made_of_nothing()
    {
        Assert.Throws<InvalidOperationException>(() => default(NoticeNumber).ToString());
        Assert.Throws<InvalidOperationException>(() => default(NoticeNumber).Version);
        Assert.Throws<ArgumentException>(() => NoticeNumber.Of(Number, 0));
        Assert.Throws<ArgumentException>(() => NoticeNumber.Of(default, 1));
    }
}
