using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Hotline.Tests.Messages;

/// <summary>As much of a text as a hand-over or an order may hold.</summary>
public sealed class ShortTests
{
    private static readonly Gen<string> Texts = Gen.Elements("a", "路", "𠮷", "\n", "\ud842", "\udfb7").ListOf().Select(parts => string.Concat(parts));

    [Property(MaxTest = 500)]
    public Property It_is_the_longest_beginning_that_fits_and_cuts_no_character_in_two() => Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), (text, longest) =>
    {
        string cut = HandOver.Shortened(text, longest);
        if (!text.StartsWith(cut, StringComparison.Ordinal) || cut.Length > longest) return false;
        if (cut == text) return true;
        bool isSplit = char.IsSurrogatePair(text, cut.Length - 1 + (cut.Length == 0 ? 1 : 0)) && cut.Length > 0;
        return !isSplit && (cut.Length == longest || (cut.Length == longest - 1 && char.IsSurrogatePair(text, cut.Length)));
    });

    [Fact]
    public void A_summary_holds_as_much_as_a_message_takes()
    {
        string whole = new('路', BridgeCase.LongestSummary);
        Assert.Equal(whole, HandOver.Shortened(whole + "灯"));
        Assert.Equal(whole[1..], HandOver.Shortened(whole[1..] + "𠮷"));
        Assert.Equal("", HandOver.Shortened("𠮷", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => HandOver.Shortened("路", 0));
    }
}
