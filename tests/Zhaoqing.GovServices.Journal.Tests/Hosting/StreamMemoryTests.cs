using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;
using OneOf;
using Zhaoqing.GovServices.Journal.Hosting;

namespace Zhaoqing.GovServices.Journal.Tests.Hosting;

/// <summary>A record that remembers answers as one that reads: two hosts share a journal, and neither is told what the other appends.</summary>
[Properties(MaxTest = 300, QuietOnSuccess = true)]
public sealed class StreamMemoryTests
{
    private const int Most = 12;

    private static readonly Refusal TooMuch = new("journal.too-much", "超出总数。", LegalGround.OfLaw("测试", article: null, "总数"));

    private static readonly Arbitrary<Step[]> Steps =
        (from host in Gen.Choose(0, 1)
         from stream in Gen.Choose(0, 2)
         from number in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 5)))
         from isNew in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
         from key in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 3).Select(key => (int?)key)))
         from isBegun in Gen.Elements(false, true)
         select new Step(host, stream, number, isNew, key, isBegun)).ArrayOf().ToArbitrary();

    [Property]
    public Property A_record_that_remembers_answers_as_one_that_reads() => Prop.ForAll(Steps, Gen.Elements(0L, 700L, 1L << 20).ToArbitrary(), (steps, bytes) =>
    {
        using StreamMemory one = new(bytes), other = new(bytes);
        var (remembering, reading) = (new InMemoryEventStore(), new InMemoryEventStore());
        StreamRecord<Total, Added>[] hosts = [RecordOver(remembering, one), RecordOver(remembering, other)];
        var plain = RecordOver(reading, memory: null);
        return steps.All(step => Told(hosts[step.Host], step) == Told(plain, step with { IsNew = false, IsBegun = false })) && Streams(remembering).SequenceEqual(Streams(reading), StringComparer.Ordinal);
    });

    [Fact]
    public async Task What_this_host_changed_last_is_not_read_again()
    {
        var store = new InMemoryEventStore();
        using var memory = new StreamMemory();
        int read = 0;
        var record = RecordOver(store, memory, () => read++);
        var stream = StreamId.Parse("total-1");
        for (int i = 0; i < 5; i++) Assert.True((await record.ChangeAsync(stream, key: null, Adding(1), CancellationToken.None, isNew: i == 0)).IsT1);
        Assert.Equal(0, read);
        await foreach (var recorded in store.ReadAllAsync()) Assert.Equal(1, record.Read(recorded).Number);
        Assert.Equal(0, read);

        // Another host goes on, and this one reads.
        Assert.True((await RecordOver(store, memory: null).ChangeAsync(stream, key: null, Adding(1), CancellationToken.None)).IsT1);
        var changed = (await record.ChangeAsync(stream, key: null, Adding(1), CancellationToken.None)).AsT1;
        Assert.Equal((7, 1), (changed.State.Sum, changed.Events.Single().Number));
        Assert.Equal(6, read);
    }

    [Fact]
    public async Task Changes_that_were_begun_together_are_on_their_way_before_the_first_is_ended_and_one_stream_takes_one_at_a_time()
    {
        var store = new InMemoryEventStore();
        using var memory = new StreamMemory();
        var record = RecordOver(store, memory);
        StreamId[] streams = [.. Enumerable.Range(0, 5).Select(i => StreamId.Parse($"total-{i}"))];
        var begun = Array.ConvertAll(streams, stream => record.TryBegin(stream, Adding(2), CancellationToken.None, isNew: true));
        Assert.Equal(5, await store.LastPositionAsync());
        Assert.Null(record.TryBegin(streams[0], Adding(3), CancellationToken.None));
        var next = record.ChangeAsync(streams[0], key: null, Adding(3), CancellationToken.None);
        Assert.False(next.IsCompleted);
        foreach (var end in begun) Assert.Equal(2, (await end!()).AsT1.State.Sum);
        Assert.Equal(5, (await next).AsT1.State.Sum);
        Assert.Equal(9, (await record.TryBegin(streams[0], Adding(4), CancellationToken.None)!()).AsT1.State.Sum);
        // What would be refused, or do nothing, is not begun: what is remembered may be out of date.
        Assert.Null(record.TryBegin(streams[0], Adding(4), CancellationToken.None));
        Assert.Null(record.TryBegin(streams[0], Adding(0), CancellationToken.None));
        Assert.Equal(TooMuch.Code, (await record.ChangeAsync(streams[0], key: null, Adding(4), CancellationToken.None)).AsT0.Code);
    }

    private static string Told(StreamRecord<Total, Added> record, Step step)
    {
        var key = step.Key is { } number ? new AppendKey($"key-{number}", $"{step.Stream:x16}{step.Number:x16}") : null;
        var stream = StreamId.Parse($"total-{step.Stream}");
        var begun = step.IsBegun && key is null ? record.TryBegin(stream, Adding(step.Number), CancellationToken.None, step.IsNew) : null;
        var answer = (begun?.Invoke().AsTask() ?? record.ChangeAsync(stream, key, Adding(step.Number), CancellationToken.None, step.IsNew)).GetAwaiter().GetResult();
        return answer.Match(refusal => refusal.Code, kept => $"{kept.State.Sum} {kept.Version} {string.Join(',', kept.Events.Select(added => added.Number))}");
    }

    /// <summary>Nothing for 0 on what is there; refused above the total.</summary>
    private static Func<Total?, Instant, OneOf<Refusal, ImmutableArray<Added>>> Adding(int number) => (found, _) =>
        (found?.Sum ?? 0) + number > Most ? TooMuch
        : found is not null && number == 0 ? ImmutableArray<Added>.Empty
        : ImmutableArray.Create(new Added(number));

    private static StreamRecord<Total, Added> RecordOver(InMemoryEventStore store, StreamMemory? memory, Action? read = null) => new(
        store,
        TimeProvider.System,
        events => new Total(events.Sum(added => added.Number)),
        recorded =>
        {
            read?.Invoke();
            return JsonSerializer.Deserialize<Added>(recorded.Content.Span)!;
        },
        added => new NewEvent(Guid.CreateVersion7(), "total.added.v1", NodaConstants.UnixEpoch, "窗口", JsonSerializer.SerializeToUtf8Bytes(added)),
        "journal.key-reused",
        memory);

    private static IEnumerable<string> Streams(InMemoryEventStore store) =>
        store.ReadAllAsync().ToBlockingEnumerable().Select(recorded => $"{recorded.Stream} {recorded.Version} {Encoding.UTF8.GetString(recorded.Content.Span)}");

    private sealed record Total(int Sum);

    private sealed record Added(int Number);

    private sealed record Step(int Host, int Stream, int Number, bool IsNew, int? Key, bool IsBegun);
}
