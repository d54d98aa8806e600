using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Zhaoqing.GovServices.Tests.Parties;

[Properties(Arbitrary = [typeof(Arbitraries)], MaxTest = 300, QuietOnSuccess = true)]
public class PartyNameTests
{
    [Theory]
    [InlineData("𠮷田一郎")]
    [InlineData("李䶮")]
    [InlineData("阿卜杜热依木·买买提")]
    [InlineData("肇庆市 端州区 饮食店")]
    [InlineData("O'Neill-García")]
    [InlineData("葛\U000E0100")]
    public void Real_names_are_names(string text)
    {
        Assert.Equal(text, PartyName.Parse(text).ToString());
        Assert.Equal(PartyName.Parse(text), JsonSerializer.Deserialize<PartyName>(JsonSerializer.Serialize(PartyName.Parse(text))));
    }

    [Theory]
    [InlineData("张\0三", 2)]
    [InlineData("张三\n已批准", 3)]
    [InlineData("张\u007f三", 2)]
    [InlineData("张\u0085三", 2)]
    [InlineData("张\u202e三", 2)]
    [InlineData("张\u2066三", 2)]
    [InlineData("张\u200b三", 2)]
    [InlineData("\ufeff张三", 1)]
    [InlineData("张\u2028三", 2)]
    [InlineData("张\u2029三", 2)]
    [InlineData("张\ue000三", 2)]
    [InlineData(" 张三", 1)]
    [InlineData("张三\u3000", 3)]
    public void What_could_forge_a_page_or_a_log_line_is_refused_with_its_place(string text, int position)
    {
        var fault = PartyName.Read(text).AsT0;
        Assert.Equal((CodeFaultKind.Alphabet, position), (fault.Kind, fault.Position));
        Assert.DoesNotContain("张", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unpaired_surrogates_are_refused_wherever_they_stand()
    {
        foreach (string text in (string[])["\ud842", "\udfb7", "张\ud842", "\udfb7张", "张\udfb7\ud842三"]) Assert.True(PartyName.Read(text).IsT0);
    }

    [Fact]
    public void Length_counts_characters_not_code_units()
    {
        Assert.True(PartyName.Read(string.Concat(Enumerable.Repeat("𠮷", 200))).IsT1);
        Assert.Equal(CodeFaultKind.Length, PartyName.Read(string.Concat(Enumerable.Repeat("𠮷", 201))).AsT0.Kind);
        Assert.True(PartyName.Read(new string('王', 200)).IsT1);
        Assert.Equal(CodeFaultKind.Length, PartyName.Read(new string('王', 201)).AsT0.Kind);
        Assert.All((string?[])[null, "", " ", "\u3000"], text => Assert.Equal(CodeFaultKind.Length, PartyName.Read(text).AsT0.Kind));
    }

    [Property]
    public void No_text_makes_a_reader_throw(AnyText text) => Laws.ReaderIsTotal<PartyName>(text.Value, name => name.ToString());

    [Fact]
    public void The_default_throws_on_every_read()
    {
        PartyName none = default;
        Action[] reads = [() => _ = none.ToString(), () => JsonSerializer.Serialize(none)];
        Assert.All(reads, read => Assert.Throws<InvalidOperationException>(read));
    }
}
