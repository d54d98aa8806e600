using System.Text;
using FsCheck.Xunit;
using Zhaoqing.GovServices.CrossRegion.Exchange.Hosting;
using Zhaoqing.GovServices.CrossRegion.Hosting;

namespace Zhaoqing.GovServices.CrossRegion.Exchange.Tests;

/// <summary>Messages as one array, each with the bytes it has.</summary>
public sealed class HandoverWireTests
{
    private static readonly string[] Some = ["{}", """{"a":[1,{"b":"],["}]}""", "1", "null", "\"[,]\"", "[[]]", """{ "é" : "\u005d" }"""];

    [Property(MaxTest = 500)]
    public void What_is_put_together_comes_apart_as_it_was(byte[] which)
    {
        byte[][] messages = [.. which.Select(i => Encoding.UTF8.GetBytes(Some[i % Some.Length]))];
        var read = HandoverWire.ReadMessages(HandoverWire.Write([.. messages.Select(message => (ReadOnlyMemory<byte>)message)]));
        if (messages.Length is 0 or > HandoverOutbox.MostMessages) Assert.Null(read);
        else Assert.Equal(messages, read!.Value.Select(message => message.ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("[1]x")]
    [InlineData("[1][2]")]
    [InlineData("[{\"a\":1]")]
    public void What_is_no_array_of_messages_is_none(string body) => Assert.Null(HandoverWire.ReadMessages(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void White_space_belongs_to_no_message() =>
        Assert.Equal(["{ }", "2"], HandoverWire.ReadMessages(Encoding.UTF8.GetBytes(" [ { } , 2 ] "))!.Value.Select(message => Encoding.UTF8.GetString(message.Span)));
}
