using System.Text.Json;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Parties;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class RemarkTests
{
    [Fact]
    public void Lines_and_tabs_may_stand_in_a_remark_but_not_in_a_name()
    {
        const string Text = "材料不全:\n\t1. 申请书";
        Assert.Equal(Text, Remark.Parse(Text).ToString());
        Assert.Equal(Remark.Parse(Text), JsonSerializer.Deserialize<Remark>(JsonSerializer.Serialize(Remark.Parse(Text))));
        Assert.True(PartyName.Read(Text).IsT0);
    }

    [Theory]
    [InlineData("不予受理\r\n", 6)]
    [InlineData("不予\r受理", 3)]
    [InlineData("不予\u202e受理", 3)]
    [InlineData("不予\0受理", 3)]
    [InlineData("\t不予受理", 1)]
    public void What_could_forge_a_page_is_refused_with_its_place(string text, int position)
    {
        var fault = Remark.Read(text).AsT0;
        Assert.Equal((CodeFaultKind.Alphabet, position), (fault.Kind, fault.Position));
    }

    [Fact]
    public void Length_counts_characters_not_code_units()
    {
        Assert.True(Remark.Read(string.Concat(Enumerable.Repeat("𠮷", Remark.MaxLength))).IsT1);
        Assert.Equal(CodeFaultKind.Length, Remark.Read(string.Concat(Enumerable.Repeat("𠮷", Remark.MaxLength + 1))).AsT0.Kind);
    }

    [Property]
    public void No_text_makes_a_reader_throw(AnyText text) => Laws.ReaderIsTotal<Remark>(text.Value, value => value.ToString());

    [Fact]
    public void The_default_throws_on_every_read()
    {
        Remark none = default;
        Assert.Throws<InvalidOperationException>(() => _ = none.ToString());
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(none));
    }
}
