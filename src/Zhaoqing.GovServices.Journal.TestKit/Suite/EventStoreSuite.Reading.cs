using System.Text;
using NodaTime;

namespace Zhaoqing.GovServices.Journal.TestKit;

public abstract partial class EventStoreSuite
{
    [Fact]
    public async Task A_stream_is_read_in_order_from_any_version()
    {
        var events = Some.Events(5);
        await Store.AppendAsync(Some.Case, 0, events[..2]).Accepted();
        await Store.AppendAsync(Some.Stream(2), 0, Some.Events(3)).Accepted();
        await Store.AppendAsync(Some.Case, 2, events[2..]).Accepted();

        for (int from = 1; from <= 7; from++)
            Assert.Equal(events.Skip(from - 1).Select(e => e.Id), await Store.ReadAsync(Some.Case, from).Select(e => e.Id).ToListAsync());
        Assert.Equal(
            [(Some.Case, 1, 1), (Some.Case, 2, 2), (Some.Case, 3, 6), (Some.Case, 4, 7), (Some.Case, 5, 8)],
            (await Store.ReadAsync(Some.Case).ToListAsync()).Places());
    }

    [Fact]
    public async Task The_journal_is_read_in_order_of_commits_from_any_position()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();
        await Store.AppendAsync(Some.Stream(2), 0, Some.Events(1)).Accepted();
        await Store.AppendAsync(Some.Case, 2, Some.Events(1)).Accepted();
        (StreamId, long, long)[] places = [(Some.Case, 1, 1), (Some.Case, 2, 2), (Some.Stream(2), 1, 3), (Some.Case, 3, 4)];

        for (int after = 0; after <= 4; after++)
            Assert.Equal(places.Skip(after), (await Store.ReadAllAsync(after).ToListAsync()).Places());
    }

    [Fact]
    public async Task A_position_of_another_journal_is_refused()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(2)).Accepted();

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.ReadAllAsync(3).ToListAsync());
    }

    [Fact]
    public async Task Long_streams_and_journals_are_read_whole()
    {
        for (int version = 0; version < 1024; version += 128) await Store.AppendAsync(Some.Case, version, Some.Events(128)).Accepted();

        Assert.Equal(Enumerable.Range(1, 1024).Select(n => (Some.Case, (long)n, (long)n)), (await Store.ReadAllAsync().ToListAsync()).Places());
        Assert.Equal(Enumerable.Range(1, 1024).Select(n => (Some.Case, (long)n, (long)n)), (await Store.ReadAsync(Some.Case).ToListAsync()).Places());
        Assert.Equal(512, await Store.ReadAsync(Some.Case, 513).CountAsync());
    }

    [Fact]
    public async Task A_reading_of_the_journal_ends_where_it_stood_at_the_beginning_and_may_be_begun_again()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(400)).Accepted();
        var reading = Store.ReadAllAsync();
        int read = 0;
        await foreach (var recorded in reading)
        {
            if (read++ == 0) await Store.AppendAsync(Some.Case, 400, Some.Events(400)).Accepted();
        }

        Assert.Equal(400, read);
        Assert.Equal(800, await reading.CountAsync());
    }

    [Fact]
    public async Task A_reading_ends_when_it_is_cancelled()
    {
        await Store.AppendAsync(Some.Case, 0, Some.Events(3)).Accepted();
        using var source = new CancellationTokenSource();
        int read = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var recorded in Store.ReadAllAsync(cancellationToken: source.Token))
            {
                read++;
                await source.CancelAsync();
            }
        });

        Assert.Equal(1, read);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData(""" { "b" : 1.0e+2, "a":1, "a":2 , "unknown":{"x":[null,"\u0000"]} }  """)]
    [InlineData("""{"名":"龘靐齉𠮷","quote":"'\"; DROP TABLE event; --"}""")]
    public async Task Content_comes_back_byte_for_byte_unknown_members_included(string content)
    {
        await Store.AppendAsync(Some.Case, 0, [Some.Event(content)]).Accepted();

        Assert.Equal(content, Encoding.UTF8.GetString((await Store.ReadAsync(Some.Case).SingleAsync()).Content.Span));
        Assert.Equal(content, Encoding.UTF8.GetString((await Store.ReadAllAsync().SingleAsync()).Content.Span));
    }

    [Fact]
    public async Task Content_of_the_greatest_length_comes_back_byte_for_byte()
    {
        string content = $$"""{"text":"{{new string('x', NewEvent.MaxContentLength - 11)}}"}""";
        await Store.AppendAsync(Some.Case, 0, [Some.Event(content)]).Accepted();

        Assert.Equal(content, Encoding.UTF8.GetString((await Store.ReadAsync(Some.Case).SingleAsync()).Content.Span));
    }

    [Fact]
    public async Task Every_member_comes_back_at_the_edges_of_what_it_may_be()
    {
        var stream = StreamId.Parse(new string('z', StreamId.MaxLength));
        var last = Instant.FromUtc(2200, 1, 1, 0, 0) - Duration.Epsilon;
        NewEvent[] events =
        [
            new(Guid.NewGuid(), "a.b.v1", Instant.FromUtc(1900, 1, 1, 0, 0), "𠮷", "{}"u8.ToArray()),
            new(new Guid("00112233-4455-6677-8899-aabbccddeeff"), "notify-commit.a.b-c.v9999", last, new string('长', PartyName.MaxLength), "{}"u8.ToArray(), Guid.NewGuid(), Guid.NewGuid(), int.MaxValue),
            new(Guid.Parse("ffffffff-ffff-ffff-ffff-ffffffffffff"), "a.b.v1", NodaConstants.UnixEpoch - Duration.Epsilon, "o'clerk", "{}"u8.ToArray(), correlation: Guid.Empty, causation: Guid.NewGuid()),
        ];
        await Store.AppendAsync(stream, 0, events).Accepted();

        Assert.Equal(events.Select((e, i) => RecordedEvent.Of(e, stream, i + 1, i + 1)), await Store.ReadAsync(stream).ToListAsync());
        Assert.Equal(events.Select((e, i) => RecordedEvent.Of(e, stream, i + 1, i + 1)), await Store.ReadAllAsync().ToListAsync());
    }

    [Fact]
    public async Task Streams_that_differ_in_case_or_share_a_beginning_are_different_streams()
    {
        string[] names = ["case-1", "Case-1", "case-1.", "case-", "case-10"];
        foreach (string name in names) await Store.AppendAsync(StreamId.Parse(name), 0, Some.Events(1)).Accepted();

        foreach (string name in names) Assert.Equal(1, await Store.ReadAsync(StreamId.Parse(name)).CountAsync());
    }
}
