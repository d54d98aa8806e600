using OneOf;
using Zhaoqing.GovServices.Cases;
using Zhaoqing.GovServices.CrossRegion.Hosting;
using Zhaoqing.GovServices.CrossRegion.Tests.Sides;
using Zhaoqing.GovServices.Journal;
using static Zhaoqing.GovServices.CrossRegion.Tests.Sample;

namespace Zhaoqing.GovServices.CrossRegion.Tests.Hosting;

/// <summary>Comparing a day again reads no more of the record than what has moved.</summary>
public sealed class TallyMemoryTests
{
    [Fact]
    public async Task Only_the_cases_in_which_something_was_said_are_read_again_and_the_day_is_what_it_is()
    {
        var record = new Counted();
        var (foshan, zhaoqing) = Platform.Two(foshan: record);
        using (foshan)
        using (zhaoqing)
        {
            var numbers = new List<CaseNumber>();
            for (int i = 0; i < 20; i++) numbers.Add(await HandoverStationTests.PushedAsync(foshan));
            Assert.True(await foshan.PumpAsync());
            Assert.Equal(20, await ReadAsync());
            Assert.Equal(0, await ReadAsync());
            foreach (var number in numbers.Take(3)) Assert.True((await foshan.Station.SayAsync(number, new SigningUrged("电话催办"), "window-1")).IsT1);
            Assert.Equal(3, await ReadAsync());
            Assert.True((await zhaoqing.Station.SayAsync(numbers[5], new CaseSigned(true, null), "officer-1")).IsT1);
            Assert.True(await zhaoqing.PumpAsync());
            Assert.Equal(1, await ReadAsync());
            // An acknowledgement is nothing that was said.
            Assert.True(await foshan.PumpAsync());
            Assert.Equal(0, await ReadAsync());
            numbers.Add(await HandoverStationTests.PushedAsync(foshan));
            Assert.Equal(1, await ReadAsync());

            async Task<int> ReadAsync()
            {
                int before = record.Streams;
                var tallies = await foshan.Station.TalliesAsync(ZhaoqingCity, Day);
                int read = record.Streams - before;
                using var other = foshan.AnotherStation();
                Assert.Equal(await other.TalliesAsync(ZhaoqingCity, Day), tallies.AsEnumerable());
                Assert.Equal(numbers.Select(number => $"{number}").Order(StringComparer.Ordinal), tallies.Select(tally => $"{tally.Case}"));
                return read;
            }
        }
    }

    [Fact]
    public void It_is_bounded_for_each_platform_and_older_days_give_way()
    {
        var memory = new TallyMemory(most: 3);
        var tallies = Enumerable.Range(0, 6).Select(i => new HandoverTally(CaseNumber.Create(Day, [.. Enumerable.Repeat((byte)i, CaseNumber.RandomBytes)]), 1, 0, Said.Digest)).ToArray();
        for (int i = 0; i < 2; i++) memory.Keep(ZhaoqingCity, Day, tallies[i], saidThrough: 7);
        memory.Keep(ZhaoqingCity, Day.PlusDays(1), tallies[2], saidThrough: 7);
        Assert.Equal([true, true, true], Kept(ZhaoqingCity));
        // Full: what is older than all stays out, what is newer has the oldest day give way, another platform has its own.
        memory.Keep(ZhaoqingCity, Day.PlusDays(-1), tallies[3], saidThrough: 7);
        Assert.Null(memory.Find(ZhaoqingCity, Day.PlusDays(-1), tallies[3].Case, 7));
        memory.Keep(ZhaoqingCity, Day, tallies[0] with { Receiving = 2 }, saidThrough: 8);
        Assert.Equal((2, null), (memory.Find(ZhaoqingCity, Day, tallies[0].Case, 8)?.Receiving, memory.Find(ZhaoqingCity, Day, tallies[0].Case, 7)));
        memory.Keep(FoshanCity, Day, tallies[4], saidThrough: 7);
        Assert.NotNull(memory.Find(FoshanCity, Day, tallies[4].Case, 7));
        memory.Keep(ZhaoqingCity, Day.PlusDays(2), tallies[5], saidThrough: 7);
        Assert.Equal([false, false, true], Kept(ZhaoqingCity));
        Assert.NotNull(memory.Find(ZhaoqingCity, Day.PlusDays(2), tallies[5].Case, 7));

        bool[] Kept(DivisionCode peer) => [.. Enumerable.Range(0, 3).Select(i => memory.Find(peer, i == 2 ? Day.PlusDays(1) : Day, tallies[i].Case, 7) is not null)];
    }

    private sealed class Counted : IEventStore
    {
        private readonly InMemoryEventStore _inner = new();

        /// <summary>How many streams have been read.</summary>
        public int Streams { get; private set; }

        public ValueTask<OneOf<AppendFault, Appended>> AppendAsync(StreamId stream, long expectedVersion, IReadOnlyList<NewEvent> events, AppendKey? key = null, CancellationToken cancellationToken = default) => _inner.AppendAsync(stream, expectedVersion, events, key, cancellationToken);

        public IAsyncEnumerable<RecordedEvent> ReadAsync(StreamId stream, long fromVersion = 1, CancellationToken cancellationToken = default)
        {
            Streams++;
            return _inner.ReadAsync(stream, fromVersion, cancellationToken);
        }

        public IAsyncEnumerable<RecordedEvent> ReadAllAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => _inner.ReadAllAsync(afterPosition, cancellationToken);

        public ValueTask<OneOf<AppendFault, Appended>?> FindAsync(AppendKey key, CancellationToken cancellationToken = default) => _inner.FindAsync(key, cancellationToken);

        public ValueTask<long> LastPositionAsync(CancellationToken cancellationToken = default) => _inner.LastPositionAsync(cancellationToken);

        public ValueTask<JournalHead> HeadAsync(CancellationToken cancellationToken = default) => _inner.HeadAsync(cancellationToken);

        public IAsyncEnumerable<ChainedEvent> ReadChainAsync(long afterPosition = 0, CancellationToken cancellationToken = default) => _inner.ReadChainAsync(afterPosition, cancellationToken);
    }
}
