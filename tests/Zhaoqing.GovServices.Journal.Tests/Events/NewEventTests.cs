using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.Tests;

public sealed class NewEventTests
{
    private static readonly Guid Id = Guid.NewGuid();
    private static readonly Instant At = Instant.FromUtc(2026, 11, 25, 4, 0);

    [Theory]
    [InlineData("case.accepted.v1", true)]
    [InlineData("notify-commit.filed.late.v12", true)]
    [InlineData("accepted.v1", false)]
    [InlineData("v1", false)]
    [InlineData("case.accepted", false)]
    [InlineData("case.accepted.v0", false)]
    [InlineData("case.accepted.v10000", false)]
    [InlineData("Case.accepted.v1", false)]
    [InlineData("case..accepted.v1", false)]
    [InlineData("case.-accepted.v1", false)]
    [InlineData("case.accepted-.v1", false)]
    [InlineData("case.accepted.v1\n", false)]
    [InlineData("case.受理.v1", false)]
    [InlineData("", false)]
    public void A_wire_name_has_parts_in_kebab_case_and_a_version(string type, bool allowed) =>
        Assert.Equal(allowed, Record.Exception(() => new NewEvent(Id, type, At, "窗口", "{}"u8.ToArray())) is null);

    [Fact]
    public void A_wire_name_has_a_hundred_characters_at_the_most()
    {
        string longest = $"case.{new string('a', NewEvent.MaxTypeLength - 8)}.v1";
        Assert.Equal(longest, new NewEvent(Id, longest, At, "窗口", "{}"u8.ToArray()).Type);
        Assert.Throws<ArgumentException>(() => new NewEvent(Id, "a" + longest, At, "窗口", "{}"u8.ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\nb")]
    [InlineData("a\u202Eb")]
    public void An_actor_who_could_forge_a_line_is_refused(string actor) =>
        Assert.Throws<ArgumentException>(() => new NewEvent(Id, "a.b.v1", At, actor, "{}"u8.ToArray()));

    [Fact]
    public void An_actor_that_would_not_come_back_as_given_is_refused() =>
        Assert.Throws<ArgumentException>(() => new NewEvent(Id, "a.b.v1", At, "a" + (char)0xD800, "{}"u8.ToArray()));

    [Theory]
    [InlineData("", false)]
    [InlineData("1", false)]
    [InlineData("[]", false)]
    [InlineData("\"{}\"", false)]
    [InlineData("{", false)]
    [InlineData("{}{}", false)]
    [InlineData("{\"a\":1,}", false)]
    [InlineData("{} // why", false)]
    [InlineData("\uFEFF{}", false)]
    [InlineData("{\"a\":1}", true)]
    [InlineData(" {} \n", true)]
    public void The_content_is_one_json_object(string content, bool allowed) =>
        Assert.Equal(allowed, Record.Exception(() => Some.Event(content)) is null);

    [Fact]
    public void The_content_is_utf8() =>
        Assert.Throws<ArgumentException>(() => new NewEvent(Id, "a.b.v1", At, "窗口", new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' }));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void The_content_has_256_kibibytes_at_the_most(int more, bool allowed)
    {
        string content = $$"""{"t":"{{new string('x', (256 * 1024) - 8 + more)}}"}""";
        Assert.Equal(allowed, Record.Exception(() => Some.Event(content)) is null);
    }

    [Fact]
    public void A_time_out_of_range_an_empty_id_and_a_schema_version_of_0_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NewEvent(Id, "a.b.v1", Instant.FromUtc(2200, 1, 1, 0, 0), "窗口", "{}"u8.ToArray()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NewEvent(Id, "a.b.v1", Instant.FromUtc(1900, 1, 1, 0, 0) - Duration.Epsilon, "窗口", "{}"u8.ToArray()));
        Assert.Throws<ArgumentException>(() => new NewEvent(Guid.Empty, "a.b.v1", At, "窗口", "{}"u8.ToArray()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NewEvent(Id, "a.b.v1", At, "窗口", "{}"u8.ToArray(), schemaVersion: 0));
    }

    [Fact]
    public void The_content_is_copied_and_compared_byte_by_byte()
    {
        byte[] bytes = Encoding.UTF8.GetBytes("{\"a\":1}");
        var before = new NewEvent(Id, "a.b.v1", At, "窗口", bytes);
        var same = new NewEvent(Id, "a.b.v1", At, "窗口", bytes);
        bytes[5] = (byte)'2';

        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString(before.Content.Span));
        Assert.Equal(before, same);
        Assert.NotEqual(before, new NewEvent(Id, "a.b.v1", At, "窗口", bytes));
        Assert.NotEqual(before, new NewEvent(Id, "a.b.v1", At, "窗口", before.Content, correlation: Id));
        Assert.NotEqual(RecordedEvent.Of(before, Some.Case, 1, 1), RecordedEvent.Of(before, Some.Case, 1, 2));
        Assert.Equal(RecordedEvent.Of(before, Some.Case, 1, 1), RecordedEvent.Of(same, Some.Case, 1, 1));
    }
}
